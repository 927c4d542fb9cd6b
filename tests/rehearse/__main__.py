"""Rehearse a whole room: ``make rehearse``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.rehearse.cast import FEW, FULL
from tests.rehearse.rehearsal import rehearse
from tests.rehearse.report import write_report
from tools import chromium

LENGTHS = (90, 180)


def main() -> int:
    """Rehearse, write the report, print where it lies.

    Returns:
        0 when everything held; 1 when something did not; 2 when there is no browser.
    """
    options = argparse.ArgumentParser(prog="make rehearse", description=main.__doc__)
    options.add_argument("--minutes", type=int, choices=LENGTHS, default=LENGTHS[0])
    options.add_argument("--few", action="store_true", help="eight seats on three browsers")
    options.add_argument("--out", type=Path, help="folder for pictures and report")
    given = options.parse_args()
    out = given.out or Path("var") / f"rehearsal-{time.strftime('%Y-%m-%d-%H%M%S')}"
    out.mkdir(parents=True, exist_ok=True)
    print(f"A room of {given.minutes} minutes, rehearsed:", flush=True)
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
        try:
            with chromium.running() as browser:
                done = rehearse(browser, FEW if given.few else FULL, given.minutes,
                                Path(folder) / "data", out.absolute())  # fmt: skip
        except chromium.NoChromium as missing:
            print(missing)
            return 2
    report = write_report(done)
    wrong = [f"{check.says}: {check.found}" for check in done.checks if not check.holds]
    wrong += [f"{name}: {line}" for name, lines in done.complaints.items() for line in lines]
    wrong += [f"It stopped: {done.stopped}"] * bool(done.stopped)
    print("\n".join(["", *wrong, "Everything held." if done.passed else "Not everything held.",
                     f"{report}"]))  # fmt: skip
    return 0 if done.passed else 1


if __name__ == "__main__":
    sys.exit(main())

"""The Chromium that the browser tests and the rehearsal drive: find it, start it, or install it.

Debian's ``chromium-headless-shell`` is the same engine without the window around it, which costs a
third of a core for every page; a ``chromium`` that is there already does as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALL = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", NAMES[0])


class NoChromium(RuntimeError):
    """There is no Chromium here."""


def found() -> str | None:
    """Return the path of a Chromium of this machine."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def running() -> Generator[Browser]:
    """A browser of this machine, without a window.

    Raises:
        NoChromium: There is none.
    """
    path = found()
    if path is None:
        raise NoChromium("Chromium is not installed; `make test` says how to install it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def main() -> int:
    """Install Chromium when it is missing and we may.

    Returns:
        1 on a build server without a Chromium, where skipping the browser tests would lie; else 0.
    """
    if not found() and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "--quiet"], check=False)
        subprocess.run(INSTALL, check=False, stdin=subprocess.DEVNULL)
    if found():
        return 0
    print(f"Chromium is missing, browser tests are skipped; install it: {' '.join(INSTALL)}")
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())

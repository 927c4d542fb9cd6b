"""Make sure that the browser tests find a Chromium: by apt as root, else say what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

INSTALL = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium")


def main() -> int:
    """Install Chromium when it is missing and we may.

    Returns:
        1 on a build server without a Chromium, where skipping the browser tests would lie; else 0.
    """
    if _is_there():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "--quiet"], check=False)
        subprocess.run(INSTALL, check=False, stdin=subprocess.DEVNULL)
    if _is_there():
        return 0
    print("Chromium is missing, browser tests are skipped; install it: apt-get install chromium")
    return 1 if os.environ.get("CI") else 0


def _is_there() -> bool:
    return bool(shutil.which("chromium") or shutil.which("chromium-browser"))


if __name__ == "__main__":
    sys.exit(main())

"""Serve the sample company and print one link that opens its room as facilitator."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

COMMAND = Path(sys.executable).with_name("customer-room")
PATIENCE_S = 30.0


def main() -> int:
    """Load the sample once, serve it until interrupted, print the link when it answers."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data-dir", type=Path, default=Path("var"))
    options.add_argument("--port", default="8000")
    given = options.parse_args()
    data = given.data_dir.absolute()
    os.environ["CUSTOMER_ROOM_DATA_DIR"] = str(data)
    os.environ["CUSTOMER_ROOM_PORT"] = given.port
    if _taken(int(given.port)):
        print(f"Port {given.port} is in use. Stop what runs there, or: make run PORT=8001")
        return 1
    if not (data / "customer-room.db").exists():
        _load(data)
    # Asked to end from outside, the server must not stay behind.
    signal.signal(signal.SIGTERM, _leave)
    server = subprocess.Popen([COMMAND, "serve"])
    try:
        if _answers(server, f"http://127.0.0.1:{given.port}/ping"):
            link = subprocess.run([COMMAND, "link"], check=True, capture_output=True, text=True)
            print(f"\n  {link.stdout.strip()}\n\nCtrl-C stops the server.", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        return server.wait()
    finally:
        server.terminate()


def _leave(_number: int, _frame: object) -> None:
    sys.exit(143)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _load(data: Path) -> None:
    """Load the sample beside its place first: an interrupted load must not look like a whole one.

    Raises:
        CalledProcessError: The sample could not be loaded; the command said why.
    """
    print("Loading the sample company …", flush=True)
    loading = data / "loading.db"
    for leftover in data.glob("loading.db*"):
        leftover.unlink()
    command = [COMMAND, "demo", "--database", f"sqlite:///{loading}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    loading.rename(data / "customer-room.db")


def _answers(server: subprocess.Popen[bytes], url: str) -> bool:
    give_up = time.monotonic() + PATIENCE_S
    while server.poll() is None and time.monotonic() < give_up:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - always http on this machine
                return True
        except (URLError, OSError):
            time.sleep(0.05)
    return False


if __name__ == "__main__":
    sys.exit(main())

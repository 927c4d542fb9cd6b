"""Start the packaged server as a stranger would: another process, another port, no Node."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from click.testing import CliRunner

from customer_room.cli import main

COMMAND = Path(sys.executable).with_name("customer-room")
PATIENCE_S = 30.0


@dataclass(frozen=True)
class Served:
    """A running server.

    Attributes:
        url: Its address without a trailing slash.
        data_dir: Its data folder.
        log: What it wrote to standard output and error.
        ready_s: How long it took to answer.
        process: The process, for tests that end it on purpose.
    """

    url: str
    data_dir: Path
    log: Path
    ready_s: float
    process: subprocess.Popen[bytes]

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which the command line meets the same database."""
        return environment(self.data_dir)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``customer-room`` with these arguments against the same database."""
        return subprocess.run(
            [COMMAND, *arguments], env=self.environment, text=True, capture_output=True, check=False
        )

    def link(self, member: str | None = None, room: str | None = None) -> str:
        """Make a private link as the command line does, in this process; its path here."""
        asked = [*(["--member", member] if member else []), *(["--room", room] if room else [])]
        arguments = ["link", "--json", *asked, "--data-dir", str(self.data_dir)]
        answer = CliRunner().invoke(main, arguments, catch_exceptions=False)
        return urlsplit(str(json.loads(answer.stdout)["url"])).path


def free_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(data_dir: Path) -> dict[str, str]:
    """A bare environment: no Node, npm or bun can be found through it."""
    return {
        "PATH": str(data_dir / "empty"),
        "HOME": str(data_dir),
        "CUSTOMER_ROOM_DATA_DIR": str(data_dir),
    }


@contextmanager
def serving(
    data_dir: Path,
    *,
    command: Path = COMMAND,
    port: int | None = None,
    extra: Mapping[str, str] | None = None,
) -> Iterator[Served]:
    """Serve until the block ends.

    Args:
        data_dir: Folder for the database and the log; made when missing.
        command: The ``customer-room`` program to start.
        port: Where to listen; a free port when None.
        extra: Further environment variables, such as a database URL.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    chosen = port or free_port()
    log = data_dir / f"server-{chosen}.log"
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [command, "serve", "--port", str(chosen)],
            env=environment(data_dir) | dict(extra or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        url = f"http://127.0.0.1:{chosen}"
        _wait(url, process, log)
        yield Served(url, data_dir, log, time.monotonic() - started, process)
    finally:
        _end(process)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}:\n{log.read_text()}")
        try:
            with urlopen(f"{url}/ping", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise TimeoutError(f"the server did not answer in {PATIENCE_S:.0f} s:\n{log.read_text()}")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()

"""A server as a process of its own: started, waited for, weighed, ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PATIENCE_S = 30.0
STOP_S = 15.0
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class Running:
    """A server that answers.

    Attributes:
        url: Its address without a trailing slash.
        pid: Its process.
        ready_s: Seconds from the start of the process to the first answer.
    """

    url: str
    pid: int
    ready_s: float

    def cpu_s(self) -> float | None:
        """Seconds of CPU it has used so far; None where /proc is missing."""
        stat = _proc(self.pid, "stat")
        if stat is None:
            return None
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory_mb(self) -> float | None:
        """Resident memory in MiB; None where /proc is missing."""
        status = _proc(self.pid, "status")
        for line in (status or "").splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return None


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], log: Path, path: str
) -> Generator[Running]:
    """Run a server until the block ends.

    Args:
        command: What to start; ``{port}`` in an argument becomes a free port.
        environment: Added to this process's own.
        log: Takes what the server writes.
        path: Asked until it answers at all.

    Raises:
        RuntimeError: The server ended, or did not answer within 30 s; carries its log.
    """
    port = free_port()
    filled = [argument.replace("{port}", str(port)) for argument in command]
    started = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own program
            filled, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url + path, process, log)
        yield Running(url, process.pid, time.perf_counter() - started)
    finally:
        _end(process)


def free_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.perf_counter() + PATIENCE_S
    while time.perf_counter() < give_up and process.poll() is None:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - plain http to this machine
                return
        except HTTPError:
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.01)
    raise RuntimeError(f"the measured server did not answer:\n{log.read_text()[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _proc(pid: int, name: str) -> str | None:
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return None

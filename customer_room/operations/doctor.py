"""What an operator wants to know before the first meeting: would it run here, and how?"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from customer_room.settings import Settings
from customer_room.store import upgrade
from customer_room.store.engine import connect

ROOM_ON_DISK_MB = 500


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is fine, and a line about it."""

    name: str
    is_fine: bool
    says: str


def examine(chosen: Settings, web: Path) -> list[Finding]:
    """Look at everything that ``serve`` needs; change nothing but an empty data folder.

    Args:
        chosen: The settings that ``serve`` would use.
        web: The folder of the compiled front end.
    """
    return [
        _python(),
        _front_end(web),
        _data_folder(chosen.data_dir),
        _space(chosen.data_dir),
        _database(chosen.database),
        _port(chosen),
        _address(chosen),
    ]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", sys.version_info >= (3, 11), version)


def _front_end(web: Path) -> Finding:
    if (web / "build" / "client" / "index.html").exists():
        return Finding("front end", True, "compiled; Node is not needed")
    return Finding("front end", False, "not compiled: run `make setup`, or install the wheel")


def _data_folder(folder: Path) -> Finding:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        return Finding("data folder", False, f"{folder}: {problem.strerror}")
    fine = os.access(folder, os.W_OK | os.X_OK)
    return Finding("data folder", fine, f"{folder}{'' if fine else ': not writable'}")


def _space(folder: Path) -> Finding:
    if not folder.exists():
        return Finding("disk", False, "unknown: there is no data folder")
    free = shutil.disk_usage(folder).free // 1_000_000
    return Finding("disk", free >= ROOM_ON_DISK_MB, f"{free} MB free")


def _database(url: str) -> Finding:
    kind = url.partition(":")[0].partition("+")[0]
    try:
        with connect(url).connect() as connection:
            found = upgrade.current(connection)
    # Whatever a driver raises, the operator gets a line; its message may quote the password.
    except Exception as problem:
        return Finding("database", False, f"{kind}: cannot be opened ({type(problem).__name__})")
    newest = upgrade.revisions()[-1]
    if found is None:
        return Finding("database", True, f"{kind}: empty, made at the first start")
    if found > newest:
        return Finding("database", False, f"{kind}: version {found} is newer than this program")
    return Finding("database", True, f"{kind}: version {found} of {newest}")


def _port(chosen: Settings) -> Finding:
    problem = port_trouble(chosen)
    if problem:
        return Finding("port", False, problem)
    return Finding("port", True, f"{chosen.host}:{chosen.port} is free")


def port_trouble(chosen: Settings) -> str:
    """Say why the server could not listen where it should; empty if it can."""
    family = socket.AF_INET6 if ":" in chosen.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, chosen.port))
        except OSError as problem:
            return f"{chosen.host}:{chosen.port}: {problem.strerror}"
    return ""


def _address(chosen: Settings) -> Finding:
    kind = "https" if chosen.is_secure else "plain http"
    warning = "" if chosen.is_secure or not chosen.insecure_lan else ": others can read along"
    return Finding("address", True, f"{chosen.origin} ({kind}{warning})")

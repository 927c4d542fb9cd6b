"""Scripts that lie beside a Python package, published to the front end under the same paths."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from reflex.assets import AssetPathStr
from reflex_base.environment import EnvironmentVariables

ASSETS = Path("assets")


def published(package: str, names: Iterable[str]) -> dict[str, AssetPathStr]:
    """Publish scripts that lie beside the calling package's ``__init__``.

    ``rx.asset`` would walk the whole call stack for each script, 0.1 s and more. A server only
    needs to know the address, because the scripts are in the compiled front end.

    Args:
        package: The caller's ``__name__``.
        names: File names beside the caller.

    Returns:
        The asset of each script by file name.
    """
    folder = f"external/{package.replace('.', '/')}"
    if not EnvironmentVariables.REFLEX_BACKEND_ONLY.get():
        beside = Path(str(sys.modules[package].__file__)).resolve().parent
        for name in names:
            _link(ASSETS / folder / name, beside / name)
    return {name: AssetPathStr(f"/{folder}/{name}") for name in names}


def _link(link: Path, script: Path) -> None:
    """Let the build find a script; at once, because tests in several processes do the same."""
    if not script.is_file():
        raise FileNotFoundError(script)
    if link.is_symlink() and link.readlink() == script:
        return
    link.parent.mkdir(parents=True, exist_ok=True)
    new = link.with_name(f"{link.name}.{os.getpid()}")
    new.symlink_to(script)
    new.replace(link)

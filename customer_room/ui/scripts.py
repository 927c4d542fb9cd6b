"""Scripts that lie beside a Python package, published to the front end under the same paths."""

from __future__ import annotations

from collections.abc import Iterable

import reflex as rx
from reflex.assets import AssetPathStr
from reflex_base.environment import EnvironmentVariables


def published(package: str, names: Iterable[str]) -> dict[str, AssetPathStr]:
    """Publish scripts that lie beside the calling module; call it from that module itself.

    ``rx.asset`` walks the whole call stack, 0.1 s for each script: 6 s before the server answered.
    A server only needs to know the address, because the scripts are in the compiled front end.

    Args:
        package: The caller's ``__name__``.
        names: File names beside the caller.

    Returns:
        The asset of each script by file name.
    """
    if EnvironmentVariables.REFLEX_BACKEND_ONLY.get():
        folder = f"/external/{package.replace('.', '/')}"
        return {name: AssetPathStr(f"{folder}/{name}") for name in names}
    found: dict[str, AssetPathStr] = {}
    for name in names:
        found[name] = rx.asset(name, shared=True, _stack_level=2)
    return found

"""Build plugin: make the compiled front end independent of the address it was built for."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Unpack

from reflex.plugins import Plugin
from reflex_base.plugins.base import PostBuildContext

INLINE_SCRIPT_HASHES = "inline_scripts.json"

_BAKED_URL = re.compile(
    r"""(?P<quote>[`"'])(?P<scheme>http|ws)s?://[^`"'/]+(?P<path>/[^`"']*)(?P=quote)"""
)
_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_ORIGIN = {
    "http": "(globalThis.location?.origin??`http://localhost`)",
    "ws": "(globalThis.location?.origin??`http://localhost`).replace(/^http/,`ws`)",
}


class RelocatableBuild(Plugin):
    """Rewrite baked addresses and note the inline scripts that the page may run."""

    def post_build(self, **context: Unpack[PostBuildContext]) -> None:
        """Finish a production build in place."""
        static = context["static_dir"]
        relocate(static)
        hashes = sorted(
            {found for page in static.rglob("*.html") for found in script_hashes(page.read_text())}
        )
        backend = static.parent.parent / "backend"
        backend.mkdir(exist_ok=True)
        (backend / INLINE_SCRIPT_HASHES).write_text(json.dumps(hashes, indent=1))


def relocate(static: Path) -> None:
    """Replace the address of the build machine by the page's own origin.

    Reflex bakes absolute URLs into one small chunk; a changed port or https would break the page.

    Raises:
        RuntimeError: No chunk was found, so the build would only work on one address.
    """
    chunks = sorted((static / "assets").glob("reflex-env-*.js"))
    if not chunks:
        raise RuntimeError("no reflex-env chunk in the build: the front end is not relocatable")
    for chunk in chunks:
        code = without_baked_urls(chunk.read_text())
        chunk.write_text(code)
        sidecar = chunk.with_name(chunk.name + ".gz")
        if sidecar.exists():
            sidecar.write_bytes(gzip.compress(code.encode(), mtime=0))


def without_baked_urls(code: str) -> str:
    """Turn every absolute URL literal into an expression on ``location.origin``."""
    return _BAKED_URL.sub(lambda url: f"{_ORIGIN[url['scheme']]}+`{url['path']}`", code)


def script_hashes(html: str) -> list[str]:
    """Give the Content-Security-Policy hash of each inline script of a page."""
    return [
        f"sha256-{b64encode(sha256(script['code'].encode()).digest()).decode()}"
        for script in _INLINE_SCRIPT.finditer(html)
        if not re.search(r"\bsrc=", script["attributes"])
    ]

"""Stylesheets under assets/: what every page wears, and what only some pages wear.

A page that wears more names it at its line in routes. The build puts that into the page's own
file, so no page transfers another page's looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

import reflex as rx
from reflex_base.utils.imports import ImportVar
from reflex_base.vars.base import VarData

# In the order in which they apply; the tokens come first.
EVERYWHERE = (
    "/tokens.css",
    "/base.css",
    "/controls.css",
    "/marks.css",
    "/panels.css",
    "/shell.css",
    "/room.css",
    "/board.css",
    "/outline.css",
    "/asking.css",
    "/decisions.css",
    "/card.css",
    "/panel.css",
    "/importing.css",
    "/devices.css",
    "/palette.css",
    "/reach.css",
    "/print.css",
)


def wearing(draw: Callable[[], rx.Component], styles: Sequence[str]) -> Callable[[], rx.Component]:
    """Let a page import stylesheets of its own, after those of every page.

    The build sorts them, so stylesheets of one page do not compete with each other.
    """

    @wraps(draw)  # the build puts what a page is made of into a file by the module it names
    def dressed() -> rx.Component:
        worn = VarData(imports={"": [ImportVar(tag=f"$/public{each}") for each in styles]})
        return rx.fragment(rx.Var("null", _var_data=worn), draw())

    return dressed if styles else draw

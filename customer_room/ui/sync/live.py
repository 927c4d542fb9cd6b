"""The store of the browser as components: the bridge of a page and its status line."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.domain import nouns
from customer_room.domain.command import REGISTRY
from customer_room.ui.sync import ASSETS, PACKAGES

# Only what cannot hurt when it arrives late (ARCHITECTURE §1, row 5).
KEPT_OFFLINE = ("note.", "operation.undo", "read_back.write")

assert nouns  # importing it fills the registry


def undoable() -> list[str]:
    """Return the commands that their author may take back, sorted."""
    return sorted(name for name, spec in REGISTRY.items() if spec.undoable)


class LiveBridge(rx.NoSSRComponent):
    """Opens the line, performs declared writes and tells a page what to load again."""

    library = ASSETS["live_bridge.jsx"].importable_path
    tag = "LiveBridge"
    lib_dependencies: list[str] = PACKAGES
    room: rx.Var[str]
    view: rx.Var[str]
    signed_in: rx.Var[bool]
    offline: rx.Var[list[str]]
    undoable: rx.Var[list[str]]
    on_nudge: rx.EventHandler[rx.event.passthrough_event_spec(list[str])]


class StatusLine(rx.NoSSRComponent):
    """Saved · Saving… · Offline: 12 changes kept on this device · Needs attention (2)."""

    library = ASSETS["live_bridge.jsx"].importable_path
    tag = "StatusLine"
    lib_dependencies: list[str] = PACKAGES


class PlainHttp(rx.NoSSRComponent):
    """Warns where the page came by plain http from another machine."""

    library = ASSETS["plain_http.jsx"].importable_path
    tag = "PlainHttp"


def live_bridge(
    *,
    room: rx.Var[str] | str = "",
    view: str = "",
    signed_in: rx.Var[bool] | bool = True,
    on_nudge: Any = None,
) -> rx.Component:
    """Mount the store on a page; ``shell.page`` does it once.

    Args:
        room: Id of the room the page shows; empty for a page without one.
        view: ``present`` for what the projector shows, whoever opened it.
        signed_in: Without a session there is no line to open.
        on_nudge: A State handler taking the list of topics that changed; ``["*"]`` means all.
    """
    handler = {} if on_nudge is None else {"on_nudge": on_nudge}
    return LiveBridge.create(
        room=room,
        view=view,
        signed_in=signed_in,
        offline=list(KEPT_OFFLINE),
        undoable=undoable(),
        **handler,
    )


def status_line() -> rx.Component:
    """Show where my work is; opens what needs attention."""
    return StatusLine.create()


def plain_http() -> rx.Component:
    """Say above a page that its connection can be listened to, where that is so."""
    return PlainHttp.create()

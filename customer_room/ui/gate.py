"""The gate before Reflex: which sockets may open and which events they may send.

Out of the box Reflex accepts any socket and lets it call every public method of every State. Here
only declared handlers exist, and a socket without a session reaches public pages and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode
from uuid import NAMESPACE_OID, uuid5

import reflex as rx
from reflex.utils.format import format_route

from customer_room.live.projectors import present_view
from customer_room.live.standing import Caller
from customer_room.security.logs import failure
from customer_room.ui import handlers
from customer_room.ui.handlers import Access

log = logging.getLogger(__name__)

CallerOf = Callable[[str], Awaitable[Caller | None]]


@dataclass(frozen=True)
class Gate:
    """What passes.

    Attributes:
        caller_of: Finds whose live session a Cookie header proves, or None.
        access: Who may call which event, by the event's full name.
        is_public: Tells whether a page address may be seen without a session.
    """

    caller_of: CallerOf
    access: Mapping[str, Access]
    is_public: Callable[[str], bool]

    async def admits(self, cookie: str, event: object) -> bool:
        """Whether a visitor with this Cookie header may send this event."""
        page = _page_of(event)
        needed = self.access.get(str(event.get("name"))) if isinstance(event, dict) else None
        if page is None or needed is None:
            return False
        if needed == "anyone" and self.is_public(page):
            return True
        caller = await self.caller_of(cookie)
        if caller is None or caller.projects is None:
            return caller is not None
        return needed != "session" and page.rstrip("/") == present_view(caller.projects)

    async def session_of(self, cookie: str) -> str | None:
        """Give the id of the live session that a Cookie header proves, or None."""
        caller = await self.caller_of(cookie)
        return caller.session_id if caller else None


def install(app: rx.App, caller_of: CallerOf, public: Collection[str]) -> Gate:
    """Close the gate of an application: drop undeclared handlers, check sockets and events.

    Args:
        app: The application, with all pages added and before it is started.
        caller_of: Finds whose live session a Cookie header proves, or None.
        public: Routes that need no session, such as ``/`` and ``/join``.
    """
    gate = Gate(
        caller_of=caller_of,
        access=keep_declared(app),
        is_public=matcher(app, public),
    )
    _guard(app, gate)
    return gate


def matcher(app: rx.App, routes: Collection[str]) -> Callable[[str], bool]:
    """Give the function that tells whether an address belongs to one of these routes."""
    wanted = {format_route(route) for route in routes}
    return lambda path: app.router(path) in wanted


def keep_declared(app: rx.App) -> dict[str, Access]:
    """Remove every handler that is not declared; name who may call the others.

    Returns:
        The access of each event that a browser may send, by full event name.
    """
    declared = handlers.FRAMEWORK | handlers.PAGES
    registered = _registered(app)
    access: dict[str, Access] = {}
    for full_name in list(registered):
        name = short_name(full_name, registered[full_name])
        if name in declared:
            access[full_name] = declared[name]
        elif name not in handlers.INTERNAL:
            del registered[full_name]
    return access


def undeclared(app: rx.App) -> list[str]:
    """Name the handlers nobody decided about: neither declared nor known to be removed."""
    decided = {*handlers.FRAMEWORK, *handlers.PAGES, *handlers.INTERNAL, *handlers.REMOVED}
    names = {short_name(full, found) for full, found in _registered(app).items()}
    return sorted(name for name in names - decided if not name.endswith(".setvar"))


def _registered(app: rx.App) -> dict[str, Any]:
    return app._registration_context.event_handlers  # pyright: ignore[reportPrivateUsage]


def short_name(full_name: str, registered: Any) -> str:
    """Give ``StateClass.handler`` for a registered handler."""
    return f"{registered.states[0].__name__}.{full_name.rpartition('.')[2]}"


def _guard(app: rx.App, gate: Gate) -> None:
    namespace = app.event_namespace
    if namespace is None:
        raise RuntimeError("the application has no state, so there is no socket to guard")
    connect, receive, leave = namespace.on_connect, namespace.on_event, namespace.on_disconnect
    cookies: dict[str, str] = {}

    async def on_connect(sid: str, environ: dict[str, Any], auth: Any = None) -> Any:
        cookie = str(environ.get("HTTP_COOKIE", ""))
        first = auth.get("event") if isinstance(auth, dict) else None
        query = parse_qs(str(environ.get("QUERY_STRING", "")))
        if not query.get("token") or not await gate.admits(cookie, first):
            raise ConnectionRefusedError("login_required")
        cookies[sid] = cookie
        query["token"] = [own_token(await gate.session_of(cookie), query["token"][0])]
        return await connect(sid, {**environ, "QUERY_STRING": urlencode(query, True)}, auth)

    async def on_event(sid: str, data: Any) -> None:
        # The event itself stays out of the log: it may carry text or a cookie.
        if not await gate.admits(cookies.get(sid, ""), data):
            log.warning("event.refused")
            return
        try:
            await receive(sid, data)
        except Exception as problem:
            log.warning("event.failed", extra=failure(problem))

    def on_disconnect(sid: str) -> Any:
        cookies.pop(sid, None)
        return leave(sid)

    namespace.on_connect, namespace.on_event = on_connect, on_event
    namespace.on_disconnect = on_disconnect


def own_token(session_id: str | None, token: str) -> str:
    """Give the key of a tab's State, which Reflex looks up by the tab's token alone.

    Bound to the session, so that a tab that changes hands, or a token somebody else sends, never
    meets the State of its last user.
    """
    return str(uuid5(NAMESPACE_OID, f"{session_id or ''} {token}"))


def _page_of(event: object) -> str | None:
    """Give the address an event comes from, or None when the event is not well formed."""
    match event:
        case {"router_data": {"pathname": str() as page}, **rest} if isinstance(
            rest.get("payload") or {}, dict
        ):
            return page
        case _:
            return None

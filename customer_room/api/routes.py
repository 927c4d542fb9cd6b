"""Every plain route with who may call it; what is not listed here does not exist."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route, Router, WebSocketRoute
from starlette.websockets import WebSocket

from customer_room.api import (
    commands,
    door,
    downloads,
    health,
    imports,
    join,
    journey,
    links,
    members,
    metrics,
    pair,
    snapshots,
)
from customer_room.api.answers import Handler, typed
from customer_room.api.callers import check_access, check_operator, check_page
from customer_room.domain.policy import Permission
from customer_room.services import Services, current

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
Access = Literal["anyone", "session", "onlooker", "operator"] | Permission


@dataclass(frozen=True, slots=True)
class Declared:
    """One route.

    Attributes:
        access: Who may call it at all; commands are decided one by one besides. A projector calls
            what is for an ``onlooker``, and nothing else that needs a session.
    """

    method: Literal["GET", "POST"]
    path: str
    handler: Handler
    access: Access


ROUTES: tuple[Declared, ...] = (
    Declared("GET", "/healthz", health.alive, "anyone"),
    Declared("GET", "/readyz", health.ready, "anyone"),
    Declared("GET", "/metrics", metrics.metrics, "operator"),
    Declared("GET", "/enter/{token}", links.enter, "anyone"),
    Declared("GET", "/api/schema", commands.schema, "anyone"),
    Declared("POST", "/api/join", join.join, "anyone"),
    Declared("POST", "/api/session/end", join.end, "anyone"),
    Declared("POST", "/api/pair", pair.show, "anyone"),
    Declared("POST", "/api/pair/collect", pair.collect, "anyone"),
    Declared("GET", "/api/me", snapshots.who, "session"),
    Declared("GET", "/api/rooms/{room_id}/snapshot", snapshots.snapshot, "onlooker"),
    Declared("GET", "/api/rooms/{room_id}/lane", journey.lane, "session"),
    Declared("GET", "/api/rooms/{room_id}/door", door.door, Permission.RUN_ROOM),
    Declared("POST", "/api/rooms/{room_id}/projectors", pair.connect, Permission.RUN_ROOM),
    Declared("GET", "/api/members/{member_id}/merge", members.merge, Permission.RUN_ROOM),
    Declared("GET", "/api/rooms/{room_id}/poster.png", downloads.board_png, "session"),
    Declared("GET", "/api/decisions/{number}.png", downloads.decision_png, "session"),
    Declared("POST", "/api/commands", commands.submit, "session"),
    Declared("POST", "/api/imports/preview", imports.look, Permission.MAP),
    Declared("POST", "/api/imports/sheet", imports.sheet, Permission.MAP),
    Declared("POST", "/api/imports", imports.load, Permission.MAP),
    Declared("POST", "/api/links/device", links.device, Permission.SELF),
    Declared("POST", "/api/links", links.make, Permission.SETTINGS),
    Declared("POST", "/api/links/revoke", links.revoke, Permission.SETTINGS),
)


def routes() -> list[BaseRoute]:
    """Return all plain routes and the socket, for Starlette."""
    plain = [Route(r.path, typed(_guarded(r)), methods=[r.method]) for r in ROUTES]
    return [*plain, WebSocketRoute("/live", _live)]


def _guarded(route: Declared) -> Handler:
    """Refuse, before its handler runs, whoever a route is not for."""
    if route.access == "anyone":
        return route.handler
    needed = route.access if isinstance(route.access, Permission) else None
    looks_on = route.access == "onlooker"

    async def guarded(request: Request) -> Response:
        if route.method == "POST":
            check_page(request)
        if route.access == "operator":
            check_operator(request)
        else:
            await check_access(request, needed, looks_on=looks_on)
        return await route.handler(request)

    return guarded


def in_front(application: Application, services: Services) -> Application:
    """Put the plain routes before an application, and start and stop the services with it.

    Args:
        application: Gets every request that no route here matches.
        services: What ``bootstrap.build`` has put together.
    """
    router = Router(routes())

    async def served(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await application(scope, receive, _starting(services, send))
        elif any(route.matches(scope)[0] is not Match.NONE for route in router.routes):
            await router(scope, receive, send)
        else:
            await application(scope, receive, send)

    return served


def _starting(services: Services, send: Send) -> Send:
    """Start the services before the application reports that it has started; stop them after."""

    async def sent(message: Message) -> None:
        if message["type"] == "lifespan.startup.complete":
            await services.start()
        elif message["type"] in ("lifespan.shutdown.complete", "lifespan.shutdown.failed"):
            await services.stop()
        await send(message)

    return sent


async def _live(websocket: WebSocket) -> None:
    await current().sockets.endpoint(websocket)

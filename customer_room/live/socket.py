"""The sockets at ``/live``: who may open one, and which are open."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from customer_room.domain.errors import NotAllowed
from customer_room.live.connection import Connection
from customer_room.live.hub import Hub
from customer_room.live.news import Committed
from customer_room.live.protocol import RESTART, Close
from customer_room.live.service import RoomService
from customer_room.live.standing import Caller
from customer_room.live.subscriber import Kind
from customer_room.security.limits import ChangeLimits, Limits
from customer_room.security.origin import check_origin

POLL_S = 0.01


@dataclass(slots=True)
class Sockets:
    """All that a socket needs from the house, and the sockets that are open.

    Attributes:
        who: Finds the caller by a Cookie header.
        origins: Addresses whose pages may open a socket.
        now: This moment as an Instant.
        clock: Seconds, monotonic.
        draining: The server is about to end; nobody comes in any more.
    """

    service: RoomService
    hub: Hub
    who: Callable[[str | None], Caller | None]
    origins: tuple[str, ...]
    limits: Limits
    changes: ChangeLimits
    now: Callable[[], str]
    clock: Callable[[], float]
    draining: bool = False
    _open: dict[str, Connection] = field(default_factory=dict[str, Connection])

    async def endpoint(self, websocket: WebSocket) -> None:
        """Serve one socket until either side ends it."""
        try:
            check_origin(
                websocket.headers.get("origin"), websocket.headers.get("host"), self.origins
            )
        except NotAllowed:
            # Not accepted: the page of another site only learns that nothing opened.
            await websocket.close()
            return
        if self.draining:
            await websocket.accept()
            await websocket.close(Close.RESTART)
            return
        connection = Connection(self, websocket)
        try:
            await connection.serve()
        except WebSocketDisconnect:
            pass
        finally:
            self._open.pop(connection.id, None)

    def opened(self, connection: Connection) -> None:
        """Note an open connection."""
        self._open[connection.id] = connection

    @property
    def count(self) -> int:
        """How many sockets are open."""
        return len(self._open)

    def announce(self) -> None:
        """Let nobody in any more, and tell everybody that the server restarts (P22)."""
        self.draining = True
        for connection in list(self._open.values()):
            connection.subscriber.push(Kind.REPLY, RESTART)

    async def emptied(self) -> None:
        """Wait until every frame has been handed over to its socket."""
        while any(connection.subscriber.waits for connection in self._open.values()):
            await asyncio.sleep(POLL_S)

    def hear(self, news: Committed) -> None:
        """After a commit: look anew at everybody whose session, role or room it touched (P20)."""
        sessions, members = news.touched("session"), news.touched("member")
        rooms = news.forgotten
        if not sessions and not members and not rooms:
            return
        here = [c for c in self._open.values() if c.subscriber.workspace_id == news.workspace_id]
        for connection in here:
            standing = connection.standing
            if connection.subscriber.room_id in rooms:
                connection.say_goodbye()
            elif standing.session_id in sessions or standing.member_id in members:
                connection.look_again()

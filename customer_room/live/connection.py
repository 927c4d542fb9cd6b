"""One socket: greets, reads proposals, drains the queue, ends when its session does."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, cast

from starlette.websockets import WebSocket, WebSocketState

from customer_room.domain.errors import DomainError, NotFound, Refusal
from customer_room.domain.policy import Actor, Role
from customer_room.domain.room import reachable
from customer_room.domain.visibility import Viewer, viewer_of
from customer_room.live.direct import EXTENSION
from customer_room.live.hub import Hub
from customer_room.live.presence import Place
from customer_room.live.protocol import (
    REHEARSAL_OVER,
    VERSION,
    Close,
    Ping,
    Present,
    Proposal,
    Received,
    Unreadable,
    ack,
    encode,
    envelope,
    numbered,
    read_frame,
    refused,
)  # fmt: skip
from customer_room.live.service import Answer, RoomService
from customer_room.live.standing import Caller, me, resolve, signed_out
from customer_room.live.subscriber import Kind, Subscriber
from customer_room.security.limits import Buckets, ChangeLimits, Limits, SlowDown
from customer_room.store.errors import StoreError

TALK_PER_SECOND = 5.0
TALK_BURST = 40.0
SLOW_S = 0.005
LAST_WORDS_S = 1.0
REASONS = {"login_required": Close.SIGNED_OUT, "room_full": Close.FLOOD}


class House(Protocol):
    """What a connection needs; ``Sockets`` says what each of it is."""

    service: RoomService
    hub: Hub
    who: Callable[[str | None], Caller | None]
    limits: Limits
    changes: ChangeLimits
    now: Callable[[], str]
    clock: Callable[[], float]

    def opened(self, connection: "Connection") -> None:
        """Hear that a connection knows who it is."""
        ...


class Connection:
    """One socket from its first to its last frame."""

    subscriber: Subscriber
    standing: Actor

    def __init__(self, house: House, websocket: WebSocket) -> None:
        self.id = secrets.token_hex(8)
        self._house, self._socket = house, websocket
        self._wake = asyncio.Event()
        self._caller: Caller | None = None
        self._room_id = websocket.query_params.get("room") or None
        self._present = websocket.query_params.get("view") == "present"
        self._talk = Buckets(TALK_PER_SECOND, TALK_BURST, house.clock)
        self._refused = 0
        self._stale = self._over = False
        self._checking: asyncio.Task[None] | None = None

    async def serve(self) -> None:
        """Open, then read and write until the end."""
        await self._socket.accept()
        try:
            actor, epoch = await asyncio.to_thread(self._enter)
            self.subscriber = self._subscribe(actor)
            self._house.hub.join(self.subscriber)
        except DomainError as problem:
            await self._turn_away(problem.refusal())
            return
        except StoreError:
            await self._socket.close(Close.GOING_AWAY)
            return
        self._house.opened(self)
        self._greet(actor, epoch)
        # A session may have ended between looking and listening.
        self.look_again()
        reader, writer = asyncio.create_task(self._read()), asyncio.create_task(self._write())
        try:
            await asyncio.wait({reader, writer}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._house.hub.leave(self.subscriber)
            for task in (reader, writer):
                task.cancel()
            await asyncio.gather(reader, writer, return_exceptions=True)
            await self._end()

    def look_again(self) -> None:
        """Check in the background who this is now, and act on a difference."""
        self._stale = True
        if self._checking is None or self._checking.done():
            self._checking = asyncio.create_task(self._recheck())

    def _enter(self) -> tuple[Actor, str]:
        house = self._house
        self._caller = self._caller or house.who(self._socket.headers.get("cookie"))
        if self._caller is None:
            raise signed_out()
        with house.service.store.reading(self._caller.workspace_id) as read:
            actor = resolve(read, self._caller, house.now())
            if self._room_id is not None:
                reachable(read, actor, self._room_id)
            elif actor.role is Role.PROJECTOR:
                raise NotFound("This page")
            return actor, read.head().epoch

    def _subscribe(self, actor: Actor) -> Subscriber:
        extension = self._socket.scope.get("extensions", {}).get(EXTENSION)
        caller = cast("Caller", self._caller)
        viewer = self._viewer(actor)
        return Subscriber(
            id=self.id, workspace_id=caller.workspace_id, room_id=self._room_id,
            session_id=caller.session_id or "", member_id=viewer.member_id or "",
            audience=viewer, group=(viewer.audience, viewer.room_id), open=not actor.waiting,
            projects=actor.role is Role.PROJECTOR,
            wake=self._wake.set, write=extension["write"] if extension else None,
        )  # fmt: skip

    def _viewer(self, actor: Actor) -> Viewer:
        return viewer_of(actor, present=self._present)

    def _greet(self, actor: Actor, epoch: str) -> None:
        told = me(actor, self.subscriber.workspace_id)
        hello = {"epoch": epoch, "me": told, "now": self._house.now(), "protocol": VERSION}
        self.subscriber.push(Kind.REPLY, encode({"hello": hello}))
        if self._room_id and not actor.waiting:
            here = self._house.hub.who_is_here(self.subscriber)
            self.subscriber.push(Kind.PRESENCE, here)
        self.standing = actor

    def say_goodbye(self) -> None:
        """Tell that the rehearsal is over (P25), and end with it."""
        self._over = True
        self.subscriber.push(Kind.REPLY, REHEARSAL_OVER)
        self.look_again()

    async def _recheck(self) -> None:
        while self._stale:
            self._stale = False
            try:
                actor, epoch = await asyncio.to_thread(self._enter)
            except StoreError:
                # Without an answer who this is now, nothing more is shown; the client comes again.
                self.subscriber.close(Close.GOING_AWAY)
                return
            except DomainError as problem:
                if self.subscriber.projects or self._over:
                    await self._hand_over()
                self.subscriber.close(REASONS.get(problem.code, Close.NOT_FOUND))
                return
            if actor != self.standing:
                self._become(actor, epoch)

    async def _hand_over(self) -> None:
        """Let it be told what ended it: a projector the room's close, with its message (P24)."""
        self._house.hub.flush()
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORDS_S):
                while self.subscriber.waits:
                    await asyncio.sleep(SLOW_S)

    def _become(self, actor: Actor, epoch: str) -> None:
        """Go on as somebody who may see other things than before, or as somebody else."""
        viewer = self._viewer(actor)
        self.subscriber.audience = viewer
        self.subscriber.member_id = viewer.member_id or ""
        self.subscriber.group = (viewer.audience, viewer.room_id)
        self.subscriber.open = not actor.waiting
        self._greet(actor, epoch)
        self.subscriber.reload()

    async def _read(self) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            raw = cast("str | bytes", message.get("text") or message.get("bytes") or "")
            self._take(read_frame(raw, self._house.limits))
            # A flood must not keep the others waiting: one turn for everybody per frame, and who
            # was told to slow down is read slowly.
            await asyncio.sleep(SLOW_S if self._refused else 0)

    def _take(self, received: Received) -> None:
        match received:
            case Proposal():
                self._propose(received)
            case Unreadable(op_id, seq, refusal):
                self._refuse(op_id, seq, refusal)
            case Present(view, away):
                # Who looks on is nobody, and is nowhere.
                if self.subscriber.member_id and self._talk.take("presence"):
                    place = Place(self.subscriber.member_id, view, away)
                    self._house.hub.place(self.subscriber, place)
            case Ping(value):
                if self._talk.take("ping"):
                    self.subscriber.push(Kind.REPLY, encode({"pong": value}))

    def _propose(self, proposal: Proposal) -> None:
        try:
            self._house.changes.check(self.subscriber.session_id, self._room_id)
        except SlowDown as problem:
            self._refuse(proposal.op_id, proposal.client_seq, problem.refusal())
            return
        self._refused = max(0, self._refused - 1)

        def done(answer: Answer) -> None:
            seq = proposal.client_seq
            if answer.refusal is None:
                body = ack(answer.op_id, seq)
            else:
                self._house.service.metrics.refused(answer.refusal)
                body = refused(answer.op_id, seq, answer.refusal)
            self._house.hub.reply(self.subscriber, body)

        self._house.service.propose(cast("Caller", self._caller), proposal, done)

    def _refuse(self, op_id: str | None, seq: int | None, refusal: Refusal) -> None:
        """Refuse before anything is tried; far more of that than of anything else ends the line."""
        self._refused += 1
        self._house.service.metrics.refused(refusal)
        if self._refused > self._house.limits.refusals_before_close:
            self.subscriber.close(Close.FLOOD)
        else:
            self.subscriber.push(Kind.REPLY, refused(op_id, seq, refusal))

    async def _write(self) -> None:
        subscriber = self.subscriber
        while True:
            await self._wake.wait()
            self._wake.clear()
            while subscriber.closing is None and (frame := subscriber.take()) is not None:
                subscriber.stuck_since = self._house.clock()
                await self._socket.send_text(frame.decode())
                subscriber.stuck_since = None
            if subscriber.closing is not None:
                return

    async def _turn_away(self, refusal: Refusal) -> None:
        self._house.service.metrics.refused(refusal)
        body = encode({"error": envelope(refusal)})
        await self._socket.send_text(numbered(1, body).decode())
        await self._socket.close(REASONS.get(refusal.code, Close.NOT_FOUND))

    async def _end(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
        if (
            self._socket.application_state is WebSocketState.CONNECTED
            and self._socket.client_state is WebSocketState.CONNECTED
        ):
            code = self.subscriber.closing or Close.GOING_AWAY
            # Somebody who does not read does not hear the goodbye either.
            with_patience = asyncio.wait_for(self._socket.close(code), timeout=1.0)
            await asyncio.gather(with_patience, return_exceptions=True)

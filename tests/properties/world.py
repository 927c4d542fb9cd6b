"""A server in memory with its clients: the real write path, hub, sockets and snapshots."""

import asyncio
import json
import shutil
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from customer_room.bootstrap import draw
from customer_room.domain.decisions_seal import due
from customer_room.domain.errors import DomainError
from customer_room.domain.people import Member
from customer_room.domain.policy import SYSTEM
from customer_room.domain.sessions import How, Session, actor_of
from customer_room.domain.snapshots import quarters_due
from customer_room.domain.values import later
from customer_room.live.hub import Hub
from customer_room.live.jobs import Step
from customer_room.live.service import RoomService
from customer_room.live.snapshots import Snapshots
from customer_room.live.socket import Sockets
from customer_room.live.standing import Caller
from customer_room.security.limits import ChangeLimits, Limits
from customer_room.store.store import Store
from tests.properties.client import Client
from tests.properties.company import BEGAN, W, session_of
from tests.properties.line import ORIGIN, Line

WIDE = Limits(changes_per_second=1e9, change_burst=1e9, room_changes_per_second=1e9,
              room_change_burst=1e9, sockets_per_session=99)  # fmt: skip
PATIENCE_S = 20.0


class World:
    """Everything between a command and a screen, on a loop of its own."""

    def __init__(self, folder: Path, template: Path, chance: Random) -> None:
        """Copy a furnished database and serve it.

        Args:
            folder: Where the copy goes.
            template: A database as ``company.template`` makes it.
            chance: Where all choices come from.
        """
        self.file, self.chance, self.now = folder / "room.db", chance, BEGAN
        for left in folder.glob("room.db*"):
            left.unlink()
        shutil.copy(template, self.file)
        self.loop = asyncio.new_event_loop()
        self.clients: list[Client] = []
        self.sessions = self.numbers = 0
        self.times = [self.now]
        self.stuffed = False
        self.failures: list[str] = []
        self.loop.set_exception_handler(lambda _l, told: self.failures.append(str(told)))
        self._serve()

    def add(self, member_id: str, room_id: str = "r1", *, present: bool = False) -> Client:
        """Let somebody open a browser with the session he starts with."""
        client = Client(member_id, session_of(member_id), room_id, present)
        self.clients.append(client)
        return client

    def connect(self, client: Client) -> None:
        """Open a client's socket; what is in the outbox is sent again."""
        if client.line is not None:
            client.line.cut(0)
        client.replica.opened()

        async def opening() -> Line:
            return Line(self.sockets, client.session_id, client.room_id, present=client.present,
                        takes=lambda: not self.stuffed)  # fmt: skip

        client.line = self.loop.run_until_complete(opening())
        numbers = list(client.outbox)
        self.chance.shuffle(numbers)
        for number in numbers:
            client.line.send(client.outbox[number])

    def propose(self, client: Client, name: str, payload: dict[str, Any], *, times: int = 1) -> int:
        """Put a command into a client's outbox and, if the line is open, send it (maybe again)."""
        self.numbers += 1
        op = f"op{self.numbers}"
        seq = len(client.sent) + 1
        frame = {"op": op, "client": f"c{self.clients.index(client)}", "seq": seq, "name": name,
                 "payload": payload}  # fmt: skip
        client.outbox[seq] = client.sent[seq] = frame
        if client.online and client.line is not None:
            client.line.lossy |= times == 0
            for _ in range(times):
                client.line.send(frame)
        return seq

    def repeat(self, client: Client) -> None:
        """Send something again that was sent before, answered or not."""
        if client.online and client.sent and client.line is not None:
            client.line.send(self.chance.choice(list(client.sent.values())))

    def system(self, name: str, /, **payload: Any) -> None:
        """Let the server itself make a change."""
        step = Step(SYSTEM, name, payload, self.now)
        with suppress(DomainError):
            self.service.transact(W, lambda _tx, perform: perform(step))

    def sign_in(self, client: Client, how: How = How.PRIVATE_LINK) -> None:
        """Give a client a new session, as a link does; a guest's reaches one room."""
        self.sessions += 1
        client.session_id = f"again{self.sessions}"
        with self.store.reading(W) as read:
            member = read.get(Member, client.member_id)
        is_guest = member is not None and member.role == "guest"
        room_id = (client.room_id or "r1") if is_guest else None
        self.system("session.open", id=client.session_id, member_id=client.member_id, how=how,
                    room_id=room_id)  # fmt: skip

    def pass_time(self, **delta: float) -> None:
        """Let the clock go on; what is due seals."""
        self.now = later(self.now, **delta)
        self.times.append(self.now)
        with self.store.reading(W) as read:
            commands = [*due(read, self.now), *quarters_due(read, self.now)]
            steps = [Step(SYSTEM, *command) for command in commands]
        for step in steps:
            self.service.transact(W, lambda _tx, perform, step=step: perform(step))

    def crash(self, *, tell: bool) -> None:
        """End the server at once and start it anew from its database.

        Args:
            tell: Whether acknowledgements of what was committed still went out.
        """
        if not tell:
            self.service._deliver = lambda results: None  # type: ignore[method-assign]
        for client in self.clients:
            if client.line is not None:
                client.line.cut(self.chance.randrange(9))
        self._end()
        self._serve()

    def close(self) -> None:
        """End the server for good."""
        for client in self.clients:
            if client.line is not None:
                client.line.cut(0)
        self._end()
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        assert not self.failures, self.failures

    def turn(self, times: int = 1) -> None:
        """Let the server go on a little, and clients read what has arrived."""
        for _ in range(times):
            self.loop.run_until_complete(asyncio.sleep(0.0005))
            for client in self.clients:
                self.read(client)

    def read(self, client: Client) -> None:
        """Let a client take what has arrived, and a snapshot if it wants one."""
        line = client.line
        if line is None:
            return
        arrived, line.arrived = line.arrived, []
        for raw in arrived:
            frame = json.loads(raw)
            client.seen.append((client.eyes, raw))
            client.replica.receive(frame)
            if "ack" in frame:
                self._answered(client, frame)
        if client.replica.wants and line.open and self.chance.random() < 0.7:
            self.fetch(client)

    def fetch(self, client: Client) -> None:
        """Fetch a snapshot; somebody who may not have one stays as he is."""
        with suppress(DomainError):
            raw = self.snapshot(client)
            client.seen.append((client.eyes, raw))
            client.replica.take(json.loads(raw))

    def signed_in(self, client: Client) -> bool:
        """Whether a client's session still stands; its socket closes a little later (P20)."""
        with self.store.reading(W) as read:
            session = read.get(Session, client.session_id)
            member = read.get(Member, client.member_id)
        return bool(session and member and actor_of(session, member, self.now))

    def snapshot(self, client: Client) -> bytes:
        """Return what the server would answer to a client's request for the room."""
        caller = Caller(W, client.session_id)
        return self.snapshots.take(caller, client.room_id, present=client.present, packed=False)

    def settle(self) -> None:
        """Bring everybody online and wait until nothing is on its way any more."""
        self.stuffed = False
        for client in self.clients:
            if client.line is not None and client.line.lossy:
                client.line.cut(0)
        for _ in range(400):
            for client in list(self.clients):
                self._bring_back(client)
            self.turn(2)
            if self._is_quiet():
                self.turn(2)
                if self._is_quiet():
                    return
        waiting = [(c.eyes, c.online, c.line and c.line.code, c.outbox, c.replica.wants)
                   for c in self.clients if not self._is_still(c)]  # fmt: skip
        raise AssertionError(f"the server does not come to rest: {waiting}")

    def _bring_back(self, client: Client) -> None:
        if client.online or self._is_nobody(client):
            return
        if client.line is not None and client.line.code == 4401:
            with self.store.reading(W) as read:
                member = read.get(Member, client.member_id)
            if member is None or not member.active_on(self.now):
                # Out of office, or the same person as somebody else by now: gone for good.
                self.clients = [each for each in self.clients if each is not client]
                return
            self.sign_in(client)
        self.connect(client)

    def _is_quiet(self) -> bool:
        channels = self.hub._channels.values()
        return (
            not any(c.pending or c.due for c in channels)
            and self.service._jobs.empty()
            and not any(s._queue for s in self.hub.everybody())
            and not any(c._stale or (c._checking and not c._checking.done())
                        for c in self.sockets._open.values())
            and all(self._is_still(client) for client in self.clients)
        )  # fmt: skip

    def _is_nobody(self, client: Client) -> bool:
        """Whether he was merged into somebody else and signed out: he does not come back."""
        if client.line is None or client.line.code != 4401:
            return False
        with self.store.reading(W) as read:
            member = read.get(Member, client.member_id)
        return member is not None and member.merged_into is not None

    def _is_still(self, client: Client) -> bool:
        if self._is_nobody(client) and not client.outbox:
            return True
        line = client.line
        return (line is not None and line.open and not line.arrived and not client.outbox
                and (not client.replica.wants or self._waits(client)))  # fmt: skip

    def _waits(self, client: Client) -> bool:
        """Whether somebody may not have a snapshot, now."""
        try:
            self.snapshot(client)
        except DomainError:
            return True
        return False

    def _answered(self, client: Client, frame: dict[str, Any]) -> None:
        seq, error = frame["ack"], frame.get("error")
        if error is not None and (error["retry"] or error["code"] == "login_required"):
            # A server that goes takes nothing more (P22): both are sent again on another line.
            is_ending = client.line is not None and client.line.code is not None
            assert error["code"] == "login_required" or is_ending, error
            return
        told = None if error is None else {"code": error["code"], "message": error["message"]}
        if seq in client.answers:
            known = client.answers[seq]
            assert (known is None) == (told is None), f"{client.sent[seq]} was answered twice over"
        client.answers[seq] = told
        client.outbox.pop(seq, None)

    def _serve(self) -> None:
        self.store = Store(f"sqlite:///{self.file}")
        self.hub = Hub(self.loop.time, self._later, WIDE)
        self.service = RoomService(self.store, self.hub, lambda: self.now, draw)
        self.snapshots = Snapshots(self.store, lambda: self.now)
        self.sockets = Sockets(
            self.service, self.hub, lambda cookie: Caller(W, cookie), (ORIGIN,), WIDE,
            ChangeLimits(WIDE, self.loop.time), lambda: self.now, self.loop.time,
        )  # fmt: skip

        async def start() -> None:
            self.service.start()
            self.service.listen(self.sockets.hear)

        self.loop.run_until_complete(start())

    def _end(self) -> None:
        async def ended() -> None:
            await self.service.stop()
            lines = [c.line.task for c in self.clients if c.line is not None]
            await asyncio.wait_for(asyncio.gather(*lines, return_exceptions=True), PATIENCE_S)

        self.loop.run_until_complete(ended())
        self.store.close()

    def _later(self, wait: float, act: Any) -> object:
        return self.loop.call_later(wait, act) if wait > 0 else self.loop.call_soon(act)

"""A company to measure with: a hundred leaders in one live room, a board with notes.

It is made by the ordinary commands, directly on the database before the server starts.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from customer_room.domain.notes import LANES
from customer_room.domain.people import COMPANY
from customer_room.domain.policy import SYSTEM, Actor, Role
from customer_room.domain.sessions import How
from customer_room.domain.values import instant
from customer_room.live.entrance import SESSION
from customer_room.live.hub import Hub
from customer_room.live.service import RoomService, Step
from customer_room.security.limits import Limits
from customer_room.security.sessions import SessionCookie, hash_token, new_token
from customer_room.store.credentials import Credential
from customer_room.store.store import Store

WORKSPACE_ID = "bench"
ROOM_ID = "room"
HOST = "host"
FUNCTIONS = 8
STAGES = 6
TEXT = "Nobody tells the customer when the engineer will come, so they stay at home all day"


@dataclass(frozen=True)
class Company:
    """What the clients need to know.

    Attributes:
        cookies: A Cookie header for each leader's session.
        note_ids: The notes on the board.
        guests: A Cookie header for each guest's session.
        host: The Cookie header of who facilitates.
    """

    cookies: tuple[str, ...]
    note_ids: tuple[str, ...]
    guests: tuple[str, ...] = ()
    host: str = ""


def found(database_url: str, people: int, notes: int, guests: int = 0) -> Company:
    """Fill an empty database.

    Args:
        database_url: Where; created when it is a missing SQLite file.
        people: Leaders, each with one open session.
        notes: How many notes hang on the board, in all lanes and stages.
        guests: People who came in by the room's code, with somebody who facilitates.
    """
    store = Store(database_url).open()
    try:
        service = RoomService(store, _nobody_listens(), _now, _draw)
        service.submit_all(WORKSPACE_ID, _steps(people, notes))
        service.submit_all(WORKSPACE_ID, _hall(guests))
        return Company(
            _cookies(store, [_session_id(place) for place in range(people)]),
            tuple(_note_id(n) for n in range(notes)),
            _cookies(store, [f"guest{n}" for n in range(guests)]),
            *_cookies(store, [HOST] if guests else []),
        )
    finally:
        store.close()


def _cookies(store: Store, session_ids: Sequence[str]) -> tuple[str, ...]:
    """Return a Cookie header for each session, and keep what proves it."""
    tokens = [new_token() for _ in session_ids]
    with store.begin(WORKSPACE_ID) as transaction:
        for token, session_id in zip(tokens, session_ids, strict=True):
            transaction.keep_credential(_session_secret(token, session_id))
    name = SessionCookie(secure=False).name
    return tuple(f"{name}={token}" for token in tokens)


def _steps(people: int, notes: int) -> Iterator[Step]:
    yield _step(SYSTEM, "workspace.set", name="Measured company")
    yield _step(SYSTEM, "function.set", id=COMPANY, name="Company", code="Co", pseudo=True)
    for place in range(FUNCTIONS):
        code = "F" + chr(ord("a") + place)
        yield _step(SYSTEM, "function.set", id=f"f{place}", name=f"Function {place}", code=code)
    for place in range(STAGES):
        yield _step(SYSTEM, "stage.add", id=f"s{place}", name=f"Stage {place}", order=place + 1)
    for place in range(people):
        yield _step(SYSTEM, "member.set", id=f"m{place}", name=f"Leader {place}",
                    function_id=_function_id(place), role=Role.LEADER.value)  # fmt: skip
    yield _step(SYSTEM, "room.create", id=ROOM_ID, quarter="2026-Q1", title="Measured room")
    yield _step(SYSTEM, "room.open", id=ROOM_ID)
    for place in range(people):
        yield _step(SYSTEM, "session.open", id=_session_id(place), member_id=f"m{place}",
                    how=How.PRIVATE_LINK.value)  # fmt: skip
    for n in range(notes):
        yield _step(_leader(n % people), "note.add", id=_note_id(n), room_id=ROOM_ID,
                    lane=lane_of(n), stage_id=stage_of(n), text=f"{TEXT} ({n})",
                    order=f"V{n:04d}")  # fmt: skip


def _hall(guests: int) -> Iterator[Step]:
    """Let guests come in by the room's code, and somebody who facilitates by his link."""
    if not guests:
        return
    yield _step(SYSTEM, "member.set", id=HOST, name="Host", function_id=COMPANY,
                role=Role.FACILITATOR.value)  # fmt: skip
    yield _step(SYSTEM, "session.open", id=HOST, member_id=HOST, how=How.PRIVATE_LINK.value)
    for n in range(guests):
        yield _step(SYSTEM, "member.welcome", id=f"guest{n}", name=f"Guest {n}",
                    function_id=_function_id(n))  # fmt: skip
        yield _step(SYSTEM, "session.open", id=f"guest{n}", member_id=f"guest{n}",
                    how=How.ROOM_CODE.value, room_id=ROOM_ID)  # fmt: skip


def lane_of(note: int) -> str:
    """Return the lane of a note by its number."""
    return LANES[note % len(LANES)]


def stage_of(note: int) -> str:
    """Return the stage of a note by its number."""
    return f"s{note % STAGES}"


def _step(actor: Actor, name: str, /, **payload: object) -> Step:
    return Step(actor, name, payload, _now())


def _leader(place: int) -> Actor:
    return Actor(f"m{place}", Role.LEADER, _function_id(place), admitted=True)


def _function_id(place: int) -> str:
    return f"f{place % FUNCTIONS}"


def _session_id(place: int) -> str:
    return f"session{place}"


def _note_id(n: int) -> str:
    return f"note{n:04d}"


def _session_secret(token: str, session_id: str) -> Credential:
    return Credential(hash_token(token), WORKSPACE_ID, SESSION, session_id, _now(), {})


def _nobody_listens() -> Hub:
    return Hub(time.monotonic, lambda _seconds, _act: None, Limits())


def _now() -> str:
    return instant(datetime.now(UTC))


def _draw(alphabet: str, count: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(count))

"""The journey lane's figures and geometry, for one quarter and segment."""

import asyncio
from typing import Any

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.api.callers import caller_of
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.journey import Segment
from customer_room.domain.policy import Role
from customer_room.domain.quarters import shown_quarter
from customer_room.domain.record import one
from customer_room.domain.values import Quarter
from customer_room.live.standing import Caller, look_into, resolve
from customer_room.operations.journey import journey_view
from customer_room.security.limits import SlowDown
from customer_room.services import current

QUARTER: TypeAdapter[str] = TypeAdapter(Quarter)


async def lane(request: Request) -> Response:
    """Return how customers move, where they leave and what is not agreed (P6).

    Query: ``segment`` (id; absent is all customers), ``quarter`` (absent is the newest whole one up
    to the room's).

    Raises:
        SlowDown: This session has asked a lot at once.
        BadField: What is given as the quarter is none.
        NotAllowed: A guest asks for another quarter than his room's.
        NotFound: No such room or segment in this session's reach.
    """
    caller = await caller_of(request)
    if not current().figures.take(caller.session_id or ""):
        raise SlowDown("That was a lot at once. Nothing is lost; look again in a moment.")
    query = request.query_params
    room_id = request.path_params["room_id"]
    quarter = _quarter(query.get("quarter"))
    view = await asyncio.to_thread(_read, caller, room_id, quarter, query.get("segment"))
    return answer(view)


def _quarter(given: str | None) -> str | None:
    try:
        return QUARTER.validate_python(given) if given else None
    except ValidationError:
        raise BadField("A quarter is written like 2026-Q1. Nothing was changed; choose one from "
                       "the list.", field="quarter", actual=given) from None  # fmt: skip


def _read(caller: Caller, room_id: str, quarter: str | None, segment: str | None) -> dict[str, Any]:
    house = current()
    now = house.now()
    with house.store.reading(caller.workspace_id) as read:
        actor = resolve(read, caller, now)
        room = look_into(read, actor, room_id)
        if actor.role == Role.GUEST and quarter not in (None, room.quarter):
            raise NotAllowed("As a guest you see the figures of this room's quarter. Nothing was "
                             "changed.")  # fmt: skip
        if segment is not None:
            one(read, Segment, segment)
        shown = quarter or shown_quarter(read, room.quarter, now)
        return journey_view(read, shown, segment, now, current=room.stage_id).as_json()

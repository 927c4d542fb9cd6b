"""The room's door, for whoever runs the room."""

import asyncio
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.api.callers import caller_of
from customer_room.live.standing import look_into, resolve
from customer_room.operations.door import Door, door_of
from customer_room.services import current


async def door(request: Request) -> Response:
    """Return how people get in; an empty code while the door is closed (P4).

    Raises:
        NotFound: No such room in this session's reach.
    """
    house, caller = current(), await caller_of(request)

    def look() -> Door:
        now = house.now()
        with house.store.reading(caller.workspace_id) as read:
            room = look_into(read, resolve(read, caller, now), request.path_params["room_id"])
            return door_of(room, house.settings.origin, now)

    return answer(asdict(await asyncio.to_thread(look)))

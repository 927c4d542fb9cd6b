"""What merging two people would do, for whoever runs the room."""

import asyncio
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.api.callers import caller_of
from customer_room.live.standing import resolve
from customer_room.operations.merging import Merge, merge_in_words
from customer_room.services import current


async def merge(request: Request) -> Response:
    """Return in words what ``member.merge`` into the member ``into`` will do (P5).

    Raises:
        NotFound: One of the two does not exist.
    """
    house, caller = current(), await caller_of(request)
    gone, stays = request.path_params["member_id"], request.query_params.get("into", "")

    def look() -> Merge:
        now = house.now()
        with house.store.reading(caller.workspace_id) as read:
            return merge_in_words(read, resolve(read, caller, now), gone, stays, now)

    return answer(asdict(await asyncio.to_thread(look)))

"""Pictures to take along: a decision's card and a room's board as PNG.

One is drawn at a time, in a thread of this process; a worker process is a later step.
"""

import asyncio
from collections.abc import Callable
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.callers import caller_of
from customer_room.domain.errors import NotFound
from customer_room.domain.room import Room
from customer_room.domain.visibility import in_reach, viewer_of
from customer_room.live.standing import Caller, resolve
from customer_room.operations.card import decision_card
from customer_room.operations.pictures import board_picture, card_picture
from customer_room.render.card import card
from customer_room.render.palette import Theme
from customer_room.render.poster import Paper, poster
from customer_room.security.limits import SlowDown
from customer_room.services import current


async def decision_png(request: Request) -> Response:
    """Return a decision's card as this visitor may read it.

    Raises:
        NotFound: There is none of that number, or it is not for this visitor.
        SlowDown: This session has had its pictures for now.
    """
    house, caller = current(), await caller_of(request)
    number = str(request.path_params["number"])
    theme, density = _theme(request), _density(request)

    def draw() -> bytes:
        now = house.now()
        with house.store.reading(caller.workspace_id) as read:
            viewer = viewer_of(resolve(read, caller, now))
            found = decision_card(read, number, viewer, now)
            if found is None:
                raise NotFound("This decision")
            view = card_picture(found, read.head().register_hash)
        return card(view, theme, density)

    return await _png(caller, draw, number)


async def board_png(request: Request) -> Response:
    """Return a room's board: what the present view shows to everybody, never more.

    Raises:
        NotFound: There is no such room, or it is out of this visitor's reach.
        SlowDown: This session has had its pictures for now.
    """
    house, caller = current(), await caller_of(request)
    room_id = str(request.path_params["room_id"])
    segment = request.query_params.get("segment") or None
    theme, density = _theme(request), _density(request)
    paper: Paper = "a3" if request.query_params.get("paper") == "a3" else "screen"

    def draw() -> bytes:
        now = house.now()
        with house.store.reading(caller.workspace_id) as read:
            actor = resolve(read, caller, now)
            room = read.get(Room, room_id)
            reached = room and in_reach("room", room.model_dump(), viewer_of(actor))
            if room is None or not reached or actor.waiting:
                raise NotFound("This room")
            view = board_picture(read, room_id, segment, now, read.head().register_hash)
        return poster(view, theme, paper, density)

    return await _png(caller, draw, f"board-{room_id}")


async def _png(caller: Caller, draw: Callable[[], bytes], name: str) -> Response:
    house = current()
    if not house.pictures.take(caller.session_id or ""):
        raise SlowDown("That was a lot of pictures at once. Nothing is lost; download it again in "
                       "a minute.")  # fmt: skip
    async with house.drawing:
        body = await asyncio.to_thread(draw)
    plain = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_."))
    headers = {
        "cache-control": "no-store",
        "vary": "cookie",
        "content-disposition": f'attachment; filename="{plain}.png"',
    }
    return Response(body, 200, headers, "image/png")


def _theme(request: Request) -> Theme:
    return "dark" if request.query_params.get("theme") == "dark" else "light"


def _density(request: Request) -> Literal[1, 2]:
    return 1 if request.query_params.get("scale") == "1" else 2

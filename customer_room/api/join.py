"""Joining by room code: look in, pick a seat or come as a guest."""

import asyncio
from typing import Annotated

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.api.callers import (
    Body,
    caller_or_none,
    check_knock,
    check_page,
    device_of,
    parse,
)  # fmt: skip
from customer_room.live.entrance import Opened
from customer_room.services import current


class Guest(Body):
    """Somebody who has no seat here."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    function_id: Annotated[str, Field(min_length=1, max_length=80)]


class Join(Body):
    """A code alone lists the seats; with a seat or a guest's name it opens a session."""

    code: Annotated[str, Field(max_length=80)]
    member_id: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    guest: Guest | None = None


async def join(request: Request) -> Response:
    """Answer a code with the seats, or a choice with a session (P4)."""
    house = check_page(request)
    await check_knock(request)
    asked: Join = await parse(request, Join)
    door = await asyncio.to_thread(house.entrance.doorway, asked.code)
    previous, device = await caller_or_none(request), device_of(request)
    if asked.guest is not None:
        who = asked.guest
        opened = await asyncio.to_thread(
            house.entrance.guest, door, who.name, who.function_id, device, previous
        )
    elif asked.member_id is not None:
        opened = await asyncio.to_thread(
            house.entrance.knock, door, asked.member_id, device, previous
        )
    else:
        return answer(await asyncio.to_thread(house.entrance.seats, door))
    return _welcome(opened)


async def end(request: Request) -> Response:
    """Leave on this device: the session ends and its cookie is emptied."""
    house = check_page(request)
    await asyncio.to_thread(house.entrance.leave, await caller_or_none(request))
    return answer({"ok": True}, {"set-cookie": house.cookie.forget()})


def _welcome(opened: Opened) -> Response:
    cookie = current().cookie.keep(opened.token)
    return answer({"go": opened.go, "waiting": opened.waiting}, {"set-cookie": cookie})

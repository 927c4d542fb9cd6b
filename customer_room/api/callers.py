"""Who asks: origin, size, rate and session of a request, before a route looks at it."""

import asyncio
from secrets import compare_digest
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.requests import Request

from customer_room.domain.command import refusal_of
from customer_room.domain.errors import NotAllowed
from customer_room.domain.policy import Permission, authorise
from customer_room.live.standing import Caller, resolve, signed_out
from customer_room.security.limits import OpTooLarge, SlowDown, read_json
from customer_room.security.origin import GUARD_HEADER, check_origin
from customer_room.services import Services, current
from customer_room.settings import is_loopback


class Body(BaseModel):
    """What a route is posted; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def check_page(request: Request) -> Services:
    """Refuse a POST that one of our own pages has not sent (P1).

    Raises:
        NotAllowed: A foreign or missing Origin, or no ``X-Customer-Room`` header.
    """
    house = current()
    headers = request.headers
    check_origin(headers.get("origin"), headers.get("host"), house.settings.origins)
    if GUARD_HEADER not in headers:
        raise NotAllowed("The header X-Customer-Room is missing. Nothing was changed.")
    return house


async def caller_or_none(request: Request) -> Caller | None:
    """Find whose session the request's cookie proves; asked once per request."""
    if not hasattr(request.state, "caller"):
        cookie = request.headers.get("cookie")
        request.state.caller = await asyncio.to_thread(current().caller, cookie)
    return request.state.caller


async def caller_of(request: Request) -> Caller:
    """Find whose session the request's cookie proves.

    Raises:
        LoginRequired: Nobody's.
    """
    found = await caller_or_none(request)
    if found is None:
        raise signed_out()
    return found


async def check_access(
    request: Request, needed: Permission | None, *, looks_on: bool = False
) -> None:
    """Refuse a request whose session has ended or lacks a permission.

    Args:
        request: Whose cookie counts.
        needed: The permission; None for every member's session.
        looks_on: Whether a projector may, too.

    Raises:
        LoginRequired: There is no session.
        NotAllowed: It may not do this.
    """
    house, caller = current(), await caller_of(request)
    if caller.projects is not None and not looks_on:
        raise NotAllowed("A projector shows its room and does nothing else. Nothing was changed.")
    if needed is None:
        return

    def check() -> None:
        with house.store.reading(caller.workspace_id) as read:
            authorise(resolve(read, caller, house.now()), needed)

    await asyncio.to_thread(check)


def check_operator(request: Request) -> None:
    """Refuse whoever does not operate this server: not on this machine, nor with the token.

    What a proxy on this machine passes on has come from elsewhere.

    Raises:
        NotAllowed: Neither.
    """
    token, headers = current().settings.metrics_token, request.headers
    given = headers.get("authorization", "").encode()
    if token and compare_digest(given, f"Bearer {token}".encode()):
        return
    passed_on = "x-forwarded-for" in headers or "forwarded" in headers or "via" in headers
    if passed_on or request.client is None or not is_loopback(request.client.host):
        raise NotAllowed("This is for the operator of the server only.")


async def body_of(request: Request, limit: int) -> bytes:
    """Read a request's body, but no more than a limit.

    Raises:
        OpTooLarge: It is larger.
    """
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > limit:
            raise OpTooLarge(
                f"More than {limit} bytes do not fit. Nothing was changed.", limit=limit
            )
    return bytes(read)


async def parse(request: Request, model: type[Any]) -> Any:
    """Read a request's JSON body as a model.

    Raises:
        DomainError: It is too large, not JSON, or does not fit.
    """
    limits = current().limits
    raw = await body_of(request, limits.change_bytes)
    try:
        return model.model_validate(read_json(raw, limits.change_bytes, limits.json_depth))
    except ValidationError as invalid:
        raise refusal_of(invalid) from None


async def check_knock(request: Request) -> None:
    """Slow down somebody who is not signed in, by his address (P18).

    Raises:
        SlowDown: Too many tries from one address, or too many waiting for the server.
    """
    house = current()
    if not house.knocks.take(address_of(request)):
        raise SlowDown("Too many tries from this network. Wait a minute, then try again.")
    wait = house.entrance.wait()
    if wait:
        await asyncio.sleep(wait)


def address_of(request: Request) -> str:
    """Return the client's address, past as many proxies as the settings trust."""
    hops = current().settings.trusted_hops
    direct = request.client.host if request.client else ""
    told = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",")]
    return told[-hops] if hops and len(told) >= hops and told[-hops] else direct


def device_of(request: Request) -> str:
    """Return a short word for the device, for the list of one's own devices."""
    agent = request.headers.get("user-agent", "")
    known = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")
    return next((name for name in known if name in agent), "")

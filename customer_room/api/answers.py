"""How a route answers: JSON, or the one error envelope with its HTTP status."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from customer_room.domain.errors import DomainError, Refusal
from customer_room.live.protocol import encode, envelope
from customer_room.security.logs import failure
from customer_room.services import current
from customer_room.store.errors import Unavailable

log = logging.getLogger(__name__)

Handler = Callable[[Request], Awaitable[Response]]

STATUS: Mapping[str, int] = {
    "login_required": 401,
    "not_allowed": 403,
    "not_found": 404,
    "link_invalid": 404,
    "object_deleted": 410,
    "conflict": 409,
    "phase_closed": 409,
    "no_votes_left": 409,
    "board_full": 409,
    "op_id_conflict": 409,
    "room_full": 409,
    "op_too_large": 413,
    "slow_down": 429,
    "temporarily_unavailable": 503,
}
OTHERWISE = 400
NOT_NOW = Refusal(
    "temporarily_unavailable",
    "The server could not do this just now. Nothing was changed; try again in a moment.",
    retry=True,
)


def answer(value: Any, headers: Mapping[str, str] | None = None, status: int = 200) -> Response:
    """Return a JSON response that is never cached."""
    fixed = {"cache-control": "no-store", **(headers or {})}
    return Response(encode(value), status, fixed, "application/json")


def refuse(refusal: Refusal, op_id: str | None = None) -> Response:
    """Return the error envelope of docs/PROTOCOL.md with the status that goes with its code."""
    current().service.metrics.refused(refusal)
    return answer({"error": envelope(refusal, op_id)}, status=STATUS.get(refusal.code, OTHERWISE))


def typed(handler: Handler) -> Handler:
    """Turn whatever a route raises into a typed answer; nobody is shown a traceback."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except DomainError as problem:
            return refuse(problem.refusal())
        except Unavailable:
            return refuse(NOT_NOW)
        except Exception as problem:
            told = envelope(NOT_NOW)
            log.error("route.failed", extra={"request_id": told["request_id"], **failure(problem)})
            return answer({"error": told}, status=STATUS[NOT_NOW.code])

    return answered

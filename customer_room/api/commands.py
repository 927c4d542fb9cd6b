"""``POST /api/commands``: the same write path as the socket, for pages without one."""

from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer, refuse
from customer_room.api.callers import body_of, caller_of, check_page
from customer_room.domain.nouns import published_schema
from customer_room.live.protocol import read_proposal


async def submit(request: Request) -> Response:
    """Make one change (P17)."""
    house = check_page(request)
    caller = await caller_of(request)
    proposal = read_proposal(await body_of(request, house.limits.change_bytes), house.limits)
    house.changes.check(caller.session_id or "", None)
    made = await house.service.submit(caller, proposal)
    if made.refusal is not None:
        return refuse(made.refusal, made.op_id)
    return answer({"ok": True, "op": made.op_id})


async def schema(_request: Request) -> Response:
    """Publish the JSON Schema of every command."""
    return answer(published_schema())

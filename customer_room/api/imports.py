"""Importing a file of moves, steps, notes or counts: looked at first, then all of it or nothing."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer, refuse
from customer_room.api.callers import Body, body_of, caller_of, check_page
from customer_room.domain.command import refusal_of
from customer_room.domain.errors import DomainError
from customer_room.domain.notes import Lane
from customer_room.domain.operation import digest
from customer_room.domain.people import fiscal_quarter
from customer_room.domain.values import Id, Quarter
from customer_room.exchange.cells import LARGEST, Line, read_lines
from customer_room.exchange.imports import Import, Target, preview
from customer_room.exchange.notes import note_lines
from customer_room.exchange.preview import Preview, Problem, tidy
from customer_room.exchange.workbook import workbook_text
from customer_room.live.jobs import Answer, answer_of
from customer_room.live.protocol import Proposal
from customer_room.live.standing import Caller, look_into, resolve
from customer_room.security.limits import OpTooLarge, SlowDown, read_json
from customer_room.services import Services
from customer_room.store.outcomes import ClientRef

SHOWN_WRONG = 100
SHOWN_FIT = 20
# No table of text has these; a workbook or picture that was taken for one does.
UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Quotation marks and line breaks take two characters each in JSON.
JSON_GROWTH = 2


class ImportUnsafe(DomainError):
    """The text holds what no table of text holds."""

    code = "import_unsafe"


class Asked(Body):
    """Cells to look at, and where they would go."""

    kind: Import
    text: str
    room_id: Id | None = None
    lane: Lane | None = None
    quarter: Quarter | None = None


class Given(Asked):
    """Cells to import, under the id that the operation will have."""

    op_id: Annotated[Id, Field(max_length=64)]


async def look(request: Request) -> Response:
    """Tell what an import would do, row by row; nothing is changed (P17)."""
    house, caller, asked = await _read(request, Asked)
    return answer(await asyncio.to_thread(_look, house, caller, asked))


async def sheet(request: Request) -> Response:
    """Turn a workbook into the table of text that is looked at next; nothing is kept (P17)."""
    house, caller = check_page(request), await caller_of(request)
    _take_turn(house, caller)
    try:
        content = await body_of(request, LARGEST)
    except OpTooLarge:
        raise _too_large(LARGEST) from None
    return answer({"text": await asyncio.to_thread(workbook_text, content)})


async def load(request: Request) -> Response:
    """Import all rows as one operation of the caller's own, or none (P17)."""
    house, caller, given = await _read(request, Given)
    known = await asyncio.to_thread(_known, house, caller, given)
    rows = 0
    if known is None:
        found = await asyncio.to_thread(_preview, house, caller, given)
        found.check()
        rows = len(found.rows)
        proposal = Proposal(given.op_id, _client(given), 1, found.command, found.payload)
        known = await house.service.submit(caller, proposal)
    if known.refusal is not None:
        return refuse(known.refusal, known.op_id)
    return answer({"ok": True, "op": known.op_id, "rows": rows})


async def _read(request: Request, model: type[Any]) -> tuple[Services, Caller, Any]:
    house, caller = check_page(request), await caller_of(request)
    _take_turn(house, caller)
    limit = house.limits.import_bytes
    most = limit * JSON_GROWTH + house.limits.change_bytes
    depth = house.limits.json_depth
    try:
        raw = await body_of(request, most)
        # Megabytes take a while, and nobody else's change should wait for them.
        return house, caller, await asyncio.to_thread(_parse, raw, most, limit, depth, model)
    except OpTooLarge:
        raise _too_large(limit) from None
    except ValidationError as invalid:
        raise refusal_of(invalid) from None


def _take_turn(house: Services, caller: Caller) -> None:
    if not house.imports.take(caller.session_id or ""):
        raise SlowDown("That was a lot of files at once. Nothing was imported; try again in a "
                       "moment.")  # fmt: skip


def _parse(raw: bytes, most: int, limit: int, depth: int, model: type[Any]) -> Any:
    asked: Asked = model.model_validate(read_json(raw, most, depth))
    if len(asked.text.encode()) > limit:
        raise _too_large(limit)
    if UNSAFE.search(asked.text):
        raise ImportUnsafe("This is not a table of text: it holds characters that no sheet shows. "
                           "Nothing was imported; save the sheet as “CSV UTF-8”.")  # fmt: skip
    return asked


def _too_large(limit: int) -> OpTooLarge:
    return OpTooLarge(f"This is more than {limit // 2**20} MB of text. Nothing was imported; split "
                      "it into two files.", limit=limit)  # fmt: skip


def _known(house: Services, caller: Caller, given: Given) -> Answer | None:
    """Return the answer to an import that came before, whatever the map looks like by now."""
    with house.store.reading(caller.workspace_id) as read:
        if read.operation(given.op_id) is None:
            return None
        member_id = resolve(read, caller, house.now()).member_id
    ref = ClientRef(member_id, _client(given), 1)
    told = house.service.transact(caller.workspace_id, lambda tx, _perform: tx.outcome(ref))
    return None if told is None else answer_of(told.answer)


def _client(given: Given) -> str:
    """Return the submission's id: the same file under the same operation is the same one."""
    return f"import-{digest(given.model_dump(mode='json'))[:40]}"


def _preview(house: Services, caller: Caller, asked: Asked) -> Preview:
    now = house.now()
    with house.store.reading(caller.workspace_id) as read:
        actor = resolve(read, caller, now)
        room = look_into(read, actor, asked.room_id) if asked.room_id else None
        quarter = asked.quarter or (room.quarter if room else fiscal_quarter(read, now))
        target = Target(asked.room_id or "", asked.lane, quarter)
        return preview(asked.kind, asked.text, read, now, target)


def _look(house: Services, caller: Caller, asked: Asked) -> dict[str, Any]:
    found = _preview(house, caller, asked)
    lines = note_lines(asked.text) if asked.kind == "notes" else read_lines(asked.text)
    return seen(found, lines)


def seen(found: Preview, lines: Sequence[Line]) -> dict[str, Any]:
    """Return a preview as it is shown: what is wrong with the whole, rows to mend, a few others.

    Args:
        found: What the import would do.
        lines: Its rows as they were written, the header first.
    """
    header = lines[0] if lines else Line(1, ())
    body = lines[1:]
    numbers = {line.number for line in body}
    whole = [p for p in found.problems if p.row not in numbers]
    by_row: dict[int, list[Problem]] = defaultdict(list)
    for problem in found.problems:
        by_row[problem.row].append(problem)
    wrong = [line for line in body if line.number in by_row]
    fit = [] if whole else [line for line in body if line.number not in by_row]
    if fit and not found.rows:  # none was read: what is wrong is wrong with the file
        whole, wrong, fit = list(found.problems), [], []
    names = [tidy(cell) for cell in header.cells]
    return {
        "kind": found.kind,
        "total": found.total,
        "fits": len(fit),
        "wrong": len(wrong),
        "faults": [problem.as_json() for problem in whole],
        "summary": found.summary,
        "notice": found.notice,
        "columns": list(header.cells),
        "mend": [_row(line, by_row[line.number], names) for line in wrong[:SHOWN_WRONG]],
        "sample": [_row(line, (), names) for line in fit[:SHOWN_FIT]],
    }


def _row(line: Line, problems: Sequence[Problem], names: Sequence[str]) -> dict[str, Any]:
    cells = [cell[:160] for cell in line.cells]
    marked = [{"at": _place(p, line, names), **p.as_json()} for p in problems]
    return {"row": line.number, "cells": cells, "problems": marked}


def _place(problem: Problem, line: Line, names: Sequence[str]) -> int | None:
    """Return the cell that a problem is about; None for the whole row."""
    if problem.column in names:
        return names.index(problem.column)
    same = [at for at, cell in enumerate(line.cells) if cell and cell[:80] == problem.cell]
    return same[0] if same else None

"""Stages and steps in and out: ``stage,step`` with, if wanted, who serves it and how."""

from collections.abc import Sequence
from typing import Any, get_args

from customer_room.domain.journey import STAGES, Stage, Step
from customer_room.domain.loads import STEPS_AT_ONCE, StepRow, same
from customer_room.domain.people import Function
from customer_room.domain.record import Read
from customer_room.domain.steps import Channel, Entry, Kind
from customer_room.exchange.cells import Line, write_lines
from customer_room.exchange.preview import Column, Preview, Reading, read_under
from customer_room.exchange.words import Lookup, any_text, decimal_number, one_of

HEADER = ("stage", "step", "function", "entry", "channel", "kind", "typical_days",
          "obstacle_for_staff")  # fmt: skip


def preview_steps(lines: Sequence[Line], read: Read, quarter: str) -> Preview:
    """Return what loading these stages and steps would do.

    Args:
        lines: Rows under a header; stages come in the order of their first row.
        read: This workspace.
        quarter: From which the functions serve, ``2026-Q1``.
    """
    reading = read_under(lines, columns_of(read), STEPS_AT_ONCE)
    for place, (number, row) in enumerate(reading.rows):
        row["name"] = row.pop("step")
        if "function" in row:
            row["function_id"] = row.pop("function")
        reading.rows[place] = (number, row)
    rows = reading.faultless(StepRow)
    stages = read.find(Stage, removed_at=None)
    known = {same(name) for stage in stages for name in (stage.name, stage.id)}
    new = dict.fromkeys(
        str(row["stage"]) for _, row in rows if same(str(row["stage"])) not in known
    )
    _refuse_twice(rows, reading)
    if len(stages) + len(new) > STAGES:
        reading.wrong(1, "stage", f"These would be {len(stages) + len(new)} stages; nine are the "
                      "most a team can hold.", "Join two before importing.")  # fmt: skip
    kept = tuple(row for _, row in rows)
    return Preview("steps", "steps.load", {"quarter": quarter, "rows": list(kept)}, kept,
                   reading.total, tuple(sorted(reading.problems, key=lambda p: (p.row, p.column))),
                   _summary(kept, read, len(new)))  # fmt: skip


def columns_of(read: Read) -> tuple[Column, ...]:
    """Return the columns of a file of steps."""
    functions = {f.id: f.name for f in read.find(Function, pseudo=False)}
    return (
        Column("stage", any_text),
        Column("step", any_text, aliases=("name",)),
        Column("function", Lookup("function", functions).read, None, ("served_by",)),
        Column("entry", one_of(get_args(Entry)), "–"),
        Column("channel", one_of(get_args(Channel)), "other"),
        Column("kind", one_of(get_args(Kind)), "–"),
        Column("typical_days", decimal_number, 0, ("days",)),
        Column("obstacle_for_staff", any_text, "", ("obstacle",)),
    )


def steps_file(read: Read, quarter: str) -> str:
    """Return the map's stages and steps as CSV, served as in a quarter."""
    functions = Lookup("function", {f.id: f.name for f in read.find(Function, pseudo=False)})
    stages = {s.id: s for s in read.find(Stage, removed_at=None)}
    steps = [s for s in read.find(Step, removed_at=None) if s.stage_id in stages]
    steps.sort(key=lambda s: (stages[s.stage_id].order, s.stage_id, s.order, s.id))
    return write_lines(HEADER, (
        (stages[s.stage_id].name, s.name, functions.label(s.served_by(quarter) or ""), s.entry,
         s.channel, s.kind, f"{s.typical_days:g}", s.obstacle_for_staff)
        for s in steps
    ))  # fmt: skip


def _refuse_twice(rows: Sequence[tuple[int, dict[str, Any]]], reading: Reading) -> None:
    seen: dict[tuple[str, str], int] = {}
    for number, row in rows:
        key = (same(row["stage"]), same(row["name"]))
        if key in seen:
            reading.wrong(number, "step", f"Row {seen[key]} already names this step of this "
                          "stage.", "Keep one of the two.", row["name"])  # fmt: skip
        seen.setdefault(key, number)


def _summary(rows: Sequence[dict[str, Any]], read: Read, new_stages: int) -> str:
    stages = {s.id: (same(s.name), same(s.id)) for s in read.find(Stage, removed_at=None)}
    steps = read.find(Step, removed_at=None)
    standing = {(name, same(s.name)) for s in steps for name in stages.get(s.stage_id, ())}
    known = sum((same(row["stage"]), same(row["name"])) in standing for row in rows)
    return f"{new_stages:,} new stages, {len(rows) - known:,} new steps, {known:,} changed"

"""Counted moves in and out: ``from_step,to,segment,quarter,count,source,quality``."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from customer_room.domain.journey import Segment, Step
from customer_room.domain.moves import ENDS, ROWS_AT_ONCE, Move, Row, move_id
from customer_room.domain.quarters import counted_quarters, whole_quarters
from customer_room.domain.record import Read
from customer_room.exchange.cells import Line, write_lines
from customer_room.exchange.preview import Column, Preview, Reading, Wrong, read_under
from customer_room.exchange.words import Lookup, any_text, one_of, quarter, whole_number

Rows = Sequence[dict[str, object]]
HEADER = ("from_step", "to", "segment", "quarter", "count", "source", "quality")


def preview_moves(lines: Sequence[Line], read: Read, now: str) -> Preview:
    """Return what loading these moves would do."""
    steps, segments = on_map(read), all_segments(read)
    columns = (
        Column("from_step", steps.read, aliases=("from",)),
        Column("to", ending_or(steps), aliases=("to_step",)),
        Column("segment", segments.read),
        Column("quarter", quarter),
        Column("count", whole_number, aliases=("customers", "n")),
        Column("source", any_text, ""),
        Column("quality", one_of(("counted", "sampled", "estimated")), "counted"),
    )
    reading = read_under(lines, columns, ROWS_AT_ONCE)
    reading.rows = [(n, {"segment_id": row.pop("segment"), **row}) for n, row in reading.rows]
    rows = reading.faultless(Row)
    _refuse_twice(rows, reading)
    kept = tuple(row for _, row in rows)
    standing = _standing(kept, read)
    problems = tuple(sorted(reading.problems, key=lambda p: (p.row, p.column)))
    return Preview("moves", "moves.load", {"rows": list(kept)}, kept, reading.total, problems,
                   _summary(kept, standing),
                   _notice(kept, standing, counted_quarters(read, now)))  # fmt: skip


def moves_file(read: Read, quarter: str | None = None) -> str:
    """Return the counted moves as CSV; imported again they are the same."""
    steps, segments = on_map(read), all_segments(read)
    equals = {"quarter": quarter} if quarter else {}
    rows = [
        (segments.label(m.segment_id), _step_label(steps, m.from_step),
         m.to if m.to_kind == "end" else _step_label(steps, m.to), m)
        for m in read.find(Move, **equals)
    ]  # fmt: skip
    rows.sort(key=lambda row: (row[3].quarter, *row[:3]))
    return write_lines(HEADER, (
        (origin, to, segment, m.quarter, m.count, m.source, m.quality)
        for segment, origin, to, m in rows
    ))  # fmt: skip


def on_map(read: Read) -> Lookup:
    """Find steps that stand on the map."""
    return Lookup("step", {s.id: s.name for s in read.find(Step, removed_at=None)})


def all_segments(read: Read) -> Lookup:
    """Find kinds of customer."""
    return Lookup("segment", {s.id: s.name for s in read.find(Segment)})


def ending_or(steps: Lookup) -> Callable[[str], str]:
    """Return a reader of a step, or of one of the four endings."""

    def read(cell: str) -> str:
        id = _ending(cell) or steps.find(cell)
        if id is None:
            raise Wrong(f"There is no step or ending “{cell[:80]}”.", steps.suggest(cell)
                        or f"Endings are {', '.join(ENDS)}.")  # fmt: skip
        return id

    return read


def _ending(cell: str) -> str | None:
    word = " ".join(cell.upper().replace("_", " ").split())
    return word if word in ENDS else None


def _step_label(steps: Lookup, id: str) -> str:
    name = steps.label(id)
    return id if _ending(name) else name


def _refuse_twice(rows: Sequence[tuple[int, dict[str, object]]], reading: Reading) -> None:
    """Note every row that sets the same count as a row above it."""
    seen: dict[str, int] = {}
    for number, row in rows:
        id = _id(row)
        if id in seen:
            reading.wrong(number, "", f"Row {seen[id]} already gives a count for this move, "
                          "segment and quarter.", "Keep one of the two.")  # fmt: skip
        seen.setdefault(id, number)


def _id(row: dict[str, object]) -> str:
    return move_id(*(str(row[k]) for k in ("quarter", "segment_id", "from_step", "to")))


def _standing(rows: Rows, read: Read) -> dict[str, Move]:
    """Return the moves of the rows' quarters by id."""
    quarters = {str(row["quarter"]) for row in rows}
    return {move.id: move for quarter in quarters for move in read.find(Move, quarter=quarter)}


def _summary(rows: Rows, standing: Mapping[str, Move]) -> str:
    new = sum(_id(row) not in standing for row in rows)
    same = sum(_same(standing.get(_id(row)), row) for row in rows)
    quarters = ", ".join(sorted({str(row["quarter"]) for row in rows}))
    of = f" in {quarters}" if quarters else ""
    return f"{new:,} new, {len(rows) - new - same:,} changed, {same:,} as before{of}"


def _notice(rows: Rows, standing: Mapping[str, Move], before: Mapping[str, int]) -> str:
    """Say which quarters begin or go on, and from when the lane shows them.

    Args:
        rows: Those to be loaded.
        standing: The moves that are there already, by id.
        before: How many moves each quarter holds, without these rows.
    """
    added = Counter(str(row["quarter"]) for row in rows if _id(row) not in standing)
    if not before or not added:
        return ""
    after = {q: before.get(q, 0) + added[q] for q in sorted({*before, *added})}
    shown = whole_quarters(after)[-1]
    said = [] if shown == whole_quarters(before)[-1] else [f"From now on the lane shows {shown}."]
    for late in sorted(q for q in added if q > shown):
        what = "is being filled" if late in before else "is new"
        said.append(f"{late} {what}: the lane keeps showing {shown} until most of it is in.")
    return " ".join(said)


def _same(move: Move | None, row: dict[str, object]) -> bool:
    return move is not None and Row.model_validate(row).move().put() == move.put()

"""How customers move, in one quarter: the lane, where they leave, and who passes them on."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, cast

from customer_room.domain.journey import Stage
from customer_room.domain.quarters import counted_quarters, shown_quarter, whole_quarters
from customer_room.domain.record import Read
from customer_room.insight.graph import End, Flow, StepFact, summed
from customer_room.insight.handoffs import HandOffs, SeamMove
from customer_room.insight.leaks import Leak, Leaks
from customer_room.operations.journey_facts import Cell, read_cell, segments
from customer_room.operations.names import Names
from customer_room.render.lane_shapes import LaneDrawing
from customer_room.render.lane_view import LaneView, MoveView, StageView, StepView
from customer_room.render.layout import lane
from customer_room.scoring.figures import Figure, count

COLUMN = 186.0
ALL_SEGMENTS = "All customers"


@dataclass(frozen=True, slots=True)
class LeakRow:
    """Customers lost at one step. ``value`` is yearly contribution in whole currency units;
    ``rank`` is None under 30 customers; ``low`` and ``high`` are None on estimates."""

    step_id: str
    step: str
    stage_id: str
    stage: str
    function: str
    base: int
    lost: int
    rate: Figure
    low: Figure | None
    high: Figure | None
    value: Figure
    estimated: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class StageLoss:
    """Customers lost in one stage and their share of all lost."""

    stage_id: str
    stage: str
    lost: int
    share: Figure
    value: Figure


@dataclass(frozen=True, slots=True)
class SeamRow:
    """Customers passed on between two steps with nothing agreed; a function may be nobody."""

    from_step: str
    from_name: str
    to_step: str
    to_name: str
    giving: str
    receiving: str
    customers: int


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Customers passed from function to function, and how many of them with nothing agreed."""

    giving: str
    receiving: str
    customers: int
    without_agreement: int


@dataclass(frozen=True, slots=True)
class HandOffTable:
    """The moves between steps, in customers: crossing ones, unserved ones, and the uncovered."""

    total: int
    crossing: int
    unserved: int
    without_agreement: int
    crossing_share: Figure
    unserved_share: Figure
    without_agreement_share: Figure
    matrix: tuple[PassedOn, ...]
    uncovered: tuple[SeamRow, ...]


@dataclass(frozen=True, slots=True)
class JourneyView:
    """One quarter and segment of the journey, ready to be shown.

    Attributes:
        segment: None is all customers.
        quarters: Those with figures, oldest first; ``segments`` likewise (id, name).
        filling: Those of them that are not whole yet.
        findings: What is to be mended on the map, in plain words, with the step (None: the map).
        sentence: The quarter in one or two sentences.
    """

    quarter: str
    segment: str | None
    quarters: tuple[str, ...]
    filling: tuple[str, ...]
    segments: tuple[tuple[str, str], ...]
    lane: LaneDrawing
    leaks: tuple[LeakRow, ...]
    stages: tuple[StageLoss, ...]
    lost: int
    hand_offs: HandOffTable
    findings: tuple[tuple[str | None, str], ...]
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """Return the view for the wire; figures as ``{raw, shown}``."""
        return {
            "quarter": self.quarter,
            "segment": self.segment,
            "quarters": list(self.quarters),
            "filling": list(self.filling),
            "segments": [{"id": id, "name": name} for id, name in self.segments],
            "lane": self.lane.as_json(),
            "leaks": [_plain(row) for row in self.leaks],
            "stages": [_plain(row) for row in self.stages],
            "lost": self.lost,
            "hand_offs": _plain(self.hand_offs),
            "findings": [{"step_id": step, "text": text} for step, text in self.findings],
            "sentence": self.sentence,
        }


def journey_view(
    read: Read,
    quarter: str | None,
    segment: str | None,
    now: str,
    *,
    current: str | None = None,
    column: float = COLUMN,
) -> JourneyView:
    """Answer how customers move, where they leave and who passes them on (DOMAIN §5).

    Args:
        read: This workspace.
        quarter: This one if it is counted, however little of it; else the newest whole one up to
            it. None is the newest whole one.
        segment: None is all customers summed.
        now: This moment, for a quarter whose room is still open.
        current: The stage in work, shaded.
        column: Width of a stage's column in px.
    """
    counted = counted_quarters(read, now)
    chosen = quarter if quarter in counted else shown_quarter(read, quarter, now)
    cell = read_cell(read, chosen, segment, now)
    names = Names(read)
    leaks, crossings = cell.leaks(), cell.crossings()
    rows = tuple(_leak_rows(cell, leaks, names))
    return JourneyView(
        quarter=cell.quarter,
        segment=segment,
        quarters=tuple(counted),
        filling=tuple(sorted(set(counted) - set(whole_quarters(counted)))),
        segments=tuple((s.id, s.name) for s in segments(read)),
        lane=lane(lane_view(cell, names, crossings, current, column)),
        leaks=rows,
        stages=tuple(_stage_losses(cell, leaks)),
        lost=leaks.lost,
        hand_offs=_hand_off_table(cell, crossings, names),
        findings=tuple((f.step_id, f.text) for f in cell.soundness().findings),
        sentence=sentence(cell.quarter, leaks, rows, crossings, names.currency),
    )


def lane_view(
    cell: Cell,
    names: Names,
    crossings: HandOffs | None = None,
    current: str | None = None,
    column: float = COLUMN,
) -> LaneView:
    """Return what the lane is drawn from."""
    passed = crossings or cell.crossings()
    return LaneView(
        stages=tuple(StageView(stage.id, stage.name, column) for stage in cell.stages),
        steps=tuple(_step_view(step, names) for step in cell.steps),
        moves=tuple(_move_views(cell.flows)),
        unagreed=frozenset((move.from_step, move.to_step) for move in passed.uncovered),
        current=current,
    )


def sentence(
    quarter: str, leaks: Leaks, rows: tuple[LeakRow, ...], crossings: HandOffs, currency: str
) -> str:
    """Say a quarter in one or two sentences."""
    if not crossings.total and not leaks.lost:
        return f"No customers are counted in {quarter} yet."
    worst = next((row for row in rows if row.rank == 1), None)
    said = [f"{count(leaks.lost).shown} customers left in {quarter}"]
    if worst is not None:
        said[0] += f", {count(worst.lost).shown} of them at “{worst.step}”"
        if worst.value.value is not None:
            said[0] += f", worth {currency}{worst.value.shown} a year"
    passed_on = crossings.crossing + crossings.unserved
    if passed_on:
        unserved = ", steps nobody serves included" if crossings.unserved else ""
        said.append(
            f"Customers were passed on between functions {count(passed_on).shown} times{unserved}; "
            f"{count(crossings.without_agreement).shown} of these "
            f"({crossings.without_agreement_share.shown}) had no agreed hand-off"
        )
    return ". ".join(said) + "."


def _step_view(step: StepFact, names: Names) -> StepView:
    served = step.function_id is not None
    return StepView(
        step.id, step.stage_id, step.order, step.name, names.code(step.function_id),
        names.function(step.function_id) if served else "", step.entry,
    )  # fmt: skip


def _move_views(flows: Iterable[Flow]) -> Iterable[MoveView]:
    for (source, target), total in summed(flows).items():
        to = target.value if isinstance(target, End) else target
        yield MoveView(source, to, total.customers)


def _leak_rows(cell: Cell, leaks: Leaks, names: Names) -> Iterable[LeakRow]:
    steps = {step.id: step for step in cell.steps}
    stages = {stage.id: stage for stage in cell.stages}
    return (_leak_row(leak, steps[leak.step_id], stages, names) for leak in leaks.steps)


def _leak_row(leak: Leak, step: StepFact, stages: dict[str, Stage], names: Names) -> LeakRow:
    low, high = leak.interval or (None, None)
    return LeakRow(
        step.id, step.name, step.stage_id, stages[step.stage_id].name,
        names.function(step.function_id), leak.base, leak.lost, leak.rate, low, high, leak.value,
        leak.estimated, leak.rank,
    )  # fmt: skip


def _stage_losses(cell: Cell, leaks: Leaks) -> Iterable[StageLoss]:
    stages = {stage.id: stage.name for stage in cell.stages}
    for loss in leaks.stages:
        yield StageLoss(loss.stage_id, stages[loss.stage_id], loss.lost, loss.share, loss.value)


def _hand_off_table(cell: Cell, found: HandOffs, names: Names) -> HandOffTable:
    steps = {step.id: step for step in cell.steps}
    return HandOffTable(
        total=found.total,
        crossing=found.crossing,
        unserved=found.unserved,
        without_agreement=found.without_agreement,
        crossing_share=found.crossing_share,
        unserved_share=found.unserved_share,
        without_agreement_share=found.without_agreement_share,
        matrix=tuple(
            PassedOn(names.function(c.giving), names.function(c.receiving), c.customers,
                     c.without_agreement)
            for c in found.matrix
        ),
        uncovered=tuple(_seam_row(move, steps, names) for move in found.uncovered),
    )  # fmt: skip


def _seam_row(move: SeamMove, steps: dict[str, StepFact], names: Names) -> SeamRow:
    return SeamRow(
        move.from_step, steps[move.from_step].name, move.to_step, steps[move.to_step].name,
        names.function(move.giving), names.function(move.receiving), move.customers,
    )  # fmt: skip


def _plain(row: Any) -> dict[str, Any]:
    """Return a row as JSON values."""
    return {field.name: _value(getattr(row, field.name)) for field in fields(row)}


def _value(value: Any) -> Any:
    match value:
        case Figure():
            return {"raw": value.raw, "shown": value.shown}
        case tuple():
            return [_plain(item) for item in cast("tuple[Any, ...]", value)]
        case _:
            return value

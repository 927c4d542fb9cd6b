"""What the competency rests on, stage by stage: who answers, what we know, who passes customers
on, which figures (DOMAIN §2, §3.2 criteria 1 to 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from customer_room.domain.decisions_number import open_quarter
from customer_room.domain.evidence import Evidence
from customer_room.domain.journey import Segment, Stage, Step
from customer_room.domain.moves import HandOff
from customer_room.domain.quarters import shown_quarter
from customer_room.domain.record import Read
from customer_room.domain.snapshots import as_kept
from customer_room.domain.windows import all_windows
from customer_room.insight.handoffs import Crossing, SeamMove
from customer_room.operations.journey_facts import Cell, read_cell
from customer_room.operations.measures import Measure, measures_by_stage
from customer_room.operations.quarter_facts import QuarterReader
from customer_room.scoring.criteria_facts import LedStage
from customer_room.scoring.weights import Weights

KINDS = ("unaided", "aided", "experiential", "operational number")
CUSTOMERS = frozenset({"unaided", "aided"})
"""Kinds in which a customer speaks himself."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that is kept of one stage.

    Attributes:
        led: Who answers for it, as criterion 3 counts it.
        confirmed_by: How many of the seats stand behind this version of it.
        outside_in: Its name is what a customer would say.
        heard: Its evidence, newest first; ``fresh`` are the ids of what counts this quarter.
        leaving: Moves to another function, or from or to a step nobody serves, most customers
            first; ``entering`` come from another stage.
        measures: Its measures, in the order they were made.
    """

    stage: Stage
    led: LedStage
    confirmed_by: int
    outside_in: bool
    heard: tuple[Evidence, ...]
    fresh: frozenset[str]
    leaving: tuple[SeamMove, ...]
    entering: tuple[SeamMove, ...]
    measures: tuple[Measure, ...]

    @property
    def fresh_kinds(self) -> int:
        """How many of the four kinds of evidence are fresh."""
        return len({each.kind for each in self.heard if each.id in self.fresh})

    @property
    def read_measures(self) -> int:
        """How many measures have a target and were read since the room before."""
        return sum(each.in_window for each in self.measures)

    @property
    def agreed(self) -> int:
        """How many of the moves that leave here an agreed hand-off covers."""
        return sum(each.agreed for each in self.leaving)


@dataclass(frozen=True, slots=True)
class StageBook:
    """One quarter, stage by stage.

    Attributes:
        quarters: All that can be looked at, oldest first; the last is the open one.
        read: The records as they stood.
        closed_at: When its room closed; None while it can still be changed.
        until: The moment up to which it is read: that, or now.
        kept: It is read from its snapshot.
        counted: The quarter whose moves are shown: this one once most of it is counted, or the
            newest before.
        seats: How many members had a seat.
        stages: In the order of the journey.
        evidence: All of it by id, for what speaks against what.
        spare: Hand-offs that stand but that no counted customer crosses.
    """

    quarter: str
    quarters: tuple[str, ...]
    read: Read
    closed_at: str | None
    until: str
    kept: bool
    counted: str
    seats: int
    weights: Weights
    stages: tuple[Known, ...]
    steps: Mapping[str, Step]
    segments: tuple[Segment, ...]
    evidence: Mapping[str, Evidence]
    hand_offs: Mapping[str, HandOff]
    spare: tuple[HandOff, ...]

    @property
    def open(self) -> bool:
        """Whether this is the quarter that can still be changed."""
        return self.quarter == self.quarters[-1]


def stage_book(read: Read, quarter: str, now: str) -> StageBook:
    """Read a quarter stage by stage.

    Args:
        read: The workspace.
        quarter: The quarter to show; the open one where there is none such.
        now: This moment; it ends the window of the open quarter.
    """
    closed = [each.quarter for each in all_windows(read) if each.closed_at is not None]
    open_one = open_quarter(read, now)
    quarters = tuple(dict.fromkeys((*closed, open_one)))
    shown = quarter if quarter in quarters else open_one
    kept = as_kept(read, shown)
    source = read if kept is None else kept
    window = next(w for w in all_windows(source, shown) if w.quarter == shown)
    return _read(QuarterReader(source, window, now), quarters, kept=kept is not None)


def _read(reader: QuarterReader, quarters: tuple[str, ...], *, kept: bool) -> StageBook:
    read, quarter = reader.read, reader.window.quarter
    counted, cell = _counted(reader)
    seams = [m for m in cell.crossings().moves if m.crossing is not Crossing.INSIDE and m.customers]
    rows = {each.id: each for each in read.find(HandOff)}
    governed = {each.hand_off_id for each in seams}
    evidence = {each.id: each for each in read.find(Evidence) if _stands(each, reader)}
    return StageBook(
        quarter=quarter,
        quarters=quarters,
        read=read,
        closed_at=reader.window.closed_at,
        until=reader.close,
        kept=kept,
        counted=counted,
        seats=len(reader.seats),
        weights=reader.weights,
        stages=_stages(reader, cell, seams, evidence.values()),
        steps={each.id: each for each in read.find(Step)},
        segments=tuple(sorted(read.find(Segment), key=lambda s: (s.order, s.id))),
        evidence=evidence,
        hand_offs=rows,
        spare=tuple(each for id, each in sorted(rows.items()) if id not in governed),
    )


def _counted(reader: QuarterReader) -> tuple[str, Cell]:
    """Return the map with the moves of the newest quarter up to this that is counted whole."""
    cell, quarter = reader.cell, reader.window.quarter
    newest = shown_quarter(reader.read, quarter, reader.now)
    if newest == quarter:
        return quarter, cell
    return newest, replace(cell, flows=read_cell(reader.read, newest, None, reader.now).flows)


def _stands(each: Evidence, reader: QuarterReader) -> bool:
    close = reader.close
    there = each.removed_at is None or each.removed_at > close
    return there and (reader.window.closed_at is None or each.observed_on <= close)


def _stages(
    reader: QuarterReader, cell: Cell, seams: list[SeamMove], evidence: Iterable[Evidence]
) -> tuple[Known, ...]:
    of_step = {step.id: step.stage_id for step in cell.steps}
    heard: defaultdict[str, list[Evidence]] = defaultdict(list)
    for each in sorted(evidence, key=lambda e: (e.observed_on, e.id), reverse=True):
        heard[each.stage_id].append(each)
    fresh = frozenset(each.id for each in reader.heard())
    led = {each.id: each for each in reader.led()}
    named = {each.id: each for each in reader.named()}
    read_now = frozenset(id for ids in reader.read_kpis().values() for id in ids)
    measures = measures_by_stage(reader.read, reader.close, read_now, reader.weights)
    most_first = sorted(seams, key=lambda move: -move.customers)
    return tuple(
        Known(
            stage=stage,
            led=led[stage.id],
            confirmed_by=len(named[stage.id].confirmed_by & reader.seats),
            outside_in=named[stage.id].outside_in,
            heard=tuple(heard[stage.id]),
            fresh=fresh,
            leaving=tuple(m for m in most_first if of_step[m.from_step] == stage.id),
            entering=tuple(m for m in most_first if of_step[m.to_step] == stage.id
                           and of_step[m.from_step] != stage.id),
            measures=measures.get(stage.id, ()),
        )
        for stage in cell.stages
    )  # fmt: skip

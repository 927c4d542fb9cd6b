"""The map and its figures, read from the records as insight asks for them (DOMAIN §5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from customer_room.domain.customers import CustomerCount
from customer_room.domain.journey import Segment, Stage, Step
from customer_room.domain.moves import HandOff, Move
from customer_room.domain.people import Function
from customer_room.domain.record import Read
from customer_room.domain.room import Room
from customer_room.insight.graph import End, Entry, Flow, Place, Quality, StepFact
from customer_room.insight.handoffs import HandOffFact, HandOffs, PairKind, find_handoffs
from customer_room.insight.leaks import Leaks, LostValue, find_leaks
from customer_room.insight.soundness import Soundness, check_map


@dataclass(frozen=True, slots=True)
class Cell:
    """One quarter of the journey, of one segment or of all summed.

    Attributes:
        day: The instant up to which the map and its hand-offs count: the close of the quarter's
            room, or now while it is open.
        steps: In the map's order; ``stages`` likewise.
    """

    quarter: str
    segment: str | None
    day: str
    stages: tuple[Stage, ...]
    steps: tuple[StepFact, ...]
    flows: tuple[Flow, ...]
    values: tuple[LostValue, ...]
    hand_offs: tuple[HandOffFact, ...]
    functions: tuple[str, ...]

    def leaks(self) -> Leaks:
        """Return where customers leave."""
        return find_leaks(self.steps, self.flows, self.values)

    def crossings(self) -> HandOffs:
        """Return the moves that cross functions, agreed or not."""
        return find_handoffs(self.steps, self.flows, self.hand_offs, self.functions, self.day)

    def soundness(self) -> Soundness:
        """Return what is to be mended on the map."""
        return check_map(self.steps, self.flows)


def read_cell(read: Read, quarter: str, segment: str | None, now: str) -> Cell:
    """Read one quarter and segment; None is all segments summed."""
    day = day_of(read, quarter, now)
    stages = tuple(stages_on(read, day))
    functions = sorted(read.find(Function), key=lambda f: (f.order, f.id))
    of_segment = {} if segment is None else {"segment_id": segment}
    return Cell(
        quarter=quarter,
        segment=segment,
        day=day,
        stages=stages,
        steps=tuple(_steps(read, stages, quarter, day)),
        flows=tuple(_flows(read.find(Move, quarter=quarter, **of_segment))),
        values=tuple(_values(read.find(CustomerCount, quarter=quarter))),
        hand_offs=tuple(_hand_offs(read.find(HandOff))),
        functions=tuple(f.id for f in functions if not f.pseudo),
    )


def day_of(read: Read, quarter: str, now: str) -> str:
    """Return when a quarter's room closed, or now."""
    rooms = read.find(Room, kind="quarterly", quarter=quarter)
    closed = [room.closed_at for room in rooms if room.closed_at]
    return max(closed, default=now)


def segments(read: Read) -> list[Segment]:
    """Return the kinds of customer in their order."""
    return sorted(read.find(Segment), key=lambda s: (s.order, s.id))


def stages_on(read: Read, day: str) -> list[Stage]:
    """Return the stages that were on the map at an instant, in their order."""
    standing = [s for s in read.find(Stage) if s.removed_at is None or s.removed_at > day]
    return sorted(standing, key=lambda s: (s.order, s.id))


def _steps(read: Read, stages: Iterable[Stage], quarter: str, day: str) -> Iterator[StepFact]:
    """Yield the steps in the map's order, each with its place on the whole map."""
    of_stage: defaultdict[str, list[Step]] = defaultdict(list)
    for step in read.find(Step):
        if step.removed_at is None or step.removed_at > day:
            of_stage[step.stage_id].append(step)
    place = 0
    for stage in stages:
        for step in sorted(of_stage[stage.id], key=lambda s: (s.order, s.id)):
            place += 1
            yield StepFact(step.id, step.name, stage.id, place, step.served_by(quarter),
                           cast("Entry", step.entry))  # fmt: skip


def _flows(moves: Iterable[Move]) -> Iterator[Flow]:
    for move in moves:
        to: Place = End(move.to) if move.to_kind == "end" else move.to
        yield Flow(move.from_step, to, move.segment_id, move.quarter, move.count,
                   cast("Quality", move.quality))  # fmt: skip


def _values(counts: Iterable[CustomerCount]) -> Iterator[LostValue]:
    for count in counts:
        yield LostValue(count.segment_id, count.quarter, count.lost, count.value_lost)


def _hand_offs(rows: Iterable[HandOff]) -> Iterator[HandOffFact]:
    for row in rows:
        yield HandOffFact(
            row.id, cast("PairKind", row.kind), row.giving, row.receiving, row.giving_leader,
            row.receiving_leader, frozenset(row.accepted_by), row.standard, row.made_on,
            row.agreed_on,
        )  # fmt: skip

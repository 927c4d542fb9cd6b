"""Which moves cross functions, and which of these has nobody agreed on? (DOMAIN §5 row 7)

Crossing is normal. The fault is a crossing without an agreed hand-off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal, TypeAlias

from customer_room.insight.graph import End, Flow, StepFact, summed
from customer_room.scoring.figures import Figure, percent

PairKind: TypeAlias = Literal["function pair", "step pair"]


@dataclass(frozen=True, slots=True)
class HandOffFact:
    """A hand-off between two functions or two steps; dates are ``YYYY-MM-DD``.

    ``giving`` and ``receiving`` are function ids or step ids, as ``kind`` says; ``made_on`` is
    the day from which it exists; ``agreed_on`` the day the second leader accepted, None when
    that day is not known.
    """

    id: str
    kind: PairKind
    giving: str
    receiving: str
    giving_leader: str
    receiving_leader: str
    accepted_by: frozenset[str]
    standard: str
    made_on: str
    agreed_on: str | None = None


Standing: TypeAlias = Mapping[tuple[PairKind, str, str], HandOffFact]
"""Hand-offs that exist on one day, by kind, giving and receiving id."""


class Crossing(StrEnum):
    """What happens to the customer between two steps."""

    INSIDE = "inside one function"
    CROSSING = "crossing"
    UNSERVED = "a step nobody serves"


@dataclass(frozen=True, slots=True)
class SeamMove:
    """One move between steps.

    ``giving`` and ``receiving`` are the serving functions, None for nobody; ``agreed`` tells
    whether an agreed hand-off covers it, ``hand_off_id`` which hand-off governs it, if any.
    """

    from_step: str
    to_step: str
    customers: int
    giving: str | None
    receiving: str | None
    crossing: Crossing
    agreed: bool
    hand_off_id: str | None

    @property
    def uncovered(self) -> bool:
        """Whether customers are passed on here with nothing agreed."""
        return self.crossing is not Crossing.INSIDE and not self.agreed


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Customers passed from one function to another (None: nobody), and those uncovered."""

    giving: str | None
    receiving: str | None
    customers: int
    without_agreement: int


@dataclass(frozen=True, slots=True)
class HandOffs:
    """Moves between steps of one map, in customers.

    Attributes:
        moves: Every move between steps, in map order.
        matrix: Function × function, in the workspace's order, nobody last; moves inside one
            function are left out.
        total: All customers who moved from a step to a step.
        crossing: Those who went from one function to another.
        unserved: Those who went from or to a step nobody serves.
        without_agreement: Those of crossing and unserved whom no agreed hand-off covers.
    """

    moves: tuple[SeamMove, ...]
    matrix: tuple[MatrixCell, ...]
    total: int
    crossing: int
    unserved: int
    without_agreement: int

    @property
    def crossing_share(self) -> Figure:
        """Share of moves that cross functions; unserved ones apart (DOMAIN §11 reading 45)."""
        return _share(self.crossing, self.total)

    @property
    def unserved_share(self) -> Figure:
        """Share of moves from or to a step nobody serves."""
        return _share(self.unserved, self.total)

    @property
    def without_agreement_share(self) -> Figure:
        """Share of crossing and unserved moves that no agreed hand-off covers."""
        return _share(self.without_agreement, self.crossing + self.unserved)

    @property
    def uncovered(self) -> tuple[SeamMove, ...]:
        """The moves with nothing agreed, most customers first."""
        open_moves = [move for move in self.moves if move.uncovered and move.customers]
        return tuple(sorted(open_moves, key=lambda move: move.customers, reverse=True))


def exists_on(hand_off: HandOffFact, day: str) -> bool:
    """Tell whether a hand-off had been made by a day; dates compare by day (§11, 50)."""
    return hand_off.made_on[:10] <= day[:10]


def agreed_on_day(hand_off: HandOffFact, day: str) -> bool:
    """Tell whether a hand-off was agreed by a day.

    Agreed iff both leaders accepted and the standard is not empty (DOMAIN §2 HandOff). The
    map of a quarter is read on the day its room closed; agreed on that day belongs to it.
    """
    both = {hand_off.giving_leader, hand_off.receiving_leader} <= hand_off.accepted_by
    since = hand_off.agreed_on or hand_off.made_on
    return (
        exists_on(hand_off, day)
        and both
        and bool(hand_off.standard.strip())
        and since[:10] <= day[:10]
    )


def standing_on(hand_offs: Iterable[HandOffFact], day: str) -> Standing:
    """Return the hand-offs that exist on a day by pair; of two for one pair the later made."""
    made = sorted((h for h in hand_offs if exists_on(h, day)), key=lambda h: (h.made_on[:10], h.id))
    return {(h.kind, h.giving, h.receiving): h for h in made}


def governing(standing: Standing, giving: StepFact, receiving: StepFact) -> HandOffFact | None:
    """Return the hand-off that answers for a move, None when there is none.

    A step pair overrides the function pair from the day it is made, agreed or not
    (DOMAIN §11 reading 26).
    """
    by_step = standing.get(("step pair", giving.id, receiving.id))
    if by_step or giving.function_id is None or receiving.function_id is None:
        return by_step
    return standing.get(("function pair", giving.function_id, receiving.function_id))


def find_handoffs(
    steps: Sequence[StepFact],
    flows: Iterable[Flow],
    hand_offs: Iterable[HandOffFact],
    functions: Sequence[str],
    day: str,
) -> HandOffs:
    """Sort the moves between steps into inside, crossing and unserved, agreed or not.

    Moves to an end are no hand-off and left out (DOMAIN §11 reading 24); a move whose step
    is not on the map is left out too. A move from or to a step nobody serves is never
    agreed: there is no leader to accept it.

    Args:
        steps: The map of the quarter with the functions serving then.
        flows: Moves of that quarter, of one segment or of several to sum.
        hand_offs: All that were ever made.
        functions: Function ids in the workspace's order, for the matrix.
        day: ``YYYY-MM-DD``, the day the quarter's room closed, or today while it is open.
    """
    on_map = {step.id: step for step in steps}
    standing = standing_on(hand_offs, day)
    moves = [
        _seam(on_map[origin], on_map[target], total.customers, standing, day)
        for (origin, target), total in summed(flows).items()
        if not isinstance(target, End) and origin in on_map and target in on_map
    ]
    place = {step.id: (step.order, step.id) for step in steps}
    moves.sort(key=lambda move: (place[move.from_step], place[move.to_step]))
    return HandOffs(
        moves=tuple(moves),
        matrix=_matrix(moves, functions),
        total=sum(move.customers for move in moves),
        crossing=sum(m.customers for m in moves if m.crossing is Crossing.CROSSING),
        unserved=sum(m.customers for m in moves if m.crossing is Crossing.UNSERVED),
        without_agreement=sum(move.customers for move in moves if move.uncovered),
    )


def _seam(
    origin: StepFact, target: StepFact, customers: int, standing: Standing, day: str
) -> SeamMove:
    hand_off = governing(standing, origin, target)
    crossing = _crossing(origin, target)
    return SeamMove(
        from_step=origin.id,
        to_step=target.id,
        customers=customers,
        giving=origin.function_id,
        receiving=target.function_id,
        crossing=crossing,
        agreed=crossing is not Crossing.UNSERVED
        and hand_off is not None
        and agreed_on_day(hand_off, day),
        hand_off_id=hand_off.id if hand_off else None,
    )


def _crossing(origin: StepFact, target: StepFact) -> Crossing:
    if origin.function_id is None or target.function_id is None:
        return Crossing.UNSERVED
    return Crossing.INSIDE if origin.function_id == target.function_id else Crossing.CROSSING


def _matrix(moves: Iterable[SeamMove], functions: Sequence[str]) -> tuple[MatrixCell, ...]:
    sums: dict[tuple[str | None, str | None], tuple[int, int]] = {}
    for move in moves:
        if move.crossing is not Crossing.INSIDE and move.customers:
            customers, open_ones = sums.get((move.giving, move.receiving), (0, 0))
            sums[move.giving, move.receiving] = (
                customers + move.customers,
                open_ones + (move.customers if move.uncovered else 0),
            )
    place: dict[str | None, int] = {function: order for order, function in enumerate(functions)}
    last = len(place)
    in_order = sorted(
        sums.items(),
        key=lambda item: tuple(place.get(end, last + (end is None)) for end in item[0]),
    )
    return tuple(MatrixCell(*pair, *customers) for pair, customers in in_order)


def _share(part: int, whole: int) -> Figure:
    return percent(Fraction(part, whole) if whole else None)

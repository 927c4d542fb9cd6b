"""What leaders said in secret of the whole, as the scores read it: without names (DOMAIN §3.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from customer_room.domain.record import Read
from customer_room.domain.room import Room
from customer_room.domain.surveys import Survey, shown_answers
from customer_room.scoring.reporting import (
    STATEMENTS,
    Reporting,
    VariableResult,
    reporting,
    strip,
    variable_result,
)
from customer_room.scoring.spread import Spread, Vote
from customer_room.scoring.weights import Weights

Points = Sequence[Sequence[int]]


def eight_criteria(read: Read, quarter: str) -> dict[int, Vote]:
    """Return what was answered in a quarter's room, by number of the criterion.

    The first vote and the re-vote are both kept; nothing before the answers were shown.
    """
    first: Points = ()
    second: Points = ()
    for survey, points in _shown(read, quarter, "eight criteria", quarterly=True):
        if survey.vote == 1:
            first = points
        else:
            second = points
    again = list(zip(*second, strict=True))
    return {
        place + 1: Vote(tuple(answers), tuple(again[place]) if again else ())
        for place, answers in enumerate(zip(*first, strict=True))
    }


def reporting_check(read: Read, quarter: str, weights: Weights) -> Reporting | None:
    """Return where the customer leader should report, as a quarter's leaders said last."""
    found = None
    for _, points in _shown(read, quarter, "reporting check"):
        found = checked(points, weights) or found
    return found


def five_competencies(
    read: Read, quarter: str, weights: Weights
) -> tuple[Spread | None, ...] | None:
    """Return how leaders rated the five competencies in a quarter; None if nobody asked."""
    found = None
    for _, points in _shown(read, quarter, "five competencies"):
        found = strip(list(zip(*points, strict=True)), weights)
    return found


def checked(points: Points, weights: Weights) -> Reporting | None:
    """Read one check: each leader's numbers by variable, leaders told apart by place alone."""
    results: list[VariableResult] = []
    begin = 0
    for variable, statements in STATEMENTS.items():
        end = begin + len(statements)
        ratings = [
            {str(leader): numbers[place] for leader, numbers in enumerate(points)}
            for place in range(begin, end)
        ]
        found = variable_result(variable, ratings, weights)
        if found is None:
            return None
        results.append(found)
        begin = end
    return reporting(results)


def _shown(
    read: Read, quarter: str, instrument: str, quarterly: bool = False
) -> Iterator[tuple[Survey, Points]]:
    """Yield the surveys of a quarter that were shown, oldest first, with everybody's numbers."""
    surveys = read.find(Survey, quarter=quarter, instrument=instrument, status="shown")
    for survey in sorted(surveys, key=lambda each: (each.opened_at, each.id)):
        room = read.get(Room, survey.room_id)
        if room is None or room.is_rehearsal or (quarterly and room.kind != "quarterly"):
            continue
        yield survey, [points for points, _, _ in shown_answers(read, survey)]

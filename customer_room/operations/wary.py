"""What to be wary of when a record is read: small aims, easy words, one function's work (§3.6).

None of it is scored, and none of it is a list of people: what a function gave is counted on named
material only, for where a function has one person its figure names that person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions import Contribution, Decision
from customer_room.domain.kpis import Kpi
from customer_room.domain.people import Function, Member
from customer_room.domain.record import Read
from customer_room.operations.promises import commitment_facts
from customer_room.operations.reviews import expected, reviewed
from customer_room.scoring.balance import Aim, contributions, easy_commitments, smallest_aims
from customer_room.scoring.figures import percent
from customer_room.scoring.promises_facts import CommitmentFact
from customer_room.scoring.reporting import Area, candidates
from customer_room.scoring.weights import Weights
from customer_room.scoring.windows import Window
from customer_room.scoring.working import How, Row, Working, rows_of, share


def small_aims(read: Read, decisions: Sequence[Decision]) -> list[Working]:
    """Return what decisions want of shares of customers, in customers, the fewest first.

    A decision without a measure, a known start or a way to go is not among them.
    """
    names = {d.id: d for d in decisions}
    return [_aimed(read, names[aim.decision], aim, people)
            for aim, people in smallest_aims(_aims(read, decisions))]  # fmt: skip


def _aims(read: Read, decisions: Sequence[Decision]) -> Iterator[Aim]:
    ways = {each.decision.id: each.evidenced.movement.value for each in reviewed(read)}
    for decision in decisions:
        wanted = expected(read, decision)
        if wanted is None or wanted.type != "proportion" or wanted.start is None or wanted.holds:
            continue
        if wanted.start.n:
            way = ways.get(decision.id)
            yield Aim(decision.id, decision.number, wanted.start.k or 0, wanted.start.n,
                      wanted.target, None if way is None else Fraction(way))  # fmt: skip


def _aimed(read: Read, decision: Decision, aim: Aim, people: int) -> Working:
    named = str((decision.expectation or {}).get("kpi"))
    kpi = read.get(Kpi, named)
    way = "not reviewed yet"
    if aim.movement is not None:
        way = f"{percent(aim.movement, 0).shown} of the way"
    return Working(
        f"{decision.number}, {kpi.name if kpi else 'a measure that is gone'}: {way}",
        Fraction(people, aim.n), How.SHARE, people, aim.n,
        rows=(Row("decision", decision.id), Row("kpi", named)),
        reason=f"from {aim.k:,} of {aim.n:,} to {percent(aim.target, 0).shown}",
    )  # fmt: skip


def easy_words(read: Read, windows: Sequence[Window]) -> list[Working]:
    """Return how much of what we say was tested and never broken, and how much never tested."""
    facts = [fact for fact in commitment_facts(read) if _stood(fact, windows)]
    unbroken, untested = easy_commitments(facts, [window.quarter for window in windows])
    return [
        share("What we say, tested and never broken", len(unbroken), len(facts),
              rows_of(Commitment.table_name, unbroken)),
        share("What we say, never tested", len(untested), len(facts),
              rows_of(Commitment.table_name, untested)),
    ] if facts else []  # fmt: skip


def _stood(fact: CommitmentFact, windows: Sequence[Window]) -> bool:
    """Whether we said it when the last window began, and still in the first one's time."""
    since, from_ = windows[-1].since, windows[0].since
    return fact.adopted_on <= since and (fact.retired_on is None or fact.retired_on > from_)


def given_by_function(
    read: Read, decisions: Sequence[Decision], weights: Weights
) -> list[tuple[Working, bool]]:
    """Return which share of what was put into decisions each function gave, the largest first.

    With it, whether that is more than one function should give.
    """
    functions = {each.id: each for each in read.find(Function)}
    of = {each.id: functions.get(each.function_id) for each in read.find(Member)}
    made = {decision.id for decision in decisions}
    named = sorted((each for each in read.find(Contribution) if each.decision_id in made),
                   key=lambda each: each.id)  # fmt: skip
    given = [(_named(of.get(each.member_id)), Row(Contribution.table_name, each.id))
             for each in named]  # fmt: skip
    return [(each.part, each.too_much) for each in contributions(given, weights)]


def _named(function: Function | None) -> str | None:
    return None if function is None or function.pseudo else function.name


def areas(read: Read) -> list[str]:
    """Return the operating areas in order of influence, in words; none without influence."""
    functions = {each.id: each for each in read.find(Function) if not each.pseudo}
    ordered = candidates(Area(each.id, each.influence, each.is_power_core)
                         for each in functions.values() if each.influence)  # fmt: skip
    return [f"{functions[area.function].name}, influence {area.influence} of 4"
            f"{', the power core' if area.power_core else ''}" for area in ordered]  # fmt: skip

"""The competency in sentences: the headline, the changes, and what is behind each criterion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from customer_room.operations.competency import Competency
from customer_room.scoring.anchors import anchors_of
from customer_room.scoring.criteria_conduct import covered
from customer_room.scoring.criteria_map import agreed_and_met, confirmed, kinds
from customer_room.scoring.figures import decimal, percent, signed
from customer_room.scoring.quarter import QuarterScore
from customer_room.scoring.record import LEVELS, STOPPED
from customer_room.scoring.spread import PER_POINT as PER_ANSWER
from customer_room.scoring.wording import counted

A_YEAR = 4
PROVED = 3


def headline(found: Competency) -> tuple[str, str]:
    """Return the headline: what leads to it, and what is marked. The gap is the news."""
    score = found.score
    if score.gap.value is None:
        return _no_gap(score)
    before, (lead, marked) = _was(found), _now(int(score.gap.value))
    if before:
        return f"{before} Now {lead}", marked
    return lead[0].upper() + lead[1:], marked


def _was(found: Competency) -> str:
    """Say what the gap was a year ago, where it was worth a word; else in the first quarter."""
    first = found.scores[0] if len(found.scores) > 1 else None
    year_ago = found.before(A_YEAR)
    then = year_ago or first
    if then is None or not then.gap_words or then.gap.value is None:
        return ""
    when = "A year ago" if year_ago else f"In {then.facts.quarter}"
    points = int(then.gap.value)
    if points > 0:
        return f"{when} we felt {_points(points)} better than we did."
    return f"{when} the record was {_points(-points)} ahead of what we felt."


def _now(points: int) -> tuple[str, str]:
    if points > 0:
        return "we feel ", f"{_points(points)} better than we do."
    return "the record is ", f"{_points(-points)} ahead." if points else "what we feel."


def _points(number: int) -> str:
    return "1 point" if number == 1 else f"{number} points"


def _no_gap(score: QuarterScore) -> tuple[str, str]:
    if score.record.number.value is None:
        return "There is no record ", "yet."
    return "There is a record. Leaders have ", "not said yet."


def since(score: QuarterScore) -> str:
    """Say how the record changed since the quarter before, over what both rate."""
    change = score.change
    if change is None:
        return "The two numbers are never blended."
    points = signed(change.points.value or 0)
    broken = " The rules changed in between." if change.rules_changed else ""
    return (f"Since last quarter, like for like: {points}, {change.words}.{broken} The two numbers "
            "are never blended.")  # fmt: skip


def feels(score: QuarterScore, number: int) -> Fraction | None:
    """Return how much more leaders say of a criterion than the record shows, in points of 4."""
    points, said = score.record.criteria[number - 1].points, score.spreads.get(number)
    return None if points is None or said is None else said.median - points


def felt_better(score: QuarterScore) -> list[int]:
    """Return the criteria that leaders feel better about than they do, the widest gap first.

    Worth a word from as much on as the gap of both numbers is.
    """
    least = _least(score)
    found = [(feels(score, n), n) for n in range(1, len(score.record.criteria) + 1)]
    wide = [(more, n) for more, n in found if more is not None and more >= least]
    return [n for more, n in sorted(wide, key=lambda each: (-each[0], each[1]))]


def _least(score: QuarterScore) -> Fraction:
    return Fraction(score.facts.weights.gap_points, PER_ANSWER)


def scale(score: QuarterScore) -> str:
    """Say how the criteria are drawn, and from where on one is named as felt better."""
    return f"0 to 4, five quarters. A gap counts from {decimal(_least(score), 1).shown} on."


def one_place(score: QuarterScore) -> str:
    """Say where leaders feel better than they do."""
    found = felt_better(score)
    if not found:
        return "Eight criteria, from the record and from leaders" if not score.spreads else (
            "Nowhere do we feel better than we do")  # fmt: skip
    criterion, said = score.record.criteria[found[0] - 1], score.spreads[found[0]]
    numbers = (f"Leaders’ middle answer is {decimal(said.median, 1).shown}, the record "
               f"{criterion.figure.shown}.")  # fmt: skip
    name = anchors_of(found[0]).name
    if len(found) == 1:
        return f"One place where we feel better than we do: {name}. {numbers}"
    return f"{len(found)} places where we feel better than we do, most of all {name}. {numbers}"


def behind(score: QuarterScore, number: int) -> str:
    """Say in one line what a criterion rests on; why there is no value, where there is none."""
    x = score.record.criteria[number - 1].x
    if x.value is None or x.reason == STOPPED:
        return x.reason[0].upper() + x.reason[1:] if x.reason else "No case"
    return BEHIND[number](score)


def _shared(score: QuarterScore) -> str:
    facts = score.facts
    agreed = sum(confirmed(s, facts.seats, facts.weights) for s in facts.stages)
    named = sum(stage.outside_in for stage in facts.stages)
    filed = sum(row.names_stage for row in facts.made)
    made = f"; {filed} of {len(facts.made)} items filed" if facts.made else ""
    return f"{agreed} of {len(facts.stages)} stages confirmed, {named} in customers’ words{made}"


def _story(score: QuarterScore) -> str:
    facts, wanted = score.facts, score.facts.weights.kinds_wanted
    full = sum(len(kinds(h for h in facts.heard if h.stage == s.id)) >= wanted
               for s in facts.stages)  # fmt: skip
    return f"{wanted} fresh kinds of evidence on {full} of {len(facts.stages)} stages"


def _led(score: QuarterScore) -> str:
    led = score.facts.led
    one = sum(stage.state == "one leader" for stage in led)
    contested = [stage for stage in led if stage.state == "contested"]
    nobodys = [stage.name for stage in led if stage.state == "nobody's"]
    said = [f"{one} of {len(led)} stages have one leader"]
    if len(contested) == 1:
        said += [f"“{contested[0].name}” has {len(contested[0].accepted)} claimants"]
    said += [f"{len(contested)} are contested"] if len(contested) > 1 else []
    said += [f"“{nobodys[0]}” is nobody’s"] if len(nobodys) == 1 else []
    said += [f"{len(nobodys)} are nobody’s"] if len(nobodys) > 1 else []
    return "; ".join(said)


def _crossed(score: QuarterScore) -> str:
    seams = score.facts.seams
    everybody = sum(seam.customers for seam in seams)
    agreed = sum(seam.customers for seam in seams if seam.agreed and seam.served)
    met = sum((agreed_and_met(seam) for seam in seams), Fraction(0))
    share = percent(Fraction(agreed, everybody), 0).shown
    kept = percent(met / everybody, 0).shown
    return f"{share} of crossing customers pass an agreed hand-off; {kept} as agreed"


def _priorities(score: QuarterScore) -> str:
    facts = score.facts
    lost = covered(facts.leaks).value
    touched = "" if lost is None else f"; {percent(lost, 0).shown} of lost value touched"
    return f"{counted(len(facts.live), 'live decision')}{touched}"


def _together(score: QuarterScore) -> str:
    made = score.facts.decided
    least, most = (decimal(each(d.j for d in made), 2).shown for each in (min, max))
    range_ = least if least == most else f"{least} to {most}"
    return f"{counted(len(made), 'decision')}, decided together {range_} of 1"


def _kept(score: QuarterScore) -> str:
    found = score.say_do
    return f"{found.kept} of {found.n} promises kept, {found.late} late, {found.broken} broken"


def _proved(score: QuarterScore) -> str:
    levels = [each.level for each in score.facts.reviews]
    moved = sum(level >= PROVED for level in levels)
    fewer = sum(level >= LEVELS for level in levels)
    return f"{counted(len(levels), 'review')}; {moved} moved the measure, {fewer} with fewer lost"


BEHIND: Mapping[int, Callable[[QuarterScore], str]] = {
    1: _shared, 2: _story, 3: _led, 4: _crossed, 5: _priorities, 6: _together, 7: _kept,
    8: _proved,
}  # fmt: skip

"""The competency as the page shows it: the gap, eight criteria, five quarters (DOMAIN §3.2–3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from customer_room.domain.policy import Actor
from customer_room.domain.record import Read
from customer_room.domain.rules import anchors_in, rules_of
from customer_room.operations.competency import (
    Competency,
    Opener,
    competency,
    held_back,
    opener,
)
from customer_room.operations.names import day_in_words
from customer_room.operations.workings import (
    WorkingLine,
    WorkingPart,
    as_number,
    in_parts,
)
from customer_room.scoring.anchors import anchors_of
from customer_room.scoring.figures import Number as Figured
from customer_room.scoring.figures import decimal
from customer_room.scoring.quarter import QuarterScore
from customer_room.scoring.record import Criterion
from customer_room.scoring.spread import middle
from customer_room.scoring.trend import BAND_WORDS, in_band
from customer_room.scoring.working import Working
from customer_room.ui.competency.below import Below, below
from customer_room.ui.competency.chart import LARGE, SMALL, Chart, Frame, Point, drawn, labelled
from customer_room.ui.competency.words import behind, felt_better, headline, one_place, scale, since
from customer_room.ui.kit.choosing import Choice, unknown_quarter

NOT_YET = "Not yet"


@dataclass(frozen=True)
class Number:
    """The record, or what leaders say: of 100, with its arithmetic; why there is none."""

    shown: str = ""
    says: str = ""
    why_not: str = ""
    parts: list[WorkingPart] = field(default_factory=list[WorkingPart])


@dataclass(frozen=True)
class Small:
    """One criterion: its figure, what leaders say, its line over five quarters."""

    number: int = 0
    title: str = ""
    shown: str = ""
    leaders: str = ""
    behind: str = ""
    widest: bool = False
    chart: Chart = field(default_factory=Chart)
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])


@dataclass(frozen=True)
class CompetencyView:
    """The page. ``state``: loading, closed (not for this visitor), empty or shown.

    Attributes:
        standing: Whether the quarter is kept or open, and since when.
        back: Address of the newest quarter, while an earlier one is looked at.
        newest: That newest quarter.
        unknown: That the address asks for a quarter there is not.
        waiting: A quarter whose record waits until its leaders have said how far they are.
    """

    state: str = "loading"
    quarter: str = ""
    rated: str = ""
    lead: str = ""
    marked: str = ""
    since: str = ""
    standing: str = ""
    back: str = ""
    newest: str = ""
    unknown: str = ""
    waiting: str = ""
    record: Number = field(default_factory=Number)
    leaders: Number = field(default_factory=Number)
    gap: list[WorkingLine] = field(default_factory=list[WorkingLine])
    chart: Chart = field(default_factory=Chart)
    band: str = ""
    place: str = ""
    scale: str = ""
    smalls: list[Small] = field(default_factory=list[Small])
    quarters: list[Choice] = field(default_factory=list[Choice])
    below: Below = field(default_factory=Below)


def competency_view(
    read: Read, actor: Actor, asked: dict[str, str], now: str
) -> CompetencyView:  # fmt: skip
    """Return the page for one visitor.

    Args:
        read: The workspace.
        actor: Who looks; somebody held to one room reads no figures of the company.
        asked: ``quarter`` of the address; the newest otherwise.
        now: This moment.
    """
    if actor.waiting or actor.room_id:
        return CompetencyView(state="closed")
    found = competency(read, asked.get("quarter", ""), now)
    if found is None:
        return CompetencyView(state="empty", waiting=held_back(read))
    opens = opener(found.shown.read, read, actor)
    score, quarter = found.score, found.shown.window.quarter
    lead, marked = headline(found)
    past, waits = quarter != found.quarters[-1], held_back(read)
    told = {} if asked.get("quarter") == waits else asked
    return CompetencyView(
        state="shown",
        quarter=quarter,
        rated=score.record.rated_words,
        lead=lead,
        marked=marked,
        since=since(score),
        standing=_standing(found),
        unknown=unknown_quarter(told, quarter, "record of "),
        waiting=waits,
        back="/competency" if past else "",
        newest=found.quarters[-1],
        record=_record(score, opens),
        leaders=_leaders(score, opens),
        gap=_gap(score, opens),
        chart=_chart(found, opens),
        band=_band(found),
        place=one_place(score),
        scale=scale(score),
        smalls=list(_smalls(found, opens)),
        quarters=_choices(found),
        below=below(found, opens, now),
    )


def _standing(found: Competency) -> str:
    closed = found.shown.window.closed_at
    if closed is None:
        return "The room of this quarter is open: all of this can still move."
    on = day_in_words(closed)
    if not found.shown.kept:
        return f"The room closed on {on}. The quarter is kept as it stands after the last seal."
    return f"As its room saw it on {on}. The quarter is closed: nothing here changes any more."


def _choices(found: Competency) -> list[Choice]:
    return [
        Choice(each, "/competency?" + urlencode({"quarter": each}),
               each == found.shown.window.quarter)
        for each in found.quarters
    ]  # fmt: skip


def _record(score: QuarterScore, opens: Opener) -> Number:
    number = score.record.number
    parts = in_parts(opens.lines(number, as_number))
    if number.value is None:
        return Number(NOT_YET, "what the record shows", number.reason, parts)
    return Number(str(int(number.value)), "what the record shows", "", parts)


def _leaders(score: QuarterScore, opens: Opener) -> Number:
    number, votes = score.leaders, score.facts.votes
    parts = in_parts(opens.lines(number, as_number))
    if number.value is None:
        return Number(NOT_YET, "what leaders say", number.reason, parts)
    most = max(len(vote.counted) for vote in votes.values())
    return Number(str(int(number.value)), f"what {most} leaders say", "", parts)


def _gap(score: QuarterScore, opens: Opener) -> list[WorkingLine]:
    lines = opens.lines(score.gap, as_number)[:1] if score.gap.value is not None else []
    parts = [WorkingLine(1, p.label, as_number(p.value)) for p in score.gap.parts
             if p.value is not None]  # fmt: skip
    change = score.change.points if score.change else None
    return [*lines, *(parts if lines else []),
            *(opens.lines(change, as_number) if change else [])]  # fmt: skip


def _points(found: Competency, opens: Opener, number: int) -> list[Point]:
    """Return five quarters of a criterion, or (0) of the whole."""
    points: list[Point] = []
    version = None
    for score in found.last_five:
        facts = score.facts
        said = score.spreads.get(number)
        criterion = score.record.criteria[number - 1] if number else None
        points.append(
            Point(
                quarter=facts.quarter,
                record=criterion.points if criterion else score.record.number.value,
                leaders=(said and said.median) if number else score.leaders.value,
                decisions=tuple(opens.words(d.number) for d in facts.decided),
                in_band=in_band(found.of_programme(facts.quarter)),
                breaks=version not in (None, facts.weights.version),
            )
        )
        version = facts.weights.version
    return points


def _chart(found: Competency, opens: Opener) -> Chart:
    points = _points(found, opens, 0)
    says = _told("Record and leaders of 100", points, 0)
    return labelled(drawn(points, LARGE, says), points, LARGE)


def _band(found: Competency) -> str:
    """Explain the band where one is drawn; it is no target."""
    shown = any(in_band(found.of_programme(s.facts.quarter)) for s in found.last_five)
    return f"Shaded: {BAND_WORDS}. No target." if shown else ""


def _smalls(found: Competency, opens: Opener) -> Iterator[Small]:
    score = found.score
    better = felt_better(score)
    for criterion in score.record.criteria:
        yield _small(found, opens, criterion, better[:1] == [criterion.number])


def _small(found: Competency, opens: Opener, criterion: Criterion, widest: bool) -> Small:
    number, score = criterion.number, found.score
    title = f"{number}. {anchors_of(number).title}".replace("'", "’")
    points = _points(found, opens, number)
    said = score.spreads.get(number)
    disagree = " Leaders disagree." if said and said.we_disagree else ""
    return Small(
        number=number,
        title=title,
        shown=criterion.figure.shown if criterion.points is not None else NOT_YET,
        leaders=f"leaders {decimal(said.median, 1).shown}" if said else "leaders not yet",
        behind=opens.words(behind(score, number)) + ("." + disagree if disagree else ""),
        widest=widest,
        chart=_drawn_small(title, points, SMALL),
        lines=[*_criterion_lines(found, opens, criterion), *_said_lines(score, opens, number)],
    )


def _drawn_small(title: str, points: list[Point], frame: Frame) -> Chart:
    return drawn(points, frame, _told(title, points, 1))


def _criterion_lines(
    found: Competency, opens: Opener, criterion: Criterion
) -> Iterator[WorkingLine]:  # fmt: skip
    """Yield the arithmetic of a criterion, and what its level means."""
    x = criterion.x
    four_times = "4 times the share below, to one decimal"
    shown = Working("The record", criterion.points, parts=(x,),
                    reason=x.reason if criterion.points is None else four_times)  # fmt: skip
    first, *rest = opens.lines(shown, as_number)
    yield from (replace(first, shown=criterion.figure.shown), *rest)
    if criterion.level is not None:
        rules = rules_of(found.shown.read, found.shown.window.quarter)
        means = anchors_in(rules, criterion.number)[criterion.level]
        yield WorkingLine(1, f"Level {criterion.level} of 4", "", means)


def _said_lines(score: QuarterScore, opens: Opener, number: int) -> list[WorkingLine]:
    """Return what leaders answered, without names, lowest first."""
    vote = score.facts.votes.get(number)
    if number not in score.spreads or vote is None:
        few = len(vote.counted) if vote else 0
        needed = score.facts.weights.fewest_answers
        return [WorkingLine(0, "Leaders", NOT_YET, f"{few} answered; {needed} are needed")]
    lines = opens.lines(middle("Leaders, the middle answer", vote.counted), as_number)
    if vote.second:
        said = ", ".join(str(answer) for answer in sorted(vote.first))
        lines.append(WorkingLine(1, "Before the re-vote", "", f"Answers: {said}"))
    return lines


def _told(what: str, points: list[Point], places: int) -> str:
    record = ", ".join(_spoken(p.record, places) for p in points)
    leaders = ", ".join(_spoken(p.leaders, places) for p in points)
    return f"{what}, {points[0].quarter} to {points[-1].quarter}. Record {record}. " \
           f"Leaders {leaders}."  # fmt: skip


def _spoken(value: Figured | None, places: int) -> str:
    return "not rated" if value is None else decimal(value, places).shown

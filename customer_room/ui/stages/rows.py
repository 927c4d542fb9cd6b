"""The rows of one stage as the page shows them: evidence, hand-offs, figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from customer_room.domain.evidence import Evidence
from customer_room.domain.moves import HandOff
from customer_room.insight.handoffs import Crossing, SeamMove
from customer_room.operations.measures import Measure, arithmetic, cases, value_in_words
from customer_room.operations.names import Names, short_day
from customer_room.operations.row_words import HEARD, shortened
from customer_room.operations.stages import KINDS, Known, StageBook
from customer_room.operations.story import in_their_words
from customer_room.operations.workings import WorkingLine
from customer_room.scoring.news import Verdict
from customer_room.scoring.wording import counted
from customer_room.ui.stages.entries import (
    FigureEntry,
    HeardEntry,
    SeamEntry,
    figure_entry,
    heard_entry,
)
from customer_room.ui.stages.words import FORM_WORDS, KIND_TEACHES

NEWS_WORDS = {
    Verdict.NEWS: "News: more than luck",
    Verdict.NOISE: "Noise: this could be luck",
    Verdict.NOT_TESTED: "Not tested",
}
WAYS = {"up": "should rise", "down": "should fall", "hold": "should stay"}


@dataclass(frozen=True)
class Heard:
    """One piece of evidence.

    Attributes:
        theirs: A customer says it himself.
        about: Form, day, how many, where, who: one line.
        against: What it speaks against; ``answered`` what speaks against it.
    """

    id: str = ""
    text: str = ""
    theirs: bool = False
    said_by: str = ""
    about: str = ""
    stale: bool = False
    against: str = ""
    answered: list[str] = field(default_factory=list[str])
    link: str = ""
    entry: HeardEntry = field(default_factory=HeardEntry)


@dataclass(frozen=True)
class Kind:
    """One of the four kinds of evidence; ``says`` is its count with its newest day."""

    title: str = ""
    says: str = ""
    tone: str = ""
    teaches: str = ""
    rows: list[Heard] = field(default_factory=list[Heard])


@dataclass(frozen=True)
class Seam:
    """Customers passed from one function to another; ``standard`` is what was agreed.

    Nobody counts the customers of a hand-off that stands although none crosses it.
    """

    id: str = ""
    steps: str = ""
    between: str = ""
    customers: str = ""
    says: str = ""
    tone: str = ""
    standard: str = ""
    met: str = ""
    entry: SeamEntry = field(default_factory=SeamEntry)


@dataclass(frozen=True)
class Value:
    """One reading of a figure."""

    id: str = ""
    day: str = ""
    shown: str = ""
    cases: str = ""
    source: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure: ``news`` says whether the change is more than luck, ``lines`` why."""

    id: str = ""
    name: str = ""
    way: str = ""
    survey: bool = False
    base: str = ""
    newest: str = ""
    target: str = ""
    news: str = ""
    tone: str = ""
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])
    readings: list[Value] = field(default_factory=list[Value])
    entry: FigureEntry = field(default_factory=FigureEntry)


def kinds_of(book: StageBook, known: Known) -> list[Kind]:
    """Return the four kinds of evidence of a stage; the empty ones say what would fill them."""
    return [_kind(book, known, kind) for kind in KINDS]


def _kind(book: StageBook, known: Known, kind: str) -> Kind:
    rows = [each for each in known.heard if each.kind == kind]
    stale = all(_is_stale(book, known, each) for each in rows)
    newest = f"{len(rows)}, newest {short_day(rows[0].observed_on)}" if rows else ""
    return Kind(
        title=HEARD[kind],
        says=newest + (" · stale" if rows and stale else ""),
        tone="warn" if rows and stale else "",
        teaches="" if rows else KIND_TEACHES[kind],
        rows=[_heard(book, known, each) for each in rows],
    )


def _heard(book: StageBook, known: Known, each: Evidence) -> Heard:
    against = book.evidence.get(each.contradicts_id or "")
    answers = (other for other in book.evidence.values() if other.contradicts_id == each.id)
    return Heard(
        id=each.id,
        text=each.text,
        theirs=in_their_words(each),
        said_by=each.said_by,
        about=" · ".join(_about(book, each)),
        stale=_is_stale(book, known, each),
        against=shortened(against.text) if against else "",
        answered=[shortened(other.text) for other in answers],
        link=each.link,
        entry=heard_entry(each) if book.open else HeardEntry(),
    )


def _is_stale(book: StageBook, known: Known, each: Evidence) -> bool:
    return each.id not in known.fresh and not _is_ahead(book, each)


def _is_ahead(book: StageBook, each: Evidence) -> bool:
    """Whether it is of a day that has not come: the last of its quarter, for a number."""
    return each.observed_on > book.until[:10]


def _about(book: StageBook, each: Evidence) -> Iterator[str]:
    yield FORM_WORDS.get(each.form, each.form)
    day = short_day(each.observed_on)
    yield f"counts from {day} on" if _is_ahead(book, each) else day
    if each.n:
        yield f"{each.n:,} asked" if each.kind == "aided" else counted(each.n, "case")
    step = book.steps.get(each.step_id or "")
    if step:
        yield f"at “{step.name}”"
    yield from (s.name for s in book.segments if s.id == each.segment_id)
    if each.category:
        yield each.category


def seams_of(
    book: StageBook,
    names: Names,
    seams: tuple[SeamMove, ...],
    entry: Callable[[SeamMove], SeamEntry],
) -> list[Seam]:
    """Return moves between functions with what is agreed about each, most customers first."""
    return [_seam(book, names, each, entry(each)) for each in seams]


def _seam(book: StageBook, names: Names, move: SeamMove, entry: SeamEntry) -> Seam:
    first, last = (book.steps[id].name for id in (move.from_step, move.to_step))
    rule = book.hand_offs.get(move.hand_off_id or "")
    says, tone = _crossed(move, rule, names)
    return Seam(
        id=f"{move.from_step}-{move.to_step}",
        steps=f"{first} → {last}",
        between=f"{names.function(move.giving)} to {names.function(move.receiving)}",
        customers=f"{move.customers:,}",
        says=says,
        tone=tone,
        standard=rule.standard if rule else "",
        met=_met(rule, book.counted, book.quarter) if rule and move.agreed else "",
        entry=entry,
    )


def spare_of(book: StageBook, names: Names, entry: Callable[[HandOff], SeamEntry]) -> list[Seam]:
    """Return the hand-offs that stand although no counted customer crosses them."""
    return [_spare(book, names, each, entry(each)) for each in book.spare]


def _spare(book: StageBook, names: Names, rule: HandOff, entry: SeamEntry) -> Seam:
    first, last = (_end(book, names, rule.kind, id) for id in (rule.giving, rule.receiving))
    agreed = rule.agreed_on is not None
    says, tone = _agreement(rule, names, agreed=agreed)
    return Seam(
        id=rule.id,
        steps=f"{first} to {last}",
        says=says,
        tone=tone,
        standard=rule.standard,
        met=_met(rule, book.counted, book.quarter) if agreed else "",
        entry=entry,
    )


def _end(book: StageBook, names: Names, kind: str, id: str) -> str:
    if kind == "function pair":
        return names.function(id)
    step = book.steps.get(id)
    return f"“{step.name}”" if step else "a step that is gone"


def _crossed(move: SeamMove, rule: HandOff | None, names: Names) -> tuple[str, str]:
    """Say who has agreed to what: (words, tone)."""
    if move.crossing is Crossing.UNSERVED:
        return "A step nobody serves: there is no one to agree with", "left"
    if rule is None:
        return "Nobody has named this hand-off", "left"
    return _agreement(rule, names, agreed=move.agreed)


def _agreement(rule: HandOff, names: Names, *, agreed: bool) -> tuple[str, str]:
    if agreed:
        on = f" since {short_day(rule.agreed_on)}" if rule.agreed_on else ""
        return f"Agreed by both{on}", ""
    if not rule.standard.strip():
        return "Named, but nobody wrote down what is handed over", "warn"
    both = dict.fromkeys((rule.giving_leader, rule.receiving_leader))
    missing = [names.who(id).short for id in both if id not in rule.accepted_by]
    waits = " and ".join(missing)
    return (f"Waits for {waits}" if missing else "Not agreed yet by then"), "warn"


def _met(rule: HandOff, *quarters: str) -> str:
    quarter = next((each for each in reversed(quarters) if each in rule.met), None)
    if quarter is None:
        return "Nobody measured whether it is met"
    found = rule.met[quarter]
    return f"Met {found['k']:,} of {found['n']:,} times in {quarter}"


def figures_of(book: StageBook, known: Known) -> list[Figure]:
    """Return the figures of a stage."""
    return [_figure(book, each) for each in known.measures]


def _figure(book: StageBook, measure: Measure) -> Figure:
    kpi, kind = measure.kpi, measure.kpi.type
    newest, base = measure.newest, measure.base
    verdict = NEWS_WORDS[measure.news.verdict]
    readings = [
        Value(row.id, short_day(row.date), value_in_words(kind, each.value), cases(kind, each),
              row.source)
        for row, each in measure.readings
    ]  # fmt: skip
    return Figure(
        id=kpi.id,
        name=kpi.name,
        way=WAYS.get(kpi.direction, ""),
        survey=kpi.is_survey_score,
        base=f"{value_in_words(kind, base.value)} on {short_day(base.on)}" if base else "no base",
        newest=f"{value_in_words(kind, newest.value)} on {short_day(newest.on)}"
        if newest
        else "not read yet",
        target=_target(measure),
        news=verdict,
        tone="warn" if measure.news.verdict is Verdict.NOISE else "",
        lines=[
            WorkingLine(0, NEWS_WORDS[measure.news.verdict]),
            *arithmetic(measure, book.weights),
        ],
        readings=readings,
        entry=figure_entry(measure) if book.open else FigureEntry(),
    )


def _target(measure: Measure) -> str:
    kpi = measure.kpi
    if kpi.target is None:
        return "no target"
    shown, by = value_in_words(kpi.type, Fraction(kpi.target)), short_day(kpi.target_date)
    if kpi.direction != "hold" or kpi.tolerance is None:
        return f"{shown} by {by}"
    return f"{shown}, give or take {value_in_words(kpi.type, Fraction(kpi.tolerance))}, by {by}"

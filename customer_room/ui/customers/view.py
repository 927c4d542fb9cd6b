"""Customers gained and lost as the page shows them (DOMAIN §2, §3.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from customer_room.domain.customers import CustomerCount
from customer_room.domain.decisions_number import open_quarter
from customer_room.domain.freezing import closing_room
from customer_room.domain.loss_reasons import reasons_given
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.quarters import whole_quarters
from customer_room.domain.record import Read
from customer_room.operations.customers import EVERYBODY, Book, customer_book
from customer_room.operations.names import Names
from customer_room.operations.workings import WorkingLine, as_rate, told
from customer_room.scoring.customer_math import A_YEAR, Customers, loss_rate
from customer_room.scoring.figures import count, percent
from customer_room.scoring.noise import real_proportions
from customer_room.scoring.windows import quarter_number
from customer_room.ui.customers.entry import Entry, entry_of
from customer_room.ui.customers.worth import Figure, worth
from customer_room.ui.kit.choosing import Choice, unknown_quarter

FEW = 5


@dataclass(frozen=True)
class Bar:
    """One quarter of the picture; widths in percent of the widest."""

    quarter: str = ""
    came: str = ""
    left: str = ""
    net: str = ""
    came_wide: int = 0
    left_wide: int = 0
    here: bool = False


@dataclass(frozen=True)
class Line:
    """One kind of customer in the quarter; ``standing`` says whether its figures are agreed."""

    segment_id: str = ""
    name: str = ""
    entered: bool = False
    opening: str = ""
    gained: str = ""
    won_back: str = ""
    lost: str = ""
    net: str = ""
    closing: str = ""
    rate: list[WorkingLine] = field(default_factory=list[WorkingLine])
    standing: str = ""
    agreed: bool = False
    versions: list[str] = field(default_factory=list[str])
    entry: Entry = field(default_factory=Entry)


@dataclass(frozen=True)
class Why:
    """Why people left; ``asked`` is False for those whom nobody asked."""

    words: str = ""
    people: str = ""
    wide: int = 0
    asked: bool = True


@dataclass(frozen=True)
class Headline:
    """The quarter in words; all empty while nobody has entered it."""

    came: str = ""
    left: str = ""
    after: str = ""
    season: str = ""


@dataclass(frozen=True)
class CustomersView:
    """The page. ``state``: loading, closed (not for this visitor), empty or shown.

    Attributes:
        unknown: That the address asks for a quarter there is not.
        known_reasons: Why customers left, as it has been named so far, to choose from.
    """

    state: str = "loading"
    quarter: str = ""
    unknown: str = ""
    who: str = ""
    head: Headline = field(default_factory=Headline)
    missing: str = ""
    quarters: list[Choice] = field(default_factory=list[Choice])
    segments: list[Choice] = field(default_factory=list[Choice])
    bars: list[Bar] = field(default_factory=list[Bar])
    lines: list[Line] = field(default_factory=list[Line])
    known_reasons: list[str] = field(default_factory=list[str])
    reasons: list[Why] = field(default_factory=list[Why])
    worth: list[Figure] = field(default_factory=list[Figure])
    may_enter: bool = False
    closed: bool = False


def customers_view(read: Read, actor: Actor, asked: dict[str, str], now: str) -> CustomersView:
    """Return the page for one visitor.

    Args:
        read: The workspace.
        actor: Who looks; somebody held to one room reads no figures of the company.
        asked: ``quarter`` and ``segment`` of the address; the newest whole one of all otherwise.
        now: This moment.
    """
    if actor.waiting or actor.room_id:
        return CustomersView(state="closed")
    book = customer_book(read)
    may_enter = actor.role in GRANTS[Permission.MAP]
    if not book.segments:
        return CustomersView(state="empty", may_enter=may_enter)
    quarter = _quarter(book, asked.get("quarter", ""), now)
    names = {EVERYBODY: "all customers"} | {s.id: s.name for s in book.segments}
    segment = asked.get("segment", "")
    segment = segment if segment in names else EVERYBODY
    found = book.cell(quarter, segment)
    closed = closing_room(read, quarter) is not None
    coming = [open_quarter(read, now)] if may_enter else []
    return CustomersView(
        state="shown",
        quarter=quarter,
        unknown=unknown_quarter(asked, quarter),
        who=names[segment],
        head=_headline(book, found, segment) if found else Headline(),
        missing=_missing(book, quarter) if segment == EVERYBODY else "",
        quarters=_choices(_quarters(book, quarter, *coming), "quarter", quarter,
                          {"segment": segment}),
        segments=_choices(names, "segment", segment, {"quarter": quarter}),
        bars=_bars(book.of(segment), quarter),
        lines=_lines(read, book, quarter),
        known_reasons=reasons_given(read) if may_enter else [],
        reasons=_reasons(found) if found else [],
        worth=worth(read, book, segment, found) if found else [],
        may_enter=may_enter,
        closed=closed,
    )  # fmt: skip


def _quarter(book: Book, asked: str, now: str) -> str:
    counted = {quarter: len(book.segments) for quarter in book.quarters}
    newest = whole_quarters(counted)[-1] if counted else quarter_of(now)
    return asked if _is_quarter(asked) else newest


def quarter_of(now: str) -> str:
    """Return the calendar quarter of a moment, for a company that has counted nothing yet."""
    return f"{now[:4]}-Q{(int(now[5:7]) + 2) // 3}"


def _is_quarter(text: str) -> bool:
    return len(text) == 7 and text[:4].isdigit() and text[4:6] == "-Q" and text[6] in "1234"


def _quarters(book: Book, *besides: str) -> dict[str, str]:
    """Return the last counted quarters, the one shown, and the one that is to be entered next."""
    return {each: each for each in sorted({*book.quarters, *besides})[-2 * FEW :]}


def _choices(names: dict[str, str], key: str, here: str, kept: dict[str, str]) -> list[Choice]:
    return [
        Choice(words[0].upper() + words[1:], "/customers?" + urlencode({**kept, key: id}),
               id == here)
        for id, words in names.items()
    ]  # fmt: skip


def _headline(book: Book, found: Customers, segment: str) -> Headline:
    rate = _kept_together(percent(loss_rate(found).value, 2).shown)
    net = ("+" if found.net > 0 else "") + count(found.net).shown
    return Headline(
        came=count(found.gained + found.won_back).shown,
        left=count(found.lost).shown,
        after=f"Net {net}. Of {count(found.opening).shown} who were here at the start of the "
              f"quarter, {rate} left.",
        season=_season(book, found, segment),
    )  # fmt: skip


def _season(book: Book, now: Customers, segment: str) -> str:
    """Hold the quarter against the same one a year before: only that is fair to the season."""
    wanted = quarter_number(now.quarter) - A_YEAR
    year_ago = next((c for c in book.of(segment) if quarter_number(c.quarter) == wanted), None)
    if year_ago is None:
        return ""
    was, rate = loss_rate(year_ago).value, loss_rate(now).value
    if was is None or rate is None:
        return ""
    if not real_proportions(year_ago.counted, now.counted):
        verdict = "The difference could be chance."
    else:
        verdict = f"The {'fall' if rate < was else 'rise'} is beyond chance."
    share = _kept_together(percent(was, 2).shown)
    return f"A year before, {count(year_ago.lost).shown} left: {share}. {verdict}"


def _kept_together(rate: str) -> str:
    return rate.replace(" %", "\u00a0%")


def _missing(book: Book, quarter: str) -> str:
    names = [segment.name for segment in book.missing(quarter)]
    return f"Not entered yet: {', '.join(names)}." if names else ""


def _bars(quarters: Sequence[Customers], here: str) -> list[Bar]:
    shown = quarters[-FEW:]
    widest = max((max(c.gained + c.won_back, c.lost) for c in shown), default=0) or 1
    return [
        Bar(
            quarter=c.quarter,
            came=count(c.gained + c.won_back).shown,
            left=count(c.lost).shown,
            net=("+" if c.net > 0 else "") + count(c.net).shown,
            came_wide=round(100 * (c.gained + c.won_back) / widest),
            left_wide=round(100 * c.lost / widest),
            here=c.quarter == here,
        )
        for c in shown
    ]


def _lines(read: Read, book: Book, quarter: str) -> list[Line]:
    names = Names(read)
    return [_line(read, book, names, quarter, segment.id, segment.name)
            for segment in book.segments]  # fmt: skip


def _line(read: Read, book: Book, names: Names, quarter: str, segment_id: str, name: str) -> Line:
    cell, record = book.cell(quarter, segment_id), book.counts.get((quarter, segment_id))
    entry = entry_of(book, quarter, segment_id)
    if cell is None or record is None:
        return Line(segment_id, name, entry=entry, standing="Not entered yet")
    return Line(
        segment_id=segment_id,
        name=name,
        entered=True,
        opening=count(cell.opening).shown,
        gained=count(cell.gained).shown,
        won_back=count(cell.won_back).shown,
        lost=count(cell.lost).shown,
        net=("+" if cell.net > 0 else "") + count(cell.net).shown,
        closing=count(cell.closing).shown,
        rate=told(read, loss_rate(cell), as_rate),
        standing=_standing(record, names),
        agreed=record.agreed_by is not None,
        versions=_versions(record, names),
        entry=entry,
    )


def _standing(record: CustomerCount, names: Names) -> str:
    if record.agreed_by is None:
        return "Nobody has agreed to this yet"
    source = f": {record.source}" if record.source else ""
    return f"Agreed by {names.who(record.agreed_by).short}{source}"


def _versions(record: CustomerCount, names: Names) -> list[str]:
    kept = [
        f"{v['figure'].replace('_', ' ').capitalize()} {count(v['value']).shown}, says "
        f"{names.who(v['by']).short}" + (f" ({v['source']})" if v.get("source") else "")
        for v in record.other_versions
    ]
    restated = record.restated_reason
    return [*kept, *([f"Opening restated: {restated}"] if restated else [])]


def _reasons(found: Customers) -> list[Why]:
    people = sorted(found.reasons.items(), key=lambda each: (-each[1], each[0]))
    widest = max([found.never_asked, *found.reasons.values()]) or 1
    known = [Why(words, count(n).shown, round(100 * n / widest)) for words, n in people]
    never = Why("We never asked", count(found.never_asked).shown,
                round(100 * found.never_asked / widest), asked=False)  # fmt: skip
    return [*known, never] if found.lost else []

"""What we tell customers and employees, and whether it was true, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from customer_room.domain.commitments import Commitment
from customer_room.operations.names import Names, short_day
from customer_room.operations.promise_book import PromiseBook
from customer_room.operations.workings import WorkingLine
from customer_room.scoring.promises import Promise
from customer_room.scoring.windows import DAY, Window
from customer_room.ui.promises.acts import SaidActs
from customer_room.ui.promises.words import BROKEN, KEPT, NONE, earned, tone_of, verdict_word

TELLING = {"customers": "Said to customers", "employees": "Said to employees",
           "both": "Said to customers and employees"}  # fmt: skip
GONE = "Not said any more"


@dataclass(frozen=True)
class Cell:
    """What the test of one quarter showed."""

    quarter: str = ""
    verdict: str = ""
    tone: str = NONE


@dataclass(frozen=True)
class Ref:
    """A decision about it."""

    words: str = ""
    number: str = ""


@dataclass(frozen=True)
class Said:
    """One thing we say.

    Attributes:
        standing: Empty while we stand by it; else that nobody does, or no longer.
        hot: Broken the last two times it was looked at.
        lines: Its test, and what every quarter found.
    """

    id: str = ""
    text: str = ""
    standing: str = ""
    hot: bool = False
    cells: list[Cell] = field(default_factory=list[Cell])
    refs: list[Ref] = field(default_factory=list[Ref])
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])
    act: SaidActs = field(default_factory=SaidActs)


def said_of(
    book: PromiseBook, names: Names, columns: Sequence[str]
) -> tuple[list[Said], str]:  # fmt: skip
    """Return all we say with its verdicts, what was broken twice running first; and a note."""
    found = [_said(book, names, each, columns) for each in book.commitments]
    found.sort(key=lambda said: (not said.hot, bool(said.standing)))
    walls = book.ledger.on_the_wall
    newest = max(walls, default="")
    untested = [c.text for c in book.commitments if c.id in walls.get(newest, ())]
    hot = [said.text for said in found if said.hot]
    notes = [
        f"Broken twice running: {_and(hot)}." if hot else "",
        f"On the wall, not tested for two quarters by {newest}: {_and(untested)}."
        if untested
        else "",
    ]
    return found, " ".join(note for note in notes if note)


def _said(book: PromiseBook, names: Names, row: Commitment, columns: Sequence[str]) -> Said:
    judged = {quarter: _promise(book, row, quarter) for quarter in book.said}
    tests = [tone_of(p) for _, p in sorted(judged.items()) if p is not None]
    return Said(
        id=row.id,
        text=row.text,
        standing=_standing(row),
        hot=row.status == "adopted" and tests[-2:] == [BROKEN, BROKEN],
        cells=[_cell(book, row, quarter) for quarter in columns],
        refs=[Ref(words, number) for words, number in book.about(row.id)],
        lines=list(_lines(book, names, row, judged)),
    )  # fmt: skip


def _standing(row: Commitment) -> str:
    match row.status:
        case "draft" if not row.test:
            return "Nobody stands by it yet: it needs a test first"
        case "draft":
            return "Nobody stands by it yet"
        case "retired":
            return f"Not said since {short_day(row.retired_on)}"
        case _:
            return ""


def _promise(book: PromiseBook, row: Commitment, quarter: str) -> Promise | None:
    here = (p for p in book.judged(quarter) if p.kind == "commitment" and p.id == row.id)
    return next(here, None)


def _cell(book: PromiseBook, row: Commitment, quarter: str) -> Cell:
    promise = _promise(book, row, quarter)
    if promise is not None:
        return Cell(quarter, verdict_word(promise.verdict), tone_of(promise))
    given = book.verdicts.get((row.id, quarter))
    if quarter == book.coming:
        if given is None:
            return Cell(quarter, GONE if _is_gone(book.windows.get(quarter), row) else "None yet")
        tone = {"kept": KEPT, "broken": BROKEN}.get(given.verdict, NONE)
        return Cell(quarter, verdict_word(given.verdict), tone)
    return Cell(quarter, unsaid(book.windows.get(quarter), row) or "Not tested")


def unsaid(window: Window | None, row: Commitment) -> str:
    """Say that nobody said it before a quarter's room met: that is no test that was left out."""
    if (
        window is None
        or row.adopted_on is None
        or row.adopted_on >= (window.opened_at or "9")[:DAY]
    ):
        return "Not said yet"
    return GONE if _is_gone(window, row) else ""


def _is_gone(window: Window | None, row: Commitment) -> bool:
    """Tell whether it was taken back before a quarter's room met."""
    met = window.opened_at[:DAY] if window and window.opened_at else None
    return row.retired_on is not None and (met is None or row.retired_on < met)


def _lines(
    book: PromiseBook, names: Names, row: Commitment, judged: dict[str, Promise | None]
) -> Iterator[WorkingLine]:
    by = f"by {names.who(row.adopted_by).short}" if row.adopted_by else ""
    yield WorkingLine(0, TELLING.get(row.audience, "Said"), short_day(row.adopted_on), by)
    yield WorkingLine(0, "How anybody can test it", "", row.test or "nobody has written it down")
    for quarter in sorted({*book.said, book.coming}):
        promise, given = judged.get(quarter), book.verdicts.get((row.id, quarter))
        if promise is None and given is None:
            continue
        parts = [promise.note] if promise and promise.note else []
        if given is not None:
            parts += [given.proof, _instead(given.served_instead), given.note]
            parts.append(f"written down by {names.who(given.by).short}" if given.by else "")
        counts = f"{verdict_word(promise.verdict)}, {earned(promise)}" if promise else (
            verdict_word(given.verdict) if given else "")  # fmt: skip
        yield WorkingLine(1, quarter, counts, "; ".join(part for part in parts if part))


def _instead(served: str | None) -> str:
    return f"served instead: {served}" if served else ""


def _and(texts: Sequence[str]) -> str:
    quoted = [f"“{text}”" for text in texts]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"

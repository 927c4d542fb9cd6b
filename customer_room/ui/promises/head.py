"""The headline: how many promises were kept, late and broken, and what that means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from customer_room.domain.record import Read
from customer_room.operations.names import Names
from customer_room.operations.promise_book import PromiseBook
from customer_room.operations.workings import WorkingLine, row_in_words
from customer_room.scoring.figures import decimal_text, percent
from customer_room.scoring.promises import DROPPED, LEFT, NOT_SHOWN, RENEGOTIATED, Promise
from customer_room.scoring.saydo import SayDo
from customer_room.scoring.wording import counted, number_word
from customer_room.scoring.working import Row
from customer_room.ui.promises.words import (
    BROKEN,
    KEPT,
    LATE,
    NONE,
    NOT_YET,
    earned,
    made_of,
    proof_line,
    tone_of,
    way_of,
    were,
)

TONES = (KEPT, LATE, BROKEN)
NAMED = {KEPT: "Kept", LATE: "Late", BROKEN: "Broken, not shown or dropped"}
KINDS = ("action", "commitment", "gate")


@dataclass(frozen=True)
class Head:
    """The quarter in three sentences and a rate.

    Attributes:
        bad: The sentence about what was broken; ``clean`` where nothing was.
        tally: One tone a promise, kept first.
        tally_says: The same in words.
        more: The range, and what else is to be known before anybody celebrates.
        counts: The counts with the promises they are made of.
        rate: ``"81.3 %"``; empty below the fewest promises, and ``lines`` say why.
    """

    kicker: str = ""
    kept: str = ""
    late: str = ""
    bad: str = ""
    clean: bool = False
    tally: list[str] = field(default_factory=list[str])
    tally_says: str = ""
    more: list[str] = field(default_factory=list[str])
    counts: list[WorkingLine] = field(default_factory=list[WorkingLine])
    rate: str = ""
    weighted: str = ""
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])


def head_of(read: Read, book: PromiseBook, names: Names, quarter: str, now: str) -> Head:
    """Return the headline of a quarter, or of what is still to come."""
    if quarter == book.coming:
        return _coming(read, book, now)
    if quarter == book.judging:
        return _judging(read, book, quarter)
    found, promises = book.said[quarter], book.judged(quarter)
    kinds = Counter(p.kind for p in promises)
    of = made_of([(kinds[kind], kind if kinds[kind] == 1 else f"{kind}s") for kind in KINDS])
    return Head(
        kicker=f"{quarter} · {counted(found.n, 'promise')} fell due",
        kept=f"We kept {found.kept} of {found.n}." if found.n else "No promise fell due.",
        late=f"{number_word(found.late)} {were(found.late)} late." if found.late else "",
        bad=f"{number_word(found.broken)} {were(found.broken)} {_badly(promises)}."
        if found.n
        else "",
        clean=not found.broken,
        tally=[tone for tone in TONES for p in promises if tone_of(p) == tone],
        tally_says=f"{found.kept} kept, {found.late} late, {found.broken} broken",
        more=_more(found),
        counts=[WorkingLine(0, "Promises that fell due", str(found.n), of),
                *_counts(read, promises)],
        rate=percent(found.rate.value).shown if found.rate.value is not None else "",
        weighted=found.weighted,
        lines=_lines(read, book, names, found, promises),
    )  # fmt: skip


def _badly(promises: Sequence[Promise]) -> str:
    """Say in one word what became of all that earned nothing, as their rows say it."""
    verdicts = {p.verdict for p in promises if tone_of(p) == BROKEN}
    one = verdicts.pop() if len(verdicts) == 1 else ""
    return one if one in (NOT_SHOWN, DROPPED) else "broken"


def _judging(read: Read, book: PromiseBook, quarter: str) -> Head:
    """Return the headline while the room judges: what can still be shown is not broken."""
    found, promises = book.said[quarter], book.judged(quarter)
    waits = [p for p in promises if book.can_be_shown(quarter, p)]
    told = [p for p in promises if p not in waits]
    late, bad = (sum(tone_of(p) == tone for p in told) for tone in (LATE, BROKEN))
    waiting = len(waits)
    fell = f"{counted(found.n, 'promise')} fell due; the room judges " \
           f"{'it' if found.n == 1 else 'them'} now"  # fmt: skip
    return Head(
        kicker=f"{quarter} · {fell}",
        kept=f"We kept {found.kept} of {found.n} so far." if found.n else "No promise fell due.",
        late=" ".join([
            *([f"{number_word(late)} {were(late)} late."] if late else []),
            *([f"{number_word(waiting)} {'is' if waiting == 1 else 'are'} {NOT_YET}."]
              if waiting else []),
        ]),
        bad=f"{number_word(bad)} {were(bad)} {_badly(told)}." if bad else "",
        clean=not bad,
        tally=[*(tone for tone in TONES for p in told if tone_of(p) == tone), *[NONE] * waiting],
        tally_says=made_of([(found.kept, "kept"), (late, "late"), (bad, "broken"),
                           (waiting, NOT_YET)]),
        counts=[WorkingLine(0, "Promises that fell due", str(found.n)), *_counts(read, told),
                WorkingLine(1, NOT_YET.capitalize(), str(waiting), "", _named(read, waits))],
    )  # fmt: skip


def _more(found: SayDo) -> list[str]:
    said: list[str] = []
    if found.wilson_kept is not None:
        low, high = (decimal_text(100 * end) for end in
                     (found.wilson_kept.low, found.wilson_kept.high))  # fmt: skip
        said.append(f"With {counted(found.n, 'promise')}, the true share kept could be anywhere "
                    f"from {low} to {high}\u00a0%.")  # fmt: skip
    if found.renegotiated:
        said.append(f"{number_word(found.renegotiated)} had been given another day.")
    if found.differs:
        said.append("Weighed and unweighed lie more than ten points apart: look at which were "
                    "broken, not only at how many.")  # fmt: skip
    return said


def _counts(read: Read, promises: Sequence[Promise]) -> list[WorkingLine]:
    found = [
        WorkingLine(1, NAMED[tone], str(len(here)), "", _named(read, here))
        for tone in TONES
        for here in [[p for p in promises if tone_of(p) == tone]]
    ]
    moved = [p for p in promises if RENEGOTIATED in p.note]
    if moved:
        found.append(WorkingLine(1, "Of these, given another day", str(len(moved)), "",
                                 _named(read, moved)))  # fmt: skip
    return found


def _named(read: Read, promises: Sequence[Promise]) -> list[str]:
    return [f"“{p.text}” ({row_in_words(read, Row(p.kind, p.id))})" for p in promises]


def _lines(
    read: Read, book: PromiseBook, names: Names, found: SayDo, promises: Sequence[Promise]
) -> list[WorkingLine]:
    """Open the rate: what each promise earned of its weight, what was broken first."""
    rate, plain = found.rate, found.unweighted
    shown = percent(rate.value).shown if rate.value is not None else "No rate"
    lines = [WorkingLine(0, rate.label, shown, rate.reason or f"{found.weighted}, by weight")]
    for promise in sorted(promises, key=lambda p: (p.k, -p.weight, p.text)):
        said = f"{promise.verdict}; {promise.note}" if promise.note else promise.verdict
        rows = [row_in_words(read, Row(promise.kind, promise.id))]
        lines.append(WorkingLine(1, promise.text, earned(promise), said, rows))
        lines += [proof_line(proof, names, 2) for proof in book.proofs.get(promise.id, ())
                  if promise.kind == "action"]  # fmt: skip
    if plain.value is not None and plain.numerator is not None:
        lines.append(WorkingLine(0, "Unweighted", percent(plain.value).shown,
                                 f"{decimal_text(plain.numerator, 1)} of {found.n}"))  # fmt: skip
    if found.wilson_kept is not None:
        low, high = percent(found.wilson_kept.low).shown, percent(found.wilson_kept.high).shown
        lines.append(WorkingLine(0, "Range of the true share kept", f"{low} to {high}",
                                 f"{found.kept} kept of {found.n}, 19 times in 20"))  # fmt: skip
    return lines


def _coming(read: Read, book: PromiseBook, now: str) -> Head:
    """Return the headline of what no room has judged yet."""
    ways = {
        action.id: way_of(action, book.ledger.waiting[action.id], now) for action in book.waiting()
    }
    waiting = [a for a in book.waiting() if book.ledger.waiting[a.id] != LEFT]
    by_tone = {
        tone: [a for a in waiting if ways[a.id][1] == tone] for tone in (KEPT, LATE, BROKEN, NONE)
    }
    words = Counter(ways[a.id][0] for a in waiting)
    shown, bad = len(by_tone[KEPT]), len(by_tone[BROKEN])
    counts = [
        WorkingLine(1, word, str(number), "", [
            f"“{a.text}” ({row_in_words(read, Row('action', a.id))})"
            for a in waiting if ways[a.id][0] == word
        ])
        for word, number in sorted(words.items())
    ]  # fmt: skip
    total = len(waiting)
    return Head(
        kicker=f"{book.coming} · no room has judged these yet",
        kept=f"{number_word(total)} {'is' if total == 1 else 'are'} still to be judged."
        if total
        else "Nothing waits to be judged.",
        late=f"{number_word(shown)} {'is' if shown == 1 else 'are'} shown already."
        if shown
        else "",
        bad=f"{number_word(bad)} {'is' if bad == 1 else 'are'} overdue or dropped." if bad else "",
        clean=not bad,
        tally=[tone for tone, found in by_tone.items() for _ in found],
        tally_says=made_of([(number, word.lower()) for word, number in sorted(words.items())]),
        counts=[WorkingLine(0, "Still to be judged", str(total), "actions that are not due yet, "
                            "or whose room has not opened"), *counts],
    )  # fmt: skip

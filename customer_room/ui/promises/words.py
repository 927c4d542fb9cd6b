"""Verdicts, counts and days in a leader's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from customer_room.domain.actions import Action
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read, Record
from customer_room.operations.names import Names, short_day
from customer_room.operations.workings import WorkingLine, row_in_words
from customer_room.scoring.figures import decimal_text
from customer_room.scoring.promises import LEFT, Promise
from customer_room.scoring.proof import LEVELS
from customer_room.scoring.wording import counted
from customer_room.scoring.working import Row

KEPT, LATE, BROKEN, NONE = "kept", "late", "broken", "none"
"""Tones: how a verdict looks."""
NOT_YET = "not shown yet"
"""What nothing shows while the room that judges it is still at it."""


def tone_of(promise: Promise) -> str:
    """Return how a judged promise looks: only what earned everything looks kept."""
    return KEPT if promise.k == 1 else LATE if promise.k > 0 else BROKEN


def verdict_word(verdict: str) -> str:
    """Say a verdict as a column has it."""
    return verdict[:1].upper() + verdict[1:]


def were(number: int) -> str:
    """Return the verb that goes with a number."""
    return "was" if number in (0, 1) else "were"


def made_of(parts: Sequence[tuple[int, str]]) -> str:
    """Say what a number is made of, without what is none: ``12 accepted, 1 not accepted``."""
    return ", ".join(f"{number:,} {word}" for number, word in parts if number)


def way_of(action: Action, reason: str, today: str) -> tuple[str, str]:
    """Say how far an action is that no room has judged: (words, tone)."""
    if reason == LEFT:
        return "Left the set", NONE
    match action.status:
        case "proved":
            return "Shown", KEPT
        case "dropped":
            return "Dropped", BROKEN
        case _ if action.due < today[:10]:
            return "Overdue", BROKEN
        case "done":
            return "Done, not shown", LATE
        case "started":
            return "Under way", NONE
        case _:
            return "Promised", NONE


def earned(promise: Promise) -> str:
    """Say what a promise earned of what it could: ``0.5 of 1``."""
    shown = promise.k * promise.weight
    places = 0 if shown.denominator == 1 else 1
    return f"{decimal_text(shown, places)} of {promise.weight}"


def days_late(due: str, shown_on: str) -> str:
    """Say how long after its day something was shown; empty for in time."""
    late = (date.fromisoformat(shown_on[:10]) - date.fromisoformat(due[:10])).days
    return f"{counted(late, 'day')} late" if late > 0 else ""


def level_words(level: int | None) -> str:
    """Say a proof's level with its meaning (DOMAIN §3.4); empty for none."""
    return "" if level is None else f"level {level}: {LEVELS[level]}"


def proof_line(proof: Proof, names: Names, depth: int = 1) -> WorkingLine:
    """Return a proof as a line: what it shows, its level, who has looked at it."""
    checker = names.who(proof.checker).short if proof.checker else ""
    if proof.accepted is None:
        said = "nobody independent has looked at it yet"
    else:
        said = f"{'accepted' if proof.accepted else 'not accepted'} by {checker}"
    what = f"{proof.kind}, seen by {proof.seen_by}, {short_day(proof.date)}; {said}"
    return WorkingLine(depth, proof.text, level_words(proof.level), what)


def moved_line(action: Action, names: Names) -> WorkingLine | None:
    """Return the line of a promise that was given another day; None where it was not."""
    moved = action.renegotiated
    if moved is None:
        return None
    agreed = ", ".join(names.who(id).short for id in moved.get("agreed_by", ()))
    because = f"; because: {moved['because']}" if moved.get("because") else ""
    before = f"before: {short_day(moved['from_due'])}; agreed by {agreed}{because}"
    return WorkingLine(1, "Given another day", short_day(moved["to_due"]), before)


def rows_in_words(read: Read, records: Sequence[Record]) -> list[str]:
    """Name the records that a count rests on."""
    return [row_in_words(read, Row(each.table_name, each.id)) for each in records]

"""What leaders said they would do: each action with what became of it and what shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from customer_room.domain.actions import Action
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read
from customer_room.operations.names import Names, short_day
from customer_room.operations.promise_book import PromiseBook
from customer_room.operations.workings import WorkingLine, row_in_words
from customer_room.scoring.promises import LATE, LEFT, NOT_SHOWN, Promise
from customer_room.scoring.working import Row
from customer_room.ui.decisions.view import Mark, marks
from customer_room.ui.promises.acts import ActionActs
from customer_room.ui.promises.words import (
    BROKEN,
    KEPT,
    NONE,
    NOT_YET,
    days_late,
    earned,
    moved_line,
    proof_line,
    tone_of,
    verdict_word,
    way_of,
)

ORDER = ("broken", "late", "none", "kept")


@dataclass(frozen=True)
class ActionLine:
    """One action.

    Attributes:
        verdict: What became of it, or how far it is.
        tone: kept, late, broken or none.
        shown_by: What shows it in a few words, or that nothing does.
        shown: Something accepted shows it.
        lines: How it counts, and the records it rests on.
        decision: Number of the decision it carries out; empty for a measure's.
        act: What this visitor may do with it.
    """

    id: str = ""
    verdict: str = ""
    tone: str = ""
    text: str = ""
    owner_id: str = ""
    mark: Mark = field(default_factory=lambda: Mark("", "", ""))
    who: str = ""
    due: str = ""
    shown_by: str = ""
    shown: bool = False
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])
    decision: str = ""
    act: ActionActs = field(default_factory=ActionActs)


def actions_of(
    read: Read, book: PromiseBook, names: Names, quarter: str, now: str
) -> tuple[list[ActionLine], list[WorkingLine]]:
    """Return the actions of a quarter, red first; and those that left the set, with why."""
    left = [a for a in book.waiting() if book.ledger.waiting[a.id] == LEFT]
    gone = [_gone(read, book, names, a) for a in left if _left_in(book, a, quarter)]
    if quarter == book.coming:
        found = [
            _waiting(read, book, names, action, now)
            for action in book.waiting() if book.ledger.waiting[action.id] != LEFT
        ]  # fmt: skip
    else:
        found = [
            _judged(
                read,
                book,
                names,
                book.actions[promise.id],
                promise,
                open=book.can_be_shown(quarter, promise),
            )
            for promise in book.judged(quarter)
            if promise.kind == "action" and promise.id in book.actions
        ]
        found.sort(key=lambda line: ORDER.index(line.tone))
    return found, gone


def _judged(
    read: Read, book: PromiseBook, names: Names, action: Action, promise: Promise, *, open: bool
) -> ActionLine:
    proofs = book.proofs.get(action.id, ())
    said = f"{promise.verdict}; {promise.note}" if promise.note else promise.verdict
    rows = [row_in_words(read, Row("action", action.id))]
    first = WorkingLine(0, "Counts", earned(promise), said, rows)
    lines = [first, *_behind(action, proofs, names)]
    verdict, tone = (NOT_YET, NONE) if open else (promise.verdict, tone_of(promise))
    return _line(names, action, proofs, verdict, tone, lines, _number(book, action))


def _waiting(
    read: Read, book: PromiseBook, names: Names, action: Action, now: str
) -> ActionLine:  # fmt: skip
    verdict, tone = way_of(action, book.ledger.waiting[action.id], now)
    proofs = book.proofs.get(action.id, ())
    rows = [row_in_words(read, Row("action", action.id))]
    first = WorkingLine(0, "Counts", "Not yet", book.ledger.waiting[action.id], rows)
    lines = [first, *_behind(action, proofs, names)]
    return _line(names, action, proofs, verdict, tone, lines, _number(book, action))


def action_alone(
    names: Names, action: Action, proofs: tuple[Proof, ...], fixed: str, now: str, act: ActionActs
) -> ActionLine:
    """Return an action without its ledger: by the verdict a room fixed, or how far it is."""
    verdict, tone = (
        (fixed, {"kept": KEPT, "late": LATE}.get(fixed, BROKEN))
        if fixed
        else way_of(action, "", now)
    )
    lines = list(_behind(action, proofs, names))
    return replace(_line(names, action, proofs, verdict, tone, lines), act=act)


def _line(
    names: Names, action: Action, proofs: tuple[Proof, ...], verdict: str, tone: str,
    lines: list[WorkingLine], decision: str = "",
) -> ActionLine:  # fmt: skip
    owner = names.who(action.owner)
    return ActionLine(
        id=action.id,
        verdict=verdict_word(verdict),
        tone=tone,
        text=action.text,
        owner_id=action.owner,
        mark=(marks([owner.function_id], names) or [Mark("", "", "")])[0],
        who=owner.short,
        due=short_day(action.due),
        shown_by=_shown_by(action, verdict, proofs),
        shown=tone == KEPT or any(p.accepted for p in proofs),
        lines=lines,
        decision=decision,
    )


def _number(book: PromiseBook, action: Action) -> str:
    decision = book.decisions.get(action.decision_id or "")
    return decision.number if decision else ""


def _shown_by(action: Action, verdict: str, proofs: tuple[Proof, ...]) -> str:
    """Say what shows it; of a late one first how late, of others why nothing does."""
    accepted = [p for p in proofs if p.accepted and p.proved_on]
    proof = min(accepted, key=lambda p: p.proved_on or "", default=None)
    if verdict == "dropped" or action.status == "dropped":
        return f"Dropped: {action.dropped_because}" if action.dropped_because else "Dropped"
    if proof is None:
        waits = any(p.accepted is None for p in proofs)
        return "A proof waits to be looked at" if waits else action.obstacle or "Nothing yet"
    late = days_late(action.due, proof.proved_on or proof.date)
    if verdict == NOT_SHOWN:
        return f"Too late to count, {late}" if late else "Too late to count"
    return f"{late.capitalize()}: {proof.text}" if verdict == LATE and late else proof.text


def _behind(action: Action, proofs: tuple[Proof, ...], names: Names) -> Iterator[WorkingLine]:
    kind = "What customers will see" if action.kind == "customer promise" else "Due"
    checker = f"checked by {names.who(action.checked_by).short}" if action.checked_by else ""
    yield WorkingLine(1, kind, short_day(action.due), checker)
    moved = moved_line(action, names)
    if moved is not None:
        yield moved
    if action.obstacle:
        yield WorkingLine(1, "In the way", "", action.obstacle)
    if not proofs:
        yield WorkingLine(1, "Proofs", "None", "nobody has shown anything for it")
    for proof in proofs:
        yield proof_line(proof, names)


def _gone(read: Read, book: PromiseBook, names: Names, action: Action) -> WorkingLine:
    decision = book.decisions.get(action.decision_id or "")
    stopped = f"{decision.number} was stopped on {short_day(decision.ended_at)}" if decision else ""
    return WorkingLine(0, action.text, names.who(action.owner).short,
                       f"due {short_day(action.due)}; {stopped}",
                       [row_in_words(read, Row("action", action.id))])  # fmt: skip


def _left_in(book: PromiseBook, action: Action, quarter: str) -> bool:
    decision = book.decisions.get(action.decision_id or "")
    return decision is not None and book.within(quarter, decision.ended_at)

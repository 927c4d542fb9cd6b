"""Proofs with level and checker, and reviews: how far what we did is proved (DOMAIN §3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read
from customer_room.domain.reviews import Review
from customer_room.domain.rules import weights_of
from customer_room.operations.names import Names, short_day
from customer_room.operations.promise_book import PromiseBook
from customer_room.operations.reviews import Reviewed
from customer_room.operations.workings import WorkingLine, as_number, row_in_words, told
from customer_room.scoring.figures import decimal_text
from customer_room.scoring.kept import Kept, how_well_kept
from customer_room.scoring.proof import LEVELS
from customer_room.scoring.wording import counted
from customer_room.scoring.working import Row, Working
from customer_room.ui.promises.acts import Check
from customer_room.ui.promises.words import BROKEN, KEPT, NONE, level_words, made_of, rows_in_words


@dataclass(frozen=True)
class Looked:
    """Something that was looked at, or waits for it.

    Attributes:
        verdict: What the checker said.
        says: Who showed it, when, and who looked.
        lines: How the figure comes about.
    """

    id: str = ""
    verdict: str = ""
    tone: str = NONE
    text: str = ""
    of: str = ""
    says: str = ""
    decision: str = ""
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])
    checks: list[Check] = field(default_factory=list[Check])


@dataclass(frozen=True)
class Tally:
    """A count in a sentence, what it is made of, and each of them."""

    says: str = ""
    counts: list[WorkingLine] = field(default_factory=list[WorkingLine])
    lines: list[Looked] = field(default_factory=list[Looked])


def proofs_of(read: Read, book: PromiseBook, names: Names, quarter: str) -> Tally:
    """Return the proofs of a quarter's window; those nobody has looked at stand first."""
    every = [proof for found in book.proofs.values() for proof in found]
    here = [p for p in every if book.within(quarter, p.date) or _waits(book, quarter, p)]
    here.sort(key=lambda proof: (_place(proof), proof.date, proof.id))
    kinds = {
        "waiting to be looked at": [p for p in here if p.accepted is None],
        "not accepted": [p for p in here if p.accepted is False],
        "accepted": [p for p in here if p.accepted],
    }
    of = made_of([(len(found), words) for words, found in kinds.items()])
    levelled = [p for p in here if p.level is not None]
    counts = [
        WorkingLine(0, "Proofs", str(len(here)), of),
        *(WorkingLine(1, words.capitalize(), str(len(found)), "", rows_in_words(read, found))
          for words, found in kinds.items() if found),
        *(WorkingLine(1, f"Level {level}: {LEVELS[level]}", str(len(found)), "",
                      rows_in_words(read, found))
          for level in range(len(LEVELS)) if (found := [p for p in levelled if p.level == level])),
    ]  # fmt: skip
    says = f"{counted(len(here), 'proof')}: {of}." if here else ""
    return Tally(says, counts, [_proof(read, book, names, proof) for proof in here])


def reviews_of(read: Read, book: PromiseBook, names: Names, quarter: str) -> Tally:
    """Return the reviews of a quarter's window, and for the one to come those without a level."""
    here = [each for each in book.reviews if book.within(quarter, each.review.on)]
    waiting = list(book.unchecked) if quarter == book.coming else []
    levels = {level: [e for e in here if e.level == level] for level in range(len(LEVELS))}
    total = len(here) + len(waiting)
    counts = [
        WorkingLine(0, "Reviews", str(total), "the checker's level, capped by what the numbers "
                    "support"),
        *(WorkingLine(1, f"Level {level}: {LEVELS[level]}", str(len(found)), "",
                      rows_in_words(read, [e.review for e in found]))
          for level, found in levels.items() if found),
    ]  # fmt: skip
    of = made_of([(len(found), f"at level {level}") for level, found in levels.items()])
    wait = f"; {len(waiting)} waiting for a level" if waiting else ""
    says = f"{counted(total, 'review')}: {of or 'none with a level'}{wait}." if total else ""
    lines = [
        *(_waiting(read, book, names, each) for each in waiting),
        *(_review(read, book, names, each) for each in sorted(here, key=_lowest_first)),
    ]
    return Tally(says, counts, lines)


def _waits(book: PromiseBook, quarter: str, proof: Proof) -> bool:
    """Whether a proof still needs somebody, which is said where everything to come stands."""
    return quarter == book.coming and proof.accepted is None


def _place(proof: Proof) -> int:
    return 0 if proof.accepted is None else 1 if proof.accepted is False else 2


def _lowest_first(each: Reviewed) -> tuple[int, str]:
    return each.level, each.review.id


def _proof(read: Read, book: PromiseBook, names: Names, proof: Proof) -> Looked:
    verdict, tone = {None: ("Waits", NONE), False: ("Not accepted", BROKEN),
                     True: ("Accepted", KEPT)}[proof.accepted]  # fmt: skip
    decision = book.decisions.get(proof.decision_id or "")
    checked = "nobody of another function has looked at it yet"
    if proof.checker:
        level = level_words(proof.level) or "no level given"
        checked = f"looked at by {names.who(proof.checker).short}, {level}"
    return Looked(
        id=proof.id,
        verdict=verdict,
        tone=tone,
        text=proof.text,
        of=_of(read, book, proof),
        says=f"{proof.kind.capitalize()}, seen by {proof.seen_by}, {short_day(proof.date)}; "
             f"{checked}",
        decision=decision.number if decision else "",
    )  # fmt: skip


def _of(read: Read, book: PromiseBook, proof: Proof) -> str:
    """Say what a proof is a proof of."""
    match proof.of_type:
        case "action":
            action = book.actions.get(proof.of_id)
            return action.text if action else ""
        case "gate":
            gate = book.gates.get(proof.of_id)
            return gate.used_for if gate else ""
        case "decision":
            decision = book.decisions.get(proof.of_id)
            return decision.one_line if decision else ""
        case _:
            return row_in_words(read, Row(proof.of_type, proof.of_id))


def _waiting(read: Read, book: PromiseBook, names: Names, review: Review) -> Looked:
    decision = book.decisions[review.decision_id]
    return Looked(
        id=review.id,
        verdict="Waits",
        text=decision.one_line,
        of=review.text,
        says=f"{review.outcome.capitalize()}, says {names.who(review.submitted_by).short}; nobody "
             "of another function has given it a level yet",
        decision=decision.number,
        lines=[WorkingLine(0, review.attribution, "", "", rows_in_words(read, [review]))],
    )  # fmt: skip


def _review(read: Read, book: PromiseBook, names: Names, each: Reviewed) -> Looked:
    review, decision = each.review, each.decision
    tone = BROKEN if each.level == 0 else KEPT
    latest = [e.review.id for e in book.reviews if e.decision.id == decision.id][-1]
    checker = names.who(review.checker or "").short
    kept = how_well_kept(
        book.ledger.of_decision(decision.id), each.level, weights_of(read, decision.quarter)
    )
    return Looked(
        id=review.id,
        verdict=f"Level {each.level}",
        tone=tone,
        text=decision.one_line,
        of=review.text,
        says=f"{review.outcome.capitalize()}; level given by {checker}, {short_day(review.on)}: "
             f"{LEVELS[each.level]}",
        decision=decision.number,
        lines=list(_working(read, each, kept if review.id == latest else None)),
    )  # fmt: skip


def _working(read: Read, each: Reviewed, kept: Kept | None) -> Iterator[WorkingLine]:
    """Open a review: both levels, the measure's movement, of the latest how well it was kept."""
    review, said = each.review, each.evidenced
    yield WorkingLine(0, "Level that counts", str(each.level),
                      f"the checker gave {review.level}; the numbers support {said.supported} at "
                      "most", rows_in_words(read, [review]))  # fmt: skip
    yield from _shown(read, said.movement, 1)
    if said.z is not None or said.welch is not None:
        how = f"z = {decimal_text(said.z, 1)}" if said.z is not None else ""
        yield WorkingLine(1, "Beyond noise", "Yes" if said.real else "No", how)
    if kept is not None:
        yield from _shown(read, kept.score, 0, kept.promises)
    yield WorkingLine(0, review.attribution)


def _shown(
    read: Read, working: Working, depth: int, instead: Working | None = None
) -> Sequence[WorkingLine]:
    """Open a figure at a depth; where it has no value, what it would be made of."""
    lines = told(read, working, as_number)
    if working.value is None and instead is not None:
        lines += told(read, instead, as_number)
    return [WorkingLine(depth + line.depth, line.label, line.shown, line.how, line.rows)
            for line in lines]  # fmt: skip

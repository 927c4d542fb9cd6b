"""What we promised, as one visitor may read it: the ledger and the records behind it (DOMAIN §3.3).

Promises of decisions that the visitor may not see are absent, from counts and rates, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from customer_room.domain.actions import Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_number import on_record, open_quarter
from customer_room.domain.gates import Gate
from customer_room.domain.guardrails import GuardrailList
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read
from customer_room.domain.reviews import Review
from customer_room.domain.room import Room
from customer_room.domain.values import next_quarter
from customer_room.domain.verdicts import Verdict
from customer_room.domain.visibility import Viewer
from customer_room.domain.windows import all_windows
from customer_room.operations.log import may_see, place_of
from customer_room.operations.promises import promise_ledger, versions
from customer_room.operations.reviews import Reviewed, reviewed
from customer_room.scoring.promises import NOT_SHOWN, Ledger, Promise
from customer_room.scoring.saydo import SayDo, say_do
from customer_room.scoring.windows import Window

R = TypeVar("R", Action, Gate, Proof, Review)


@dataclass(frozen=True, slots=True)
class PromiseBook:
    """All promises of a workspace, for one visitor.

    Attributes:
        ledger: What was judged, by the quarter of the room that judged it.
        said: Counts and rate of each judged quarter, oldest first.
        windows: By quarter, the one to come among them.
        coming: The quarter that no room has judged yet.
        judging: The quarter whose room is open and judges now; empty where there is none.
        decisions: Those on record that the visitor may see.
        verdicts: What the test of a commitment showed, by (commitment, quarter).
        proofs: By the id of what they are a proof of, oldest first.
        reviews: Those with a level, oldest first; ``unchecked`` wait for theirs.
    """

    ledger: Ledger
    said: Mapping[str, SayDo]
    windows: Mapping[str, Window]
    coming: str
    judging: str
    decisions: Mapping[str, Decision]
    actions: Mapping[str, Action]
    commitments: tuple[Commitment, ...]
    verdicts: Mapping[tuple[str, str], Verdict]
    lists: Mapping[str, GuardrailList]
    gates: Mapping[str, Gate]
    proofs: Mapping[str, tuple[Proof, ...]]
    reviews: tuple[Reviewed, ...]
    unchecked: tuple[Review, ...]

    @property
    def quarters(self) -> tuple[str, ...]:
        """Return the judged quarters, oldest first, and the one to come."""
        return (*sorted(self.said), self.coming)

    @property
    def anything(self) -> bool:
        """Whether anybody has promised anything yet."""
        return bool(self.actions or self.commitments or self.lists or self.gates or self.reviews)

    def judged(self, quarter: str) -> tuple[Promise, ...]:
        """Return the promises that a quarter's room judged."""
        return self.ledger.judged.get(quarter, ())

    def can_be_shown(self, quarter: str, promise: Promise) -> bool:
        """Whether nothing shows it yet, and the room that judges it is still at it."""
        unshown = promise.kind == "action" and promise.verdict == NOT_SHOWN
        known = any(proof.proved_on for proof in self.proofs.get(promise.id, ()))
        return quarter == self.judging and unshown and not known

    def waiting(self) -> list[Action]:
        """Return the actions that no room has judged, the next due first."""
        found = [self.actions[id] for id in self.ledger.waiting if id in self.actions]
        return sorted(found, key=lambda action: (action.due, action.id))

    def within(self, quarter: str, day: str | None) -> bool:
        """Whether a day lies in a quarter's window; later ones lie in the one to come."""
        if not day:
            return False
        if quarter == self.coming and not any(w.holds(day) for w in self.windows.values()):
            return all(w.begun_by(day) for w in self.windows.values())
        window = self.windows.get(quarter)
        return window is not None and window.holds(day)

    def about(self, commitment_id: str) -> Iterator[tuple[str, str]]:
        """Yield (how, number) of the decisions that serve or contradict what we say."""
        for decision in sorted(self.decisions.values(), key=lambda d: place_of(d.number)):
            if decision.decided_at is None:
                continue
            if commitment_id in decision.contradicts:
                yield "Contradicted by", decision.number
            elif commitment_id in decision.serves:
                yield "Served by", decision.number


def promise_book(read: Read, viewer: Viewer, now: str) -> PromiseBook:
    """Read all promises as a visitor may see them.

    Args:
        read: This workspace.
        viewer: Who looks.
        now: This moment.
    """
    kept = {d.id: d for d in on_record(read) if may_see(d, viewer)}
    hidden = frozenset(d.id for d in read.find(Decision) if d.id not in kept)
    windows = all_windows(read)
    ledger = promise_ledger(read, hidden)
    rules = versions(read, windows)
    return PromiseBook(
        ledger=ledger,
        said={q: say_do(ledger.judged[q], rules[q]) for q in sorted(ledger.judged)},
        windows={window.quarter: window for window in windows},
        coming=_coming(open_quarter(read, now), ledger),
        judging=_judging(read),
        decisions=kept,
        actions={each.id: each for each in _seen(read.find(Action), hidden)},
        commitments=tuple(sorted(read.find(Commitment), key=_oldest_first)),
        verdicts={(v.of_id, v.window): v
                  for v in read.find(Verdict, of_type="commitment", later=False)},
        lists={each.id: each for each in sorted(read.find(GuardrailList), key=lambda g: g.name)},
        gates={each.id: each for each in _seen(read.find(Gate), hidden)},
        proofs=_by_subject(_seen(read.find(Proof), hidden)),
        reviews=tuple(each for each in reviewed(read) if each.decision.id in kept),
        unchecked=tuple(_seen(read.find(Review, level=None), hidden)),
    )  # fmt: skip


def _seen(rows: Iterable[R], hidden: frozenset[str]) -> Iterator[R]:
    return (row for row in rows if row.decision_id not in hidden)


def _coming(quarter: str, ledger: Ledger) -> str:
    """Return the first quarter from one on that no room has judged."""
    return next_quarter(quarter) if quarter in ledger.judged else quarter


def _judging(read: Read) -> str:
    found = (room.quarter for room in read.find(Room, kind="quarterly", status="live")
             if room.judged_at is None)  # fmt: skip
    return next(found, "")


def _oldest_first(commitment: Commitment) -> tuple[str, str]:
    return commitment.adopted_on or "9999", commitment.id


def _by_subject(proofs: Iterable[Proof]) -> dict[str, tuple[Proof, ...]]:
    found: defaultdict[str, list[Proof]] = defaultdict(list)
    for proof in proofs:
        found[proof.of_id].append(proof)
    return {id: tuple(sorted(rows, key=lambda p: (p.date, p.id))) for id, rows in found.items()}

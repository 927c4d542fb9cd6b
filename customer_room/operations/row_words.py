"""How the rows that scores rest on are named, for a reader who opens a figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from customer_room.domain.actions import Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions import Contribution, Decision
from customer_room.domain.evidence import Evidence
from customer_room.domain.gates import Gate
from customer_room.domain.journey import Segment, Step
from customer_room.domain.kpis import Kpi
from customer_room.domain.moves import HandOff, Move
from customer_room.domain.people import Function, Person
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read
from customer_room.domain.reviews import Review
from customer_room.operations.names import FORMER, SHORT_TITLES, short_day

LONGEST = 90
GIVEN = {"note": "a note behind", "option": "an option in", "edit": "words in"}
GONE = "that is gone"
HEARD = {
    "unaided": "Customers told us unasked",
    "aided": "Customers told us when asked",
    "experiential": "We lived through it ourselves",
    "operational number": "We counted",
}
"""How we know it, by kind of evidence."""


def member(read: Read, row: Any) -> str:
    """Name a leader by title, as the room does."""
    person = read.get(Person, row.id)
    if person is None:
        return FORMER
    return SHORT_TITLES.get(person.title, person.title) or person.name


def move(read: Read, row: Move) -> str:
    """Say how many customers of which kind went from where to where."""
    to = row.to.lower() if row.to_kind == "end" else _step(read, row.to)
    segment = read.get(Segment, row.segment_id)
    who = segment.name if segment else f"customers {GONE}"
    return f"{_step(read, row.from_step)} → {to}, {who}: {row.count:,}"


def hand_off(read: Read, row: HandOff) -> str:
    """Name a hand-off by what it lies between."""
    if row.kind == "step pair":
        return f"hand-off from {_step(read, row.giving)} to {_step(read, row.receiving)}"
    giving, receiving = (read.get(Function, id) for id in (row.giving, row.receiving))
    names = [each.name if each else f"a function {GONE}" for each in (giving, receiving)]
    return f"hand-off from {names[0]} to {names[1]}"


def evidence(_read: Read, row: Evidence) -> str:
    """Tell evidence with how we know it and its day."""
    return f"{HEARD[row.kind]}, {short_day(row.observed_on)}: {shortened(row.text)}"


def review(read: Read, row: Review) -> str:
    """Name a review by its decision and its level."""
    decision = read.get(Decision, row.decision_id)
    number = decision.number if decision else f"a decision {GONE}"
    if row.level is None:
        return f"review of {number}, without a level yet"
    return f"review of {number} on {short_day(row.on)}: level {row.level}"


def gate(_read: Read, row: Gate) -> str:
    """Name a use of a list by what it was used for."""
    return f"gate for {row.used_for}, {row.status}"


def action(_read: Read, row: Action) -> str:
    """Name an action by its days, for it stands beside its text."""
    return f"action made on {short_day(row.made_on)}, due {short_day(row.due)}"


def commitment(_read: Read, row: Commitment) -> str:
    """Name what we say, and since when."""
    return f"“{shortened(row.text)}”, said since {short_day(row.adopted_on)}"


def contribution(read: Read, row: Contribution) -> str:
    """Name what was put into a decision, not by whom."""
    decision = read.get(Decision, row.decision_id)
    return f"{GIVEN.get(row.kind, row.kind)} {decision.number if decision else GONE}"


def proof(_read: Read, row: Proof) -> str:
    """Name a proof by its kind and day."""
    return f"{row.kind} of {short_day(row.date)}: {row.text}"


def kpi(_read: Read, row: Kpi) -> str:
    """Name a measure."""
    return f"measure “{row.name}”"


def shortened(text: str) -> str:
    """Return a text that fits into a list of rows."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _step(read: Read, id: str) -> str:
    step = read.get(Step, id)
    return step.name if step else f"a step {GONE}"


ROW_WORDS: Mapping[str, Any] = {
    "member": member, "move": move, "hand_off": hand_off, "evidence": evidence,
    "review": review, "gate": gate, "kpi": kpi, "action": action, "commitment": commitment,
    "proof": proof, "contribution": contribution,
}  # fmt: skip

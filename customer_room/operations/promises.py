"""All promises as they were judged, and the reviews, from the records (DOMAIN §2.2, §3.3, §3.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from customer_room.domain.actions import Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_number import on_record
from customer_room.domain.gates import Gate
from customer_room.domain.record import Read
from customer_room.domain.rules import weights_of
from customer_room.domain.verdicts import Verdict, action_fact
from customer_room.domain.windows import all_windows
from customer_room.operations.reviews import reviewed
from customer_room.operations.sheets.figures import Json
from customer_room.operations.sheets.promises import ledger_sheet, review_sheet
from customer_room.scoring.figures import Figure, percent
from customer_room.scoring.promises import Ledger, Promise, ledger
from customer_room.scoring.promises_facts import (
    ActionFact,
    CommitmentFact,
    Contradiction,
    GateFact,
    GateOutcome,
    Tested,
)
from customer_room.scoring.saydo import SayDo, say_do
from customer_room.scoring.weights import Weights
from customer_room.scoring.windows import Window


def promise_ledger(read: Read, hidden: frozenset[str] = frozenset()) -> Ledger:
    """Read every promise with what became of it, window by window.

    What a room has judged stands as it was fixed; what is due in the room that is open is judged
    by its days. What belongs to a rehearsal is no promise.

    Args:
        read: This workspace.
        hidden: Ids of decisions that the reader may not see: their promises are absent.
    """
    windows = all_windows(read)
    verdicts = _verdicts(read)
    out = hidden | _tried(read)
    return ledger(
        windows,
        (fact for fact in _actions(read, verdicts) if fact.decision not in out),
        (_gate(gate) for gate in read.find(Gate) if gate.decision_id not in out),
        _commitments(read, verdicts),
        _contradictions(read, hidden),
        versions(read, windows),
    )


@dataclass(frozen=True, slots=True)
class WindowOfPromises:
    """One window: every promise judged in it, and their counts and rates."""

    quarter: str
    promises: tuple[Promise, ...]
    say_do: SayDo

    @property
    def rate(self) -> Figure:
        """Say–do as shown: ``"81.3 %"``, or ``"n/a"`` below the fewest promises."""
        return percent(self.say_do.rate.value)


def promise_windows(read: Read) -> list[WindowOfPromises]:
    """Return every window whose room has opened, oldest first."""
    rules = versions(read, all_windows(read))
    return [
        WindowOfPromises(quarter, promises, say_do(promises, rules[quarter]))
        for quarter, promises in promise_ledger(read).judged.items()
    ]


def versions(read: Read, windows: tuple[Window, ...]) -> dict[str, Weights]:
    """Return the numbers of the scores that each window keeps."""
    return {window.quarter: weights_of(read, window.quarter) for window in windows}


def promises_sheet(read: Read) -> Json:
    """Lay out ledger and reviews, as ``customer-room promises --json`` prints them."""
    found = promise_ledger(read)
    return {
        **ledger_sheet(found, versions(read, all_windows(read))),
        "reviews": {
            each.review.id: review_sheet(each.level, each.evidenced) for each in reviewed(read)
        },
    }


def commitment_facts(read: Read) -> list[CommitmentFact]:
    """Return everything that was ever adopted, with the verdicts that count."""
    return list(_commitments(read, _verdicts(read)))


def _verdicts(read: Read) -> Mapping[tuple[str, str], list[Verdict]]:
    """Return the verdicts that count by what they are of; later ones stand beside only."""
    found: defaultdict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in read.find(Verdict, later=False):
        found[verdict.of_type, verdict.of_id].append(verdict)
    return found


def _actions(read: Read, verdicts: Mapping[tuple[str, str], list[Verdict]]) -> Iterator[ActionFact]:
    for action in read.find(Action):
        fixed = verdicts.get(("action", action.id), [])
        fact = action_fact(read, action)
        if fixed:
            fact = replace(fact, judged_in=fixed[0].window, verdict=fixed[0].verdict)
        yield fact


def _gate(gate: Gate) -> GateFact:
    outcome = None if gate.status == "open" else cast("GateOutcome", gate.status)
    return GateFact(gate.id, gate.used_for, gate.closed_on, outcome, gate.all_met)


def _commitments(
    read: Read, verdicts: Mapping[tuple[str, str], list[Verdict]]
) -> Iterator[CommitmentFact]:
    for row in read.find(Commitment):
        if row.adopted_on is None:
            continue
        tested: dict[str, Tested] = {
            verdict.window: cast("Tested", verdict.verdict)
            for verdict in verdicts.get(("commitment", row.id), [])
        }
        yield CommitmentFact(row.id, row.text, row.adopted_on, row.retired_on, tested)


def _tried(read: Read) -> frozenset[str]:
    """Return the decisions of rehearsals, which leave no record."""
    kept = {decision.id for decision in on_record(read)}
    return frozenset(each.id for each in read.find(Decision) if each.id not in kept)


def _contradictions(read: Read, hidden: frozenset[str]) -> Iterator[Contradiction]:
    for decision in on_record(read):
        if decision.decided_at is not None and decision.id not in hidden:
            for commitment in decision.contradicts:
                yield Contradiction(commitment, decision.number, decision.decided_at)

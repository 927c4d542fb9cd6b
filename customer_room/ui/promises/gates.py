"""Lists of conditions, and what was held against them before it was done."""

from __future__ import annotations

from dataclasses import dataclass, field

from customer_room.domain.gates import AGAINST, Gate
from customer_room.domain.guardrails import GuardrailList
from customer_room.operations.names import Names, short_day
from customer_room.operations.promise_book import PromiseBook
from customer_room.operations.workings import WorkingLine
from customer_room.scoring.wording import counted
from customer_room.ui.promises.acts import GateActs, ListActs
from customer_room.ui.promises.words import BROKEN, KEPT, NONE, verdict_word

MET = "met"


@dataclass(frozen=True)
class GateLine:
    """One use of a list; ``met`` counts its conditions: ``4 of 5 met``."""

    id: str = ""
    verdict: str = ""
    tone: str = NONE
    used_for: str = ""
    list_name: str = ""
    met: str = ""
    when: str = ""
    decision: str = ""
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])
    act: GateActs = field(default_factory=GateActs)


@dataclass(frozen=True)
class ListLine:
    """A list of conditions, and since when it binds."""

    id: str = ""
    name: str = ""
    says: str = ""
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])
    act: ListActs = field(default_factory=ListActs)


def gate_lines(book: PromiseBook, names: Names, quarter: str) -> list[GateLine]:
    """Return the gates closed in a quarter's window, broken ones first; open ones are to come."""
    here = [gate for gate in book.gates.values() if _in(book, gate, quarter)]
    lines = [_gate(book, names, gate) for gate in sorted(here, key=lambda g: (g.opened_on, g.id))]
    return sorted(lines, key=lambda line: (BROKEN, NONE, KEPT).index(line.tone))


def list_lines(book: PromiseBook, names: Names) -> list[ListLine]:
    """Return the lists by name, those in use first."""
    rows = sorted(book.lists.values(), key=lambda row: (row.retired_on is not None, row.name))
    return [
        ListLine(
            row.id,
            row.name,
            f"For {row.applies_to}: {counted(len(row.conditions), 'condition')}. {_standing(row)}",
            [
                WorkingLine(0, f"{at}. {c['text']}", "", _needs(names, c))
                for at, c in enumerate(row.conditions, 1)
            ],
        )
        for row in rows
    ]


def _in(book: PromiseBook, gate: Gate, quarter: str) -> bool:
    if gate.status == "open":
        return quarter == book.coming
    return book.within(quarter, gate.closed_on)


def _gate(book: PromiseBook, names: Names, gate: Gate) -> GateLine:
    met = sum(c["result"] == MET for c in gate.conditions)
    tone = {"released": KEPT, "held": KEPT, AGAINST: BROKEN}.get(gate.status, NONE)
    guardrails = book.lists.get(gate.list_id)
    decision = book.decisions.get(gate.decision_id or "")
    closed = f"{short_day(gate.closed_on)}, by {names.who(gate.closed_by or '').short}"
    return GateLine(
        id=gate.id,
        verdict=verdict_word(gate.status),
        tone=tone,
        used_for=gate.used_for,
        list_name=guardrails.name if guardrails else "",
        met=f"{met} of {len(gate.conditions)} met",
        when=closed if gate.closed_on else f"Open since {short_day(gate.opened_on)}",
        decision=decision.number if decision else "",
        lines=[
            WorkingLine(
                0, f"{at}. {c['text']}", verdict_word(c["result"]), c["proof"] or _needs(names, c)
            )
            for at, c in enumerate(gate.conditions, 1)
        ],
    )


def _needs(names: Names, condition: dict[str, str]) -> str:
    needed = condition.get("proof_needed") or ""
    owner = condition.get("owner")
    said = [f"shown by {needed}" if needed else "", f"{names.who(owner).short} says so"
            if owner else ""]  # fmt: skip
    return "; ".join(part for part in said if part)


def _standing(row: GuardrailList) -> str:
    if row.retired_on:
        return f"Not used since {short_day(row.retired_on)}."
    if row.adopted_on:
        return f"Binds since {short_day(row.adopted_on)}."
    return "A draft that may be tried."

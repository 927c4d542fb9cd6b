"""The decision log as JSON: the label, the six tests, what was kept, and what is live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from customer_room.domain.decided import decided_facts
from customer_room.domain.decisions import Decision, Stance
from customer_room.domain.record import Read
from customer_room.domain.rules import weights_of
from customer_room.domain.windows import all_windows
from customer_room.operations.log import LogEntry, is_against
from customer_room.operations.promises import promise_ledger
from customer_room.operations.reviews import reviewed
from customer_room.operations.sheets.decisions import kept_sheet, plain_reason
from customer_room.operations.sheets.figures import Json
from customer_room.scoring.decided_log import decided_entry
from customer_room.scoring.kept import how_well_kept
from customer_room.scoring.windows import BEFORE, Window, live, window_of


def log_sheet(read: Read, entries: Sequence[LogEntry]) -> Json:
    """Lay out decisions with everything the log knows of them, and what was live by quarter.

    Args:
        read: This workspace.
        entries: The decisions to list; what is live is said of all that can be listed.
    """
    decisions = {d.id: d for d in read.find(Decision)}
    windows = all_windows(read)
    ledger = promise_ledger(read)
    levels = {each.decision.id: each.level for each in reviewed(read)}
    found: Json = {}
    for entry in entries:
        decision = decisions[entry.id]
        weights = weights_of(read, decision.quarter)
        kept = how_well_kept(ledger.of_decision(entry.id), levels.get(entry.id), weights)
        found[entry.number] = {
            **tests_of(read, entry, decision),
            **entry.as_json(),
            "reason": plain_reason(entry.joint, _objectors(read, decision), decision.written),
            "reason_in_words": entry.joint["reason"],
            "how_well_kept": kept_sheet(kept),
            "window": window_name(windows, decision),
        }
    return {"decisions": found, "live_by_quarter": live_by_quarter(windows, decisions.values())}


def tests_of(read: Read, entry: LogEntry, decision: Decision) -> Mapping[str, Any]:
    """Return the six tests: frozen at the seal, before it as things stand."""
    if decision.sealed is not None and "T" in decision.sealed:
        return {name: decision.sealed[name] for name in ("T", "answered", "how_well_decided")}
    j = Fraction(entry.joint["J"].get("exact", "0"))
    return decided_entry(decided_facts(read, decision, j), weights_of(read, decision.quarter))


def live_by_quarter(
    windows: Iterable[Window], decisions: Iterable[Decision]
) -> dict[str, list[str]]:
    """Return the numbers of the decisions that were live at the close of each room."""
    made = list(decisions)
    return {
        window.quarter: sorted(d.number for d in made if is_live(d, window.closed_at))
        for window in windows if window.closed_at
    }  # fmt: skip


def is_live(decision: Decision, close: str | None) -> bool:
    """Tell whether a decision was live at a close; None is now."""
    return live(decision.decided_at, [decision.ended_at] if decision.ended_at else [], close)


def window_name(windows: Sequence[Window], decision: Decision) -> str | None:
    """Return the quarter of the window a decision was made in; None while it is not made."""
    if decision.decided_at is None:
        return None
    window = window_of(windows, decision.decided_at)
    if window is not None:
        return window.quarter
    return BEFORE if not windows or not windows[0].begun_by(decision.decided_at) else None


def _objectors(read: Read, decision: Decision) -> list[str]:
    """Return who objects to the text as it stands."""
    stances = read.find(Stance, decision_id=decision.id, stance="object")
    return sorted(s.member_id for s in stances if is_against(s, decision))

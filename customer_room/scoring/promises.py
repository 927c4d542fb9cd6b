"""What became of each promise, and in which window it is judged (DOMAIN §2.2, §3.3).

Three kinds of promise: an action with a due day, one use of a guardrail list (a gate), and what
we say to customers or employees (a commitment). A verdict follows from dates alone, so the same
rows always give the same ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, TypeAlias

from customer_room.scoring.promises_facts import (
    AGAINST_THE_LIST,
    ActionFact,
    CommitmentFact,
    Contradiction,
    GateFact,
)
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.windows import DAY, Window

Kind: TypeAlias = Literal["action", "gate", "commitment"]

KEPT, LATE, NOT_SHOWN, DROPPED, BROKEN = "kept", "late", "not shown", "dropped", "broken"
KEPT_LATER, RENEGOTIATED = "kept later", "renegotiated"
NOT_DUE, LEFT = "not due yet", "left the set: decision stopped"


@dataclass(frozen=True, slots=True)
class Promise:
    """One judged promise.

    Attributes:
        weight: How much it counts.
        k: 1 kept, what a late one earns, 0 otherwise.
        verdict: kept, late, not shown, dropped, broken; of a gate its outcome.
        note: Empty, or what else is to be known.
        decision: Id of the decision an action belongs to.
    """

    id: str
    kind: Kind
    text: str
    weight: int
    k: Fraction
    verdict: str
    note: str = ""
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All promises, by the window they were judged in; and why some were not.

    Attributes:
        judged: By quarter, sorted by id; a window without promises has an empty list.
        waiting: Id of an action → why no window has judged it.
        on_the_wall: By quarter from the second window on, ids of commitments not tested lately.
    """

    judged: Mapping[str, tuple[Promise, ...]]
    waiting: Mapping[str, str]
    on_the_wall: Mapping[str, tuple[str, ...]]

    def of_decision(self, decision: str) -> tuple[Promise, ...]:
        """Return the judged actions of one decision, oldest window first."""
        return tuple(
            promise
            for quarter in sorted(self.judged)
            for promise in self.judged[quarter]
            if promise.decision == decision
        )


def ledger(
    windows: Sequence[Window],
    actions: Iterable[ActionFact],
    gates: Iterable[GateFact],
    commitments: Iterable[CommitmentFact],
    contradictions: Iterable[Contradiction] = (),
    weights: Mapping[str, Weights] | None = None,
) -> Ledger:
    """Judge every promise in its window (DOMAIN §2.2, §3.3).

    Args:
        windows: Oldest first; only those whose room has opened judge.
        actions: All that were ever made.
        gates: All uses of guardrail lists.
        commitments: All that were ever adopted.
        contradictions: Decisions that contradict a commitment.
        weights: The version of the rules by quarter; a missing one takes the defaults.
    """
    rules = weights or {}
    open_ones = [window for window in windows if window.opened_at]
    judged: dict[str, list[Promise]] = {window.quarter: [] for window in open_ones}
    waiting: dict[str, str] = {}
    actions, commitments = tuple(actions), tuple(commitments)
    for action in actions:
        window = judging_window(open_ones, action)
        if window is None:
            waiting[action.id] = LEFT if _left(action) else NOT_DUE
        else:
            version = rules.get(window.quarter, DEFAULTS)
            judged[window.quarter].append(judge_action(action, window, version))
    gates, contradictions = tuple(gates), tuple(contradictions)
    for window in open_ones:
        version = rules.get(window.quarter, DEFAULTS)
        judged[window.quarter] += judge_gates(gates, window, version)
        judged[window.quarter] += judge_commitments(commitments, contradictions, window, version)
    return Ledger(
        judged={q: tuple(sorted(found, key=lambda p: p.id)) for q, found in judged.items()},
        waiting=dict(sorted(waiting.items())),
        on_the_wall=_walls(open_ones, commitments, contradictions, rules),
    )


def judging_window(windows: Sequence[Window], action: ActionFact) -> Window | None:
    """Return the first window whose room opened on or after the due day.

    None before that, and for an action whose decision a room stopped before it was due: only
    stopping takes an action out (§11 reading 32). It is never judged in the room it was made in.
    A verdict that a room has fixed stays in that room's window.
    """
    if action.judged_in is not None:
        return next((w for w in windows if w.quarter == action.judged_in), None)
    if _left(action):
        return None
    return next(
        (
            window
            for window in windows
            if window.opened_at
            and action.due[:DAY] <= window.opened_at[:DAY]
            and action.made_on[:DAY] < window.opened_at[:DAY]
        ),
        None,
    )


def judge_action(action: ActionFact, window: Window, weights: Weights = DEFAULTS) -> Promise:
    """Judge an action in the room of its window.

    Kept: an accepted proof by the due day. Late: by ``late_days`` after it and by the day the
    room opened. Anything else earns nothing; a proof that came after is named "kept later" and
    changes no old score (DOMAIN §2.2). A verdict that the room has fixed stands.
    """
    verdict = action.verdict or _verdict(action, window, weights)
    notes = [RENEGOTIATED] if action.renegotiated else []
    if verdict == NOT_SHOWN and action.proved_on:
        notes.append(KEPT_LATER)
    credit = {KEPT: Fraction(1), LATE: weights.late_credit}
    return Promise(action.id, "action", action.text, weights.action,
                   credit.get(verdict, Fraction(0)), verdict, "; ".join(notes),
                   action.decision)  # fmt: skip


def _verdict(action: ActionFact, window: Window, weights: Weights) -> str:
    """Return what the days say of an action on the day its room opened."""
    opened = (window.opened_at or "9999")[:DAY]
    proved = action.proved_on[:DAY] if action.proved_on else "9999"
    if action.dropped_on and action.dropped_on[:DAY] <= opened:
        return DROPPED
    if proved <= action.due[:DAY]:
        return KEPT
    if proved <= min(_later(action.due, weights.late_days), opened):
        return LATE
    return NOT_SHOWN


def judge_gates(
    gates: Iterable[GateFact], window: Window, weights: Weights = DEFAULTS
) -> Iterator[Promise]:
    """Judge the gates closed in a window: kept if released with all met, or held."""
    for gate in gates:
        if gate.closed_on is None or gate.outcome is None or not window.holds(gate.closed_on):
            continue
        kept = gate.outcome == "held" or (gate.outcome == "released" and gate.all_met)
        verdict = gate.outcome
        if gate.outcome == "released" and not gate.all_met:
            verdict = AGAINST_THE_LIST
        yield Promise(gate.id, "gate", gate.text, weights.gate, Fraction(int(kept)), verdict)


def judge_commitments(
    commitments: Iterable[CommitmentFact],
    contradictions: Iterable[Contradiction],
    window: Window,
    weights: Weights = DEFAULTS,
) -> Iterator[Promise]:
    """Judge the commitments tested in a window.

    Decisions of the window that contradict a commitment replace its own test by one broken
    test, tested or not (§11 reading 31).
    """
    for commitment in commitments:
        own = commitment.verdicts.get(window.quarter, "not tested")
        against = _against(commitment, contradictions, window)
        if own == "not tested" and not against:
            continue
        kept = own == "kept" and not against
        note = f"contradicted by {', '.join(against)}; own test: {own}" if against else ""
        yield Promise(commitment.id, "commitment", commitment.text, weights.commitment,
                      Fraction(int(kept)), KEPT if kept else BROKEN, note)  # fmt: skip


def _against(
    commitment: CommitmentFact, contradictions: Iterable[Contradiction], window: Window
) -> list[str]:
    """Return the numbers of the window's decisions that contradict a commitment then in force."""
    return sorted(
        item.decision
        for item in contradictions
        if item.commitment == commitment.id
        and window.holds(item.decided_at)
        and commitment.adopted_on[:DAY] <= item.decided_at[:DAY]
        and item.decided_at[:DAY] <= (commitment.retired_on or "9999")[:DAY]
    )


def _walls(
    windows: Sequence[Window],
    commitments: Sequence[CommitmentFact],
    contradictions: Sequence[Contradiction],
    rules: Mapping[str, Weights],
) -> dict[str, tuple[str, ...]]:
    """Return who is "on the wall" after each window from the second on."""
    silent: dict[str, int] = dict.fromkeys((c.id for c in commitments), 0)
    walls: dict[str, tuple[str, ...]] = {}
    for place, window in enumerate(windows):
        heard = {p.id for p in judge_commitments(commitments, contradictions, window)}
        for commitment in commitments:
            waits = _stands_through(commitment, window) and commitment.id not in heard
            silent[commitment.id] = silent[commitment.id] + 1 if waits else 0
        limit = rules.get(window.quarter, DEFAULTS).untested_windows
        if place:
            walls[window.quarter] = tuple(sorted(c for c, n in silent.items() if n >= limit))
    return walls


def _stands_through(commitment: CommitmentFact, window: Window) -> bool:
    """Tell whether a commitment was adopted before a window began and not retired in it."""
    adopted_before = not window.begun_by(commitment.adopted_on[:DAY])
    retired = commitment.retired_on is not None and not window.over_by(commitment.retired_on[:DAY])
    return adopted_before and not retired


def _left(action: ActionFact) -> bool:
    return action.stopped_on is not None and action.stopped_on[:DAY] < action.due[:DAY]


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day[:DAY]) + timedelta(days=days)).isoformat()

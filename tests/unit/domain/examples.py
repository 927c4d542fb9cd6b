"""Examples of commands about what was heard, promised, shown and judged (test_every_command)."""

from collections.abc import Callable
from typing import Any

from customer_room.domain.decisions import Decision
from tests.unit.domain.cast import World

Command = tuple[str, str, dict[str, Any]]
Before = Callable[[World], Any]
Example = tuple[str, dict[str, Any] | Callable[[World], dict[str, Any]], Before | None]


def does(*commands: Command) -> Before:
    """Make some changes first."""

    def run(world: World) -> None:
        for who, name, payload in commands:
            world.do(who, name, **payload)

    return run


def signed_by_hash(world: World) -> dict[str, Any]:
    return {
        "decision_id": "d1",
        "stance": "agree",
        "text_hash": world.get(Decision, "d1").text_hash,
    }


CELL = {"segment_id": "homes", "quarter": "2026-Q1"}
COUNT = ("finance", "count.enter", CELL | {"opening": 10, "gained": 3, "lost": 2, "closing": 11})
REASON = ("care", "loss_reason.set", CELL | {"category": "Too dear", "count": 2})
RAISED = ("sales", "decision.raise", {"id": "d1", "made_in": "outside", "one_line": "Answer",
                                      "co_owners": ["dana"]})  # fmt: skip
FLAGGED = ("care", "decision.flag", {"id": "d1", "text": "It hides the price"})
HEARD = ("care", "evidence.add", {
    "id": "e1", "kind": "unaided", "form": "quote", "text": "“Nobody called.”", "stage_id": "a",
    "observed_on": "2026-03-31"})  # fmt: skip
KPI = ("finance", "kpi.set", {
    "id": "k1", "stage_id": "a", "name": "Answered at once", "type": "proportion",
    "direction": "up", "baseline": {"date": "2026-03-31", "k": 40, "n": 100}, "target": "0.9",
    "target_date": "2026-12-31"})  # fmt: skip
READING = ("finance", "reading.add", {"id": "m1", "kpi_id": "k1", "date": "2026-04-01", "k": 50,
                                      "n": 100})  # fmt: skip
WORD = ("sales", "commitment.set", {"id": "w1", "text": "We answer at once", "test": "Ten calls"})
ADOPTED = ("chief", "commitment.adopt", {"id": "w1"})
LIST = ("sales", "guardrail.set", {"id": "l1", "name": "Five", "applies_to": "launch",
                                   "conditions": [{"text": "It was tried"}]})  # fmt: skip
BINDING = ("sales", "guardrail.adopt", {"id": "l1"})
GATE = ("sales", "gate.open", {"id": "g1", "list_id": "l1", "used_for": "New page"})
PROMISE = ("sales", "action.promise", {"id": "a1", "decision_id": "d1", "text": "Call them back",
                                       "owner": "dana", "due": "2026-05-01"})  # fmt: skip
PROOF = ("sales", "proof.submit", {
    "id": "p1", "of_type": "action", "of_id": "a1", "kind": "document", "text": "The call list",
    "seen_by": "room", "date": "2026-04-01"})  # fmt: skip
REVIEW = ("sales", "review.submit", {"id": "v1", "decision_id": "d1", "text": "They are called",
                                     "outcome": "kept"})  # fmt: skip

CLOSED = ("facilitator", "room.close", {"id": "r1"})
SURVEY = ("facilitator", "survey.open", {"id": "s1", "room_id": "r1",
                                         "instrument": "proud to follow"})  # fmt: skip
PROUD = tuple((who, "survey.answer", {"id": f"s1-{who}", "survey_id": "s1", "points": [3]})
              for who in ("sales", "finance", "operations", "care"))  # fmt: skip


def reviewed(*commands: Command) -> Before:
    """Let a decision seal, then make some changes."""

    def run(world: World) -> None:
        world.sealed()
        does(*commands)(world)

    return run


EXAMPLES: dict[str, Example] = {
    "count.enter": ("finance", COUNT[2], None),
    "counts.load": ("finance", {"rows": [COUNT[2]]}, None),
    "count.agree": ("finance", CELL, does(COUNT)),
    "count.differ": ("sales", CELL | {"figure": "gained", "value": 4}, does(COUNT)),
    "loss_reason.set": ("care", REASON[2], does(COUNT)),
    "loss_reason.drop": ("care", CELL | {"category": "Too dear"}, does(COUNT, REASON)),
    "evidence.add": (HEARD[0], HEARD[2], None),
    "evidence.edit": ("sales", {"id": "e1", "category": "Waiting"}, does(HEARD)),
    "evidence.remove": ("sales", {"id": "e1"}, does(HEARD)),
    "step.feel": ("care", {"id": "a1", "quarter": "2026-Q1", "value": -2, "n": 9}, None),
    "kpi.set": (KPI[0], KPI[2], None),
    "kpi.retire": ("sales", {"id": "k1"}, does(KPI)),
    "reading.add": (READING[0], READING[2], does(KPI)),
    "reading.drop": ("sales", {"id": "m1"}, does(KPI, READING)),
    "commitment.set": (WORD[0], WORD[2], None),
    "commitment.adopt": (ADOPTED[0], ADOPTED[2], does(WORD)),
    "commitment.retire": ("sales", {"id": "w1"}, does(WORD, ADOPTED)),
    "verdict.give": ("care", {"commitment_id": "w1", "verdict": "kept", "proof": "Ten of ten"},
                     does(WORD, ADOPTED)),
    "guardrail.set": (LIST[0], LIST[2], None),
    "guardrail.adopt": (BINDING[0], BINDING[2], does(LIST)),
    "guardrail.retire": ("care", {"id": "l1"}, does(LIST, BINDING)),
    "gate.open": (GATE[0], GATE[2], does(LIST)),
    "gate.check": ("sales", {"id": "g1", "place": 0, "result": "met", "proof": "Fifty did"},
                   does(LIST, GATE)),
    "gate.close": ("care", {"id": "g1", "outcome": "held"}, does(LIST, GATE)),
    "decision.flag": (FLAGGED[0], FLAGGED[2], does(RAISED)),
    "decision.answer_flag": ("sales", {"id": "d1", "place": 0, "expect": "It hides the price",
                                       "text": "The price stands first"}, does(RAISED, FLAGGED)),
    "action.promise": (PROMISE[0], PROMISE[2], does(RAISED)),
    "action.revise": ("sales", {"id": "a1", "text": "Call all back"}, does(RAISED, PROMISE)),
    "action.report": ("sales", {"id": "a1", "status": "started"}, does(RAISED, PROMISE)),
    "action.renegotiate": ("sales", {"id": "a1", "due": "2026-06-01",
                                     "agreed_by": ["dana", "petra"]}, does(RAISED, PROMISE)),
    "action.drop": ("sales", {"id": "a1", "because": "No people"}, does(RAISED, PROMISE)),
    "proof.submit": (PROOF[0], PROOF[2], does(RAISED, PROMISE)),
    "proof.check": ("care", {"id": "p1", "accepted": True}, does(RAISED, PROMISE, PROOF)),
    "review.submit": (REVIEW[0], REVIEW[2], reviewed()),
    "review.check": ("care", {"id": "v1", "level": 2}, reviewed(REVIEW)),
    "quarter.keep": ("system", {"room_id": "r1"}, does(CLOSED)),
    "addendum.add": ("facilitator", {"id": "x1", "room_id": "r1", "text": "Too late for the board"},
                     does(CLOSED)),
    "survey.open": (SURVEY[0], SURVEY[2], None),
    "survey.answer": (PROUD[0][0], PROUD[0][2], does(SURVEY)),
    "survey.show": ("facilitator", {"id": "s1"}, does(SURVEY, *PROUD)),
    "survey.put_away": ("facilitator", {"id": "s1"}, does(SURVEY)),
    "survey.drop": ("facilitator", {"id": "s1"}, does(SURVEY)),
    "rules.set": ("facilitator", {"from_quarter": "2026-Q1", "values": {"late_days": "20"}}, None),
    "programme.set_phase": ("owner", {"phase": "mature", "reason": "We are"}, None),
}  # fmt: skip

"""Lists of conditions and their uses: released, held, or released against the list."""

import json

import pytest

from customer_room.domain.gates import AGAINST, Gate
from customer_room.domain.guardrails import LAUNCH, MARKET, GuardrailList
from tests.unit.domain.cast import World

LIST = {
    "id": "l1",
    "name": "Two",
    "applies_to": "launch",
    "conditions": [
        {"text": "It was tried", "proof_needed": "answers", "owner": "rosa"},
        {"text": "It works"},
    ],
}
GATE = {"id": "g1", "list_id": "l1", "used_for": "New page"}


@pytest.fixture
def at_gate(world: World) -> World:
    """A list with two conditions, one of them care's, and one use of it."""
    world.do("sales", "guardrail.set", **LIST)
    world.do("sales", "gate.open", **GATE)
    return world


def gate(world: World) -> Gate:
    return world.get(Gate, "g1")


def met(world: World) -> None:
    world.do("care", "gate.check", id="g1", place=0, result="met", proof="Fifty answers")
    world.do("sales", "gate.check", id="g1", place=1, result="met", proof="The test")


class TestLists:
    """One to fifteen conditions, binding from a day on."""

    def test_it_binds_from_the_day_it_is_adopted(self, world: World) -> None:
        world.do("sales", "guardrail.set", **LIST)
        assert world.get(GuardrailList, "l1").adopted_on is None
        world.refused("sales", "guardrail.retire", "not_allowed", id="l1")
        world.do("sales", "guardrail.adopt", id="l1")
        world.do("sales", "guardrail.retire", id="l1")
        world.refused("sales", "gate.open", "not_allowed", **GATE)
        world.do("sales", "guardrail.adopt", id="l1")
        assert world.get(GuardrailList, "l1").retired_on is None

    @pytest.mark.parametrize("count", [0, 16])
    def test_one_to_fifteen(self, world: World, count: int) -> None:
        world.refused(
            "sales", "guardrail.set", "bad_field", **LIST | {"conditions": [{"text": "x"}] * count}
        )

    def test_an_owner_must_be_one_of_us(self, world: World) -> None:
        world.refused(
            "sales",
            "guardrail.set",
            "not_found",
            **LIST | {"conditions": [{"text": "x", "owner": "nobody"}]},
        )

    def test_a_change_of_other_conditions_than_stand_is_refused(self, world: World) -> None:
        world.do("sales", "guardrail.set", **LIST)
        drawn = LIST["conditions"]
        world.do("care", "guardrail.set", id="l1", conditions=[*drawn, {"text": "It is cheap"}],
                 expect=drawn)  # fmt: skip
        world.refused("sales", "guardrail.set", "conflict", id="l1", conditions=drawn[:1],
                      expect=drawn)  # fmt: skip
        found = world.get(GuardrailList, "l1")
        assert (len(found.conditions), found.name) == (3, "Two")
        assert world.refused("sales", "guardrail.set", "bad_field", id="l2").field == "name"

    @pytest.mark.parametrize("template", [LAUNCH, MARKET])
    def test_the_templates_fit(self, world: World, template: tuple[tuple[str, str], ...]) -> None:
        conditions = [{"text": text, "proof_needed": proof} for text, proof in template]
        world.do("sales", "guardrail.set", **LIST | {"conditions": conditions})
        assert len({text for text, _ in template}) == len(template) in (5, 12)


class TestGates:
    """All met: released. Otherwise held, or knowingly against the list."""

    def test_all_met_it_is_released(self, at_gate: World) -> None:
        met(at_gate)
        at_gate.do("finance", "gate.close", id="g1", outcome="released")
        assert (gate(at_gate).status, gate(at_gate).closed_by) == ("released", "idris")
        assert at_gate.register == ["gate release"]

    def test_with_one_open_it_is_not(self, at_gate: World) -> None:
        at_gate.do("care", "gate.check", id="g1", place=0, result="met", proof="Fifty answers")
        problem = at_gate.refused("finance", "gate.close", "not_allowed", id="g1",
                                  outcome="released")  # fmt: skip
        assert "1 of 2" in problem.message

    def test_there_is_no_waiver(self, at_gate: World) -> None:
        at_gate.do("finance", "gate.close", id="g1", outcome="released", against_the_list=True)
        assert gate(at_gate).status == AGAINST
        (line,) = at_gate.store.workspaces["w1"].register
        assert json.loads(line.text)["status"] == AGAINST
        for name, more in (("gate.check", {"place": 0, "result": "met", "proof": "x"}),
                           ("gate.close", {"outcome": "held"})):  # fmt: skip
            at_gate.refused("facilitator", name, "phase_closed", id="g1", **more)

    def test_held_is_kept_whatever_is_met(self, at_gate: World) -> None:
        at_gate.do("finance", "gate.close", id="g1", outcome="held", against_the_list=True)
        assert gate(at_gate).status == "held"

    def test_who_owns_a_condition_says_whether_it_is_met(self, at_gate: World) -> None:
        at_gate.refused("sales", "gate.check", "not_allowed", id="g1", place=0, result="met",
                        proof="x")  # fmt: skip
        at_gate.do("facilitator", "gate.check", id="g1", place=0, result="not met")

    @pytest.mark.parametrize(
        ("fault", "field"),
        [({"result": "met"}, "proof"), ({"result": "met", "proof": "x", "place": 2}, "place"),
         ({"result": "nearly"}, "result")],
    )  # fmt: skip
    def test_a_check_says_what_shows_it(
        self, at_gate: World, fault: dict[str, object], field: str
    ) -> None:
        given = {"id": "g1", "place": 0} | fault
        assert at_gate.refused("care", "gate.check", "bad_field", **given).field == field

    def test_an_open_gate_keeps_the_conditions_it_began_with(self, at_gate: World) -> None:
        at_gate.do("sales", "guardrail.set", **LIST | {"conditions": [{"text": "Another"}]})
        assert [c["text"] for c in gate(at_gate).conditions] == ["It was tried", "It works"]

    def test_of_a_restricted_decision_it_is_not_there_without_a_seat(self, at_gate: World) -> None:
        at_gate.raised(restricted=True)
        at_gate.do("sales", "gate.open", **GATE | {"id": "g2", "decision_id": "d1"})
        at_gate.refused("deskless", "gate.close", "not_found", id="g2", outcome="held")
        at_gate.refused(
            "deskless", "gate.open", "not_found", **GATE | {"id": "g3", "decision_id": "d1"}
        )

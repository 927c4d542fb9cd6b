"""What a duplicate has promised goes over to the person it is; what was judged does not."""

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.gates import Gate
from customer_room.domain.guardrails import GuardrailList
from customer_room.domain.proofs import Proof
from tests.unit.domain.cast import World
from tests.unit.domain.twins import doubled, merge, refusal


def test_open_promises_and_conditions_are_his_who_stays(world: World) -> None:
    twins = doubled(world)
    twins.do("sales", "kpi.set", id="k1", stage_id="a", name="Calls", type="count",
             direction="down")  # fmt: skip
    for id, owner, checker in (("a1", "pet2", None), ("a2", "rosa", "pet2")):
        twins.do("facilitator", "action.promise", id=id, kpi_id="k1", text="Call", owner=owner,
                 due="2026-05-01", checked_by=checker)  # fmt: skip
    twins.do("sales", "guardrail.set", id="l1", name="One", applies_to="launch",
             conditions=[{"text": "It works", "owner": "pet2"}])  # fmt: skip
    twins.do("sales", "gate.open", id="g1", list_id="l1", used_for="Page")
    twins.do("sales", "proof.submit", id="p1", of_type="action", of_id="a2", kind="document",
             text="The list", seen_by="room", date="2026-04-01")  # fmt: skip
    merge(twins)
    assert twins.get(Action, "a1").owner == "petra"
    assert twins.get(Action, "a2").checked_by == "petra"
    assert twins.get(GuardrailList, "l1").conditions[0]["owner"] == "petra"
    assert twins.get(Gate, "g1").conditions[0]["owner"] == "petra"
    assert twins.get(Proof, "p1").submitted_by == "dana"


@pytest.mark.parametrize(("owner", "checker"), [("pet2", "petra"), ("petra", "pet2")])
def test_nobody_becomes_the_checker_of_his_own_promise(
    world: World, owner: str, checker: str
) -> None:
    twins = doubled(world)
    twins.raised(co_owners=["dana"])
    promise = {"id": "a1", "decision_id": "d1", "kind": "customer promise", "text": "They see it"}
    twins.do("facilitator", "action.promise", **promise, owner=owner, due="2026-05-01",
             checked_by=checker)  # fmt: skip
    assert "Name another checker first" in refusal(twins, "pet2", "petra")
    twins.do("facilitator", "action.revise", id="a1", checked_by="rosa")
    merge(twins)
    assert (twins.get(Action, "a1").owner, twins.get(Action, "a1").checked_by) == ("petra", "rosa")


def test_what_was_dropped_is_nobodys_to_check(world: World) -> None:
    twins = doubled(world)
    twins.raised(co_owners=["dana"])
    twins.do("facilitator", "action.promise", id="a1", decision_id="d1", text="Call", owner="petra",
             due="2026-05-01", checked_by="pet2")  # fmt: skip
    twins.do("facilitator", "action.drop", id="a1", because="No people")
    merge(twins)

"""Proofs: somebody independent looks; what comes after the verdict counts from that day."""

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.proofs import Proof
from tests.unit.domain.cast import ROOM, World, opened

PROOF = {"id": "p1", "of_type": "action", "of_id": "a1", "kind": "document",
         "text": "The call list", "seen_by": "room", "date": "2026-04-01"}  # fmt: skip


@pytest.fixture
def hall() -> World:
    """A decision of sales and operations, and a promise of sales."""
    world = opened()
    world.raised()
    world.do("sales", "action.promise", id="a1", decision_id="d1", text="Call them back",
             owner="dana", due="2026-05-01")  # fmt: skip
    return world


def shown(world: World, who: str = "sales", **more: object) -> None:
    world.do(who, "proof.submit", **PROOF | more)


def test_somebody_of_another_function_accepts_and_the_promise_is_proved(hall: World) -> None:
    shown(hall)
    assert hall.get(Action, "a1").status == "promised"
    hall.do("care", "proof.check", id="p1", accepted=True, level=2)
    proof = hall.get(Proof, "p1")
    assert (proof.checker, proof.proved_on, proof.level) == ("rosa", "2026-04-01", 2)
    assert hall.get(Action, "a1").status == "proved"


@pytest.mark.parametrize("who", ["sales", "operations", "chief", "facilitator"])
def test_neither_submitter_nor_owner_nor_company(hall: World, who: str) -> None:
    shown(hall)
    hall.refused(who, "proof.check", "not_allowed", id="p1", accepted=True)


def test_nor_the_submitters_function(hall: World) -> None:
    shown(hall, "care")
    hall.refused("deskless", "proof.check", "not_allowed", id="p1", accepted=True)
    hall.do("finance", "proof.check", id="p1", accepted=True)


def test_what_does_not_show_it_is_not_accepted(hall: World) -> None:
    shown(hall)
    hall.do("care", "proof.check", id="p1", accepted=False)
    assert (hall.get(Proof, "p1").proved_on, hall.get(Action, "a1").status) == (None, "promised")
    hall.refused("care", "proof.check", "not_allowed", id="p1", accepted=True)


def test_who_was_asked_checks_or_his_deputy(hall: World) -> None:
    hall.do("facilitator", "action.revise", id="a1", checked_by="rosa")
    shown(hall)
    hall.refused("finance", "proof.check", "not_allowed", id="p1", accepted=True)
    hall.do("facilitator", "member.set", id="rosa", name="Rosa", function_id="care", role="leader",
            seat=True, deputy_id="idris")  # fmt: skip
    hall.do("finance", "proof.check", id="p1", accepted=True)


def test_a_proof_is_not_from_tomorrow(hall: World) -> None:
    hall.refused("sales", "proof.submit", "bad_field", **PROOF | {"date": "2026-04-02"})


@pytest.mark.parametrize("of_type", ["action", "decision", "gate", "commitment"])
def test_it_is_of_something_that_is_there(hall: World, of_type: str) -> None:
    hall.refused(
        "sales", "proof.submit", "not_found", **PROOF | {"of_type": of_type, "of_id": "none"}
    )


def test_of_a_restricted_decision_it_is_not_there_without_a_seat(hall: World) -> None:
    shown(hall)
    hall.do("sales", "decision.edit", id="d1", restricted=True)
    hall.refused("deskless", "proof.check", "not_found", id="p1", accepted=True)
    hall.refused("deskless", "proof.submit", "not_found", **PROOF | {"id": "p2"})


@pytest.mark.parametrize("of_type", ["decision", "gate", "commitment"])
def test_decisions_gates_and_what_we_say_are_proved_as_well(hall: World, of_type: str) -> None:
    hall.do("sales", "commitment.set", id="w1", text="We call", test="Ten calls")
    hall.do("sales", "guardrail.set", id="l1", name="Five", applies_to="launch",
            conditions=[{"text": "It was tried"}])  # fmt: skip
    hall.do("sales", "gate.open", id="g1", list_id="l1", used_for="Page", decision_id="d1")
    of = {"decision": "d1", "gate": "g1", "commitment": "w1"}[of_type]
    shown(hall, of_type=of_type, of_id=of)
    assert hall.get(Proof, "p1").decision_id == (None if of_type == "commitment" else "d1")
    hall.do("care", "proof.check", id="p1", accepted=True)


def test_after_the_verdict_it_counts_from_the_day_it_was_accepted(hall: World) -> None:
    hall.do("facilitator", "room.close", id=ROOM)
    hall.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
    hall.wait(days=40)
    shown(hall, date="2026-04-20")
    hall.do("facilitator", "room.open", id="r2")
    hall.do("facilitator", "room.close", id="r2")
    assert hall.get(Action, "a1").status == "late"
    hall.wait(days=1)
    hall.do("care", "proof.check", id="p1", accepted=True)
    assert hall.get(Proof, "p1").proved_on == hall.now[:10]
    assert hall.get(Action, "a1").status == "late"

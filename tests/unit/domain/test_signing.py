"""Stances, objections, decisions in writing and dissent."""

import pytest

from customer_room.domain.decisions import Dissent, Stance
from customer_room.domain.decisions_seal import due
from customer_room.domain.values import later
from tests.unit.domain.cast import PEOPLE, World, d1, reason


def take(world: World, **more: str) -> dict[str, str]:
    return {"decision_id": "d1", "stance": "agree", "text_hash": d1(world).text_hash} | more


class TestTakingAStance:
    """From one's own seat, on the text one has read."""

    @pytest.fixture(autouse=True)
    def _raised(self, world: World) -> None:
        world.raised()

    def test_it_is_kept_with_how_its_session_got_in_and_what_was_signed(self, world: World) -> None:
        world.sign("care", stance="agree with a worry", reason="Staff are few.")
        stance = world.get(Stance, "d1.rosa")
        assert (stance.stance, stance.reason) == ("agree with a worry", "Staff are few.")
        assert stance.admitted_by == "private link"
        assert stance.text_hash == d1(world).text_hash
        assert d1(world).status == "discussed"

    @pytest.mark.parametrize("who", ["guest", "reader", "deskless", "owner", "facilitator"])
    def test_without_a_seat_nobody_signs(self, world: World, who: str) -> None:
        world.refused(who, "stance.take", "not_allowed", **take(world))

    def test_an_unadmitted_session_signs_nothing(self, world: World) -> None:
        from dataclasses import replace

        unchecked = replace(PEOPLE["sales"], admitted=False)
        for name, payload in (
            ("stance.take", take(world)),
            ("dissent.say", {"id": "x1", "decision_id": "d1", "text": "No."}),
            ("decision.write", {"id": "d1", "text": "No."}),
        ):
            world.refused(unchecked, name, "not_allowed", **payload)

    @pytest.mark.parametrize("stance", ["agree with a worry", "disagree and commit", "object"])
    def test_all_but_agreeing_say_why(self, world: World, stance: str) -> None:
        problem = world.refused("sales", "stance.take", "bad_field", **take(world, stance=stance))
        assert problem.field == "reason"

    def test_a_fifth_stance_is_not_known(self, world: World) -> None:
        world.refused("sales", "stance.take", "bad_field", **take(world, stance="abstain"))

    def test_nobody_signs_what_he_has_not_seen(self, world: World) -> None:
        seen = take(world)
        world.do("finance", "decision.edit", id="d1", rationale="Another reason.")
        problem = world.refused("sales", "stance.take", "conflict", **seen)
        assert problem.field == "text_hash"

    def test_changing_ones_mind_keeps_what_one_said_before(self, world: World) -> None:
        world.sign("care", stance="object", reason="Too slow.")
        world.sign("care")
        stance = world.get(Stance, "d1.rosa")
        assert stance.stance == "agree"
        assert [past["reason"] for past in stance.history] == ["Too slow."]


class TestVoiding:
    """Editing the text visibly voids what was signed; other fields do not."""

    def test_a_made_decision_goes_back_to_the_table(self, world: World) -> None:
        world.decided()
        signed = d1(world).text_hash
        world.do("sales", "decision.edit", id="d1", rationale="Something else.")
        decision = d1(world)
        assert decision.text_hash != signed
        assert (decision.status, decision.decided_at, decision.seal_due) == (
            "discussed", None, None)  # fmt: skip
        assert world.get(Stance, "d1.dana").text_hash == signed
        world.refused("sales", "decision.decide", "not_allowed", id="d1")

    def test_reopened_by_an_objection_it_is_made_anew_once_its_text_changes(
        self, world: World
    ) -> None:
        world.decided(signers=("chief", "sales", "finance", "operations"))
        world.sign("care", stance="object")
        world.do("sales", "decision.edit", id="d1", rationale="Something else.")
        assert (d1(world).decided_at, d1(world).seal_due) == (None, None)
        world.sign("care")
        assert d1(world).status == "discussed"

    def test_what_the_chief_decided_in_writing_was_decided_on_that_text(self, world: World) -> None:
        world.raised()
        world.do("chief", "decision.write", id="d1", text="I decide.")
        world.do("sales", "decision.edit", id="d1", rationale="Something else.")
        assert d1(world).written is None
        world.refused("sales", "decision.decide", "not_allowed", id="d1")

    def test_a_message_to_the_teams_is_not_what_was_signed(self, world: World) -> None:
        world.decided()
        world.do("sales", "decision.edit", id="d1", message_to_teams="We answer now.")
        assert d1(world).status == "decided"

    def test_writing_the_old_text_again_makes_the_signatures_good(self, world: World) -> None:
        world.raised()
        world.sign("sales")
        signed = d1(world).text_hash
        world.do("finance", "decision.edit", id="d1", permits="Anything.")
        world.do("finance", "decision.edit", id="d1", permits="")
        assert d1(world).text_hash == signed


class TestObjection:
    """Before the seal an objection reopens a decision made in a room; withdrawn, it stands."""

    @pytest.fixture(autouse=True)
    def _decided(self, world: World) -> None:
        world.decided(signers=("chief", "sales", "finance", "operations"))

    def test_it_reopens(self, world: World) -> None:
        world.sign("care", stance="object")
        assert d1(world).status == "discussed"
        with world.store.reading() as read:
            assert due(read, later(world.now, days=9)) == []

    def test_withdrawn_the_decision_stands_as_it_was_made(self, world: World) -> None:
        decided_at, seal_due = d1(world).decided_at, d1(world).seal_due
        world.sign("care", stance="object")
        world.sign("care")
        decision = d1(world)
        assert (decision.status, decision.decided_at) == ("decided", decided_at)
        assert decision.seal_due == seal_due

    def test_withdrawn_late_it_seals_now_and_not_in_the_past(self, world: World) -> None:
        world.sign("care", stance="object")
        world.wait(days=5)
        world.sign("care")
        assert (d1(world).seal_due or "") >= world.now

    @pytest.mark.parametrize("change", [{"seat": False}, {"seat": True, "active_to": "2026-03-31"}])
    def test_who_has_no_seat_any_more_does_not_object(
        self, world: World, change: dict[str, object]
    ) -> None:
        world.sign("care", stance="object")
        world.do("facilitator", "member.set", id="rosa", name="Rosa", function_id="care",
                 role="leader", **change)  # fmt: skip
        world.do("facilitator", "decision.decide", id="d1")
        assert d1(world).status == "decided"

    def test_two_objections_need_two_answers(self, world: World) -> None:
        world.sign("care", stance="object")
        world.sign("finance", stance="object")
        world.sign("care")
        assert d1(world).status == "discussed"


class TestDecidedInWriting:
    """The chief executive overrules the objections there are, and none that comes later."""

    @pytest.fixture(autouse=True)
    def _written(self, world: World) -> None:
        world.raised()
        world.sign("care", stance="object")
        world.do("chief", "decision.write", id="d1", text="I decide.")

    def test_a_later_objection_is_open(self, world: World) -> None:
        assert reason(world).endswith("Care objected and was overruled")
        world.sign("finance", stance="object")
        assert d1(world).status == "discussed"
        assert "overruled" not in reason(world)
        problem = world.refused("sales", "decision.decide", "not_allowed", id="d1")
        assert problem.message.endswith("still needs an answer to the open objection.")

    def test_withdrawn_it_leaves_the_others_overruled(self, world: World) -> None:
        world.sign("finance", stance="object")
        world.sign("finance")
        assert d1(world).status == "decided"

    def test_the_chief_can_overrule_that_one_too(self, world: World) -> None:
        world.sign("finance", stance="object")
        world.do("chief", "decision.write", id="d1", text="I decide again.")
        assert d1(world).status == "decided"


class TestDissent:
    """In the dissenter's own words."""

    @pytest.fixture(autouse=True)
    def _raised(self, world: World) -> None:
        world.raised()

    def test_it_is_said_with_what_would_prove_it_right(self, world: World) -> None:
        tripwire = {"kpi": "calls", "threshold": "over 900", "by": "2026-06-30"}
        world.do("care", "dissent.say", id="x1", decision_id="d1", text="No.", tripwire=tripwire)
        assert (world.get(Dissent, "x1").tripwire or {})["threshold"] == "over 900"

    def test_nobody_rewrites_anothers(self, world: World) -> None:
        world.do("care", "dissent.say", id="x1", decision_id="d1", text="No.")
        world.refused("sales", "dissent.say", "not_found", id="x1", decision_id="d1", text="Yes.")
        world.do("care", "dissent.say", id="x1", decision_id="d1", text="No, and why.")

    def test_it_stays_with_its_decision(self, world: World) -> None:
        world.raised("d2")
        world.do("care", "dissent.say", id="x1", decision_id="d1", text="No.")
        world.refused("care", "dissent.say", "not_found", id="x1", decision_id="d2", text="No.")

    def test_it_is_not_empty(self, world: World) -> None:
        world.refused("care", "dissent.say", "bad_field", id="x1", decision_id="d1", text="")

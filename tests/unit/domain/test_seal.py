"""The seal, and what may still happen after it."""

import json

import pytest

from customer_room.domain.decisions import Comment, Stance
from customer_room.domain.decisions_seal import due
from tests.unit.domain.cast import ROOM, SEATS, World, d1, label


class TestSeal:
    """The last missing signature of a touching function, or 72 hours, freezes text and label."""

    def test_seventy_two_hours_after(self, world: World) -> None:
        world.decided()
        world.wait(hours=72)
        with world.store.reading() as read:
            (name, payload, at), *rest = due(read, world.now)
        assert (name, payload, at, rest) == ("decision.seal", {"id": "d1"}, d1(world).seal_due, [])
        world.do("system", "decision.seal", id="d1")
        decision = d1(world)
        assert (decision.status, decision.sealed_at) == ("in force", decision.seal_due)
        assert (decision.sealed or {})["label"] == "joint"

    def test_not_an_hour_earlier(self, world: World) -> None:
        world.decided()
        world.wait(hours=71)
        world.do("system", "decision.seal", id="d1")
        assert d1(world).sealed_at is None

    def test_the_last_missing_function_seals_at_once(self, company: World) -> None:
        company.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="Room")
        company.do("facilitator", "room.open", id=ROOM)
        for who in ("chief", "sales", "finance", "care"):
            company.do(who, "room.enter", room_id=ROOM)
        company.decided(signers=("chief", "sales", "finance", "care"))
        assert d1(company).sealed_at is None
        company.sign("operations")
        assert d1(company).sealed_at == company.now
        assert (d1(company).sealed or {})["label"] == "joint"

    def test_the_seats_of_the_day_it_was_decided_are_counted(self, world: World) -> None:
        world.decided(signers=("chief", "sales", "finance", "operations"))
        day = world.now[:10]
        world.wait(days=1)
        for id, more in (
            ("rosa", {"active_to": day}),
            ("nils-two", {"active_from": world.now[:10]}),
        ):
            world.do("owner", "member.set", id=id, name="N", function_id="care", role="leader",
                     seat=True, **more)  # fmt: skip
        world.wait(hours=72)
        world.do("system", "decision.seal", id="d1")
        assert (d1(world).sealed or {})["signed"] == "4 of 5"

    def test_withdrawing_ones_objection_seals_as_signing_would(self, world: World) -> None:
        world.decided(signers=("chief", "sales", "finance", "care"))
        world.sign("operations", stance="object")
        assert d1(world).status == "discussed"
        world.sign("operations")
        assert (d1(world).status, d1(world).sealed_at) == ("in force", world.now)
        assert (d1(world).sealed or {})["label"] == "joint"
        assert world.register == ["decision seal", *["signature"] * 5]

    def test_the_register_gets_text_label_signatures_and_dissent(self, world: World) -> None:
        world.raised()
        world.do("care", "dissent.say", id="x1", decision_id="d1", text="Too slow.")
        for who in SEATS:
            world.sign(who)
        world.do("facilitator", "decision.decide", id="d1")
        world.wait(hours=72)
        world.do("system", "decision.seal", id="d1")
        assert world.register == ["decision seal", *["signature"] * 5, "dissent"]
        entry = world.store.workspaces["w1"].register[0]
        sealed = json.loads(entry.text)
        assert sealed["number"] == "2026Q1-01"
        assert sealed["text"]["one_line"] == "Answer"
        assert sealed["label"]["label"] == "joint"

    def test_it_seals_once(self, world: World) -> None:
        world.sealed()
        before = world.fingerprint()
        world.do("system", "decision.seal", id="d1")
        assert world.fingerprint() == before

    @pytest.mark.parametrize("who", ["owner", "facilitator", "chief"])
    def test_nobody_seals_by_hand(self, world: World, who: str) -> None:
        world.decided()
        world.wait(hours=73)
        world.refused(who, "decision.seal", "not_allowed", id="d1")

    def test_due_counts_as_fallen_even_before_it_is_written_down(self, world: World) -> None:
        world.decided()
        world.wait(hours=73)
        world.refused("sales", "decision.edit", "phase_closed", id="d1", rationale="Too late.")


class TestTheMapItLiesOn:
    """What is taken off the map while a decision is open still touches it."""

    SIGNERS = ("chief", "sales", "finance", "care")

    def test_a_step_removed_before_the_seal_is_still_asked(self, world: World) -> None:
        world.decided(signers=self.SIGNERS)
        assert label(world) == "partial (missing: Operations)"
        world.do("facilitator", "step.remove", id="a2")
        assert label(world) == "partial (missing: Operations)"

    def test_one_removed_before_the_decision_was_raised_is_not(self, world: World) -> None:
        world.do("facilitator", "step.remove", id="a2")
        world.decided(signers=self.SIGNERS)
        assert label(world) == "joint"


class TestAfterTheSeal:
    """Nothing sealed changes; words may be put beside it."""

    @pytest.fixture(autouse=True)
    def _sealed(self, world: World) -> None:
        world.sealed()

    @pytest.mark.parametrize(
        ("name", "payload"),
        [("decision.edit", {"rationale": "x"}), ("decision.propose", {"text": "x"}),
         ("decision.revise_option", {"place": 0, "expect": "Do it", "text": "x"}),
         ("decision.drop_option", {"place": 0, "expect": "Do it"}), ("decision.decide", {}),
         ("decision.park", {"owner": "dana", "until": "2026-05-01"}), ("decision.take_up", {}),
         ("decision.note_dissent_round", {"asked": ["dana"]})],
    )  # fmt: skip
    def test_its_text_is_not_rewritten(
        self, world: World, name: str, payload: dict[str, object]
    ) -> None:
        world.refused("sales", name, "phase_closed", id="d1", **payload)

    def test_the_chief_does_not_write_it_either(self, world: World) -> None:
        world.refused("chief", "decision.write", "phase_closed", id="d1", text="I decide.")

    def test_a_late_stance_is_kept_as_a_comment(self, world: World) -> None:
        sealed = d1(world).sealed
        world.sign("care", stance="object", reason="I was away.")
        assert world.get(Stance, "d1.rosa").stance == "agree"
        assert [c.text for c in world.find(Comment)] == ["Object, after the seal. I was away."]
        assert d1(world).sealed == sealed

    def test_late_dissent_is_refused(self, world: World) -> None:
        world.refused("care", "dissent.say", "not_allowed", id="x1", decision_id="d1", text="No.")

    def test_one_erratum_within_seven_days(self, world: World) -> None:
        world.do("sales", "decision.add_erratum", id="d1", text="Not 2 but 3.")
        world.refused("sales", "decision.add_erratum", "phase_closed", id="d1", text="Nor 3.")
        assert d1(world).one_line == "Answer"

    def test_after_seven_days_none(self, world: World) -> None:
        world.wait(days=8)
        world.refused("sales", "decision.add_erratum", "phase_closed", id="d1", text="Not 2.")

    def test_a_reader_may_remark(self, world: World) -> None:
        world.do("reader", "comment.add", id="c1", decision_id="d1", text="Read.")
        assert world.get(Comment, "c1").member_id == "ines"

    def test_the_label_does_not_move_with_the_map(self, world: World) -> None:
        world.do("facilitator", "step.serve", id="a1", quarter="2026-Q1", function_id=None)
        assert (d1(world).sealed or {})["label"] == "joint"

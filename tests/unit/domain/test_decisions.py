"""Decisions from being raised to being made: numbers, texts, options, what is still missing."""

import pytest

from customer_room.domain.decisions import Contribution, Decision
from customer_room.domain.decisions_seal import missing_for
from customer_room.domain.notes import Note
from tests.unit.domain.cast import ROOM, SEATS, WALK, World


def lacks(world: World, id: str = "d1") -> list[str]:
    with world.store.reading() as read:
        return missing_for(read, world.get(Decision, id), world.now)


def raise_it(world: World, id: str, **more: object) -> str:
    world.do("sales", "decision.raise", **{"id": id, "room_id": ROOM, "one_line": id} | more)
    return world.get(Decision, id).number


def test_numbers_count_up_within_the_rooms_quarter(world: World) -> None:
    assert [raise_it(world, f"d{n}") for n in (1, 2, 3)] == [
        "2026Q1-01", "2026Q1-02", "2026Q1-03"]  # fmt: skip


def test_a_number_is_never_reused(world: World) -> None:
    raise_it(world, "d1")
    raise_it(world, "d2")
    world.do("sales", "decision.park", id="d2", owner="dana", until="2026-05-01")
    assert raise_it(world, "d3") == "2026Q1-03"


def test_outside_a_room_it_counts_for_the_quarter_the_next_room_looks_back_on(world: World) -> None:
    assert raise_it(world, "d1", room_id=None, made_in="outside") == "2026Q1-01"
    world.do("facilitator", "room.close", id=ROOM)
    assert raise_it(world, "d2", room_id=None, made_in="outside") == "2026Q2-01"


def test_a_decision_of_a_room_names_its_room(world: World) -> None:
    world.refused("sales", "decision.raise", "bad_field", id="d1", one_line="Answer")


def test_a_review_lies_ahead_when_it_is_set_and_may_fall_behind_later(world: World) -> None:
    raise_it(world, "d1")
    past = {"id": "d1", "review_date": "2026-03-31"}
    assert world.refused("sales", "decision.edit", "bad_field", **past).field == "review_date"
    world.do("sales", "decision.edit", id="d1", review_date="2026-04-01")
    world.wait(days=1)
    world.do("sales", "decision.edit", id="d1", review_date="2026-04-01", rationale="Why")


@pytest.mark.parametrize("who", ["guest", "reader", "owner"])
def test_guests_readers_and_owners_raise_nothing(world: World, who: str) -> None:
    world.refused(who, "decision.raise", "not_allowed", id="d1", room_id=ROOM, one_line="Mine")


def test_from_notes_it_takes_their_stages_and_credits_their_authors(world: World) -> None:
    world.note("n1", "care", stage_id="a")
    world.note("n2", "facilitator", stage_id="b", author_id="petra")
    raise_it(world, "d1", source_note_ids=["n1", "n2"])
    assert world.get(Decision, "d1").anchors["stage_ids"] == ["a", "b"]
    kept = {(c.member_id, c.kind, c.typed_by) for c in world.find(Contribution)}
    assert kept == {("rosa", "note", None), ("petra", "note", "nils")}


@pytest.mark.parametrize("order", [["n1", "n2"], ["n2", "n1"]])
def test_one_note_of_ones_own_hand_outweighs_one_typed_for_one(
    world: World, order: list[str]
) -> None:
    world.note("n1", "care")
    world.note("n2", "facilitator", author_id="rosa")
    raise_it(world, "d1", source_note_ids=order)
    assert [(c.member_id, c.typed_by) for c in world.find(Contribution)] == [("rosa", None)]


def test_from_a_group_it_takes_the_groups_notes(world: World) -> None:
    world.note("n1", "care")
    world.do("care", "group.make", id="g1", name="One", note_ids=["n1"])
    raise_it(world, "d1", source_group_id="g1")
    assert world.get(Decision, "d1").source_note_ids == ["n1"]


@pytest.mark.parametrize(
    "more",
    [{"anchors": {"stage_ids": ["none"]}}, {"anchors": {"step_ids": ["none"]}},
     {"anchors": {"segment_ids": ["none"]}}, {"driver": "nobody"}, {"co_owners": ["nobody"]},
     {"source_note_ids": ["none"]}, {"source_group_id": "none"}, {"supersedes": "none"}],
)  # fmt: skip
def test_what_it_rests_on_must_be_there(world: World, more: dict[str, object]) -> None:
    world.refused("sales", "decision.raise", "not_found", id="d1", room_id=ROOM, one_line="x",
                  **more)  # fmt: skip


def test_one_made_outside_has_no_room(world: World) -> None:
    problem = world.refused("sales", "decision.raise", "bad_field", id="d1", room_id=ROOM,
                            one_line="x", made_in="outside")  # fmt: skip
    assert problem.field == "room_id"


def test_it_replaces_only_what_its_author_may_read(world: World) -> None:
    raise_it(world, "d1", restricted=True)
    asked = {"id": "d2", "room_id": ROOM, "one_line": "x", "supersedes": "d1"}
    world.refused("deskless", "decision.raise", "not_found", **asked)
    world.do("finance", "decision.raise", **asked)


def test_the_group_it_comes_from_lies_in_its_room(world: World) -> None:
    world.note("n1")
    world.do("care", "group.make", id="g1", name="One", note_ids=["n1"])
    world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
    asked = {"id": "d1", "one_line": "x"}
    problem = world.refused("sales", "decision.raise", "bad_field", room_id="r2", **asked,
                            source_group_id="g1")  # fmt: skip
    assert problem.field == "source_group_id"
    world.do("sales", "decision.raise", **asked, made_in="outside", source_group_id="g1")


def test_what_somebody_still_writes_alone_stays_out_of_a_group(world: World) -> None:
    world.note("n1")
    world.do("care", "group.make", id="g1", name="One", note_ids=["n1"])
    world.do("facilitator", "phase.start", id=WALK)
    world.note("n2", "care")
    with world.store.begin() as tx:
        grouped = world.get(Note, "n2").with_(group_id="g1")
        tx.append("note.regrouped", "past-the-rules", world.now, "nils", ROOM, [grouped])
    raise_it(world, "d1", source_group_id="g1")
    assert world.get(Decision, "d1").source_note_ids == ["n1"]
    world.refused("sales", "decision.raise", "not_found", id="d2", room_id=ROOM, one_line="x",
                  source_note_ids=["n2"])  # fmt: skip


def test_two_editors_of_one_text_keep_both(world: World) -> None:
    raise_it(world, "d1")
    world.do("finance", "decision.edit", id="d1", rationale="Theirs", expect={"rationale": ""})
    problem = world.refused("sales", "decision.edit", "conflict", id="d1", rationale="Mine",
                            expect={"rationale": ""})  # fmt: skip
    assert (problem.field, problem.actual) == ("rationale", "Theirs")


def test_typing_a_text_is_a_contribution_and_ticking_a_box_is_none(world: World) -> None:
    raise_it(world, "d1")
    world.do("finance", "decision.edit", id="d1", confidence=70)
    assert world.find(Contribution) == []
    world.do("finance", "decision.edit", id="d1", rationale="Calls wait.")
    world.do("facilitator", "decision.edit", id="d1", permits="Say no.", for_member="rosa")
    kept = {(c.member_id, c.kind, c.typed_by) for c in world.find(Contribution)}
    assert kept == {("idris", "edit", None), ("rosa", "edit", "nils")}


def test_typing_it_oneself_outweighs_having_had_it_typed(world: World) -> None:
    raise_it(world, "d1")
    world.do("facilitator", "decision.edit", id="d1", permits="Say no.", for_member="rosa")
    world.do("care", "decision.edit", id="d1", permits="Say no, kindly.")
    assert [(c.member_id, c.typed_by) for c in world.find(Contribution)] == [("rosa", None)]


def test_a_leader_types_for_nobody_else(world: World) -> None:
    raise_it(world, "d1")
    world.refused("sales", "decision.edit", "not_allowed", id="d1", permits="x", for_member="rosa")


def test_options_are_six_at_most_and_change_visibly(world: World) -> None:
    raise_it(world, "d1")
    for number in range(6):
        world.do("sales", "decision.propose", id="d1", text=f"Option {number}")
    world.refused("sales", "decision.propose", "bad_field", id="d1", text="Seventh")
    world.do("sales", "decision.edit", id="d1", chosen=3)
    world.refused("sales", "decision.drop_option", "conflict", id="d1", place=0, expect="Other")
    world.do("sales", "decision.drop_option", id="d1", place=0, expect="Option 0")
    assert world.get(Decision, "d1").chosen == 2
    world.do("sales", "decision.drop_option", id="d1", place=2, expect="Option 3")
    assert world.get(Decision, "d1").chosen is None
    world.refused("sales", "decision.edit", "bad_field", id="d1", chosen=5)


def test_a_leader_proposes_for_himself_a_facilitator_names_who_did(world: World) -> None:
    raise_it(world, "d1")
    world.do("sales", "decision.propose", id="d1", text="Mine", proposed_by="petra")
    world.do("facilitator", "decision.propose", id="d1", text="Hers", proposed_by="petra")
    world.do("facilitator", "decision.propose", id="d1", text="Do nothing")
    assert [o["proposed_by"] for o in world.get(Decision, "d1").options] == ["dana", "petra", None]


def test_no_command_sets_a_label(world: World) -> None:
    raise_it(world, "d1")
    for field in ("label", "sealed", "status", "number", "decided_at"):
        world.refused("facilitator", "decision.edit", "bad_field", id="d1", **{field: "joint"})


class TestWhatIsMissing:
    """To decide in a room (DOMAIN §2): what is not there yet is said in words."""

    def test_a_bare_one_lacks_everything(self, world: World) -> None:
        raise_it(world, "d1")
        message = world.refused("sales", "decision.decide", "not_allowed", id="d1").message
        for word in ("two options", "stage", "review date", "speaks against", "signed"):
            assert word in message

    def test_a_whole_one_lacks_signatures_only(self, world: World) -> None:
        world.raised()
        assert all("sign" in words for words in lacks(world))

    def test_three_in_four_of_those_present_and_the_chief_sign(self, world: World) -> None:
        world.raised()
        for who in ("sales", "finance", "operations"):
            world.sign(who)
        assert any("3 of 5 present" in words for words in lacks(world))
        world.sign("care")
        assert lacks(world) == ["the chief executive's signature"]
        world.sign("chief")
        assert lacks(world) == []

    def test_two_in_three_of_all_seats_sign(self, company: World) -> None:
        company.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="Small")
        company.do("facilitator", "room.open", id=ROOM)
        for who in ("sales", "finance", "operations"):
            company.do(who, "room.enter", room_id=ROOM)
        company.raised()
        for who in ("sales", "finance", "operations"):
            company.sign(who)
        assert lacks(company) == ["signatures: 3 of 5 seats have signed, two in three must"]

    def test_an_open_objection_stops_it(self, world: World) -> None:
        world.raised()
        for who in SEATS:
            world.sign(who)
        world.sign("care", stance="object")
        assert "an answer to the open objection" in lacks(world)

    def test_a_review_more_than_three_quarters_away_is_too_far(self, world: World) -> None:
        world.raised()
        world.do("sales", "decision.edit", id="d1", review_date="2027-03-31")
        assert not any("review" in words for words in lacks(world))
        world.do("sales", "decision.edit", id="d1", review_date="2027-04-01")
        assert "a review date at most three quarters away" in lacks(world)

    def test_how_far_a_review_is_counts_in_fiscal_quarters(self, world: World) -> None:
        world.raised()
        world.do("owner", "workspace.set", name="Larkfield", fiscal_offset=3)
        world.do("sales", "decision.edit", id="d1", review_date="2027-06-30")
        assert not any("review" in words for words in lacks(world))
        world.do("sales", "decision.edit", id="d1", review_date="2027-07-01")
        assert "a review date at most three quarters away" in lacks(world)

    def test_outside_a_room_none_of_it_is_asked(self, world: World) -> None:
        raise_it(world, "d1", room_id=None, made_in="outside")
        world.do("sales", "decision.decide", id="d1")
        assert world.get(Decision, "d1").status == "decided"

    def test_the_chief_executive_can_decide_in_writing_over_an_objection(
        self, world: World
    ) -> None:
        world.raised()
        world.sign("care", stance="object")
        world.refused("sales", "decision.write", "not_allowed", id="d1", text="I decide.")
        world.refused("chief", "decision.write", "bad_field", id="d1", text="")
        world.do("chief", "decision.write", id="d1", text="We go.")
        assert world.get(Decision, "d1").status == "decided"

    def test_in_writing_the_rest_is_still_asked(self, world: World) -> None:
        raise_it(world, "d1")
        world.refused("chief", "decision.write", "not_allowed", id="d1", text="We go.")


class TestRestricted:
    """Visible to seats and to who runs the room; for everybody else it is not there."""

    @pytest.fixture(autouse=True)
    def _restricted(self, world: World) -> None:
        raise_it(world, "d1", restricted=True)

    def test_a_leader_without_a_seat_finds_nothing(self, world: World) -> None:
        world.refused("deskless", "decision.edit", "not_found", id="d1", permits="x")
        world.refused("deskless", "comment.add", "not_found", id="c1", decision_id="d1", text="x")
        world.refused("deskless", "decision.take_up", "not_found", id="d1")

    def test_a_reader_finds_nothing(self, world: World) -> None:
        world.refused("reader", "comment.add", "not_found", id="c1", decision_id="d1", text="x")

    def test_those_with_a_seat_work_on_it(self, world: World) -> None:
        world.do("care", "decision.edit", id="d1", permits="x")

    def test_nobody_hides_one_from_himself(self, world: World) -> None:
        raise_it(world, "d2")
        world.refused("deskless", "decision.edit", "not_allowed", id="d2", restricted=True)
        world.refused("deskless", "decision.raise", "not_allowed", id="d3", room_id=ROOM,
                      one_line="x", restricted=True)  # fmt: skip
        world.do("facilitator", "decision.edit", id="d2", restricted=True)

    def test_its_erratum_is_hidden_too(self, world: World) -> None:
        world.refused("deskless", "decision.add_erratum", "not_found", id="d1", text="x")
        world.refused("deskless", "decision.decide", "not_found", id="d1")
        world.refused("chief", "decision.add_erratum", "phase_closed", id="d1", text="x")


def test_a_frozen_board_freezes_its_open_decisions(world: World) -> None:
    world.raised()
    world.do("facilitator", "phase.start", id=WALK)
    world.do("facilitator", "room.lock", id=ROOM, frozen=True)
    world.refused("sales", "decision.edit", "phase_closed", id="d1", permits="x")

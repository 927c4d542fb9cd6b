"""Two members who are one person: who they may be, and no signature but their own."""

from typing import Any

import pytest

from customer_room.domain.decisions import Contribution, Dissent, Stance
from customer_room.domain.journey import Stage
from customer_room.domain.notes import Group, Note
from customer_room.domain.people import Member
from customer_room.domain.room import Attendance, Tick
from customer_room.domain.sessions import Session
from tests.unit.domain.cast import ROOM, SEATS, World, d1, label
from tests.unit.domain.twins import TWIN, doubled, merge, refusal


@pytest.fixture
def twins(world: World) -> World:
    return doubled(world)


def hash_of(world: World) -> str:
    return d1(world).text_hash


class TestWho:
    def test_the_duplicate_is_nobody_from_now_on(self, twins: World) -> None:
        merge(twins)
        gone = twins.get(Member, "pet2")
        assert (gone.merged_into, gone.seat) == ("petra", False)
        assert not gone.active_on(twins.now)
        assert "merged" in refusal(twins, "pet2", "petra")
        assert "merged" in refusal(twins, "petra", "pet2")
        twins.refused("facilitator", "member.set", "not_allowed", id="pet2", name="Back",
                      function_id="sales", role="leader")  # fmt: skip
        twins.refused("facilitator", "member.set_role", "not_allowed", id="pet2", role="leader")

    def test_a_guest_becomes_the_seat_he_is(self, world: World) -> None:
        merge(world, "bea", "rosa")
        assert world.get(Member, "bea").merged_into == "rosa"

    @pytest.mark.parametrize(
        ("who", "gone", "stays", "says"),
        [
            ("facilitator", "dana", "dana", "two different"),
            ("facilitator", "nils", "dana", "let yourself go"),
            ("facilitator", "olga", "dana", "Only an owner"),
            ("facilitator", "bea", "olga", "Only an owner"),
            ("owner", "olga", "dana", "let yourself go"),
            ("facilitator", "dana", "bea", "not the other way"),
            ("facilitator", "dana", "kai", "with the seat stays"),
            ("facilitator", "maren", "dana", "chief executive"),
        ],
    )
    def test_who_is_not_merged(
        self, world: World, who: str, gone: str, stays: str, says: str
    ) -> None:
        assert says in refusal(world, gone, stays, who)

    def test_nobody_is_merged_with_one_who_has_left(self, world: World) -> None:
        world.do("facilitator", "member.set", id="gone", name="Gone", function_id="sales",
                 role="leader", active_to="2026-01-31")  # fmt: skip
        assert "not in office" in refusal(world, "bea", "gone")

    def test_a_deputy_and_earlier_duplicates_are_his_who_stays(self, twins: World) -> None:
        twins.do("facilitator", "member.set", id="rosa", name="Rosa", function_id="care",
                 role="leader", seat=True, deputy_id="pet2")  # fmt: skip
        merge(twins, "bea", "pet2")
        merge(twins)
        assert twins.get(Member, "rosa").deputy_id == "petra"
        assert twins.get(Member, "bea").merged_into == "petra"


class TestSignatures:
    def test_none_is_given_by_merging(self, twins: World) -> None:
        twins.raised()
        twins.do(
            TWIN, "stance.take", decision_id="d1", stance="agree", text_hash=d1(twins).text_hash
        )
        merge(twins)
        assert twins.find(Stance) == []

    def test_his_own_stays_as_he_gave_it(self, twins: World) -> None:
        twins.raised()
        twins.sign("operations", stance="agree with a worry")
        twins.do(
            TWIN, "stance.take", decision_id="d1", stance="agree", text_hash=d1(twins).text_hash
        )
        merge(twins)
        assert [(s.member_id, s.stance) for s in twins.find(Stance)] == [
            ("petra", "agree with a worry")
        ]

    def test_nobody_takes_an_objection_back_for_him(self, twins: World) -> None:
        twins.raised()
        objection = {"stance": "object", "reason": "No.", "text_hash": d1(twins).text_hash}
        twins.do(TWIN, "stance.take", decision_id="d1", **objection)
        assert "objects to 2026Q1-01" in refusal(twins, "pet2", "petra")
        twins.do("operations", "stance.take", decision_id="d1", **objection)
        merge(twins)
        assert [s.member_id for s in twins.find(Stance)] == ["petra"]

    def test_what_is_sealed_stays(self, twins: World) -> None:
        twins.decided(signers=SEATS)
        twins.do(
            TWIN, "stance.take", decision_id="d1", stance="agree", text_hash=d1(twins).text_hash
        )
        twins.wait(hours=73)
        twins.do("system", "decision.seal", id="d1")
        before, sealed = twins.find(Stance), d1(twins).sealed
        merge(twins)
        assert twins.find(Stance) == before
        assert d1(twins).sealed == sealed

    def test_one_person_is_not_two_functions(self, twins: World) -> None:
        twins.do(TWIN, "note.add", id="n1", room_id=ROOM, lane="WHO", text="x")
        twins.do("operations", "decision.raise", id="d1", room_id=ROOM, one_line="Answer",
                 source_note_ids=["n1"])  # fmt: skip
        twins.do("operations", "decision.propose", id="d1", text="Do it")
        merge(twins)
        assert {c.member_id for c in twins.find(Contribution)} == {"petra"}
        assert label(twins)

    def test_dissent_stays_under_the_name_it_was_said_under(self, twins: World) -> None:
        twins.raised()
        twins.do(TWIN, "dissent.say", id="x1", decision_id="d1", text="Too slow.")
        merge(twins)
        assert twins.get(Dissent, "x1").member_id == "pet2"

    @pytest.mark.parametrize("as_what", [{"co_owners": ["pet2"]}, {"driver": "pet2"}])
    def test_who_answers_for_a_decision_hands_it_over_first(
        self, twins: World, as_what: dict[str, Any]
    ) -> None:
        twins.raised(**as_what)
        assert "answers for 2026Q1-01" in refusal(twins, "pet2", "petra")

    def test_who_leads_a_hand_off_hands_it_over_first(self, twins: World) -> None:
        twins.do("facilitator", "hand_off.set", id="h1", kind="step pair", giving="a1",
                 receiving="a2", giving_leader="dana", receiving_leader="pet2")  # fmt: skip
        assert "hand-off" in refusal(twins, "pet2", "petra")

    def test_nothing_is_kept_knowingly_or_confirmed_by_merging(self, twins: World) -> None:
        twins.note("n1")
        twins.do("sales", "group.make", id="g1", name="Both", note_ids=["n1"])
        twins.do(TWIN, "group.keep", id="g1", keep=True, who_benefits="Us")
        twins.do(TWIN, "stage.confirm", id="a")
        merge(twins)
        group = twins.get(Group, "g1")
        assert (group.kept_by, group.who_benefits) == ([], "")
        assert "pet2" not in twins.get(Stage, "a").confirmed_by

    def test_one_person_claims_a_stage_once(self, twins: World) -> None:
        twins.do("operations", "stage.claim", id="b", leader="petra")
        twins.do("facilitator", "stage.claim", id="b", leader="pet2", accepted=True)
        before = twins.get(Stage, "a").claims
        merge(twins)
        assert twins.get(Stage, "b").leaders() == ["petra"]
        assert len(twins.get(Stage, "b").claims) == 1
        assert twins.get(Stage, "a").claims == before


class TestDevices:
    @pytest.fixture
    def guest(self, world: World) -> World:
        world.do("system", "session.open", id="phone", member_id="bea", how="room code",
                 room_id=ROOM)  # fmt: skip
        return world

    def test_the_phone_goes_on_as_the_free_seat_let_in_by_who_merged(self, guest: World) -> None:
        merge(guest, "bea", "rosa")
        phone = guest.get(Session, "phone")
        assert (phone.member_id, phone.room_id, phone.ended_at) == ("rosa", None, None)
        assert (phone.how, phone.admitted, phone.admitted_by) == (
            "admitted by facilitator", True, "nils",
        )  # fmt: skip

    def test_a_taken_seat_is_not_taken_again(self, guest: World) -> None:
        guest.do("system", "session.open", id="laptop", member_id="rosa", how="private link")
        merge(guest, "bea", "rosa")
        assert guest.get(Session, "phone").ended_at == guest.now
        assert guest.get(Session, "laptop").ended_at is None

    @pytest.mark.parametrize("stays", ["nils", "olga", "ines"])
    def test_a_guests_phone_never_runs_a_room(self, guest: World, stays: str) -> None:
        guest.do("owner", "member.merge", id="bea", into=stays)
        assert guest.get(Session, "phone").ended_at == guest.now

    def test_who_knocks_is_not_let_in_by_it(self, twins: World) -> None:
        twins.do("system", "session.open", id="s1", member_id="pet2", how="room code")
        merge(twins)
        session = twins.get(Session, "s1")
        assert (session.ended_at, session.waiting, session.admitted) == (twins.now, False, False)


def test_a_closed_room_stays_as_it_was(twins: World) -> None:
    twins.do(TWIN, "note.add", id="n1", room_id=ROOM, lane="WHO", text="x")
    twins.do("facilitator", "room.close", id=ROOM)
    before = (twins.find(Note), twins.find(Attendance), twins.find(Tick))
    merge(twins)
    assert (twins.find(Note), twins.find(Attendance), twins.find(Tick)) == before

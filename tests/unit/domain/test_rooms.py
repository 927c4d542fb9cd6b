"""Rooms, their door, their phases and who was there."""

import pytest

from customer_room.domain.agenda import AGENDA
from customer_room.domain.people import Member
from customer_room.domain.room import CODE_ALPHABET, Attendance, Phase, Room, Tick
from customer_room.domain.sessions import Session
from customer_room.domain.values import later
from tests.unit.domain.cast import CHOOSE, PEOPLE, ROOM, WALK, World


@pytest.mark.parametrize("mode", [90, 180])
def test_the_agenda_fits_the_rooms_length(company: World, mode: int) -> None:
    company.do("facilitator", "room.create", id="r", quarter="2026-Q1", title="Room", mode=mode)
    phases = sorted(company.find(Phase, room_id="r"), key=lambda p: p.order)
    assert sum(phase.minutes for phase in phases) == mode
    assert [phase.kind for phase in phases] == [i.kind for i in AGENDA if mode in i.minutes]
    assert [p.id for p in phases] == [f"r.p{n}" for n in range(1, len(phases) + 1)]


@pytest.mark.parametrize("who", ["guest", "sales", "reader"])
def test_only_who_runs_rooms_runs_them(world: World, who: str) -> None:
    for name, payload in (
        ("room.close", {"id": ROOM}), ("room.lock", {"id": ROOM, "frozen": True}),
        ("phase.start", {"id": WALK}), ("phase.reveal", {"id": WALK}),
        ("room.create", {"id": "r2", "quarter": "2026-Q2", "title": "Mine"}),
    ):  # fmt: skip
        world.refused(who, name, "not_allowed", **payload)


def test_one_room_is_live_at_a_time(world: World) -> None:
    world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
    assert "First room" in world.refused("facilitator", "room.open", "not_allowed", id="r2").message


def test_a_closed_room_stays_closed_and_is_sealed_into_the_register(world: World) -> None:
    world.do("facilitator", "phase.start", id=CHOOSE)
    world.do("facilitator", "room.close", id=ROOM, closing_message="One thing.")
    assert world.register == ["room close"]
    assert world.get(Phase, CHOOSE).status == "done"
    assert not world.get(Phase, CHOOSE).votes_open
    world.refused("facilitator", "room.open", "phase_closed", id=ROOM)
    world.refused("facilitator", "room.close", "phase_closed", id=ROOM)
    world.refused("facilitator", "phase.start", "phase_closed", id=WALK)


def test_a_quarter_has_one_quarterly_room(world: World) -> None:
    again: dict[str, str] = {"id": "r9", "quarter": "2026-Q1", "title": "Again"}
    world.refused("facilitator", "room.create", "bad_field", **again)
    world.do("facilitator", "room.close", id=ROOM)
    world.refused("facilitator", "room.create", "bad_field", **again)
    world.do("facilitator", "room.create", **again, kind="check-in")


def test_the_door_opens_for_some_hours_with_a_code_and_closes_at_once(world: World) -> None:
    world.do("facilitator", "room.open_door", id=ROOM, hours=2)
    room = world.get(Room, ROOM)
    assert len(room.door_code or "") == 6
    assert set(room.door_code or "") <= set(CODE_ALPHABET)
    assert room.door_open(later(world.now, minutes=119))
    assert not room.door_open(later(world.now, minutes=121))
    world.do("facilitator", "room.close_door", id=ROOM)
    assert not world.get(Room, ROOM).door_open(world.now)


def test_the_door_of_a_room_that_is_not_live_stays_shut(world: World) -> None:
    world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
    world.refused("facilitator", "room.open_door", "phase_closed", id="r2")
    world.refused("facilitator", "room.open_door", "bad_field", id=ROOM, hours=13)


def test_starting_a_phase_ends_the_running_one_and_sets_the_deadline(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.do("facilitator", "phase.start", id=CHOOSE, minutes=7)
    assert world.get(Phase, WALK).status == "done"
    phase = world.get(Phase, CHOOSE)
    assert (phase.status, phase.deadline) == ("running", later(world.now, minutes=7))
    assert phase.votes_open
    assert world.get(Room, ROOM).phase_id == CHOOSE


def test_extending_after_the_deadline_counts_from_now(world: World) -> None:
    world.do("facilitator", "phase.start", id=CHOOSE, minutes=1)
    world.wait(minutes=30)
    world.do("facilitator", "phase.extend", id=CHOOSE, minutes=5)
    assert world.get(Phase, CHOOSE).deadline == later(world.now, minutes=5)
    world.refused("facilitator", "phase.extend", "phase_closed", id=WALK, minutes=5)


def test_switching_privacy_off_shows_nobody_what_was_written_alone(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.refused("facilitator", "phase.set_privacy", "not_allowed", id=WALK, private=False)
    world.do("facilitator", "phase.reveal", id=WALK)
    world.do("facilitator", "phase.set_privacy", id=WALK, private=False)


def test_what_has_been_shown_is_not_hidden_again(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.do("sales", "note.add", id="n1", room_id=ROOM, lane="WHO", text="One")
    world.do("facilitator", "phase.reveal", id=WALK)
    world.refused("facilitator", "phase.set_privacy", "not_allowed", id=WALK, private=True)


def test_the_agenda_of_a_closed_room_stays_as_it_was(world: World) -> None:
    world.do("facilitator", "room.close", id=ROOM)
    for name, payload in (
        ("phase.set_privacy", {"id": WALK, "private": False}),
        ("room.lock", {"id": ROOM, "frozen": True}),
        ("room.turn_to", {"id": ROOM, "stage_id": "a"}),
    ):  # fmt: skip
        world.refused("facilitator", name, "phase_closed", **payload)


def test_a_tick_is_ones_own_and_is_taken_back(world: World) -> None:
    world.do("sales", "tick.set", phase_id=WALK, on=True)
    world.do("sales", "tick.set", phase_id=WALK, on=True)
    assert [t.member_id for t in world.find(Tick)] == ["dana"]
    world.do("sales", "tick.set", phase_id=WALK, on=False)
    assert world.find(Tick) == []


def test_who_wants_more_time_is_not_done(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.do("sales", "tick.set", phase_id=WALK, on=True)
    world.do("sales", "tick.set", phase_id=WALK, says="more time", on=True)
    world.do("finance", "tick.set", phase_id=WALK, on=True)
    assert {t.member_id: t.says for t in world.find(Tick)} == {"dana": "more time", "idris": "done"}
    world.do("facilitator", "phase.extend", id=WALK, minutes=2)
    assert {t.member_id: t.says for t in world.find(Tick)} == {"idris": "done"}


@pytest.mark.parametrize("minutes", [5, 0])
def test_who_asks_for_more_time_gets_an_answer(world: World, minutes: int) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    deadline = world.get(Phase, WALK).deadline
    world.do("sales", "tick.set", phase_id=WALK, says="more time", on=True)
    world.do("facilitator", "phase.extend", id=WALK, minutes=minutes)
    phase = world.get(Phase, WALK)
    assert world.find(Tick) == []
    assert (phase.time_given, phase.time_given_at) == (minutes, world.now)
    assert phase.deadline == later(str(deadline), minutes=minutes)
    world.do("facilitator", "phase.extend", id=WALK, minutes=-1)
    assert world.get(Phase, WALK).time_given is None
    world.do("facilitator", "phase.extend", id=WALK, minutes=1)
    world.do("facilitator", "phase.start", id=WALK)
    assert world.get(Phase, WALK).time_given is None


def test_a_paused_clock_goes_on_with_what_was_left(world: World) -> None:
    world.refused("facilitator", "phase.pause", "phase_closed", id=CHOOSE, paused=True)
    world.do("facilitator", "phase.start", id=CHOOSE, minutes=5)
    world.do("facilitator", "phase.pause", id=CHOOSE, paused=True)
    phase = world.get(Phase, CHOOSE)
    assert (phase.deadline, phase.paused_left) == (None, 4 * 60)
    world.wait(minutes=30)
    world.do("facilitator", "phase.extend", id=CHOOSE, minutes=1)
    world.do("facilitator", "phase.pause", id=CHOOSE, paused=False)
    phase = world.get(Phase, CHOOSE)
    assert (phase.deadline, phase.paused_left) == (later(world.now, minutes=5), None)


def test_a_skipped_phase_can_be_taken_in_again(world: World) -> None:
    world.do("facilitator", "phase.skip", id=CHOOSE)
    assert world.get(Phase, CHOOSE).status == "skipped"
    world.do("facilitator", "phase.start", id=CHOOSE)
    assert world.get(Phase, CHOOSE).status == "running"
    world.refused("facilitator", "phase.skip", "not_allowed", id=CHOOSE)


def test_a_phase_takes_another_place_and_the_others_close_up(world: World) -> None:
    def plan() -> list[str]:
        return [p.id for p in sorted(world.find(Phase), key=lambda p: p.order)]

    before = plan()
    world.do("facilitator", "phase.place", id=CHOOSE, place=1)
    assert plan() == [CHOOSE, *(id for id in before if id != CHOOSE)]
    assert sorted(p.order for p in world.find(Phase)) == list(range(1, len(before) + 1))
    world.do("facilitator", "phase.place", id=CHOOSE, place=40)
    assert plan()[-1] == CHOOSE


def test_what_a_phase_asks_may_change_until_it_is_over(world: World) -> None:
    world.do("facilitator", "phase.plan", id=CHOOSE, prompt="Which two?", vote_budget=2)
    world.do("facilitator", "phase.start", id=CHOOSE)
    world.refused("facilitator", "phase.plan", "not_allowed", id=CHOOSE, vote_budget=5)
    world.do("facilitator", "phase.plan", id=CHOOSE, prompt="Which two, really?")
    world.do("facilitator", "phase.start", id=WALK)
    assert world.get(Phase, CHOOSE).ended_at == world.now
    world.refused("facilitator", "phase.plan", "phase_closed", id=CHOOSE, prompt="Too late")


class TestSessions:
    """How somebody gets in."""

    def opened(self, world: World, id: str, member: str, how: str) -> Session:
        world.do("system", "session.open", id=id, member_id=member, how=how, room_id=None)
        return world.get(Session, id)

    def test_only_the_server_opens_sessions(self, world: World) -> None:
        world.refused("owner", "session.open", "not_allowed", id="s1", member_id="dana",
                      how="private link")  # fmt: skip

    @pytest.mark.parametrize("how", ["owner link", "private link", "own device"])
    def test_a_link_is_admitted_at_once_and_present(self, world: World, how: str) -> None:
        session = self.opened(world, "s1", "kai", how)
        assert (session.admitted, session.waiting) == (True, False)
        assert world.find(Attendance, member_id="kai")

    def test_a_seat_picked_by_code_waits_and_is_not_present(self, world: World) -> None:
        session = self.opened(world, "s1", "kai", "room code")
        assert (session.admitted, session.waiting) == (False, True)
        assert not world.find(Attendance, member_id="kai")
        world.do("facilitator", "session.admit", id="s1")
        assert world.get(Session, "s1").how == "admitted by facilitator"
        assert world.get(Session, "s1").admitted_by == "nils"
        assert world.find(Attendance, member_id="kai")

    def test_a_taken_seat_cannot_be_picked_again(self, world: World) -> None:
        self.opened(world, "s1", "dana", "private link")
        world.refused("system", "session.open", "not_allowed", id="s2", member_id="dana",
                      how="room code")  # fmt: skip

    def test_of_two_who_knock_one_is_admitted(self, world: World) -> None:
        self.opened(world, "s1", "kai", "room code")
        self.opened(world, "s2", "kai", "room code")
        world.do("facilitator", "session.admit", id="s1")
        world.refused("facilitator", "session.admit", "not_allowed", id="s2")

    def test_only_the_owner_lets_somebody_in_to_an_owners_seat(self, world: World) -> None:
        world.do("owner", "member.set", id="olga", name="Olga", function_id="company",
                 role="owner", seat=True)  # fmt: skip
        self.opened(world, "s1", "olga", "room code")
        world.refused("facilitator", "session.admit", "not_allowed", id="s1")
        world.do("owner", "session.admit", id="s1")

    def test_who_left_is_not_admitted(self, world: World) -> None:
        self.opened(world, "s1", "kai", "room code")
        world.do("facilitator", "session.end", id="s1")
        world.refused("facilitator", "session.admit", "phase_closed", id="s1")

    def test_a_guest_who_does_not_knock_is_not_admitted(self, world: World) -> None:
        before = self.opened(world, "s1", "bea", "room code")
        world.refused("facilitator", "session.admit", "not_allowed", id="s1")
        assert world.get(Session, "s1") == before

    def test_only_a_facilitator_ends_somebody_elses_session(self, world: World) -> None:
        self.opened(world, "s1", "dana", "private link")
        world.refused("finance", "session.end", "not_allowed", id="s1")
        world.do("sales", "session.end", id="s1")

    def test_somebody_not_admitted_is_never_present(self, world: World) -> None:
        from dataclasses import replace

        knocking = replace(PEOPLE["deskless"], admitted=False, waiting=True)
        world.do(knocking, "room.enter", room_id=ROOM)
        assert not world.find(Attendance, member_id="kai")

    def test_a_guest_does_not_enter_another_room(self, world: World) -> None:
        world.refused("outsider", "room.enter", "not_found", room_id=ROOM)


class TestPeople:
    """Who may make whom what."""

    def test_a_facilitator_makes_no_owner(self, world: World) -> None:
        world.refused("facilitator", "member.set", "not_allowed", id="x", name="X",
                      function_id="sales", role="owner")  # fmt: skip
        world.refused("facilitator", "member.set", "not_allowed", id="olga", name="Olga",
                      function_id="company", role="reader")  # fmt: skip

    def test_nobody_changes_his_own_role(self, world: World) -> None:
        world.refused("facilitator", "member.set", "not_allowed", id="nils", name="Nils",
                      function_id="company", role="leader")  # fmt: skip

    @pytest.mark.parametrize("role", ["guest", "reader"])
    def test_guests_and_readers_hold_no_seat(self, world: World, role: str) -> None:
        world.refused("owner", "member.set", "bad_field", id="x", name="X", function_id="sales",
                      role=role, seat=True)  # fmt: skip

    def test_two_functions_do_not_share_letters(self, world: World) -> None:
        world.refused("owner", "function.set", "bad_field", id="x", name="Service", code="Sa")

    def test_a_member_needs_a_function_that_exists(self, world: World) -> None:
        world.refused("owner", "member.set", "not_found", id="x", name="X", function_id="none",
                      role="leader")  # fmt: skip

    def test_a_leader_sets_nobody(self, world: World) -> None:
        world.refused("sales", "member.set", "not_allowed", id="x", name="X", function_id="sales",
                      role="leader")  # fmt: skip

    def test_names_stay_out_of_the_log(self, world: World) -> None:
        world.do("owner", "member.set", id="x", name="Xenia Q", function_id="sales", role="leader")
        assert "Xenia" not in repr(world.store.workspaces["w1"].log)
        assert world.get(Member, "x").role == "leader"

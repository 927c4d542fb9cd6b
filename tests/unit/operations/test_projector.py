"""The projector's views: a stage's customers, and the decision the room is signing."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from customer_room.domain.decisions import Decision
from customer_room.domain.policy import Actor, Role
from customer_room.domain.record import one
from customer_room.domain.room import Room
from customer_room.domain.visibility import Viewer, viewer_of
from customer_room.live.jobs import Step
from customer_room.operations.projector import (
    EVERYBODY,
    SignOff,
    StageFlow,
    sign_off,
    stage_flow,
)  # fmt: skip
from customer_room.services import Services
from tests.loaded import NOW, Loaded, empty_house, loaded_house

ROOM = "room-2026-q2"
LINE = "The CMO answers for the yearly review"


def actor(member_id: str, function_id: str, role: Role = Role.LEADER) -> Actor:
    return Actor(member_id, role, function_id, seat=role is Role.LEADER, admitted=True)


THEO, IDRIS = actor("theo-abara", "marketing"), actor("idris-kallan", "finance")
RUNNER = actor("runner", "company", Role.FACILITATOR)


class Signing:
    """A live room of the sample in which leaders decide."""

    def __init__(self, house: Services) -> None:
        self.house, self.minute = house, 0

    def do(self, by: Actor, name: str, /, **payload: Any) -> None:
        self.minute += 1
        step = Step(by, name, payload, f"2026-07-16T08:{self.minute:02d}:00.000Z")
        self.house.service.transact("main", lambda _tx, perform: perform(step))

    def sign(self, by: Actor, stance: str = "agree", reason: str = "") -> None:
        with self.house.store.reading("main") as read:
            text_hash = one(read, Decision, "d1").text_hash
        self.do(by, "stance.take", decision_id="d1", stance=stance, reason=reason,
                text_hash=text_hash)  # fmt: skip

    def shown(self, wanted: str = "", viewer: Viewer = EVERYBODY) -> SignOff:
        with self.house.store.reading("main") as read:
            room = one(read, Room, ROOM)
            return sign_off(read, room, "2026-07-16T09:00:00.000Z", wanted, viewer)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample company; each test works in a copy."""
    folder = tmp_path_factory.mktemp("company")
    with loaded_house(folder):
        return folder


@pytest.fixture
def signing(company: Path, tmp_path: Path) -> Iterator[Signing]:
    shutil.copytree(company, tmp_path / "copy")
    with empty_house(tmp_path / "copy") as house:
        room = Signing(house)
        room.do(RUNNER, "room.open", id=ROOM)
        room.do(THEO, "decision.raise", id="d1", room_id=ROOM, one_line=LINE,
                anchors={"stage_ids": ["f"]})  # fmt: skip
        yield room


def flow_of(sample: Loaded, stage_id: str | None) -> StageFlow:
    with sample.house.store.reading("main") as read:
        room = one(read, Room, ROOM).model_copy(update={"stage_id": stage_id})
        return stage_flow(read, room, NOW)


def test_stage_tells_of_all_customers_at_its_busiest_step(sample: Loaded) -> None:
    flow = flow_of(sample, "f")
    assert (flow.step, flow.quarter) == ("Look back on my year", "2026-Q1")
    assert sum(part.customers for part in flow.parts) == int(flow.total.replace(",", ""))
    assert [part.way for part in flow.parts] == ["on", "on", "left"]


def test_no_stage_and_an_unknown_stage_tell_nothing(sample: Loaded) -> None:
    assert flow_of(sample, None) == StageFlow()
    assert flow_of(sample, "nowhere").parts == []


def test_raised_decision_is_not_shown_before_somebody_signs(signing: Signing) -> None:
    assert signing.shown().number == ""


def test_where_the_room_decides_a_raised_decision_is_on_the_wall_at_once(signing: Signing) -> None:
    signing.do(RUNNER, "phase.start", id=f"{ROOM}.p6")
    signing.do(THEO, "decision.raise", id="d2", room_id=ROOM, one_line="We call back in a day")
    assert signing.shown().one_line == "We call back in a day"
    signing.sign(THEO)
    assert signing.shown().one_line == LINE


def test_the_facilitator_chooses_what_is_on_the_wall(signing: Signing) -> None:
    signing.sign(THEO)
    signing.do(RUNNER, "room.show", id=ROOM, showing="lobby")
    assert signing.shown().number == ""
    signing.do(THEO, "decision.raise", id="d2", room_id=ROOM, one_line="We call back in a day")
    signing.do(RUNNER, "room.show", id=ROOM, showing="decision", showing_id="d2")
    assert signing.shown().one_line == "We call back in a day"
    signing.do(RUNNER, "room.show", id=ROOM, showing="what happens")
    assert signing.shown().one_line == LINE


def test_stances_arrive_in_place_with_the_newest_marked(signing: Signing) -> None:
    signing.sign(THEO)
    before = [seat.member_id for seat in signing.shown().seats]
    signing.sign(IDRIS, "agree with a worry", "Who answers the phone?")
    shown = signing.shown()
    assert [seat.member_id for seat in shown.seats] == before
    assert [seat.who for seat in shown.seats if seat.newest] == ["CFO"]
    assert {seat.member_id: seat.stance for seat in shown.seats if seat.stance} == {
        "theo-abara": "agree", "idris-kallan": "agree with a worry",
    }  # fmt: skip
    assert shown.headline == "Not joint yet: 2 of 8 signed."
    assert "Sales" in shown.reason


def test_changed_text_takes_a_signature_off_the_wall(signing: Signing) -> None:
    signing.sign(THEO)
    signing.do(THEO, "decision.edit", id="d1", one_line="Sales answers for it")
    theo = next(seat for seat in signing.shown().seats if seat.member_id == "theo-abara")
    assert (theo.stance, theo.reason) == ("", "the text has changed since")


def test_turning_the_room_ends_the_sign_off_and_the_next_stance_brings_it_back(
    signing: Signing,
) -> None:
    signing.sign(THEO)
    signing.do(RUNNER, "room.turn_to", id=ROOM, stage_id="d")
    assert signing.shown().number == ""
    signing.sign(IDRIS)
    assert signing.shown().one_line == LINE


def test_a_question_takes_the_wall_until_its_answers_are_put_away(signing: Signing) -> None:
    signing.sign(THEO)
    asked = {"room_id": ROOM, "instrument": "reliability", "stage_id": "f"}
    signing.do(RUNNER, "poll.open", id="q1", **asked)
    assert signing.shown() == SignOff()
    signing.do(RUNNER, "poll.drop", id="q1")
    assert signing.shown().number
    signing.do(RUNNER, "poll.open", id="q2", **asked)
    petra, dana = actor("petra-lindqvist", "operations"), actor("dana-whitlock", "sales")
    for who in (THEO, IDRIS, petra, dana):
        signing.do(who, "poll.answer", id=who.member_id, poll_id="q2", choice="random")
    signing.do(RUNNER, "poll.show", id="q2")
    assert signing.shown() == SignOff()
    signing.do(RUNNER, "poll.put_away", id="q2")
    assert signing.shown().number


def test_what_leaders_said_of_a_decision_stays_until_it_is_put_away(signing: Signing) -> None:
    signing.sign(THEO)
    signing.do(RUNNER, "survey.open", id="h1", room_id=ROOM, instrument="honour", decision_id="d1")
    assert signing.shown() == SignOff()
    signing.sign(IDRIS)
    assert signing.shown().number, "whoever signs meanwhile is on the wall"
    petra, dana = actor("petra-lindqvist", "operations"), actor("dana-whitlock", "sales")
    for who in (THEO, IDRIS, petra, dana):
        signing.do(who, "survey.answer", id=who.member_id, survey_id="h1", points=[3])
    assert signing.shown().number, "an answer does not turn the wall"
    signing.do(RUNNER, "survey.show", id="h1")
    assert signing.shown() == SignOff()
    signing.do(RUNNER, "survey.put_away", id="h1")
    assert signing.shown().number


def test_locking_the_room_keeps_the_sign_off(signing: Signing) -> None:
    signing.sign(THEO)
    signing.do(RUNNER, "room.lock", id=ROOM, notes_only=True)
    assert signing.shown().one_line == LINE


def test_decision_that_is_asked_for_is_shown_whatever_happens(signing: Signing) -> None:
    assert signing.shown("2026Q1-01").headline == "Joint: 8 of 8 signed."
    made = signing.shown("2026Q1-02")
    assert {seat.waits for seat in made.seats if not seat.stance} == {"not signed"}
    assert signing.shown("d1").one_line == LINE
    assert signing.shown("nothing").number == ""


def test_a_guests_projector_reaches_his_room_only(signing: Signing) -> None:
    guest = actor("bea", "finance", Role.GUEST)
    viewer = viewer_of(replace(guest, room_id=ROOM), present=True)
    signing.sign(THEO)
    assert signing.shown("d1", viewer).one_line == LINE
    assert signing.shown("2026Q1-01", viewer) == SignOff()


def test_restricted_decision_never_reaches_the_wall(signing: Signing) -> None:
    signing.sign(THEO)
    signing.do(THEO, "decision.edit", id="d1", restricted=True)
    assert signing.shown().number == ""
    assert signing.shown("d1").number == ""

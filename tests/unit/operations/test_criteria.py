"""What a phase waits for, counted from what everybody in the room may see."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from customer_room.domain.policy import SYSTEM
from customer_room.domain.record import one
from customer_room.domain.room import Phase, Room
from customer_room.live.jobs import Step
from customer_room.operations.criteria import Criterion, criteria
from customer_room.operations.voices import unheard
from customer_room.services import Services
from tests.loaded import NOW, empty_house, loaded_house

ROOM = "room-2026-q2"
FUNCTIONS = ("theo-abara", "idris-kallan", "petra-lindqvist")


class Hour:
    """The sample's prepared room, live."""

    def __init__(self, house: Services) -> None:
        self.house = house
        self.do("room.open", id=ROOM)

    def do(self, name: str, /, **payload: Any) -> None:
        step = Step(SYSTEM, name, payload, NOW)
        self.house.service.transact("main", lambda _tx, perform: perform(step))

    def note(self, id: str, lane: str, author: str, **more: Any) -> None:
        self.do("note.add", id=id, room_id=ROOM, lane=lane, text=id, author_id=author, **more)

    def waits(self, kind: str) -> list[Criterion]:
        with self.house.store.reading("main") as read:
            phase = next(p for p in read.find(Phase, room_id=ROOM) if p.kind == kind)
            return criteria(read, one(read, Room, ROOM), phase, NOW)

    def silent(self, kind: str) -> list[str] | None:
        with self.house.store.reading("main") as read:
            phase = next(p for p in read.find(Phase, room_id=ROOM) if p.kind == kind)
            return unheard(read, one(read, Room, ROOM), phase, NOW)

    def phase(self, kind: str) -> str:
        with self.house.store.reading("main") as read:
            return next(p.id for p in read.find(Phase, room_id=ROOM) if p.kind == kind)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("company")
    with loaded_house(folder):
        return folder


@pytest.fixture
def hour(company: Path, tmp_path: Path) -> Iterator[Hour]:
    shutil.copytree(company, tmp_path / "copy")
    with empty_house(tmp_path / "copy") as house:
        yield Hour(house)


def test_every_stage_has_customers_words_and_a_reliability(hour: Hour) -> None:
    words, reliability, _, named = hour.waits("walk")
    assert (reliability.met, reliability.text) == (True, "Reliability voted on 7 of 7")
    assert not words.met
    assert named.text == "Name aloud who answers for F"
    for stage in "abcdefg":
        hour.note(f"n-{stage}", "HOW THEY MOVE", FUNCTIONS[0], stage_id=stage,
                  evidence_level="customers said")  # fmt: skip
    assert hour.waits("walk")[0] == Criterion(True, "Customers’ words on 7 of 7")


def test_what_is_written_alone_counts_when_it_is_shown(hour: Hour) -> None:
    before = hour.waits("why")
    why = hour.phase("why")
    hour.do("phase.start", id=why)
    for who in FUNCTIONS:
        hour.note(f"n-{who}", "WHAT NEXT", who, kind="bet")
    assert hour.waits("why") == before
    hour.do("phase.reveal", id=why)
    lanes, bets = hour.waits("why")
    assert lanes.text == "Lanes with three notes from three functions: 1 of 5"
    assert bets.text == "One stated bet on why they stay and what next: 2 of 2"


def test_decisions_are_signed_or_parked_and_owned_by_two_functions(hour: Hour) -> None:
    assert hour.waits("decide")[0] == Criterion(False, "Decisions raised: 0")
    for n in (1, 2):
        hour.do("decision.raise", id=f"d{n}", room_id=ROOM, one_line=f"Do {n}",
                co_owners=list(FUNCTIONS[:n]))  # fmt: skip
    hour.do("decision.park", id="d1", owner=FUNCTIONS[0], until="2026-09-01")
    raised, settled, owned = hour.waits("decide")
    assert raised.met
    assert settled == Criterion(False, "Signed, or parked with a day: 1 of 2: not 2026Q2-02")
    assert owned == Criterion(False, "Owned by two functions: 1 of 2: not 2026Q2-01")
    assert [each.met for each in hour.waits("prove")] == [False, False, False]


def test_where_decisions_are_made_a_voice_is_what_somebody_said_on_one(hour: Hour) -> None:
    assert hour.silent("walk") is None
    hour.do("decision.raise", id="d1", room_id=ROOM, one_line="Do it")
    everybody = hour.silent("decide")
    assert everybody is not None
    assert {"finance", "marketing"} < set(everybody)
    hour.note("n1", "WHO", "theo-abara")
    assert hour.silent("decide") == hour.silent("prove") == everybody
    hour.do("decision.propose", id="d1", text="Do it soon", proposed_by="idris-kallan")
    assert hour.silent("decide") == [each for each in everybody if each != "finance"]


def test_counts_are_agreed_for_every_segment(hour: Hour) -> None:
    [counts] = hour.waits("counts")
    assert counts.text.startswith("Counts agreed for ")


def test_a_break_waits_for_nothing(hour: Hour) -> None:
    assert hour.waits("promises") == []


def test_how_many_have_read_back_is_nobodys_to_know_before_the_reveal(hour: Hour) -> None:
    assert [each.met for each in hour.waits("close")] == [False]
    hour.do("phase.reveal", id=hour.phase("close"))
    marked, message = hour.waits("close")
    assert marked == Criterion(False, "Read-backs marked: 0 of 0")
    assert not message.met
    hour.do("room.draft_message", id=ROOM, closing_message="One stage, one leader.")
    assert hour.waits("close")[-1] == Criterion(True, "The message to the company is written")


def test_every_stage_says_what_honours_and_what_dishonours(hour: Hour) -> None:
    said = hour.waits("walk")[2]
    assert said.text == "What honours and what dishonours said on 0 of 7"
    for stage in "abcde":
        for kind in ("honour", "dishonour"):
            hour.note(f"{kind}-{stage}", "HOW THEY MOVE", FUNCTIONS[0], stage_id=stage, kind=kind)
    hour.note("half", "HOW THEY MOVE", FUNCTIONS[0], stage_id="f", kind="honour")
    assert hour.waits("walk")[2] == Criterion(
        False, "What honours and what dishonours said on 5 of 7: not F and G"
    )


def test_a_dishonouring_group_is_decided_parked_or_kept_knowingly(hour: Hour) -> None:
    assert not any("group" in each.text for each in hour.waits("decide"))
    for n in range(5):
        hour.note(f"n{n}", "HOW THEY MOVE", FUNCTIONS[0], kind="dishonour" if n < 4 else "note")
        hour.do("group.make", id=f"g{n}", name=f"Group {n}", note_ids=[f"n{n}"])
    assert hour.waits("decide")[-1].text == "Dishonouring groups answered: 0 of 4"
    hour.do("group.park", id="g0", until="2026-09-01", owner=FUNCTIONS[0])
    hour.do("decision.raise", id="d1", room_id=ROOM, one_line="Do it", source_group_id="g1")
    hour.do("decision.raise", id="d2", room_id=ROOM, one_line="Do it", source_note_ids=["n2"])
    assert hour.waits("decide")[-1].text == "Dishonouring groups answered: 3 of 4: not “Group 3”"
    hour.do("group.keep", id="g3", keep=True, who_benefits="This quarter’s sales")
    assert hour.waits("decide")[-1] == Criterion(True, "Dishonouring groups answered: 4 of 4")
    hour.do("group.dissolve", id="g1")
    hour.do("group.park", id="g0", until=None)
    assert hour.waits("decide")[-1].text == "Dishonouring groups answered: 2 of 3: not “Group 0”"

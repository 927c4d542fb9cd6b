"""A rehearsal against a real server (P25): it runs, ends with a word to everybody, and is gone."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from customer_room.operations.check import check_workspace
from customer_room.store.store import Store
from tests.acts import code_of
from tests.client import Person
from tests.running import ROOM, House, W, running

TRIED = "rehearsal-of-spring"
PLANTED = "zq-tried-qz"
LANE = {"room_id": TRIED, "lane": "WHO"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with running(tmp_path) as made:
        made.make("room.close", id=ROOM)
        yield made


def begin(house: House) -> str:
    """Open a rehearsal and its door; return the code."""
    made = {"id": TRIED, "quarter": "2026-Q1", "title": f"Dry {PLANTED}", "kind": "rehearsal"}
    house.make("room.create", **made)
    house.make("room.open", id=TRIED)
    house.make("room.open_door", id=TRIED)
    with house.services.store.reading(W) as read:
        return str(read.rows("room", kind="rehearsal")[TRIED]["door_code"])


def rows(data_dir: Path) -> list[str]:
    """Everything in the database, row by row."""
    with sqlite3.connect(data_dir / "customer-room.db") as database:
        names = [name for (name,) in database.execute(
            "select name from sqlite_master where type = 'table'")]  # fmt: skip
        return [repr(row) for name in names for row in database.execute(f'select * from "{name}"')]


def holding(data_dir: Path, text: str) -> list[str]:
    found = data_dir.glob("customer-room.db*")
    return [file.name for file in found if text.encode() in file.read_bytes()]


def whole(house: House) -> tuple[str, int]:
    """Check the workspace; return its state's hash and how many operations its log has."""
    with house.services.store.reading(W) as read:
        found = check_workspace(read)
    assert found.fault is None, found.fault
    return found.state_hash, found.operations


def act(fay: Person, ann: Person, guest: Person) -> None:
    """Do what people do in a room, with a refusal that quotes and a note without a name."""
    fay.must("room.enter", room_id=TRIED)
    ann.must("room.enter", room_id=TRIED)
    guest.must("note.add", id="n1", text=f"{PLANTED} 1", **LANE)
    refused = ann.do("note.edit", id="n1", text=f"{PLANTED} 2", expect="other")
    assert refused["error"]["code"] in ("conflict", "not_allowed")
    fay.must("phase.set_anonymity", id=f"{TRIED}.p2", anonymous=True)
    fay.must("phase.start", id=f"{TRIED}.p2")
    ann.must("note.add", id="n2", text=f"{PLANTED} 3", **LANE)
    ann.must("decision.raise", id="d1", room_id=TRIED, one_line=f"Do {PLANTED}")
    ann.must("dissent.say", id="x1", decision_id="d1", text=PLANTED)
    ann.must("tick.set", phase_id=f"{TRIED}.p2", on=True)
    ann.must("tick.set", phase_id=f"{TRIED}.p2", on=False)


def people(house: House) -> tuple[Person, Person]:
    """Facilitator and leader, signed in before the rehearsal begins."""
    return house.person("fay"), house.person("ann")


def come(house: House, code: str) -> Person:
    guest = house.person()
    who = {"name": f"Gus {PLANTED}", "function_id": "ops"}
    assert guest.post("/api/join", {"code": code, "guest": who}).status_code == 200
    return guest


def test_it_leaves_no_record(house: House, tmp_path: Path) -> None:
    fay, ann = people(house)
    before = whole(house)
    guest = come(house, begin(house))
    act(fay, ann, guest)
    assert holding(tmp_path, PLANTED)
    assert whole(house) != before
    fay.must("room.close", id=TRIED, closing_message=PLANTED)
    house.services.store.finish_forgetting()
    assert whole(house) == before
    assert holding(tmp_path, PLANTED) == []
    assert holding(tmp_path, TRIED) == []
    assert [row for row in rows(tmp_path) if PLANTED in row or TRIED in row] == []


def test_the_server_starts_again_on_what_is_left(house: House, tmp_path: Path) -> None:
    fay, ann = people(house)
    guest = come(house, begin(house))
    act(fay, ann, guest)
    fay.must("room.close", id=TRIED)
    again = Store(f"sqlite:///{tmp_path}/customer-room.db").open()
    with again.reading(W) as read:
        assert check_workspace(read).fault is None
    again.close()
    ann.must("decision.raise", id="d1", one_line="For real", made_in="outside")


def test_p25_everybody_in_it_is_told_that_it_is_over(house: House) -> None:
    fay, ann = people(house)
    code = begin(house)
    guest = come(house, code)
    with guest.live(TRIED) as theirs, ann.live(TRIED) as mine, fay.live(TRIED) as hers:
        answer = hers.answer(hers.propose("room.close", id=TRIED))
        assert "error" not in answer
        for live in (theirs, mine):
            assert live.until("notice")["notice"] == "rehearsal over"
        assert mine.closed() == 4404
        assert theirs.closed() == 4401
        assert hers.closed() == 4404
    assert ann.get("/api/me").status_code == 200
    assert guest.get("/api/me").status_code == 401
    assert ann.get(f"/api/rooms/{TRIED}/snapshot").status_code == 404
    nobody = house.person()
    assert code_of(nobody.post("/api/join", {"code": code})) == "link_invalid"


def test_who_looks_at_another_room_fetches_it_anew(house: House) -> None:
    fay, ben = house.person("fay"), house.person("ben")
    begin(house)
    with ben.live("r2") as live:
        fay.must("room.close", id=TRIED)
        assert live.until("reload")["reload"] == "room"
        frame = ben.frame("tick.set", phase_id="r2.p1", on=True)
        live.send(frame)
        assert "error" not in live.answer(frame)
        assert ben.snapshot("r2")["epoch"] != live.hello["epoch"]


def test_closing_it_twice_gets_the_same_answer(house: House) -> None:
    fay = house.person("fay")
    begin(house)
    frame = fay.frame("room.close", id=TRIED, closing_message=PLANTED)
    for _ in range(2):
        assert fay.post("/api/commands", frame).json()["ok"]


def test_a_link_that_led_there_leads_home(house: House) -> None:
    begin(house)
    link = house.link("ben", room_id=TRIED)
    house.make("room.close", id=TRIED)
    answer = house.person().enter(link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_what_lasts_is_refused_in_words(house: House) -> None:
    fay = house.person("fay")
    begin(house)
    answer: dict[str, Any] = fay.do("stage.add", id="c", order=1, name="Ask")
    assert answer["error"]["code"] == "phase_closed"
    assert "would stay after it" in answer["error"]["message"]
    fay.must("room.forget", id=TRIED)
    fay.must("stage.add", id="c", order=1, name="Ask")


def test_it_is_forgotten_whole_after_a_restart_in_the_middle(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        house.make("room.close", id=ROOM)
        house.services.seal_due()  # keeps its quarter
        fay, ann = people(house)
        before = whole(house)
        act(fay, ann, come(house, begin(house)))
    with running(tmp_path) as house:
        fay = house.person("fay")
        fay.must("room.close", id=TRIED)
        assert whole(house)[1] == before[1] + 1, "the new session of whoever closed it"


def test_what_is_sent_again_after_it_gets_the_answer_it_had(house: House) -> None:
    fay, ann = people(house)
    begin(house)
    frame = ann.frame("decision.raise", id="d9", made_in="outside", one_line="Answer at once")
    answered = ann.post("/api/commands", frame).json()
    assert "error" not in answered
    fay.must("room.close", id=TRIED)
    assert ann.post("/api/commands", frame).json() == answered

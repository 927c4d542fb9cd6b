"""Notes without a name: nobody is told who wrote one, and the database forgets it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from customer_room.domain.operation import digest
from tests.acts import NOTE
from tests.running import ROOM, House, running

PHASE, NEXT = f"{ROOM}.p5", f"{ROOM}.p6"
TEXT = "We promise what nobody can keep"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with running(tmp_path) as made:
        made.make("phase.set_anonymity", id=PHASE, anonymous=True)
        made.make("phase.start", id=PHASE)
        yield made


def rows(data_dir: Path, table: str) -> list[str]:
    with sqlite3.connect(data_dir / "customer-room.db") as database:
        return [repr(row) for row in database.execute(f'select * from "{table}"')]


def test_its_author_alone_knows_it_is_his(house: House) -> None:
    ann, ben, fay = (house.person(who) for who in ("ann", "ben", "fay"))
    with ann.live(ROOM) as mine, ben.live(ROOM) as leader, fay.live(ROOM) as facilitator:
        sent = ann.must("note.add", id="n1", text=TEXT, **NOTE)
        for live, author in ((mine, "ann"), (leader, ""), (facilitator, "")):
            frame = live.until("c")
            [[_, _, note]] = frame["c"]
            assert (note["author_id"], note["function_id"]) == (author, "")
            assert frame["t"] == ["note"]
            assert frame.get("k", {}).get("op", []) == ([sent["op"]] if author else [])
    for person, author in ((ann, "ann"), (ben, ""), (fay, "")):
        assert person.snapshot(ROOM)["records"]["note"]["n1"]["author_id"] == author
        assert "note_author" not in person.snapshot(ROOM)["records"]
    assert ann.snapshot(ROOM, view="present")["records"]["note"]["n1"]["author_id"] == ""


def test_its_author_changes_it_and_sends_it_again_harmlessly(house: House) -> None:
    ann = house.person("ann")
    frame = ann.frame("note.add", id="n1", text=TEXT, **NOTE)
    for _ in range(2):
        assert ann.post("/api/commands", frame).json()["ok"]
    ann.must("note.edit", id="n1", text="We promise too much", expect=TEXT)
    assert len(ann.snapshot(ROOM)["records"]["note"]) == 1


def test_the_database_does_not_say_who_wrote_it(house: House, tmp_path: Path) -> None:
    ann = house.person("ann")
    sent = ann.frame("note.add", id="n1", text=TEXT, **NOTE)
    assert ann.post("/api/commands", sent).json()["ok"]
    ann.must("note.edit", id="n1", text="We promise too much", expect=TEXT)
    said = [row for row in rows(tmp_path, "log") if "n1" in row]
    assert len(said) == 2
    assert not [
        row for row in (*said, *rows(tmp_path, "note")) if "ann" in row or sent["op"] in row
    ]
    assert len(rows(tmp_path, "note_author")) == 1
    house.make("phase.start", id=NEXT)
    assert rows(tmp_path, "note_author") == []
    assert ann.snapshot(ROOM)["records"]["note"]["n1"]["author_id"] == ""


def test_the_scan_would_find_a_name(house: House, tmp_path: Path) -> None:
    """The same search finds the author of a note that carries a name."""
    house.make("phase.start", id=NEXT)
    sent = house.person("ann").must("note.add", id="n2", text=TEXT, **NOTE)
    assert sent
    assert [row for row in rows(tmp_path, "log") if "n2" in row and "ann" in row]
    assert [row for row in rows(tmp_path, "note") if "ann" in row]


def test_what_was_begun_without_a_name_stays_so_when_it_comes_late(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    house.make("phase.start", id=NEXT)
    ann.must("note.add", id="n1", text=TEXT, phase_id=PHASE, **NOTE)
    for person in (ann, ben):
        note = person.snapshot(ROOM)["records"]["note"]["n1"]
        assert (note["author_id"], note["phase_id"]) == ("", PHASE)


def test_what_was_begun_alone_stays_hidden_when_it_comes_late(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    alone = f"{ROOM}.p3"
    house.make("phase.start", id=alone)
    house.make("phase.start", id=NEXT)
    ann.must("note.add", id="n1", text=TEXT, phase_id=alone, **NOTE)
    assert "n1" in ann.snapshot(ROOM)["records"]["note"]
    assert "n1" not in ben.snapshot(ROOM)["records"]["note"]
    house.make("phase.reveal", id=alone)
    assert "n1" in ben.snapshot(ROOM)["records"]["note"]


def test_imported_notes_are_nameless_too(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    ann.must("notes.load", room_id=ROOM, rows=[{"lane": "WHO", "text": TEXT}])
    [note] = ben.snapshot(ROOM)["records"]["note"].values()
    assert (note["author_id"], note["function_id"]) == ("", "")


def test_nothing_in_the_files_leads_back_to_its_author(house: House, tmp_path: Path) -> None:
    ann = house.person("ann")
    sent = ann.frame("note.add", id="note-without-a-name", text=TEXT, **NOTE)
    assert ann.post("/api/commands", sent).json()["ok"]
    house.make("phase.start", id=NEXT)
    asked = digest([sent["op"], sent["name"], sent["payload"]])
    assert not [row for row in rows(tmp_path, "outcome") if asked in row]
    for file in tmp_path.glob("customer-room.db*"):
        raw = file.read_bytes()
        at = [raw.find(b"note-without-a-name", 0)]
        while at[-1] >= 0:
            near = raw[max(0, at[-1] - 200) : at[-1] + 300]
            assert b"ann" not in near.replace(b"channel", b"").replace(b"cannot", b""), file.name
            at.append(raw.find(b"note-without-a-name", at[-1] + 1))


def test_guests_hide_nobody(house: House) -> None:
    for n in range(4):
        house.make("member.welcome", id=f"g{n}", name=f"Guest {n}", function_id="sales")
        house.make("session.open", id=f"s{n}", member_id=f"g{n}", how="room code", room_id=ROOM)
    ann = house.person("ann")
    ann.must("note.add", id="n1", text=TEXT, **NOTE)
    assert ann.snapshot(ROOM)["records"]["note"]["n1"]["function_id"] == ""

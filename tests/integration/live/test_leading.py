"""Running a room together: who is sent out, who turns out to be whom, and who runs it."""

import json
from typing import Any

import pytest

from tests.acts import NOTE, open_door
from tests.client import Live, Person
from tests.running import ROOM, House

TEXT = "zq-typed-for-ben-qz"


def guest_of(house: House, fay: Person) -> Person:
    """Somebody comes in as a guest by the code."""
    guest = house.person()
    asked = {"code": open_door(fay), "guest": {"name": "Annie", "function_id": "ops"}}
    assert guest.post("/api/join", asked).status_code == 200
    return guest


def test_p20_who_is_sent_out_is_gone_within_two_seconds(house: House) -> None:
    fay, ann = house.person("fay"), house.person("ann")
    with ann.live(ROOM) as laptop, ann.live(ROOM) as phone:
        fay.must("member.sign_out", id="ann")
        assert laptop.closed(timeout=2.0) == 4401
        assert phone.closed(timeout=2.0) == 4401
    assert ann.get(f"/api/rooms/{ROOM}/snapshot").status_code == 401
    assert ann.do("note.add", id="n1", text="x", **NOTE)["error"]["code"] == "login_required"


def test_p20_a_guests_phone_goes_on_as_the_seat_he_is(house: House) -> None:
    fay = house.person("fay")
    guest = guest_of(house, fay)
    guest.must("note.add", id="n1", text="mine", **NOTE)
    with guest.live(ROOM) as phone:
        fay.must("member.merge", id=phone.hello["me"]["member_id"], into="ann")
        me = phone.until("hello", timeout=2.0)["hello"]["me"]
        assert (me["member_id"], me["role"], me["seat"], me["admitted"]) == (
            "ann", "leader", True, True,
        )  # fmt: skip
        phone.until("reload")
        sent = phone.propose("note.edit", id="n1", text="still mine", expect="mine")
        assert "error" not in phone.answer(sent)
        assert phone.heard("t") == []  # its own patch came before the answer, once
    assert guest.get("/api/me").json()["me"]["member_id"] == "ann"


def test_p20_a_guests_phone_is_signed_out_where_the_seat_is_taken(house: House) -> None:
    fay, ann = house.person("fay"), house.person("ann")
    guest = guest_of(house, fay)
    with guest.live(ROOM) as phone, ann.live(ROOM) as laptop:
        fay.must("member.merge", id=phone.hello["me"]["member_id"], into="ann")
        assert phone.closed(timeout=2.0) == 4401
        laptop.until("reload")
    assert ann.get("/api/me").json()["me"]["member_id"] == "ann"


def test_p5_what_a_merge_would_do_is_told_in_words(house: House) -> None:
    fay, ann = house.person("fay"), house.person("ann")
    told = fay.get("/api/members/ben/merge", params={"into": "ann"}).json()
    assert told["question"] == "Merge Ben into Ann?"
    assert told["sentences"]
    assert told["refused"] == ""
    himself = fay.get("/api/members/ben/merge", params={"into": "ben"}).json()
    assert "two different" in himself["refused"]
    assert fay.get("/api/members/ben/merge").status_code == 404
    assert ann.get("/api/members/ben/merge", params={"into": "ann"}).status_code == 403


def test_taking_over_is_heard_on_the_other_console(house: House) -> None:
    fay, olga = house.person("fay"), house.person("owner")
    fay.must("room.take_over", id=ROOM)
    with fay.live(ROOM) as console:
        olga.must("room.take_over", id=ROOM)
        [[table, id, fields]] = console.until("c")["c"]
        assert (table, id, fields["run_by"]) == ("room", ROOM, "owner")
        fay.must("phase.start", id=f"{ROOM}.p1")  # and may all the same
        fay.must("room.gather", id=ROOM)


def everything(person: Person, live: Live) -> str:
    """Return all that somebody was sent up to now, and what he can fetch."""
    live.send({"ping": 1})
    raw = json.dumps(person.snapshot(ROOM)) + json.dumps(person.snapshot(ROOM, view="present"))
    while '"pong"' not in raw:
        raw += str(live.socket.recv(10))
    return raw


@pytest.mark.parametrize("nameless", [False, True])
def test_what_is_typed_for_somebody_alone_reaches_nobody_else(house: House, nameless: bool) -> None:
    fay, ben, ann = (house.person(who) for who in ("fay", "ben", "ann"))
    alone = f"{ROOM}.p3"
    if nameless:
        house.make("phase.set_anonymity", id=alone, anonymous=True)
    house.make("phase.start", id=alone)
    with fay.live(ROOM) as console, ann.live(ROOM) as other, ben.live(ROOM) as author:
        fay.must("note.add", id="n1", text=TEXT, author_id="ben", **NOTE)
        [[_, _, note]] = author.until("c")["c"]
        assert (note["author_id"], note["typed_by"]) == ("ben", None if nameless else "fay")
        for person, live in ((fay, console), (ann, other)):
            raw = everything(person, live)
            assert TEXT not in raw
            assert '"n1"' not in raw
            assert '"note"' not in raw.replace('"note":', "")
    house.make("phase.reveal", id=alone)
    shown = ann.snapshot(ROOM)["records"]["note"]["n1"]
    expected: dict[str, Any] = (
        {"author_id": "", "function_id": "", "typed_by": None}
        if nameless
        else {"author_id": "ben", "function_id": "ops", "typed_by": "fay"}
    )
    assert {name: shown[name] for name in expected} == expected

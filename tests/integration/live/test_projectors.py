"""Rules P23 and P24 of docs/PROTOCOL.md against a real server: a projector and what it may."""

import pytest

from customer_room.security.sessions import CLAIM_NAME, PLAIN_NAME
from tests.acts import NOTE, code_of, open_door
from tests.client import Live, Person
from tests.running import ROOM, House

PRESENT = f"/room/{ROOM}/present"


def connect(facilitator: Person, code: str, room: str = ROOM) -> dict[str, object]:
    return facilitator.post(f"/api/rooms/{room}/projectors", {"code": code}).json()


def paired(house: House, facilitator: Person) -> Person:
    wall = house.person()
    code = wall.post("/api/pair").json()["code"]
    assert connect(facilitator, code) == {"ok": True}
    assert wall.post("/api/pair/collect").json() == {"go": PRESENT}
    return wall


def session_of(facilitator: Person) -> str:
    sessions = facilitator.snapshot(ROOM)["records"]["session"]
    (found,) = [id for id, each in sessions.items() if each["how"] == "projector paired by code"]
    return found


def test_p23_a_typed_code_connects_the_screen_that_shows_it(house: House) -> None:
    fay, wall = house.person("fay"), house.person()
    shown = wall.post("/api/pair").json()
    assert (len(shown["code"]), shown["seconds"]) == (6, 600)
    assert wall.post("/api/pair/collect").json() == {"waiting": True}
    with fay.live(ROOM) as console:
        assert connect(fay, shown["code"].lower()) == {"ok": True}
        answer = wall.post("/api/pair/collect")
        (table, _, fields), *_ = console.until("c")["c"]
    assert answer.json() == {"go": PRESENT}
    assert (table, fields["how"], fields["room_id"]) == (
        "session",
        "projector paired by code",
        ROOM,
    )
    line = answer.headers["set-cookie"]
    assert "HttpOnly" in line
    assert "SameSite=Lax" in line
    assert "Max-Age=86400" in line
    assert wall.post("/api/pair").json() == wall.post("/api/pair/collect").json() == {"go": PRESENT}


def test_p23_the_claim_is_a_cookie_no_script_reads(house: House) -> None:
    answer = house.person().post("/api/pair")
    line = answer.headers["set-cookie"]
    assert line.startswith(f"{CLAIM_NAME}=")
    assert "HttpOnly" in line
    assert "Max-Age=600" in line
    assert line.split("=")[1].split(";")[0] not in answer.text


def test_p23_nobody_else_collects_the_session(house: House) -> None:
    fay, wall, thief = house.person("fay"), house.person(), house.person()
    code = wall.post("/api/pair").json()["code"]
    thief.post("/api/pair")
    connect(fay, code)
    assert thief.post("/api/pair/collect").json() == {"waiting": True}
    assert code_of(house.person().post("/api/pair/collect")) == "link_invalid"
    claim = dict(wall.http.cookies)
    assert wall.post("/api/pair/collect").json() == {"go": PRESENT}
    thief.http.cookies.update(claim)
    assert code_of(thief.post("/api/pair/collect")) == "link_invalid"


def test_p23_a_code_works_once_and_a_wrong_one_never(house: House) -> None:
    fay, wall = house.person("fay"), house.person()
    code = wall.post("/api/pair").json()["code"]
    for wrong in ("", "ABC", "ABC234", "x" * 80):
        assert code_of(fay.post(f"/api/rooms/{ROOM}/projectors", {"code": wrong})) == "link_invalid"
    connect(fay, code)
    assert code_of(fay.post(f"/api/rooms/{ROOM}/projectors", {"code": code})) == "link_invalid"


def test_p23_only_who_runs_the_room_connects_a_screen_with_it(house: House) -> None:
    wall, path = house.person(), f"/api/rooms/{ROOM}/projectors"
    code = wall.post("/api/pair").json()["code"]
    for who in ("ann", "rea"):
        assert code_of(house.person(who).post(path, {"code": code})) == "not_allowed"
    assert code_of(house.person().post(path, {"code": code})) == "login_required"
    fay = house.person("fay")
    assert code_of(fay.post("/api/rooms/elsewhere/projectors", {"code": code})) == "not_found"
    assert wall.post("/api/pair/collect").json() == {"waiting": True}


def test_p23_who_is_signed_in_does_not_lose_his_session_to_a_code(house: House) -> None:
    fay = house.person("fay")
    kept = dict(fay.http.cookies)
    for path in ("/api/pair", "/api/pair/collect"):
        assert code_of(fay.post(path)) == "not_allowed"
    assert dict(fay.http.cookies) == kept


def test_p24_a_projector_reads_the_present_view_of_its_room_and_nothing_else(house: House) -> None:
    fay = house.person("fay")
    fay.must("phase.start", id=f"{ROOM}.p3")
    ann = house.person("ann")
    ann.must("note.add", id="n1", text="secret", **NOTE)
    wall = paired(house, fay)
    code = open_door(fay)
    for view in ({}, {"view": "present"}):
        seen = wall.snapshot(ROOM, **view)
        assert seen["me"]["role"] == "projector"
        assert seen["records"]["note"] == seen["records"]["session"] == {}
        assert list(seen["records"]["room"]) == [ROOM]
        assert seen["records"]["room"][ROOM]["door_code"] == code
    assert wall.get("/api/rooms/r2/snapshot").status_code == 404
    assert Live(wall, "r2").closed() == 4404
    assert Live(wall).closed() == 4404
    for path in ("/api/me", f"/api/rooms/{ROOM}/lane", f"/api/rooms/{ROOM}/door"):
        assert code_of(wall.get(path)) == "not_allowed"


def test_p24_a_projector_changes_nothing_and_is_nowhere(house: House) -> None:
    fay = house.person("fay")
    wall, ann = paired(house, fay), house.person("ann")
    payload = {"id": "n1", "text": "x", **NOTE}
    assert wall.do("note.add", **payload)["error"]["code"] == "not_allowed"
    with wall.live(ROOM) as screen, ann.live(ROOM) as board:
        assert (
            screen.answer(screen.propose("note.add", **payload))["error"]["code"] == "not_allowed"
        )
        own = screen.propose("session.end", id=screen.hello["me"]["session_id"])
        assert screen.answer(own)["error"]["code"] == "not_allowed"
        screen.send({"presence": {"view": "board", "away": False}})
        board.send({"presence": {"view": "board", "away": False}})
        listed = board.until("presence")["presence"]
        while not listed:
            listed = board.until("presence")["presence"]
        assert [each["member_id"] for each in listed] == ["ann"]


def test_p24_a_disconnected_projector_ends_within_two_seconds(house: House) -> None:
    fay = house.person("fay")
    wall = paired(house, fay)
    with wall.live(ROOM) as screen:
        fay.must("session.end", id=session_of(fay))
        assert screen.closed(timeout=2.0) == 4401
    assert wall.get(f"/api/rooms/{ROOM}/snapshot").status_code == 401
    assert "code" in wall.post("/api/pair").json()


def test_p24_it_ends_when_the_room_closes_and_is_told_the_closing_message(house: House) -> None:
    fay = house.person("fay")
    wall = paired(house, fay)
    with wall.live(ROOM) as screen:
        fay.must("room.close", id=ROOM, closing_message="One number, one owner.")
        changes = screen.until("c")["c"]
        (room,) = [fields for table, _, fields in changes if table == "room"]
        assert room["status"] == "closed"
        assert room["closing_message"] == "One number, one owner."
        assert screen.closed(timeout=2.0) == 4401
    assert wall.get(f"/api/rooms/{ROOM}/snapshot").status_code == 401


@pytest.mark.parametrize("way", ["link", "code"])
def test_p24_who_comes_in_on_a_projectors_browser_ends_it(house: House, way: str) -> None:
    fay = house.person("fay")
    wall = paired(house, fay)
    stolen = dict(wall.http.cookies)
    if way == "link":
        wall.enter(house.link("ben"))
    else:
        guest = {"code": open_door(fay), "guest": {"name": "Gus", "function_id": "ops"}}
        assert wall.post("/api/join", guest).status_code == 200
    assert wall.get("/api/me").json()["me"]["role"] in ("leader", "guest")
    again = house.person()
    again.http.cookies.update({PLAIN_NAME: stolen[PLAIN_NAME]})
    assert again.get(f"/api/rooms/{ROOM}/snapshot").status_code == 401

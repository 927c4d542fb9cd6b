"""Rules P1-P5 of docs/PROTOCOL.md against a real server: getting in."""

from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from customer_room.security.limits import Limits
from customer_room.security.links import LinkKind
from tests.acts import NOTE, code_of, open_door
from tests.client import Live
from tests.running import ROOM, House, running


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_p1_a_foreign_page_opens_no_socket_and_posts_nothing(house: House, origin: str) -> None:
    ann = house.person("ann")
    frame = ann.frame("note.add", id="n1", text="x", **NOTE)
    assert ann.post("/api/commands", frame, origin=origin).status_code == 403
    assert ann.post("/api/session/end", origin=origin).status_code == 403
    ann.origin = origin
    with pytest.raises(InvalidStatus) as refused:
        Live(ann, ROOM)
    assert refused.value.response.status_code == 403
    ann.origin = ann.url
    assert ann.snapshot(ROOM)["records"]["note"] == {}


def test_p1_a_post_without_our_header_or_origin_is_refused(house: House) -> None:
    ann = house.person("ann")
    frame = ann.frame("note.add", id="n1", text="x", **NOTE)
    for headers in ({"origin": ann.url}, {"x-customer-room": "1"}):
        answer = ann.http.post("/api/commands", json=frame, headers=headers)
        assert (answer.status_code, code_of(answer)) == (403, "not_allowed")


def test_p2_the_cookie_is_the_identity_and_the_payload_is_not(house: House) -> None:
    ann = house.person("ann")
    frame = ann.frame("note.add", id="n1", text="x", **NOTE) | {"actor": "ben", "member_id": "ben"}
    assert ann.post("/api/commands", frame).json()["ok"]
    assert ann.snapshot(ROOM)["records"]["note"]["n1"]["author_id"] == "ann"


def test_p2_without_a_session_there_is_nothing(house: House) -> None:
    nobody = house.person()
    assert nobody.get(f"/api/rooms/{ROOM}/snapshot").status_code == 401
    assert nobody.get("/api/me").status_code == 401
    assert code_of(nobody.post("/api/commands", nobody.frame("x"))) == "login_required"
    live = Live(nobody, ROOM)
    assert live.receive()["error"]["code"] == "login_required"
    assert live.closed() == 4401


def test_p2_the_cookie_of_a_link_is_http_only_and_lax(house: House) -> None:
    answer = house.person().enter(house.link("ann"))
    line = answer.headers["set-cookie"]
    assert "HttpOnly" in line
    assert "SameSite=Lax" in line


def test_p3_a_link_is_exchanged_for_a_clean_address(house: House) -> None:
    link = house.link("ann", room_id=ROOM)
    ann = house.person()
    answer = ann.enter(link)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/room/{ROOM}"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert ann.get("/api/me").json()["me"]["admitted"] is True


def test_p3_a_guests_private_link_reaches_one_room_only(house: House) -> None:
    house.make("member.set", id="gus", name="Gus", role="guest", function_id="sales", seat=False)
    house.make("room.create", id="other", quarter="2031-Q1", title="Another room")
    gus = house.person()
    assert gus.enter(house.link("gus")).headers["location"] == f"/room/{ROOM}"
    assert gus.get(f"/api/rooms/{ROOM}/snapshot").status_code == 200
    assert gus.get("/api/rooms/other/snapshot").status_code == 404


def test_p3_an_owner_link_works_once_and_a_preview_does_not_use_it_up(house: House) -> None:
    link = house.link("owner", LinkKind.OWNER)
    assert house.person().http.head(link).status_code == 204
    assert house.person().enter(link).headers["location"] == "/"
    again = house.person()
    assert again.enter(link).headers["location"] == "/join?refused=link"
    assert again.get("/api/me").status_code == 401


@pytest.mark.parametrize("token", ["x", "../../etc/passwd", "ü", "a" * 5000])
def test_p3_a_made_up_link_gets_the_same_answer_as_a_used_one(house: House, token: str) -> None:
    answer = house.person().get(f"/enter/{token}")
    assert answer.status_code in (303, 404)
    assert "set-cookie" not in answer.headers


def test_p3_too_many_tries_do_not_call_a_good_link_a_bad_one(tmp_path: Path) -> None:
    with running(tmp_path, Limits(knocks_per_minute=1)) as house:
        link, knocker = house.link("ann"), house.person()
        assert knocker.enter("/enter/wrong").headers["location"] == "/join?refused=link"
        assert knocker.enter(link).headers["location"] == "/join?refused=slow"


def test_p3_entering_again_ends_the_session_before(house: House) -> None:
    link = house.link("ann")
    ann = house.person()
    ann.enter(link)
    first = ann.get("/api/me").json()["me"]["session_id"]
    stolen = dict(ann.http.cookies)
    ann.enter(link)
    assert ann.get("/api/me").json()["me"]["session_id"] != first
    thief = house.person()
    thief.http.cookies.update(stolen)
    assert thief.get("/api/me").status_code == 401


def test_p4_who_runs_the_room_is_told_the_way_in(house: House) -> None:
    fay = house.person("fay")
    assert fay.get(f"/api/rooms/{ROOM}/door").json()["code"] == ""
    code = open_door(fay)
    door = fay.get(f"/api/rooms/{ROOM}/door").json()
    assert door["code"] == code
    assert door["address"].endswith("/join")
    assert door["qr"]["side"] > 20
    assert code_of(house.person("ann").get(f"/api/rooms/{ROOM}/door")) == "not_allowed"
    assert code_of(fay.get("/api/rooms/elsewhere/door")) == "not_found"


def test_p4_a_code_lists_the_seats_only_while_the_door_is_open(house: House) -> None:
    fay, somebody = house.person("fay"), house.person()
    assert code_of(somebody.post("/api/join", {"code": "ABC234"})) == "link_invalid"
    code = open_door(fay)
    seats = somebody.post("/api/join", {"code": code.lower()}).json()["seats"]
    assert [(s["member_id"], s["name"], s["taken"]) for s in seats] == [
        ("ann", "Ann", False), ("ben", "Ben", False), ("cem", "Cem", False),
    ]  # fmt: skip
    fay.must("room.close_door", id=ROOM)
    assert code_of(somebody.post("/api/join", {"code": code})) == "link_invalid"


def test_p4_who_knocks_sees_nothing_until_admitted(house: House) -> None:
    fay, ann = house.person("fay"), house.person()
    code = open_door(fay)
    fay.must("note.add", id="n1", text="secret", **NOTE)
    answer = ann.post("/api/join", {"code": code, "member_id": "ann"}).json()
    assert answer == {"go": f"/room/{ROOM}", "waiting": True}
    assert ann.get(f"/api/rooms/{ROOM}/snapshot").status_code == 403
    assert ann.do("note.add", id="n2", text="x", **NOTE)["error"]["code"] == "not_allowed"
    with ann.live(ROOM) as live, fay.live(ROOM) as console:
        assert live.hello["me"]["waiting"] is True
        fay.must("note.edit", id="n1", text="more secret", expect="secret")
        fay.must("room.lock", id=ROOM, notes_only=True)
        console.until("reload")
        assert live.heard("c") == live.heard("t") == live.heard("reload") == []
        fay.must("session.admit", id=live.hello["me"]["session_id"])
        assert live.until("hello")["hello"]["me"]["admitted"] is True
        live.until("reload")
    assert ann.snapshot(ROOM)["records"]["note"]["n1"]["text"] == "more secret"


def test_p4_a_knock_shows_on_the_facilitators_screen_and_on_no_other(house: House) -> None:
    fay, ben, ann = house.person("fay"), house.person("ben"), house.person()
    code = open_door(fay)
    with fay.live(ROOM) as console, ben.live(ROOM) as other:
        ann.post("/api/join", {"code": code, "member_id": "ann"})
        (table, _, fields), *_ = console.until("c")["c"]
        assert (table, fields["member_id"], fields["waiting"]) == ("session", "ann", True)
        assert other.heard("c") == other.heard("t") == []


def test_p4_a_taken_seat_is_not_given_again(house: House) -> None:
    fay, _ = house.person("fay"), house.person("ann")
    code = open_door(fay)
    assert code_of(house.person().post("/api/join", {"code": code, "member_id": "ann"})) == (
        "not_allowed"
    )


def test_p4_a_code_does_not_open_the_facilitators_or_the_owners_place(house: House) -> None:
    fay = house.person("fay")
    code = open_door(fay)
    for member in ("fay", "owner", "rea", "nobody"):
        answer = house.person().post("/api/join", {"code": code, "member_id": member})
        assert code_of(answer) == "not_found"


def test_p4_a_guest_reaches_this_room_and_no_other(house: House) -> None:
    fay, guest = house.person("fay"), house.person()
    code = open_door(fay)
    asked = {"code": code, "guest": {"name": "Gus", "function_id": "ops"}}
    assert guest.post("/api/join", asked).json()["waiting"] is False
    guest.must("note.add", id="n1", text="from a guest", **NOTE)
    assert list(guest.snapshot(ROOM)["records"]["room"]) == [ROOM]
    assert guest.get("/api/rooms/r2/snapshot").status_code == 404
    assert Live(guest, "r2").closed() == 4404
    assert guest.do("room.close", id=ROOM)["error"]["code"] == "not_allowed"


def test_p5_a_second_device_comes_in_by_a_link_that_works_once(house: House) -> None:
    ann, phone = house.person("ann"), house.person()
    made = ann.post("/api/links/device").json()
    assert made["seconds"] == 60
    phone.enter(made["url"])
    assert phone.get("/api/me").json()["me"]["member_id"] == "ann"
    assert house.person().enter(made["url"]).headers["location"] == "/join?refused=link"


def test_p5_a_new_private_link_ends_the_old_one_and_its_sessions(house: House) -> None:
    fay, ann = house.person("fay"), house.person()
    old = fay.post("/api/links", {"member_id": "ann"}).json()["url"]
    ann.enter(old)
    with ann.live(ROOM) as live:
        new = fay.post("/api/links", {"member_id": "ann"}).json()["url"]
        assert live.closed(timeout=2.0) == 4401
    assert house.person().enter(old).headers["location"] == "/join?refused=link"
    assert house.person().enter(new).headers["location"] == "/"
    assert fay.post("/api/links/revoke", {"member_id": "ann"}).json() == {"ok": True}
    assert house.person().enter(new).headers["location"] == "/join?refused=link"


def test_p5_a_device_that_came_by_a_link_ends_with_it(house: House) -> None:
    fay, ann, phone = house.person("fay"), house.person("ann"), house.person()
    phone.enter(ann.post("/api/links/device").json()["url"])
    assert phone.get("/api/me").status_code == 200
    assert fay.post("/api/links/revoke", {"member_id": "ann"}).json() == {"ok": True}
    assert phone.get("/api/me").status_code == 401
    assert ann.get("/api/me").status_code == 401


def test_p5_who_becomes_a_guest_keeps_neither_session_nor_link(house: House) -> None:
    ben, link = house.person("ben"), house.link("ann")
    for member in ("ann", "ben"):
        house.make("member.set", id=member, name="Now a guest", role="guest", function_id="sales",
                   seat=False)  # fmt: skip
    assert ben.get(f"/api/rooms/{ROOM}/snapshot").status_code == 401
    assert house.person().enter(link).headers["location"] == "/join?refused=link"


def test_p5_only_facilitators_make_links_and_only_the_owner_for_the_owner(house: House) -> None:
    ann, fay = house.person("ann"), house.person("fay")
    assert code_of(ann.post("/api/links", {"member_id": "ben"})) == "not_allowed"
    assert code_of(fay.post("/api/links", {"member_id": "owner"})) == "not_allowed"
    assert code_of(fay.post("/api/links", {"member_id": "nobody"})) == "not_found"


def test_p5_signing_out_ends_the_session(house: House) -> None:
    ann = house.person("ann")
    kept = dict(ann.http.cookies)
    answer = ann.post("/api/session/end")
    assert "Max-Age=0" in answer.headers["set-cookie"]
    ann.http.cookies.update(kept)
    assert ann.get("/api/me").status_code == 401

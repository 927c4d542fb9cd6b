"""Rules P14-P21 of docs/PROTOCOL.md: commands, limits, ends and errors."""

import json

import pytest

from customer_room.live.protocol import encode
from customer_room.live.subscriber import Kind
from customer_room.store.errors import Unavailable
from tests.acts import NOTE, code_of
from tests.client import Live
from tests.running import ROOM, House, W


def test_p14_every_command_is_published_with_its_schema(house: House) -> None:
    schema = house.person().get("/api/schema").json()
    assert schema["note.add"]["payload"]["properties"]["text"]
    assert "session.open" not in schema


def test_p15_the_acknowledgement_comes_after_the_patch_and_after_the_commit(house: House) -> None:
    ann = house.person("ann")
    with ann.live(ROOM) as live:
        sent = live.propose("note.add", id="n1", text="x", **NOTE)
        kinds: list[str] = []
        while "ack" not in kinds:
            kinds += [key for key in live.receive() if key in ("c", "ack")]
        assert kinds == ["c", "ack"]
        with house.services.store.reading(W) as read:
            assert read.operation(sent["op"]) is not None


def test_p15_a_refusal_names_the_change_and_leaves_no_trace(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    before = ann.snapshot(ROOM)["records"]
    with ann.live(ROOM) as live, ben.live(ROOM) as other:
        sent = live.propose("note.add", id="n1", text="x" * 281, **NOTE)
        error = live.answer(sent)["error"]
        assert (error["code"], error["limit"], error["actual"]) == ("text_too_long", 280, 281)
        assert error["op_id"] == sent["op"]
        assert other.heard("c") == []
    assert ann.snapshot(ROOM)["records"] == before


def test_p16_a_repeated_command_is_answered_and_changes_nothing(house: House) -> None:
    ann = house.person("ann")
    with ann.live(ROOM) as live:
        sent = live.propose("note.add", id="n1", text="x", **NOTE)
        live.answer(sent)
    ann.must("note.edit", id="n1", text="newer", expect="x")
    with ann.live(ROOM) as live:
        live.send(sent)
        assert live.answer(sent)["op"] == sent["op"]
        assert live.heard("c") == []
    assert ann.post("/api/commands", sent).json() == {"ok": True, "op": sent["op"]}
    assert ann.snapshot(ROOM)["records"]["note"]["n1"]["text"] == "newer"


def test_p16_a_refusal_is_repeated_too(house: House) -> None:
    ann = house.person("ann")
    frame = ann.frame("note.edit", id="n1", text="x", expect="")
    assert code_of(ann.post("/api/commands", frame)) == "not_found"
    ann.must("note.add", id="n1", text="now it is there", **NOTE)
    assert code_of(ann.post("/api/commands", frame)) == "not_found"


def test_p16_the_same_ids_with_other_content_are_refused(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    first = ann.frame("note.add", id="n1", text="x", **NOTE)
    ann.post("/api/commands", first)
    other = {**first, "payload": {**first["payload"], "text": "y"}}
    assert code_of(ann.post("/api/commands", other)) == "op_id_conflict"
    borrowed = ben.frame("note.add", id="n2", text="y", **NOTE) | {"op": first["op"]}
    assert code_of(ben.post("/api/commands", borrowed)) == "op_id_conflict"
    assert list(ann.snapshot(ROOM)["records"]["note"]) == ["n1"]


def test_p16_what_is_to_be_retried_is_not_remembered(house: House) -> None:
    ann = house.person("ann")
    frame = ann.frame("note.add", id="n1", text="x", **NOTE)
    begin = house.services.store.begin
    house.services.store.begin = lambda _: 1 / 0  # type: ignore[assignment, method-assign]
    refused = ann.post("/api/commands", frame)
    assert refused.status_code == 503
    assert refused.json()["error"]["retry"] is True
    house.services.store.begin = begin  # type: ignore[method-assign]
    assert ann.post("/api/commands", frame).json()["ok"]


def test_p17_a_command_by_http_reaches_open_sockets(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    with ben.live(ROOM) as live:
        answer = ann.do("note.add", id="n1", text="x", **NOTE)
        assert answer["ok"] is True
        assert live.until("c")["c"][0][1] == "n1"


def test_p18_a_flood_is_slowed_down_then_ended(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    with ann.live(ROOM) as live:
        for n in range(100):
            live.propose("note.add", id=f"n{n}", text="x", **NOTE)
        codes = [live.until("ack").get("error", {}).get("code") for _ in range(100)]
        assert codes.count(None) >= 60
        assert set(codes) == {None, "slow_down"}
        for _ in range(1000):
            live.send("{}")
        assert live.closed() == 4429
    assert ben.do("note.add", id="other", text="x", **NOTE)["ok"]


def test_p18_a_session_has_eight_sockets(house: House) -> None:
    ann = house.person("ann")
    opened = [Live(ann, ROOM).__enter__() for _ in range(8)]
    ninth = Live(ann, ROOM)
    assert ninth.receive()["error"]["code"] == "room_full"
    assert ninth.closed() == 4429
    for live in opened:
        live.__exit__()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("[" * 100_000 + "]" * 100_000, "bad_json"),
        ('{"a":' * 20_000 + "1" + "}" * 20_000, "bad_json"),
        ("nonsense", "bad_json"),
        ("", "bad_json"),
        ('{"name":"note.add"}', "bad_field"),
        (json.dumps({"name": "x", "payload": {"text": "x" * 20_000}}), "op_too_large"),
        ('{"op":"o1","client":"c","seq":1,"name":"note.add","payload":{"text":"\\ud800"}}',
         "bad_text"),
    ],
)  # fmt: skip
def test_p18_hostile_frames_get_a_typed_answer(
    house: House, raw: str, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    ann = house.person("ann")
    with ann.live(ROOM) as live:
        live.send(raw)
        assert live.until("error")["error"]["code"] == code
        live.send({"ping": 1})
        live.until("pong")
    posted = ann.post("/api/commands", raw)
    assert posted.json()["error"]["code"] in (code, "op_too_large")
    assert "Traceback" not in caplog.text


def test_p18_a_frame_over_256_kib_ends_the_connection(house: House) -> None:
    with house.person("ann").live(ROOM) as live:
        live.send("x" * 262_145)
        assert live.closed() == 1009


def test_p18_guessing_codes_is_slowed_down(house: House) -> None:
    guesser, entrance = house.person(), house.services.entrance
    for _ in range(30):
        assert entrance.wait() == 0
        assert code_of(guesser.post("/api/join", {"code": "ZZZZZZ"})) == "link_invalid"
    assert entrance.wait() > 0


def test_p19_who_does_not_read_is_told_to_reload_and_misses_no_number(house: House) -> None:
    with house.person("ann").live(ROOM) as live:
        (subscriber,) = house.services.hub.everybody()
        body = encode({"c": [], "t": ["x" * 8_000]})
        # In one turn of the loop: nobody can read in between, however the threads are scheduled.
        house.on_loop(lambda: [subscriber.push(Kind.PATCH, body) for _ in range(1_500)])
        live.until("reload")
        assert live.n < 1_500


def test_p20_an_ended_session_loses_its_sockets_within_two_seconds(house: House) -> None:
    ann, fay = house.person("ann"), house.person("fay")
    with ann.live(ROOM) as live:
        fay.must("session.end", id=live.hello["me"]["session_id"])
        assert live.closed(timeout=2.0) == 4401
    assert ann.do("note.add", id="n1", text="x", **NOTE)["error"]["code"] == "login_required"


def test_p20_a_changed_role_takes_effect_on_open_sockets(house: House) -> None:
    ann = house.person("ann")
    with ann.live(ROOM) as live:
        house.make("member.set", id="ann", name="Ann", role="reader", function_id="sales")
        assert live.until("hello", timeout=2.0)["hello"]["me"]["role"] == "reader"
        live.until("reload")
        sent = live.propose("note.add", id="n1", text="x", **NOTE)
        assert live.answer(sent)["error"]["code"] == "not_allowed"


def test_p20_a_socket_closes_when_nobody_can_say_who_it_is(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ann = house.person("ann")

    def gone(_workspace_id: str) -> object:
        raise Unavailable("the database does not answer")

    with ann.live(ROOM) as live:
        monkeypatch.setattr(house.services.store, "reading", gone)
        house.make("member.set", id="ann", name="Ann", role="reader", function_id="sales")
        assert live.closed(timeout=2.0) == 1001
    assert "Traceback" not in caplog.text


def test_p20_an_absent_room_closes_like_a_foreign_one(house: House) -> None:
    live = Live(house.person("ann"), "no-such-room")
    assert live.receive()["error"]["code"] == "not_found"
    assert live.closed() == 4404


def test_p21_every_error_has_the_same_envelope(house: House) -> None:
    ann = house.person("ann")
    by_http = ann.do("no.such", a=1)["error"]
    with ann.live() as live:
        by_socket = live.answer(live.propose("no.such", a=1))["error"]
    for error in (by_http, by_socket):
        assert set(error) == {"code", "message", "retry", "op_id", "request_id"}
        assert error["code"] == "unknown_command"

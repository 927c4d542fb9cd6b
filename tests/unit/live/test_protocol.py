import json
from typing import Any

import pytest

from customer_room.domain.errors import Refusal
from customer_room.live.protocol import (
    Ping,
    Present,
    Proposal,
    Unreadable,
    ack,
    encode,
    envelope,
    numbered,
    read_frame,
    read_proposal,
    refused,
)  # fmt: skip
from customer_room.security.limits import BadJson, Limits

LIMITS = Limits()
NOTE = {"op": "o1", "client": "c1", "seq": 7, "name": "note.add", "payload": {"text": "ä"}}


def send(value: Any) -> Any:
    return read_frame(json.dumps(value), LIMITS)


def code(value: Any) -> str:
    received = send(value)
    assert isinstance(received, Unreadable)
    return received.refusal.code


def test_a_command_is_read() -> None:
    assert send(NOTE) == Proposal("o1", "c1", 7, "note.add", {"text": "ä"})


def test_http_takes_the_same_object() -> None:
    assert read_proposal(json.dumps(NOTE).encode(), LIMITS) == send(NOTE)
    with pytest.raises(BadJson):
        read_proposal(b"[]", LIMITS)


def test_who_acts_is_never_read_from_the_wire() -> None:
    assert send({**NOTE, "actor": "boss", "member_id": "boss"}) == send(NOTE)


@pytest.mark.parametrize(
    "broken",
    [
        {"op": ""}, {"op": 1}, {"op": "a b"}, {"op": "x" * 81}, {"op": "o1\n"}, {"client": None},
        {"seq": 0}, {"seq": -1}, {"seq": True}, {"seq": 2**53}, {"seq": "7"}, {"seq": 1.5},
        {"name": "Note Add"}, {"name": 3}, {"name": "x" * 65}, {"payload": []}, {"payload": "x"},
    ],
)  # fmt: skip
def test_a_command_with_a_malformed_address_is_refused(broken: dict[str, Any]) -> None:
    assert code({**NOTE, **broken}) == "bad_field"


@pytest.mark.parametrize("value", [1, [], {}, "x", None, {"presence": 1}, {"ping": "x"},
                                   {"presence": {"view": "<b>"}}, {"ping": 2**60}])  # fmt: skip
def test_a_frame_of_no_known_kind_is_refused(value: Any) -> None:
    assert code(value) == "bad_json"


def test_a_refusal_carries_the_address_of_what_was_refused() -> None:
    received = send({**NOTE, "payload": 3})
    assert isinstance(received, Unreadable)
    assert (received.op_id, received.client_seq) == ("o1", 7)
    assert received.refusal.field == "payload"


def test_a_change_over_16_kib_is_refused_with_its_address() -> None:
    received = send({**NOTE, "payload": {"text": "x" * 16_384}})
    assert isinstance(received, Unreadable)
    assert received.refusal.code == "op_too_large"
    assert received.refusal.limit == 16_384
    assert (received.op_id, received.client_seq) == ("o1", 7)


def test_presence_and_ping_are_read() -> None:
    assert send({"presence": {"view": "board", "away": True}}) == Present("board", away=True)
    assert send({"presence": {"view": "board"}}) == Present("board", away=False)
    assert send({"ping": 3}) == Ping(3)


def test_a_number_is_put_in_front_of_a_shared_body() -> None:
    assert json.loads(numbered(12, encode({"t": ["note"]}))) == {"n": 12, "t": ["note"]}


def test_acknowledgement_and_refusal_name_the_change() -> None:
    assert json.loads(ack("o1", 7)) == {"ack": 7, "op": "o1"}
    answer = json.loads(refused("o1", 7, Refusal("conflict", "Both are kept.", "text")))
    assert answer["ack"] == 7
    assert answer["error"]["code"] == "conflict"
    assert answer["error"]["op_id"] == "o1"


def test_every_refusal_has_a_request_id_of_its_own() -> None:
    refusal = Refusal("slow_down", "In a moment.", retry=True)
    assert envelope(refusal)["retry"] is True
    assert envelope(refusal)["request_id"] != envelope(refusal)["request_id"]

import json

import pytest

from customer_room.live.protocol import Close, encode
from customer_room.live.subscriber import QUEUED_BYTES, QUEUED_FRAMES, Kind
from tests.unit.live.stage import House, frames


@pytest.fixture
def house() -> House:
    return House()


def test_a_full_queue_drops_presence_before_anything_else(house: House) -> None:
    ann = house.person("ann")
    ann.push(Kind.PRESENCE, encode({"presence": []}))
    for n in range(QUEUED_FRAMES):
        ann.push(Kind.PATCH, encode({"c": n}))
    sent = frames(ann)
    assert len(sent) == QUEUED_FRAMES
    assert all("c" in frame for frame in sent)


def test_a_full_queue_then_gives_up_patches_for_one_reload(house: House) -> None:
    ann = house.person("ann")
    ann.push(Kind.REPLY, encode({"ack": 1}))
    for n in range(QUEUED_FRAMES * 3):
        ann.push(Kind.PATCH, encode({"c": n}))
    sent = frames(ann)
    assert [frame["n"] for frame in sent] == list(range(1, len(sent) + 1))
    assert {"ack": 1, "n": 1} in sent
    assert sum("reload" in frame for frame in sent) == 1
    assert sent[-1]["c"] == QUEUED_FRAMES * 3 - 1


def test_the_queue_is_bounded_in_bytes_too(house: House) -> None:
    ann = house.person("ann")
    for _ in range(5):
        ann.push(Kind.PATCH, encode({"c": "x" * (QUEUED_BYTES // 2)}))
    assert sum(len(str(frame)) for frame in frames(ann)) <= QUEUED_BYTES


def test_who_asks_without_ever_reading_is_disconnected(house: House) -> None:
    ann = house.person("ann")
    for n in range(QUEUED_FRAMES + 1):
        ann.push(Kind.REPLY, encode({"ack": n}))
    assert ann.closing is Close.TOO_SLOW
    ann.push(Kind.REPLY, encode({"ack": 0}))
    assert frames(ann) == []


def test_only_the_latest_presence_waits_in_a_queue(house: House) -> None:
    ann = house.person("ann")
    for n in range(3):
        ann.push(Kind.PRESENCE, encode({"presence": n}))
    assert frames(ann) == [{"n": 1, "presence": 2}]


def test_a_frame_goes_straight_out_when_the_transport_takes_it(house: House) -> None:
    taken: list[bytes] = []
    ready = [True]

    def write(frame: bytes) -> bool:
        if ready[0]:
            taken.append(frame)
        return ready[0]

    ann = house.person("ann", write=write)
    ann.push(Kind.PATCH, b'{"c":1}')
    ready[0] = False
    ann.push(Kind.PATCH, b'{"c":2}')
    ready[0] = True
    ann.push(Kind.PATCH, b'{"c":3}')
    assert [json.loads(frame) for frame in taken] == [{"n": 1, "c": 1}]
    assert frames(ann) == [{"n": 2, "c": 2}, {"n": 3, "c": 3}]

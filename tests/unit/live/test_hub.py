import json
from typing import Any

import pytest

from customer_room.live.presence import Place
from customer_room.live.protocol import Close, encode
from customer_room.security.limits import RoomFull
from tests.unit.live.stage import House, Told, frames


@pytest.fixture
def house() -> House:
    return House()


def test_the_first_change_goes_out_at_once(house: House) -> None:
    ann = house.person("ann")
    house.hub.publish(Told("x"))
    house.pass_time()
    assert frames(ann) == [{"n": 1, "c": [["note", "n1", {"text": "-"}]], "t": ["note"]}]


def test_changes_of_one_turn_share_a_frame(house: House) -> None:
    ann = house.person("ann")
    house.hub.publish(Told("x"))
    house.hub.publish(Told("y"))
    house.pass_time()
    assert [len(frame["c"]) for frame in frames(ann)] == [2]


def test_a_busy_channel_waits_as_long_as_its_last_fan_out_took_but_25_ms_at_most(
    house: House,
) -> None:
    slow = Told("x")
    ann = house.person("ann")
    view = slow.view

    def take_a_second(audience: Any, room_id: str | None) -> Any:
        house.now += 1.0
        return view(audience, room_id)

    slow.view = take_a_second  # type: ignore[method-assign]
    house.hub.publish(slow)
    house.pass_time()
    house.hub.publish(Told("y"))
    house.hub.publish(Told("z"))
    house.pass_time(0.024)
    assert len(frames(ann)) == 1
    house.pass_time(0.001)
    assert [len(frame["c"]) for frame in frames(ann)] == [2]


def test_a_view_is_encoded_once_for_all_who_share_it(house: House) -> None:
    for member in ("ann", "ben", "cem"):
        house.person(member)
    news = Told("x", owner="ann")
    house.hub.publish(news)
    house.pass_time()
    assert len(news.encoded_for) == 2


def test_an_author_is_told_which_changes_are_his_own(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    for op_id, author in (("o1", "ann"), ("o2", "ben"), ("o3", "ann")):
        house.hub.publish(Told("x", author=author, op_id=op_id))
    house.pass_time()
    (to_ann,), (to_ben,) = frames(ann), frames(ben)
    assert (to_ann["k"], to_ben["k"]) == ({"op": ["o1", "o3"]}, {"op": ["o2"]})
    assert to_ann["c"] == to_ben["c"]


def test_only_the_owner_is_sent_what_is_his(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    house.hub.publish(Told("secret", owner="ann"))
    house.pass_time()
    assert "secret" in json.dumps(frames(ann))
    assert "secret" not in json.dumps(frames(ben))


def test_hidden_writing_leaves_no_trace_in_anybody_elses_numbers(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    for _ in range(5):
        house.hub.publish(Told("secret", owner="ann", hidden=True))
        house.pass_time(1)
    house.hub.publish(Told("open"))
    house.pass_time(1)
    assert [frame["n"] for frame in frames(ann)] == [1, 2, 3, 4, 5, 6]
    assert [frame["n"] for frame in frames(ben)] == [1]


def test_another_room_and_another_workspace_hear_nothing(house: House) -> None:
    other = house.person("ann", room="r2")
    house.hub.publish(Told("x"))
    house.pass_time()
    assert frames(other) == []
    here = house.person("ben")
    house.hub.publish(Told("x", workspace_id="w2"))
    house.pass_time()
    assert frames(here) == []


def test_a_page_without_a_room_hears_topics_only(house: House) -> None:
    page = house.person("ann", room=None)
    house.hub.publish(Told("x"))
    house.pass_time()
    assert frames(page) == [{"n": 1, "t": ["note"]}]


def test_who_waits_to_be_admitted_hears_nothing(house: House) -> None:
    waiting = house.person("ann", open=False)
    house.person("ben")
    house.hub.publish(Told("x"))
    house.hub.publish(Told("x", reload=True))
    house.hub.place(waiting, Place("ann", "board", away=False))
    house.pass_time()
    house.hub.tick()
    assert frames(waiting) == []


def test_a_change_of_what_may_be_seen_sends_reload_and_no_patch(house: House) -> None:
    ann = house.person("ann")
    house.hub.publish(Told("x", reload=True))
    house.pass_time()
    assert frames(ann) == [{"n": 1, "reload": "room"}]


def test_an_acknowledgement_never_overtakes_the_change_it_is_about(house: House) -> None:
    ann = house.person("ann")
    house.hub.publish(Told("x"))
    house.hub.reply(ann, encode({"ack": 1}))
    house.pass_time()
    assert [sorted(frame) for frame in frames(ann)] == [["c", "n", "t"], ["ack", "n"]]
    house.hub.reply(ann, encode({"ack": 2}))
    assert frames(ann) == [{"n": 3, "ack": 2}]


def test_presence_is_told_once_a_second_and_only_when_it_changed(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    house.hub.place(ann, Place("ann", "board", away=False))
    house.hub.place(ann, Place("ann", "outline", away=False))
    house.hub.tick()
    house.hub.tick()
    here = [{"member_id": "ann", "view": "outline", "away": False}]
    assert frames(ben) == [{"n": 1, "presence": here}]
    assert json.loads(house.hub.who_is_here(ben)) == {"presence": here}
    house.hub.leave(ann)
    house.hub.tick()
    assert frames(ben) == [{"n": 2, "presence": []}]


def test_a_client_that_has_not_read_for_20_seconds_is_disconnected(house: House) -> None:
    ann = house.person("ann")
    ann.stuck_since = house.now
    house.now = 19.0
    house.hub.tick()
    assert ann.closing is None
    house.now = 20.5
    house.hub.tick()
    assert ann.closing is Close.TOO_SLOW


def test_a_session_opens_eight_sockets_and_no_ninth(house: House) -> None:
    for n in range(8):
        house.person("ann", id=str(n))
    with pytest.raises(RoomFull):
        house.person("ann", id="9")
    house.person("ben")


def test_a_room_takes_300_people_and_no_more(house: House) -> None:
    for n in range(300):
        house.person(f"m{n}")
    with pytest.raises(RoomFull):
        house.person("m300")
    house.person("m5", session_id="another device")


def test_an_import_lets_everybody_fetch_anew(house: House) -> None:
    ann, page = house.person("ann"), house.person("ben", room=None)
    house.hub.reload_all("w1")
    assert frames(ann) == frames(page) == [{"n": 1, "reload": "room"}]


def test_who_has_left_hears_nothing_and_an_empty_room_is_forgotten(house: House) -> None:
    ann = house.person("ann")
    house.hub.leave(ann)
    house.hub.leave(ann)
    house.hub.publish(Told("x"))
    house.pass_time()
    assert frames(ann) == []
    assert list(house.hub.everybody()) == []


def test_a_patch_that_cannot_be_made_becomes_a_reload_and_holds_up_no_answer(house: House) -> None:
    ann, broken = house.person("ann"), Told("x")
    broken.view = lambda *_: 1 / 0  # type: ignore[assignment, method-assign]
    house.hub.publish(broken)
    house.hub.reply(ann, encode({"ack": 1}))
    house.pass_time()
    assert frames(ann) == [{"n": 1, "reload": "room"}, {"n": 2, "ack": 1}]

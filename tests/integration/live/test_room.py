"""Rules P6-P13 of docs/PROTOCOL.md through real sockets: the room."""

import gzip
import json
from pathlib import Path

from customer_room.domain.operation import Change, Tables, apply
from tests.acts import NOTE, start_private_phase
from tests.running import ROOM, House, running


def test_p6_snapshot_and_kept_frames_make_the_same_board(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    ann.must("note.add", id="n0", text="before", **NOTE)
    with ben.live(ROOM) as live:
        ann.must("note.add", id="n1", text="one", **NOTE)
        taken: Tables = ben.snapshot(ROOM)["records"]
        ann.must("note.edit", id="n1", text="two", expect="one")
        ann.must("note.add", id="n2", text="gone", **NOTE)
        added = ann.frame("note.add", id="n3", text="undone", **NOTE)
        ann.post("/api/commands", added)
        ann.must("operation.undo", op_id=added["op"])
        for frame in live.heard("c"):
            apply(taken, (Change(*triple) for triple in frame["c"]))
    assert taken["note"] == ben.snapshot(ROOM)["records"]["note"]
    assert sorted(taken["note"]) == ["n0", "n1", "n2"]


def test_p6_a_snapshot_is_gzipped_for_those_who_accept_it(house: House) -> None:
    ann = house.person("ann")
    path = f"/api/rooms/{ROOM}/snapshot"
    plain = ann.get(path, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with ann.http.stream("GET", path, headers={"accept-encoding": "gzip"}) as packed:
        assert packed.headers["content-encoding"] == "gzip"
        unpacked = json.loads(gzip.decompress(b"".join(packed.iter_raw())))
    assert unpacked["records"] == plain.json()["records"]
    assert plain.headers["cache-control"] == "no-store"


def test_p6_the_projector_owns_nothing_whoever_opened_it(house: House) -> None:
    start_private_phase(house)
    fay = house.person("fay")
    with fay.live(ROOM, view="present") as projector, fay.live(ROOM) as own:
        fay.must("note.add", id="n1", text="secret", **NOTE)
        assert own.until("c")["c"][0][1] == "n1"
        assert projector.heard("c") == []
    assert "n1" in fay.snapshot(ROOM)["records"]["note"]
    assert fay.snapshot(ROOM, view="present")["records"]["note"] == {}


def test_p7_numbers_count_what_one_was_sent_and_not_what_others_wrote(house: House) -> None:
    phase = start_private_phase(house)
    ann, ben = house.person("ann"), house.person("ben")
    with ben.live(ROOM) as live:
        for n in range(5):
            ann.must("note.add", id=f"n{n}", text="secret", **NOTE)
        assert live.heard("c") == live.heard("t") == []
        house.make("phase.reveal", id=phase)
        live.until("reload")


def test_p8_the_first_frame_says_who_i_am(house: House) -> None:
    ann = house.person("ann")
    with ann.live(ROOM) as live:
        assert live.hello["protocol"] == 1
        assert live.hello["me"] | {"session_id": ""} == {
            "member_id": "ann", "role": "leader", "function_id": "sales", "seat": True,
            "session_id": "", "room_id": None, "admitted": True, "waiting": False,
            "workspace_id": "main",
        }  # fmt: skip
        assert live.hello["epoch"] == ann.snapshot(ROOM)["epoch"]


def test_p9_two_people_see_each_others_changes(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    with ann.live(ROOM) as a, ben.live(ROOM) as b:
        a.propose("note.add", id="n1", text="Hello", **NOTE)
        frame = b.until("c")
        assert frame["t"] == ["note"]
        assert frame["c"][0][:2] == ["note", "n1"]
        b.propose("note.move", id="n1", lane="WHAT NEXT", order="W")
        a.until("c")
        assert a.until("c")["c"] == [["note", "n1", {"lane": "WHAT NEXT", "order": "W"}]]


def test_p9_holds_on_a_server_that_cannot_write_directly(tmp_path: Path) -> None:
    with running(tmp_path, direct=False) as house:
        ann, ben = house.person("ann"), house.person("ben")
        with ann.live(ROOM) as a, ben.live(ROOM) as b:
            for n in range(20):
                a.propose("note.add", id=f"n{n}", text="Hello", **NOTE)
            seen: list[str] = []
            while len(seen) < 20:
                seen += [triple[1] for triple in b.until("c")["c"] if triple[0] == "note"]
            assert seen == [f"n{n}" for n in range(20)]


def test_p9_a_page_without_a_room_hears_topics_only(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    with ben.live() as page:
        ann.must("note.add", id="n1", text="Hello", **NOTE)
        frame = page.until("t")
        assert frame["t"] == ["note"]
        assert "c" not in frame


def test_p9_another_rooms_board_hears_nothing(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    with ben.live("r2") as other:
        ann.must("note.add", id="n1", text="Hello", **NOTE)
        assert other.heard("t") == []


def test_p10_what_changes_the_view_sends_reload_to_everybody(house: House) -> None:
    ann, fay = house.person("ann"), house.person("fay")
    with ann.live(ROOM) as live:
        fay.must("phase.start", id=f"{ROOM}.p2")
        assert live.until("reload")["reload"] == "room"


def test_p11_private_notes_are_on_nobody_elses_wire(house: House) -> None:
    phase = start_private_phase(house)
    ann, phone, ben, fay = (house.person(m) for m in ("ann", "ann", "ben", "fay"))
    with ann.live(ROOM) as a, phone.live(ROOM) as p, ben.live(ROOM) as b, fay.live(ROOM) as f:
        a.answer(a.propose("note.add", id="n1", text="my secret", **NOTE))
        a.answer(a.propose("note.edit", id="n1", text="my other secret", expect="my secret"))
        a.answer(a.propose("note.remove", id="n1"))
        assert "my secret" in json.dumps(p.heard("c"))
        for other in (b, f):
            assert other.heard("c") == other.heard("t") == []
    for other in (ben, fay):
        assert "secret" not in json.dumps(other.snapshot(ROOM))
        assert "n1" not in other.snapshot(ROOM)["records"]["note"]
    ann.must("note.add", id="n2", text="to be read", **NOTE)
    house.make("phase.reveal", id=phase)
    shown = ben.snapshot(ROOM)["records"]["note"]
    assert shown["n2"]["text"] == "to be read"
    # What was thrown away before it was shown is shown to nobody.
    assert "n1" not in shown


def test_p11_dots_are_their_voters_until_the_vote_closes(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    ann.must("note.add", id="n1", text="x", **NOTE)
    house.make("phase.start", id=f"{ROOM}.p2")
    house.make("phase.open_votes", id=f"{ROOM}.p2", budget=2)
    with ben.live(ROOM) as other:
        ann.must("vote.cast", id="v1", phase_id=f"{ROOM}.p2", target_type="note", target_id="n1")
        # How many have voted is told, and nothing of whom and for what.
        (frame,) = other.heard("c")
        assert (frame["c"], frame["t"]) == ([["phase", f"{ROOM}.p2", {"voted": 1}]], ["phase"])
    assert list(ann.snapshot(ROOM)["records"]["vote"]) == ["v1"]
    assert ben.snapshot(ROOM)["records"]["vote"] == {}
    house.make("phase.close_votes", id=f"{ROOM}.p2")
    seen = ben.snapshot(ROOM)["records"]["vote"]["v1"]
    assert seen["function_id"] == "sales"
    assert "ann" not in json.dumps(seen)


def test_p12_presence_is_told_to_the_room_and_ends_with_the_socket(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    with ben.live(ROOM) as b:
        with ann.live(ROOM) as a:
            a.send({"presence": {"view": "outline", "away": False}})
            here = {"member_id": "ann", "view": "outline", "away": False}
            while b.until("presence")["presence"] != [here]:
                pass
        while b.until("presence")["presence"] != []:
            pass


def test_p13_a_ping_is_answered(house: House) -> None:
    with house.person("ann").live() as live:
        live.send({"ping": 7})
        assert live.until("pong")["pong"] == 7

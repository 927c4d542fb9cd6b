"""Importing a file through the real routes (docs/PROTOCOL.md, P17): looked at, all or nothing."""

import io
import secrets
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from customer_room.domain.customers import CustomerCount
from customer_room.domain.moves import Move
from customer_room.domain.notes import Note
from customer_room.domain.record import Record
from customer_room.security.limits import Limits
from tests.acts import NOTE
from tests.client import Person
from tests.running import ROOM, House, W, running

HEAD = "from_step,to,segment,quarter,count\n"
MOVES = HEAD + "Ask,Buy,Homes,2026-Q1,120\nAsk,NEVER JOINED,Homes,2026-Q1,30\n"


def on_map(house: House) -> None:
    house.make("stage.add", id="a", order=1, name="Is this for me?")
    for order, name in enumerate(("Ask", "Buy"), start=1):
        given = {"stage_id": "a", "order": order, "quarter": "2026-Q1", "function_id": "sales"}
        house.make("step.add", id=name.lower(), name=name, **given)
    house.make("segment.set", id="homes", name="Homes")


def look(person: Person, text: str, kind: str = "moves", **given: Any) -> dict[str, Any]:
    return person.post("/api/imports/preview", {"kind": kind, "text": text, **given}).json()


def load(person: Person, text: str, kind: str = "moves", **given: Any) -> dict[str, Any]:
    body = {"kind": kind, "text": text, "op_id": secrets.token_hex(16), **given}
    return person.post("/api/imports", body).json()


def standing(house: House, kind: type[Record]) -> list[Any]:
    with house.services.store.reading(W) as read:
        return [each for each in read.find(kind) if not getattr(each, "removed_at", None)]


def test_a_preview_tells_rows_to_mend_by_row_and_column_and_changes_nothing(house: House) -> None:
    on_map(house)
    text = MOVES + "Ask,Byu,Homes,2026-Q1,12.5\n"
    found = look(house.person("ann"), text)
    assert (found["total"], found["fits"], found["wrong"], found["faults"]) == (3, 2, 1, [])
    assert found["columns"] == ["from_step", "to", "segment", "quarter", "count"]
    [row] = found["mend"]
    assert (row["row"], row["cells"]) == (4, ["Ask", "Byu", "Homes", "2026-Q1", "12.5"])
    assert {problem["at"]: problem["suggestion"] for problem in row["problems"]} == {
        1: "Did you mean “Buy”?",
        4: "Write it without point: 1234 or 1,234.",
    }
    assert [each["row"] for each in found["sample"]] == [2, 3]
    assert standing(house, Move) == []


def test_a_header_that_names_no_columns_is_wrong_as_a_whole(house: House) -> None:
    found = look(house.person("ann"), "a,b\n1,2\n")
    assert (found["fits"], found["wrong"], found["mend"]) == (0, 0, [])
    missing = next(fault["text"] for fault in found["faults"] if not fault["column"])
    assert all(name in missing for name in ("from step", "to", "segment", "quarter", "count"))


def test_too_many_rows_are_wrong_as_a_whole(house: House) -> None:
    on_map(house)
    found = look(house.person("ann"), HEAD + "Ask,Buy,Homes,2026-Q1,1\n" * 5001)
    assert (found["total"], found["fits"], found["wrong"]) == (5001, 0, 0)
    assert "5,000 fit" in found["faults"][0]["text"]


def test_an_import_is_one_operation_of_mine_and_undo_takes_all_of_it_back(house: House) -> None:
    on_map(house)
    ann, ben = house.person("ann"), house.person("ben")
    made = load(ann, MOVES)
    assert (made["ok"], made["rows"]) == (True, 2)
    assert sorted(move.count for move in standing(house, Move)) == [30, 120]
    with house.services.store.reading(W) as read:
        operation = read.operation(made["op"])
    assert operation is not None
    assert (operation.kind, operation.actor_id) == ("moves.loaded", "ann")
    assert ben.do("operation.undo", op_id=made["op"])["error"]["code"] == "not_found"
    ann.must("operation.undo", op_id=made["op"])
    assert standing(house, Move) == []


def test_one_wrong_row_and_nothing_is_imported(house: House) -> None:
    on_map(house)
    error = load(house.person("ann"), MOVES + "Ask,Buy,Homes,2026-Q2,many\n")["error"]
    assert error["code"] == "import_invalid"
    assert [(each["row"], each["column"]) for each in error["actual"]] == [(4, "count")]
    assert standing(house, Move) == []


def test_the_same_import_again_is_the_same_one_whatever_the_map_looks_like(house: House) -> None:
    on_map(house)
    ann = house.person("ann")
    made = load(ann, MOVES, op_id="once")
    ann.must("step.edit", id="buy", name="Sign")
    again = load(ann, MOVES, op_id="once")
    assert made["op"] == again["op"] == "once"
    with house.services.store.reading(W) as read:
        assert sum(op.kind == "moves.loaded" for op in read.operations()) == 1


def test_the_same_id_with_other_rows_is_a_conflict(house: House) -> None:
    on_map(house)
    ann = house.person("ann")
    load(ann, MOVES, op_id="once")
    other = load(ann, HEAD + "Ask,LEFT,Homes,2026-Q1,5\n", op_id="once")
    assert other["error"]["code"] == "op_id_conflict"
    assert len(standing(house, Move)) == 2


def test_somebody_elses_id_tells_nothing_and_changes_nothing(house: House) -> None:
    on_map(house)
    load(house.person("ann"), MOVES, op_id="once")
    assert load(house.person("ben"), MOVES, op_id="once")["error"]["code"] == "op_id_conflict"


def test_steps_serve_from_the_quarter_of_the_room(house: House) -> None:
    ann = house.person("ann")
    text = "stage\tstep\tfunction\nIs this for me?\tAsk\tSales\n"
    assert load(ann, text, "steps", room_id=ROOM)["rows"] == 1
    step = next(iter(ann.snapshot(ROOM)["records"]["step"].values()))
    assert step["function_by_quarter"] == {"2026-Q1": "sales"}


def test_pasted_lines_become_notes_of_mine_that_others_see_at_once(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    with ben.live(ROOM) as live:
        made = load(ann, "one\ntwo\n", "notes", room_id=ROOM, lane="WHAT NEXT")
        live.until("c")
    assert made["rows"] == 2
    notes = list(ben.snapshot(ROOM)["records"]["note"].values())
    assert sorted((n["text"], n["lane"], n["author_id"]) for n in notes) == [
        ("one", "WHAT NEXT", "ann"),
        ("two", "WHAT NEXT", "ann"),
    ]


def test_two_thousand_notes_fit_and_one_more_does_not(house: House) -> None:
    ann = house.person("ann")
    ann.must("note.add", id="n0", text="before", **NOTE)
    text = "\n".join(f"note {n}" for n in range(2000))
    assert load(ann, text, "notes", room_id=ROOM, lane="WHO")["error"]["code"] == "board_full"
    assert len(standing(house, Note)) == 1
    kept = text.partition("\n")[2]
    assert load(ann, kept, "notes", room_id=ROOM, lane="WHO")["rows"] == 1999


def test_a_frozen_board_takes_no_import_of_a_leader(house: House) -> None:
    on_map(house)
    house.make("room.lock", id=ROOM, notes_only=False, frozen=True)
    assert load(house.person("ann"), MOVES)["error"]["code"] == "phase_closed"
    assert standing(house, Move) == []


@pytest.mark.parametrize("member", ["rea"])
def test_who_may_not_change_the_map_may_not_look_either(house: House, member: str) -> None:
    assert look(house.person(member), MOVES)["error"]["code"] == "not_allowed"


def test_another_room_than_mine_is_not_found(house: House) -> None:
    given = {"room_id": "nowhere", "lane": "WHO"}
    assert look(house.person("ann"), "one", "notes", **given)["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("from_step\x00", "import_unsafe"),
        ("PK\x03\x04 a workbook", "import_unsafe"),
        ('from_step\n"not closed', "import_unsupported"),
        ("x" * (2 * 2**20 + 1), "op_too_large"),
        ("ü" * (2**20 + 1), "op_too_large"),
        ("x" * (5 * 2**20), "op_too_large"),
    ],
)
def test_what_is_no_table_or_too_large_is_refused_by_name(
    house: House, text: str, code: str
) -> None:
    ann = house.person("ann")
    for answer in (look(ann, text), load(ann, text)):
        assert answer["error"]["code"] == code
        assert "othing was imported" in answer["error"]["message"]


def test_files_are_counted_by_session(tmp_path: Path) -> None:
    limits = Limits(imports_per_minute=0.001, import_burst=2)
    with running(tmp_path, limits) as house:
        ann, ben = house.person("ann"), house.person("ben")
        codes = [look(ann, MOVES).get("error", {}).get("code") for _ in range(3)]
        assert codes == [None, None, "slow_down"]
        assert "error" not in look(ben, MOVES)


def test_a_link_is_told_with_its_code_to_scan(house: House) -> None:
    told = house.person("fay").post("/api/links", {"member_id": "ann"}).json()
    assert told["qr"]["side"] >= 21
    assert told["qr"]["path"].startswith("M0 0h7v1h-7z")


def test_a_second_device_opens_the_list_of_rooms(house: House) -> None:
    url = house.person("ann").post("/api/links/device").json()["url"]
    assert house.person().enter(url).headers["location"] == "/"


def test_p17_a_workbook_is_turned_into_text_first(house: House) -> None:
    on_map(house)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["segment", "quarter", "opening", "gained", "lost", "closing"])
    sheet.append(["Homes", "2026-Q1", 100, 10, 5, 105])
    out = io.BytesIO()
    book.save(out)
    ann = house.person("ann")
    text = ann.post("/api/imports/sheet", out.getvalue()).json()["text"]
    assert load(ann, text, "counts")["rows"] == 1
    (count,) = standing(house, CustomerCount)
    assert (count.segment_id, count.lost, count.closing) == ("homes", 5, 105)
    for content, code in (
        (b"no workbook", "import_unsupported"),
        (b"x" * 5_000_001, "op_too_large"),
    ):
        assert ann.post("/api/imports/sheet", content).json()["error"]["code"] == code
    assert house.person("rea").post("/api/imports/sheet", b"x").status_code == 403

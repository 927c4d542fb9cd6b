"""Imports: what is right is ready, what is wrong is named by row and column, all or nothing."""

from typing import Any

import pytest

from customer_room.domain.errors import ImportInvalid
from customer_room.domain.journey import Step
from customer_room.domain.moves import Move
from customer_room.domain.notes import Note
from customer_room.domain.visibility import Audience, Viewer
from customer_room.exchange.imports import Import, Target, preview
from customer_room.exchange.moves import moves_file
from customer_room.exchange.notes import notes_file
from customer_room.exchange.preview import Preview
from customer_room.exchange.steps import steps_file
from tests.unit.domain.cast import ROOM, WALK, World

HEADER = "from_step,to,segment,quarter,count,source,quality"
TARGET = Target(ROOM, None, "2026-Q1")


def look(world: World, kind: Import, content: str | bytes, target: Target = TARGET) -> Preview:
    with world.store.reading() as read:
        return preview(kind, content, read, world.now, target)


def load(world: World, kind: Import, content: str, target: Target = TARGET) -> Preview:
    found = look(world, kind, content, target)
    assert found.problems == ()
    world.do("facilitator", found.command, **found.payload)
    return found


def faults(found: Preview) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in found.problems]


class TestMoves:
    """Counted moves by id or by name."""

    def test_by_id_and_by_name_in_any_order_of_columns(self, world: World) -> None:
        text = "Segment;COUNT;to_step;Quarter;From\nfamily  homes;1,234;step A2;2026Q1;a1\n"
        load(world, "moves", text)
        (move,) = world.find(Move)
        assert (move.from_step, move.to, move.to_kind, move.segment_id) == (
            "a1", "a2", "step", "homes")  # fmt: skip
        assert (move.quarter, move.count, move.quality, move.source) == (
            "2026-Q1", 1234, "counted", "")  # fmt: skip

    def test_columns_are_named_as_people_write_them(self, world: World) -> None:
        load(world, "moves", "From step,TO,Segment,quarter,Count\na1,a2,homes,2026-Q1,5")
        assert [(m.from_step, m.count) for m in world.find(Move)] == [("a1", 5)]

    def test_what_is_wrong_with_a_column_is_said_as_people_write_it(self, world: World) -> None:
        found = look(world, "moves", "From stp,to,segment,quarter,count\na1,a2,homes,2026-Q1,5")
        said = {problem.column: problem.suggestion for problem in found.problems}
        assert said["From stp"] == "Did you mean “from step”?"
        assert said["from_step"] == (
            "The first row names the columns: from step, to, segment, quarter, count, source, "
            "quality.")  # fmt: skip
        with pytest.raises(ImportInvalid, match="column From stp"):
            found.check()

    @pytest.mark.parametrize("ending", ["LEFT", "left", "Never joined", "never_joined", "stayed"])
    def test_endings_in_any_spelling(self, world: World, ending: str) -> None:
        load(world, "moves", f"{HEADER}\na1,{ending},homes,2026-Q1,5,,")
        assert world.find(Move)[0].to_kind == "end"

    @pytest.mark.parametrize(
        ("cell", "count"),
        [("0", 0), ("12", 12), ('"1,234"', 1234), ("1 234 567", 1234567), ("1\u00a0234", 1234),
         ("1\u202f234", 1234), ("1'234", 1234)],
    )  # fmt: skip
    def test_numbers_as_people_write_them(self, world: World, cell: str, count: int) -> None:
        found = look(world, "moves", f"{HEADER}\na1,a2,homes,2026-Q1,{cell},,")
        assert [row["count"] for row in found.rows] == [count]

    @pytest.mark.parametrize(
        "cell", ["-5", "−5", "1.5", "1.234", '"12,34"', "12 %", "many", "=2+2", "", "1e3", "٣",
                 "99999999999"],
    )  # fmt: skip
    def test_what_is_no_count_is_named(self, world: World, cell: str) -> None:
        found = look(world, "moves", f"{HEADER}\na1,a2,homes,2026-Q1,{cell},,")
        assert faults(found) == [(2, "count")]
        assert found.rows == ()

    @pytest.mark.parametrize("cell", ["2026-Q1", "2026Q1", "2026 q1", "Q1 2026", "q1/2026"])
    def test_quarters_as_people_write_them(self, world: World, cell: str) -> None:
        found = look(world, "moves", f"{HEADER}\na1,a2,homes,{cell},5,,")
        assert [row["quarter"] for row in found.rows] == ["2026-Q1"]

    @pytest.mark.parametrize("cell", ["2026", "2026-Q5", "March 2026", "1/2026"])
    def test_what_is_no_quarter_is_named(self, world: World, cell: str) -> None:
        assert faults(look(world, "moves", f"{HEADER}\na1,a2,homes,{cell},5,,")) == [
            (2, "quarter")]  # fmt: skip

    def test_a_slip_gets_a_suggestion(self, world: World) -> None:
        found = look(world, "moves", f"{HEADER}\nStp a1,a2,Family hmes,2026-Q1,5,,countd")
        said = {problem.column: problem.suggestion for problem in found.problems}
        assert said["from_step"] == "Did you mean “Step a1”?"
        assert said["segment"] == "Did you mean “Family homes”?"
        assert said["quality"] == "Did you mean “counted”?"

    def test_two_steps_of_one_name_are_told_apart_by_id(self, world: World) -> None:
        world.do("sales", "step.edit", id="b1", name="STEP A1")
        found = look(world, "moves", f"{HEADER}\nStep a1,a2,homes,2026-Q1,5,,")
        assert found.problems[0].suggestion == "Write its id instead: a1 or b1."
        load(world, "moves", f"{HEADER}\nb1,a2,homes,2026-Q1,5,,")

    def test_a_cell_given_twice_is_named_with_the_other_row(self, world: World) -> None:
        row = "a1,a2,homes,2026-Q1,5,,"
        found = look(world, "moves", f"{HEADER}\n{row}\n\nStep a1,Step a2,homes,2026Q1,9,,")
        assert faults(found) == [(4, "")]
        assert "Row 2" in found.problems[0].text

    @pytest.mark.parametrize(
        ("header", "column"),
        [("from_step,to,segment,quarter", "count"), (HEADER + ",extra", "extra"),
         (HEADER + ",Count", "count"), ("a,b", "")],
    )  # fmt: skip
    def test_a_header_that_does_not_fit_is_named(
        self, world: World, header: str, column: str
    ) -> None:
        found = look(world, "moves", f"{header}\na1,a2,homes,2026-Q1,5,,,\n")
        assert (1, column) in faults(found)
        assert found.rows == ()

    def test_a_row_with_too_many_cells_is_named(self, world: World) -> None:
        found = look(world, "moves", f"{HEADER}\na1,a2,homes,2026-Q1,1,234,counted,x")
        assert faults(found) == [(2, "")]

    def test_no_rows_and_too_many_rows(self, world: World) -> None:
        assert faults(look(world, "moves", HEADER)) == [(1, "")]
        many = HEADER + "\na1,a2,homes,2026-Q1,5,," * 5001
        assert "5,001 rows" in look(world, "moves", many).problems[0].text

    def test_texts_have_their_limit(self, world: World) -> None:
        found = look(world, "moves", f"{HEADER}\na1,a2,homes,2026-Q1,5,{'x' * 81},")
        assert faults(found) == [(2, "source")]
        assert found.problems[0].text.startswith("This text has 81 characters")

    def test_what_it_would_change_is_said(self, world: World) -> None:
        load(world, "moves", f"{HEADER}\na1,a2,homes,2026-Q1,5,,\na1,LEFT,homes,2026-Q1,2,,")
        rows = ("a1,a2,homes,2026-Q1,5,,", "a1,LEFT,homes,2026-Q1,3,,", "a2,LEFT,homes,2026Q1,1,,")
        assert (
            look(world, "moves", "\n".join((HEADER, *rows))).summary
            == "1 new, 1 changed, 1 as before in 2026-Q1"
        )

    def test_a_quarter_that_begins_is_told_and_when_the_lane_will_show_it(
        self, world: World
    ) -> None:
        def rows(quarter: str, *ends: str) -> str:
            return "\n".join([HEADER, *(f"a1,{to},homes,{quarter},5,," for to in ends)])

        keeps = "the lane keeps showing 2025-Q4 until most of it is in."
        ends = ("a2", "b1", "LEFT", "STAYED")
        assert load(world, "moves", rows("2025-Q4", *ends)).notice == ""
        begun = load(world, "moves", rows("2026-Q1", "a2"))
        assert begun.summary == "1 new, 0 changed, 0 as before in 2026-Q1"
        assert begun.notice == f"2026-Q1 is new: {keeps}"
        assert look(world, "moves", rows("2026-Q1", "a2")).notice == ""
        whole = look(world, "moves", rows("2026-Q1", "b1"))
        assert whole.notice == "From now on the lane shows 2026-Q1."
        load(world, "moves", rows("2025-Q4", "NOT KNOWN"))
        assert look(world, "moves", rows("2026-Q1", "b1")).notice == (
            f"2026-Q1 is being filled: {keeps}")  # fmt: skip

    def test_the_refusal_lists_the_first_twenty(self, world: World) -> None:
        found = look(world, "moves", HEADER + "\na1,a2,homes,2026-Q1,x,," * 30)
        with pytest.raises(ImportInvalid) as caught:
            found.check()
        assert caught.value.code == "import_invalid"
        assert len(caught.value.actual) == 20
        assert caught.value.actual[0] == {
            "row": 2, "column": "count", "text": "This is not a number.", "cell": "x",
            "suggestion": "Write how many customers, for example 1234."}  # fmt: skip
        assert "row 2, column count" in caught.value.message

    def test_out_and_in_again_is_equal(self, world: World) -> None:
        world.do("facilitator", "segment.set", id="odd", name="=HYPERLINK, “x”; y")
        world.do("sales", "step.edit", id="a2", name="LEFT")
        load(world, "moves", f"{HEADER}\na1,a2,homes,2026-Q1,5,-case; system,sampled\n"
             "a1,LEFT,odd,2025-Q4,7,,")  # fmt: skip
        before = world.find(Move)
        with world.store.reading() as read:
            text = moves_file(read)
        assert "=HYPERLINK" not in [cell[:10] for cell in text.replace('"', ",").split(",")]
        again = look(world, "moves", text)
        assert again.summary == "0 new, 0 changed, 2 as before in 2025-Q4, 2026-Q1"
        world.do("sales", again.command, **again.payload)
        assert world.find(Move) == before


class TestNotes:
    """Notes under a header, or a bare list of lines."""

    def test_pasted_lines_become_notes_of_the_chosen_lane(self, world: World) -> None:
        lines = [f"Line {n}, with a comma" for n in range(200)]
        found = load(world, "notes", "\n".join(lines), Target(ROOM, "WHY THEY STAY"))
        assert found.total == 200
        notes = sorted(world.find(Note), key=lambda n: n.order)
        assert [n.text for n in notes] == lines
        assert {n.lane for n in notes} == {"WHY THEY STAY"}

    def test_without_a_lane_the_column_is_asked_for(self, world: World) -> None:
        assert faults(look(world, "notes", "One\nTwo")) == [(1, "lane")]

    @pytest.mark.parametrize("lane", ["WHERE FROM", "where from", "Where we win them"])
    def test_a_lane_by_its_key_or_its_words_on_the_board(self, world: World, lane: str) -> None:
        load(world, "notes", f"text,lane\nThey ask a neighbour,{lane}\n")
        assert world.find(Note)[0].lane == "WHERE FROM"

    def test_a_table_says_where_each_note_stands(self, world: World) -> None:
        load(world, "notes", "note\tlane\tstage\tkind\tevidence\nThey wait\twho\tB\thonour\tdata\n")
        (note,) = world.find(Note)
        assert (note.lane, note.stage_id, note.kind, note.evidence_level) == (
            "WHO", "b", "honour", "data")  # fmt: skip

    @pytest.mark.parametrize(
        ("row", "column"),
        [("=1+1,WHO,", "text"), (f"{'x' * 281},WHO,", "text"), ("Fine,NOWHERE,", "lane"),
         ("Fine,WHO,Z", "stage"), (",WHO,a", "text"), ("a\x07b,WHO,", "text")],
    )  # fmt: skip
    def test_what_is_wrong_is_named(self, world: World, row: str, column: str) -> None:
        assert faults(look(world, "notes", f"text,lane,stage\nOk,WHO,\n{row}")) == [(3, column)]

    def test_out_and_in_again_is_equal(self, world: World) -> None:
        world.do("facilitator", "stage.edit", id="b", name="+49; a stage")
        rows: list[dict[str, Any]] = [
            {"lane": "WHO", "text": "=cmd|' /C calc'!A0", "stage_id": "b"},
            {"lane": "WHO", "text": 'two\nlines, “quoted” and "quoted"'},
            {"lane": "WHAT NEXT", "text": "'=twice", "kind": "bet", "instead_of": "@rival"},
            {"lane": "HOW THEY MOVE", "text": "- a dash", "step_id": "a1"},
        ]
        world.do("sales", "notes.load", room_id=ROOM, rows=rows)
        with world.store.reading() as read:
            text = notes_file(read, ROOM, Viewer(Audience.FACILITATOR))
        found = look(world, "notes", text)
        assert found.problems == ()
        plain = [{k: v for k, v in row.items() if v is not None} for row in found.rows]
        for row in rows:
            assert row.items() <= next(p for p in plain if p["text"] == row["text"]).items()

    def test_a_file_holds_what_its_reader_may_see(self, world: World) -> None:
        world.do("facilitator", "phase.start", id=WALK)
        world.note("n1", "sales", text="Hidden words")
        with world.store.reading() as read:
            mine = notes_file(read, ROOM, Viewer(Audience.SEAT, "dana"))
            theirs = notes_file(read, ROOM, Viewer(Audience.FACILITATOR, "nils"))
        assert "Hidden words" in mine
        assert "Hidden words" not in theirs


class TestSteps:
    """Stages and steps in the order of the rows."""

    def test_a_new_map(self, world: World) -> None:
        text = 'stage,step,function,days\nPut it right,Call,Care,"1,5"\nPut it right,Wait,,\n'
        found = load(world, "steps", text)
        assert found.summary == "1 new stages, 2 new steps, 0 changed"
        (call,) = [s for s in world.find(Step) if s.name == "Call"]
        assert (call.served_by("2026-Q1"), call.typical_days) == ("care", 1.5)

    @pytest.mark.parametrize(
        ("row", "column"),
        [("a,New,Nobody here", "function"), ("a,,sales", "step"), (",New,sales", "stage"),
         ("a,New,Company", "function")],
    )  # fmt: skip
    def test_what_is_wrong_is_named(self, world: World, row: str, column: str) -> None:
        assert faults(look(world, "steps", f"stage,step,function\n{row}")) == [(2, column)]

    def test_a_step_twice_and_a_tenth_stage_are_named(self, world: World) -> None:
        rows = "".join(f"Stage {n},x\n" for n in range(8))
        found = look(world, "steps", f"stage,step\na,New\nA,new\n{rows}")
        assert faults(found) == [(1, "stage"), (3, "step")]

    def test_out_and_in_again_changes_nothing(self, world: World) -> None:
        before = world.find(Step)
        with world.store.reading() as read:
            text = steps_file(read, "2026-Q1")
        load(world, "steps", text)
        assert world.find(Step) == before


@pytest.mark.parametrize("kind", ["moves", "steps", "notes"])
@pytest.mark.parametrize("text", ["x" * 5000, "a\tb\nc"])
def test_no_text_at_all_breaks_it(world: World, kind: Import, text: str) -> None:
    assert look(world, kind, text).problems


def test_words_in_quotation_marks_are_a_note_like_any_other(world: World) -> None:
    found = load(world, "notes", '"Never" is what she said\n', Target(ROOM, "WHO"))
    assert found.rows[0]["text"] == '"Never" is what she said'

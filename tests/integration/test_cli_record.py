"""The command line over a real database: demo, log, import, render, room, link."""

import csv
import io
import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from customer_room.cli import main
from customer_room.sample.larkfield import read
from tests.loaded import expected, loaded_house

Run = Callable[..., Result]
HEADER = ["from_step", "to_step", "segment", "quarter", "count", "source", "quality"]
SEVEN_FAULTS = {
    (11, "from_step"): (0, "Hav it fitted"),
    (101, "count"): (4, "-5"),
    (301, "quarter"): (3, "2024-Q5"),
    (501, "segment"): (2, "Homes"),
    (701, "quality"): (6, "guess"),
    (1001, "count"): (4, "=1+1"),
    (2001, "to"): (1, "GONE"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample in it; tests only add to it."""
    place = tmp_path_factory.mktemp("data")
    with loaded_house(place):
        pass
    return place


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs a command against the sample's database."""

    def run(*arguments: str, data: Path = folder, **more: Any) -> Result:
        return CliRunner().invoke(main, [*arguments, "--data-dir", str(data)], **more)

    return run


def rows_of_moves() -> list[list[str]]:
    """2,000 rows over four quarters, by name, as somebody's spreadsheet has them."""
    steps = [step["name"] for step in read()["steps"]]
    segments = [segment["name"] for segment in read()["segments"]]
    cells = itertools.product(("2024-Q1", "2024Q2", "Q3 2024", "2024-Q4"), segments, steps,
                              [*steps, "LEFT", "stayed"])  # fmt: skip
    return [[source, to, segment, quarter, f"{place:,}", "case system", "counted"]
            for place, (quarter, segment, source, to) in enumerate(itertools.islice(cells, 2000))
            ]  # fmt: skip


def written(path: Path, rows: list[list[str]]) -> Path:
    """Write rows as Excel does in half of Europe."""
    lines = (";".join(f'"{cell}"' for cell in row) for row in [HEADER, *rows])
    path.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    return path


class TestDemo:
    """Loads the sample, or any company file, into an empty database only."""

    def test_an_empty_database_is_filled_once(self, run: Run, tmp_path: Path) -> None:
        told = json.loads(run("demo", "--json", data=tmp_path).output)
        assert told["workspace"] == "Larkfield Heat"
        # One for each change of the company, its map, its figures and its rooms in five quarters.
        assert told["commands"] > 700
        second = run("demo", data=tmp_path)
        assert second.exit_code == 2
        assert len(second.output.splitlines()) == 1
        assert run("check", data=tmp_path).exit_code == 0

    def test_a_file_of_that_schema(self, run: Run, tmp_path: Path) -> None:
        left_out = (
            "decisions",
            "notes",
            "groups",
            "votes",
            "actions",
            "proofs",
            "reviews",
            "gates",
        )
        company = {**read(), **{table: [] for table in left_out}}
        (tmp_path / "ours.json").write_text(json.dumps(company))
        found = run("demo", "--file", str(tmp_path / "ours.json"), data=tmp_path / "d")
        assert found.exit_code == 0, found.output
        log = json.loads(run("log", "--json", data=tmp_path / "d").output)
        assert log == {"decisions": {}, "live_by_quarter": {q: [] for q in read()["quarters"]}}

    @pytest.mark.parametrize("text", ["{}", "nonsense", '{"schema": "larkfield/9"}'])
    def test_any_other_file_ends_in_one_line(self, run: Run, tmp_path: Path, text: str) -> None:
        (tmp_path / "ours.json").write_text(text)
        found = run("demo", "--file", str(tmp_path / "ours.json"), data=tmp_path / "d")
        assert (found.exit_code, len(found.output.splitlines())) == (2, 1)


class TestLog:
    """``log --json`` has the keys of the published figures."""

    def test_every_decision_of_the_sample(self, run: Run) -> None:
        found = json.loads(run("log", "--json").output)["decisions"]
        wanted = expected()["log"]["decisions"]
        assert found.keys() == wanted.keys()
        for number, row in wanted.items():
            for key in ("label", "k", "signed", "signed_by_functions", "touching_functions",
                        "co_owning_functions", "contributions_from"):  # fmt: skip
                assert found[number][key] == row[key], (number, key)
            assert found[number]["reason"]

    def test_in_lines_and_filtered(self, run: Run) -> None:
        lines = run("log", "--quarter", "2025-Q4").output.splitlines()
        assert len(lines) == 2
        assert lines[1].startswith("2025Q4-01  Kept: Hold the new app")

    def test_a_replaced_one_says_by_which_as_on_the_web(self, run: Run) -> None:
        lines = {line[:9]: line for line in run("log").output.splitlines()}
        for number, by in (("2025Q1-02", "2025Q3-02"), ("2024Q4-01", "2026Q1-02")):
            assert lines[number].startswith(f"{number}  Replaced by {by}: ")
        statuses = json.loads(run("log", "--json").output)["decisions"]
        assert statuses["2025Q1-02"]["status"] == "changed by successor"

    @pytest.mark.parametrize("quarter", ["2026Q1", "2026-Q1", "q1 2026"])
    def test_a_quarter_as_people_write_it(self, run: Run, quarter: str) -> None:
        lines = run("log", "--quarter", quarter).output.splitlines()
        assert lines
        assert all(line.startswith("2026Q1-") for line in lines)

    def test_what_is_no_quarter_ends_in_one_line(self, run: Run) -> None:
        found = run("log", "--quarter", "nonsense")
        assert (found.exit_code, len(found.output.splitlines())) == (2, 1)
        assert "2026-Q1" in found.output

    @pytest.mark.parametrize("asked", [["--text", "zzz"], ["--quarter", "2019-Q1"]])
    def test_that_none_fits_is_said(self, run: Run, asked: list[str]) -> None:
        assert run("log", *asked).output == "No decision fits.\n"
        assert json.loads(run("log", *asked, "--json").output)["decisions"] == {}

    def test_as_csv_for_a_spreadsheet(self, run: Run) -> None:
        output = run("log", "--csv").output
        rows = list(csv.DictReader(io.StringIO(output.removeprefix("\ufeff"))))
        wanted = expected()["log"]["decisions"]
        assert {row["number"]: row["label"] for row in rows} == {
            number: row["label"] for number, row in wanted.items()}  # fmt: skip

    def test_an_empty_database_says_what_to_do(self, run: Run, tmp_path: Path) -> None:
        found = run("log", data=tmp_path)
        assert found.exit_code == 2
        assert "customer-room demo" in found.output


class TestImport:
    """2,000 moves with seven planted faults, and mended."""

    def test_all_seven_are_reported_and_nothing_is_imported(self, run: Run, tmp_path: Path) -> None:
        rows = rows_of_moves()
        for (row, _), (column, cell) in SEVEN_FAULTS.items():
            rows[row - 2][column] = cell
        file = written(tmp_path / "moves.csv", rows)
        found = run("import", "moves", str(file), "--json")
        assert found.exit_code == 1
        report = json.loads(found.output)
        assert {(p["row"], p["column"]) for p in report["problems"]} == set(SEVEN_FAULTS)
        assert (report["imported"], report["total"]) == (0, 2000)
        assert "7 things to mend; nothing was imported." in run(
            "import", "moves", str(file)).output  # fmt: skip
        again = run("import", "moves", str(file), "--dry-run", "--json")
        assert "2,000 new" not in again.output

    def test_mended_it_is_imported_and_again_changes_nothing(
        self, run: Run, tmp_path: Path
    ) -> None:
        file = written(tmp_path / "moves.csv", rows_of_moves())
        assert "2,000 new" in run("import", "moves", str(file), "--dry-run").output
        assert "2,000 new" in run("import", "moves", str(file)).output
        assert "2,000 as before" in run("import", "moves", str(file)).output
        assert run("check").exit_code == 0

    def test_notes_from_standard_input(self, run: Run) -> None:
        found = run("import", "notes", "-", "--lane", "WHO", "--room", "room-2026-q2",
                    input="They ask twice, and wait.\n")  # fmt: skip
        assert found.output == "1 of 1 rows imported: 1 new.\n"

    def test_a_lane_by_its_words_on_the_board(self, run: Run) -> None:
        given = ("import", "notes", "-", "--room", "room-2026-q2", "--dry-run", "--lane")
        assert run(*given, "why they stay", input="x\n").exit_code == 0
        assert run(*given, "Where we win them", input="x\n").exit_code == 0
        found = run(*given, "somewhere", input="x\n")
        assert (found.exit_code, len(found.output.splitlines())) == (2, 1)
        assert "Where we win them" in found.output

    @pytest.mark.parametrize("kind", ["moves", "steps", "notes"])
    def test_an_empty_file_ends_in_one_line(self, run: Run, kind: str) -> None:
        found = run("import", kind, "-", input="")
        assert (found.exit_code, len(found.output.splitlines())) == (1, 1)

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [(["moves", "no-such-file.csv"], 2), (["jokes", "-"], 2),
         (["notes", "-", "--lane", "WHO", "--room", "none"], 1), (["moves", "-"], 1)],
    )  # fmt: skip
    def test_what_cannot_be_imported_ends_in_words(
        self, run: Run, arguments: list[str], code: int
    ) -> None:
        found = run("import", *arguments, input="x\n")
        assert found.exit_code == code
        assert "Traceback" not in found.output


class TestRender:
    """Pictures of the board and of a decision."""

    @pytest.mark.parametrize(
        "what", [["board"], ["board", "room-2026-q2", "--theme", "dark", "--segment", "landlords"],
                 ["decision", "2025Q4-01"]],
    )  # fmt: skip
    def test_a_png_is_written(self, run: Run, tmp_path: Path, what: list[str]) -> None:
        out = tmp_path / "picture.png"
        found = run("render", *what, "--out", str(out), "--scale", "1")
        assert found.exit_code == 0, found.output
        assert out.read_bytes().startswith(b"\x89PNG")

    @pytest.mark.parametrize("what", [["board", "none"], ["decision", "2025Q4-99"]])
    def test_what_is_not_there_ends_in_one_line(
        self, run: Run, tmp_path: Path, what: list[str]
    ) -> None:
        found = run("render", *what, "--out", str(tmp_path / "p.png"))
        assert (found.exit_code, len(found.output.splitlines())) == (2, 1)

    def test_a_place_that_takes_no_file(self, run: Run, tmp_path: Path) -> None:
        out = str(tmp_path / "none" / "p.png")
        assert run("render", "decision", "2025Q4-01", "--out", out).exit_code == 2


class TestRoomsAndLinks:
    """Rooms are listed and created; one link opens the sample room as facilitator."""

    def test_the_rooms_in_the_order_of_their_days(self, run: Run) -> None:
        rooms = json.loads(run("room", "--json").output)["rooms"]
        days = [room["opened_at"] or room["scheduled_at"] or "9" for room in rooms]
        assert days == sorted(days)
        assert "door_code" not in rooms[0]

    def test_a_new_room_with_its_agenda(self, run: Run) -> None:
        id = run("room", "create", "Our first", "--quarter", "2026-Q3", "--minutes", "180").output
        found = [r for r in json.loads(run("room", "--json").output)["rooms"]
                 if r["id"] == id.strip()]  # fmt: skip
        assert [(r["title"], r["quarter"], r["mode"]) for r in found] == [
            ("Our first", "2026-Q3", 180)]  # fmt: skip

    def test_what_a_room_needs_before_its_day(self, run: Run) -> None:
        found = run("room", "check", "room-2026-q2")
        assert found.exit_code == 1
        assert found.output.startswith("TO MEND  Customers of 2026-Q2 are not counted")
        assert "ok       The map is sound" in found.output
        checks = json.loads(run("room", "check", "room-2026-q2", "--json").output)["checks"]
        assert [each["fine"] for each in checks].count(True) == 1
        assert run("room", "check", "none").exit_code == 2

    def test_a_quarter_that_is_none(self, run: Run) -> None:
        found = run("room", "create", "Our first", "--quarter", "spring")
        assert found.exit_code == 1
        assert "quarter" in found.output

    def test_one_link_and_nothing_else(self, run: Run) -> None:
        output = run("link").output
        assert output.startswith("http://127.0.0.1:8000/enter/")
        assert len(output.split()) == 1

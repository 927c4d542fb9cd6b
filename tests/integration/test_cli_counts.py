"""2,000 counts of customers over the command line: all of them, or every fault named."""

import itertools
import json
from pathlib import Path

from click.testing import CliRunner, Result

from customer_room.cli import main
from customer_room.sample.larkfield import read
from tests.loaded import loaded_house

COUNTS = "segment,quarter,opening,gained,lost,closing"
SEVEN_WRONG_COUNTS = {
    (11, "gained"): (3, "-5"),
    (101, "quarter"): (1, "Q5 1950"),
    (301, "segment"): (0, "Palaces"),
    (701, "lost"): (4, "=1+1"),
    (1001, "opening"): (2, "many"),
    (2000, "closing"): (5, "104"),
    (2001, "segment"): (0, "Family homes"),
}


def rows_of_counts() -> list[list[str]]:
    """2,000 rows, by name, of years in which the sample has none; each opens as the last closed."""
    years = [*range(1900, 2024), *range(2030, 2100)]
    quarters = [f"{year}-Q{q}" for year in years for q in (1, 2, 3, 4)]
    cells = itertools.product(quarters, [segment["name"] for segment in read()["segments"]])
    return [[segment, quarter, "100", "5", "5", "100"]
            for quarter, segment in itertools.islice(cells, 2000)]  # fmt: skip


def test_a_file_of_counts_with_seven_faults_names_them_all_and_imports_nothing(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    with loaded_house(data):
        pass

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--data-dir", str(data)])

    rows = rows_of_counts()
    file = tmp_path / "counts.csv"
    wrong = [list(row) for row in rows]
    for (number, _), (at, cell) in SEVEN_WRONG_COUNTS.items():
        wrong[number - 2][at] = cell
    wrong[2001 - 2][1] = rows[0][1]
    file.write_text("\n".join([COUNTS, *(",".join(row) for row in wrong)]))
    found = run("import", "counts", str(file), "--json")
    assert found.exit_code == 1
    said = json.loads(found.stdout)
    assert {(p["row"], p["column"]) for p in said["problems"]} == set(SEVEN_WRONG_COUNTS)
    assert said["imported"] == 0
    assert "1900-Q1" not in run("customers", "--json").stdout
    file.write_text("\n".join([COUNTS, *(",".join(row) for row in rows)]))
    mended = run("import", "counts", str(file), "--json")
    assert (mended.exit_code, json.loads(mended.stdout)["imported"]) == (0, 2000)
    assert "1900-Q1" in run("customers", "--json").stdout

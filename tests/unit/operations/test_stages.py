"""What stages rest on, read from the records, equals what the sample's file says of a quarter."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from customer_room.domain.evidence import Evidence
from customer_room.domain.journey import Stage
from customer_room.domain.kpis import Kpi, KpiReading
from customer_room.domain.people import WORKSPACE, Workspace
from customer_room.domain.record import Record
from customer_room.insight.handoffs import SeamMove
from customer_room.operations.measures import arithmetic
from customer_room.operations.stages import StageBook, stage_book
from customer_room.sample.larkfield import read as read_sample
from customer_room.scoring.news import Verdict
from tests.loaded import NOW, Loaded, expected
from tests.memory import MemoryStore

CLOSED = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1")
DAY_OF_ROOM = {"2025-Q1": "2025-04-10", "2025-Q2": "2025-07-10", "2025-Q3": "2025-10-09",
               "2025-Q4": "2026-01-15", "2026-Q1": "2026-04-16"}  # fmt: skip


@pytest.fixture(scope="module")
def file() -> dict[str, Any]:
    return read_sample()


def books(sample: Loaded, *quarters: str) -> Iterator[StageBook]:
    with sample.house.store.reading("main") as read:
        for quarter in quarters:
            yield stage_book(read, quarter, NOW)


def number(quarter: str) -> int:
    return int(quarter[:4]) * 4 + int(quarter[-1])


def quarter_of(day: str) -> str:
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def test_who_answers_is_what_was_claimed_and_agreed_then(
    sample: Loaded, file: dict[str, Any]
) -> None:
    for book in books(sample, *CLOSED):
        assert (book.kept, book.open, book.seats) == (True, False, 8)
        for known, row in zip(book.stages, file["stages"], strict=True):
            then = row["by_quarter"][book.quarter]
            accepted = [c["leader"] for c in then["claims"] if c["accepted"]]
            assert (known.stage.id, known.stage.name) == (row["id"], then["name"])
            assert sorted(each.id for each in known.led.accepted) == sorted(accepted)
            assert sorted(each.id for each in known.led.partners) == sorted(then["partner_ids"])
            assert known.confirmed_by == len(then["confirmed_by"])
    states = [[k.led.state for k in b.stages] for b in books(sample, "2025-Q1", "2026-Q1")]
    assert [row.count("nobody's") for row in states] == [3, 0]
    assert [row.count("contested") for row in states] == [1, 1]


def test_evidence_is_what_was_known_by_then_and_fresh_for_two_quarters(
    sample: Loaded, file: dict[str, Any]
) -> None:
    for book in books(sample, *CLOSED):
        oldest, seen = number(book.quarter) - 2, DAY_OF_ROOM[book.quarter]
        for known in book.stages:
            rows = [r for r in file["evidence"] if r["stage"] == known.stage.id
                    and r["observed_on"] <= seen]  # fmt: skip
            fresh = {r["id"] for r in rows if number(quarter_of(r["observed_on"])) >= oldest}
            assert {each.id for each in known.heard} == {r["id"] for r in rows}
            assert {e.id for e in known.heard if e.id in known.fresh} == fresh
            assert known.fresh_kinds == len({r["kind"] for r in rows if r["id"] in fresh})
            days = [each.observed_on for each in known.heard]
            assert days == sorted(days, reverse=True)


def test_the_page_and_the_criteria_count_the_same(sample: Loaded) -> None:
    scores = expected()["scores"]["quarters"]
    for book in books(sample, *CLOSED):
        x = {c["number"]: Fraction(c["x"]["exact"]) for c in scores[book.quarter]["criteria"]
             if c["number"] in (2, 4)}  # fmt: skip
        wanted = book.weights.kinds_wanted
        kinds = sum(min(wanted, each.fresh_kinds) for each in book.stages)
        assert Fraction(kinds, wanted * len(book.stages)) == x[2]
        seams = [seam for each in book.stages for seam in each.leaving]
        met = sum(met_share(book, seam) * seam.customers for seam in seams)
        assert met / sum(seam.customers for seam in seams) == x[4]


def met_share(book: StageBook, seam: SeamMove) -> Fraction:
    rule = book.hand_offs.get(seam.hand_off_id or "")
    if not seam.agreed or rule is None:
        return Fraction(0)
    met = rule.met.get(book.quarter)
    return Fraction(met["k"], met["n"]) if met else Fraction(1)


def test_the_open_quarter_can_be_changed_and_shows_the_moves_counted_last(sample: Loaded) -> None:
    for book in books(sample, "", "1999-Q1", "2026-Q2"):
        assert (book.quarter, book.open, book.kept) == ("2026-Q2", True, False)
        assert book.quarters == (*CLOSED, "2026-Q2")
        assert book.counted == "2026-Q1"
        assert sum(len(each.leaving) for each in book.stages) > 0
        assert all(each.read_measures == 0 for each in book.stages)


def test_a_figure_has_the_base_target_and_readings_of_its_quarter(
    sample: Loaded, file: dict[str, Any]
) -> None:
    for book in books(sample, *CLOSED):
        seen = DAY_OF_ROOM[book.quarter]
        here = {m.kpi.id: (k.stage.id, m) for k in book.stages for m in k.measures}
        assert set(here) == {r["id"] for r in file["kpis"] if r["made_on"] <= seen}
        for row in file["kpis"]:
            if row["id"] in here:
                stage, measure = here[row["id"]]
                days = [r["date"] for r in row["readings"] if r["date"] <= seen]
                assert stage == row["stage"]
                assert [each.date for each, _ in measure.readings] == sorted(days, reverse=True)
                assert measure.kpi.is_survey_score == row["is_survey_score"]


def test_noise_is_told_from_news_with_its_arithmetic(sample: Loaded) -> None:
    (book,) = books(sample, "2026-Q1")
    found = {m.kpi.id: m for each in book.stages for m in each.measures}
    assert found["k-first-bill"].news.verdict is Verdict.NEWS
    assert found["k-price-match"].news.verdict is Verdict.NOISE
    assert found["k-recommend"].news.verdict is Verdict.NOT_TESTED
    lines = {(line.label, line.shown, line.how)
             for line in arithmetic(found["k-first-bill"], book.weights)}  # fmt: skip
    beyond = "news from 1.96 on, either way, with at least 30 cases on each side"
    assert ("z", "−12.89", beyond) in lines
    assert ("Newest, 31 Mar 2026", "24.6 %", "560 of 2,280") in lines
    assert ("Base, 31 Mar 2025", "43.0 %", "900 of 2,095") in lines
    assert ("Both together", "33.4 %", "1,460 of 4,375") in lines
    score = arithmetic(found["k-recommend"], book.weights)
    assert any("±\u00a0" in line.how for line in score)


def test_an_empty_workspace_and_what_was_taken_away() -> None:
    store = MemoryStore()
    with store.reading() as read:
        nothing = stage_book(read, "", NOW)
    assert (nothing.stages, nothing.seats, nothing.quarters) == ((), 0, ("2026-Q3",))
    with store.begin() as tx:
        for record in planted():
            tx.append("planted", record.id, NOW, "olga", None, [record.put()])
    with store.reading() as read:
        (known,) = stage_book(read, "", NOW).stages
    assert [each.id for each in known.heard] == ["there"]
    assert [measure.kpi.id for measure in known.measures] == ["read"]
    assert [row.id for row, _ in known.measures[0].readings] == ["r1"]
    assert known.measures[0].in_window


def test_a_quarter_nobody_has_prepared_a_room_for_begins_with_the_programme() -> None:
    store = MemoryStore()
    started = Workspace(id=WORKSPACE, name="Larkfield", programme_started="2026-06-25")
    with store.begin() as tx:
        for record in (*planted(), started):
            tx.append("planted", record.id, NOW, "olga", None, [record.put()])
    with store.reading() as read:
        (known,) = stage_book(read, "", NOW).stages
    assert not known.measures[0].in_window


def planted() -> list[Record]:
    said: dict[str, Any] = {
        "kind": "aided", "form": "quote", "text": "x", "stage_id": "s",
        "observed_on": "2026-06-01", "added_by": "olga",
    }  # fmt: skip
    made: dict[str, Any] = {
        "stage_id": "s", "name": "x", "type": "count", "direction": "up", "target": "9",
        "target_date": "2026-12-01", "made_on": "2026-05-01",
    }  # fmt: skip
    return [
        Stage(id="s", order=1, name="Is this for me?"),
        Stage(id="gone", order=2, name="Gone", removed_at=NOW),
        Evidence(id="there", **said),
        Evidence(id="taken", **said, removed_at="2026-06-02T09:00:00.000Z"),
        Kpi(id="read", **made),
        Kpi(id="given-up", **made, retired_on="2026-06-01"),
        KpiReading(id="r1", kpi_id="read", date="2026-06-20", value="4"),
    ]

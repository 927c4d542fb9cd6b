"""Every published figure of the sample, to the shown digit."""

from typing import Any

import pytest

from customer_room.operations.sheets.customers import segment_sheet
from customer_room.operations.sheets.decisions import kept_sheet
from customer_room.operations.sheets.promises import ledger_sheet, review_sheet
from customer_room.operations.sheets.scores import (
    ends_sheet,
    quarter_sheet,
    reporting_sheet,
    strip_sheet,
)
from customer_room.scoring.customer_math import summed
from customer_room.scoring.decided_log import decided_entry
from customer_room.scoring.kept import how_well_kept
from customer_room.scoring.quarter import QuarterScore, score_quarters
from customer_room.scoring.reporting import reporting, strip, variable_result
from customer_room.scoring.trend import first_to_last
from tests.comparing import differences
from tests.unit.scoring.quarter_reader import QuarterReader

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1")
SEGMENTS = ("family-homes", "landlords", "small-businesses")


@pytest.fixture(scope="module")
def scores(reader: QuarterReader) -> tuple[QuarterScore, ...]:
    return score_quarters([reader.facts(quarter) for quarter in QUARTERS])


def test_the_quarters_are_all_there(expected: dict[str, Any]) -> None:
    assert tuple(expected["scores"]["quarters"]) == QUARTERS
    assert set(expected["customers"]) == {"all", *SEGMENTS}


@pytest.mark.parametrize("quarter", QUARTERS)
def test_scores(quarter: str, scores: tuple[QuarterScore, ...], expected: dict[str, Any]) -> None:
    found = next(score for score in scores if score.facts.quarter == quarter)
    assert differences(quarter_sheet(found), expected["scores"]["quarters"][quarter]) == []


def test_first_to_last(scores: tuple[QuarterScore, ...], expected: dict[str, Any]) -> None:
    ends = first_to_last([score.record for score in scores])
    assert ends is not None
    assert ends_sheet(ends) == expected["scores"]["first_to_last"]


def test_the_reporting_check(larkfield: dict[str, Any], expected: dict[str, Any]) -> None:
    sheets: list[dict[str, Any]] = []
    for check in larkfield["reporting_checks"]:
        found = [
            variable_result(v["variable"], [s["ratings"] for s in v["statements"]])
            for v in check["variables"]
        ]
        sheets.append(reporting_sheet(check["year"], reporting([v for v in found if v])))
    assert differences(sheets, expected["scores"]["reporting_check"]) == []


def test_the_five_competencies(larkfield: dict[str, Any], expected: dict[str, Any]) -> None:
    sheets = [
        strip_sheet(
            year["year"], strip([tuple(c["ratings"].values()) for c in year["competencies"]])
        )
        for year in larkfield["competency_ratings"]
    ]
    assert differences(sheets, expected["scores"]["five_competencies"]) == []


def test_promises(reader: QuarterReader, expected: dict[str, Any]) -> None:
    wanted = {key: value for key, value in expected["promises"].items() if key != "reviews"}
    assert differences(ledger_sheet(reader.ledger, {}), wanted) == []


def test_reviews(reader: QuarterReader, expected: dict[str, Any]) -> None:
    found = {
        row["id"]: review_sheet(reader.level(row), reader.evidenced(row))
        for row in reader.company["reviews"]
    }
    assert differences(found, expected["promises"]["reviews"]) == []


@pytest.mark.parametrize("segment", SEGMENTS)
def test_customers(segment: str, reader: QuarterReader, expected: dict[str, Any]) -> None:
    found = segment_sheet(reader.customers(segment))
    assert differences(found, expected["customers"][segment]) == []


def test_customers_summed(reader: QuarterReader, expected: dict[str, Any]) -> None:
    cells = zip(*(reader.customers(segment) for segment in SEGMENTS), strict=True)
    found = segment_sheet([summed(row) for row in cells])
    assert differences(found, expected["customers"]["all"]) == []


def test_every_decision_of_the_log(reader: QuarterReader, expected_log: dict[str, Any]) -> None:
    keys = ("T", "answered", "how_well_decided", "how_well_kept", "status", "window")
    wanted = {number: {key: row[key] for key in keys} for number, row in expected_log.items()}
    found: dict[str, Any] = {}
    for number in reader.decisions:
        levels = [reader.level(review) for review in reader.reviews(number)]
        kept = how_well_kept(reader.ledger.of_decision(number), levels[-1] if levels else None)
        found[number] = {
            **decided_entry(reader.decided(number)),
            "how_well_kept": kept_sheet(kept),
            "status": reader.status(number),
            "window": reader.window_name(number),
        }
    assert differences(found, wanted) == []


def test_live_decisions(reader: QuarterReader, expected: dict[str, Any]) -> None:
    found = {quarter: sorted(reader.live_at(quarter)) for quarter in QUARTERS}
    assert found == expected["log"]["live_by_quarter"]

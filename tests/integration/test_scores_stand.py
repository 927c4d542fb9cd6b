"""A closed quarter's scores stand, whatever is changed afterwards by commands (DOMAIN §3.6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from customer_room.domain.policy import SYSTEM, Actor
from customer_room.live.service import Perform, Step
from customer_room.operations.scores import quarter_reads, quarter_scores, scores_sheet
from customer_room.operations.sheets.figures import Json
from customer_room.sample.larkfield import read
from customer_room.sample.script import company
from customer_room.store.log import Transaction
from tests.comparing import differences
from tests.loaded import Loaded, expected, loaded_house

BY = company(read()).facilitator
SET, SUMMER, SPRING = (f"{day}T09:00:00.000Z" for day in ("2026-06-01", "2026-07-16", "2027-04-15"))
LATER = "2027-04-16T09:00:00.000Z"
OTHER = {"confirmed_share": "1", "silent_windows": "1", "fewest_criteria": "8", "kinds_wanted": "9",
         "action": "9", "limit_part": "1", "leaks_part": "0", "fewest_answers": "9"}  # fmt: skip


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Loaded]:
    with loaded_house(tmp_path) as house:
        yield house


def do(loaded: Loaded, *steps: tuple[Actor, str, dict[str, object], str]) -> None:
    def perform_all(_: Transaction, perform: Perform) -> None:
        for actor, name, payload, at in steps:
            perform(Step(actor, name, payload, at))

    loaded.house.service.transact("main", perform_all)


def sheet(loaded: Loaded, at: str = LATER) -> Json:
    with loaded.house.store.reading("main") as now:
        return scores_sheet(now, at)


def test_other_weights_leave_every_closed_quarter_as_it_was(loaded: Loaded) -> None:
    do(
        loaded,
        (BY, "rules.set", {"from_quarter": "2027-Q1", "values": OTHER}, SET),
        (BY, "room.open", {"id": "room-2026-q2"}, SUMMER),
        (BY, "room.close", {"id": "room-2026-q2"}, SUMMER),
        (BY, "room.create", {"id": "spring", "quarter": "2027-Q1", "title": "Spring",
                                      "kind": "quarterly", "mode": 90}, SUMMER),
        (BY, "room.open", {"id": "spring"}, SPRING),
    )  # fmt: skip
    found = sheet(loaded)["quarters"]
    closed = expected()["scores"]["quarters"]
    assert differences({quarter: found[quarter] for quarter in closed}, closed) == []
    with loaded.house.store.reading("main") as now:
        newest = quarter_scores(now, LATER)[-1]
    assert newest.facts.quarter == "2027-Q1"
    assert newest.facts.weights.version == 2
    assert newest.facts.weights.fewest_criteria == 8
    assert found["2027-Q1"]["like_for_like"]["rules_changed"] is True


def test_a_map_and_a_limit_that_change_now_leave_them_too(loaded: Loaded) -> None:
    do(
        loaded,
        (SYSTEM, "workspace.set", {"name": "Larkfield Heat", "priority_limit": 1}, SET),
        (BY, "stage.edit", {"id": "a", "name": "Acquisition"}, SET),
    )
    assert differences(sheet(loaded), expected()["scores"]) == []


def test_a_quarter_that_was_kept_is_read_from_its_snapshot_only(loaded: Loaded) -> None:
    do(
        loaded,
        (BY, "room.open", {"id": "room-2026-q2"}, SUMMER),
        (BY, "room.close", {"id": "room-2026-q2"}, SUMMER),
    )
    with loaded.house.store.reading("main") as now:
        kept = {each.window.quarter: each.kept for each in quarter_reads(now)}
    assert kept == {
        **dict.fromkeys(expected()["scores"]["quarters"], True),
        "2026-Q2": False,
    }

"""The log as JSON: what is frozen, what moves, and what is live."""

import pytest

from customer_room.domain.decisions import Decision
from customer_room.domain.visibility import Audience, Viewer
from customer_room.operations.log import DecisionLog
from customer_room.operations.log_sheet import log_sheet, window_name
from customer_room.operations.sheets.decisions import plain_reason
from customer_room.scoring.joint_log import JointEntry
from customer_room.scoring.windows import QuarterlyRoom, windows
from tests.comparing import differences
from tests.loaded import NOW, Loaded, expected

ROOMS = windows("2025-01-01", [
    QuarterlyRoom("2025-Q1", "2025-04-10T08:00:00.000Z", "2025-04-10T11:00:00.000Z"),
])  # fmt: skip


def test_the_sample(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        log = DecisionLog(read, Viewer(Audience.FACILITATOR), NOW)
        found = log_sheet(read, log.entries())
    beyond = differences(found, expected()["log"])
    assert [line for line in beyond if not line.endswith("not published")] == []


@pytest.mark.parametrize(
    ("decided", "window"),
    [
        (None, None),
        ("2024-12-31T09:00:00.000Z", "before the programme"),
        ("2025-01-01T09:00:00.000Z", "2025-Q1"),
        ("2025-04-11T09:00:00.000Z", None),
    ],
)
def test_the_window_of_a_decision(decided: str | None, window: str | None) -> None:
    decision = Decision(id="d", number="2025Q1-01", quarter="2025-Q1", one_line="x",
                        decided_at=decided)  # fmt: skip
    assert window_name(ROOMS, decision) == window


@pytest.mark.parametrize(
    ("label", "overruled", "reason"),
    [
        ("joint", None, "4 functions signed, 3 needed; every touching function signed; "
                        "contributions from 2"),
        ("contested", {"by": "max"}, "overruled: sol"),
        ("contested", None, "objected: sol"),
        ("partial (missing: Care)", None, "4 functions signed, 3 needed"),
        ("unilateral", None, "co-owned by 1, signed by 4 functions, 3 needed"),
        ("not joint (2 of 3 functions)", None, "4 functions signed, 3 needed"),
    ],
)  # fmt: skip
def test_the_reason_in_counts(label: str, overruled: object, reason: str) -> None:
    entry: JointEntry = {
        "J": {"raw": 0, "shown": "0"}, "fit": {"raw": 0, "shown": "0"}, "label": label, "k": 3,
        "co_owning_functions": ["sales"], "contributions_from": ["sales", "care"],
        "functions_present": 5, "functions_signed": 4, "must_sign": [], "nobody_stages": [],
        "nobody_steps": [], "reason": "", "signed": "", "signed_by_functions": [],
        "touching_functions": [],
    }  # fmt: skip
    assert plain_reason(entry, ["sol"], overruled) == reason

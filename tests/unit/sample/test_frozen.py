"""What the loaded sample froze is what the published figures say, to the digit."""

import pytest

from customer_room.domain.customers import CustomerCount
from customer_room.domain.decisions import Decision
from customer_room.domain.snapshots import Snapshot, as_kept
from customer_room.domain.surveys import Survey, shown_answers
from customer_room.domain.verdicts import Verdict
from customer_room.sample.larkfield import read
from tests.loaded import Loaded, expected

FROZEN = ("J", "T", "answered", "fit", "how_well_decided", "label", "signed")
QUARTERS = read()["quarters"]


@pytest.mark.parametrize("number", [row["number"] for row in read()["decisions"]])
def test_a_decision_froze_as_published_and_stands_as_it_was_reviewed(
    sample: Loaded, number: str
) -> None:
    wanted = expected()["log"]["decisions"][number]
    with sample.house.store.reading("main") as stored:
        (decision,) = stored.find(Decision, number=number)
    sealed = decision.sealed or {}
    assert {key: sealed[key] for key in FROZEN} == {key: wanted[key] for key in FROZEN}
    assert decision.status == wanted["status"]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_promise_was_judged_as_published(sample: Loaded, quarter: str) -> None:
    published = expected()["promises"]["windows"][quarter]["promises"]
    wanted = {p["id"]: p["verdict"] for p in published if p["kind"] == "action"}
    with sample.house.store.reading("main") as stored:
        found = stored.find(Verdict, window=quarter, of_type="action")
    assert {verdict.of_id: verdict.verdict for verdict in found} == wanted


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_quarter_is_kept_with_the_counts_its_room_saw(sample: Loaded, quarter: str) -> None:
    rows = {row["segment"]: row["closing"] for row in read()["customer_counts"]
            if row["quarter"] == quarter}  # fmt: skip
    with sample.house.store.reading("main") as stored:
        assert stored.get(Snapshot, quarter) is not None
        there = as_kept(stored, quarter)
        assert there is not None
        counts = there.find(CustomerCount, quarter=quarter)
        later = [count.quarter for count in there.find(CustomerCount) if count.quarter > quarter]
    assert {count.segment_id: count.closing for count in counts} == rows
    assert later == []


@pytest.mark.parametrize("poll", read()["leader_polls"], ids=lambda poll: str(poll["id"]))
def test_leaders_said_what_the_file_says(sample: Loaded, poll: dict[str, object]) -> None:
    first: list[dict[str, dict[str, int]]] = poll["first_vote"]  # type: ignore[assignment]
    with sample.house.store.reading("main") as stored:
        survey = stored.get(Survey, str(poll["id"]))
        assert survey is not None
        said = shown_answers(stored, survey)
    columns = [sorted(column) for column in zip(*(points for points, _, _ in said), strict=True)]
    assert columns == [sorted(row["ratings"].values()) for row in first]

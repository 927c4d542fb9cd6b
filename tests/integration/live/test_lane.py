"""The journey lane's route: figures for whoever may look at the room, and for nobody else."""

from pathlib import Path

import pytest

from customer_room.security.limits import Limits
from tests.acts import code_of
from tests.running import ROOM, House, running


def furnish_journey(house: House) -> None:
    house.make("segment.set", id="families", name="Families")
    house.make("stage.add", id="s1", order=1, name="Is this for me?")
    for order, step in enumerate(("see", "sign"), start=1):
        house.make("step.add", id=step, stage_id="s1", order=order, name=step.capitalize(),
                   quarter="2026-Q1")  # fmt: skip
    rows = [
        {"from_step": "see", "to": "sign", "count": 90},
        {"from_step": "see", "to": "LEFT", "count": 10},
        {"from_step": "sign", "to": "STAYED", "count": 90},
    ]
    common = {"segment_id": "families", "quarter": "2026-Q1"}
    house.make("moves.load", rows=[row | common for row in rows])


def test_lane_counts_those_who_left(house: House) -> None:
    furnish_journey(house)
    lane = house.person("ann").get(f"/api/rooms/{ROOM}/lane?segment=families").json()
    assert lane["lost"] == 10
    assert lane["quarter"] == "2026-Q1"
    assert [(row["step"], row["lost"]) for row in lane["leaks"] if row["lost"]] == [("See", 10)]
    assert lane["hand_offs"]["unserved"] == 90


def test_lane_shows_the_newest_whole_quarter_until_another_is_chosen(house: House) -> None:
    furnish_journey(house)
    row = {"segment_id": "families", "from_step": "see", "quarter": "2025-Q4", "count": 7}
    ends = ("sign", "LEFT", "STAYED", "NOT KNOWN", "NEVER JOINED")
    house.make("moves.load", rows=[row | {"to": to} for to in ends])
    second = row | {"from_step": "sign"}
    house.make("moves.load", rows=[second | {"to": to} for to in ends[1:4]])
    ann, path = house.person("ann"), f"/api/rooms/{ROOM}/lane"
    assert ann.get(path).json()["quarter"] == "2025-Q4"
    chosen = ann.get(f"{path}?quarter=2026-Q1").json()
    assert (chosen["quarter"], chosen["filling"]) == ("2026-Q1", ["2026-Q1"])


def test_lane_of_an_unknown_segment_or_room_is_not_found(house: House) -> None:
    ann = house.person("ann")
    assert code_of(ann.get(f"/api/rooms/{ROOM}/lane?segment=nobody")) == "not_found"
    assert code_of(ann.get("/api/rooms/elsewhere/lane")) == "not_found"


def test_lane_needs_a_session(house: House) -> None:
    answer = house.person().get(f"/api/rooms/{ROOM}/lane")
    assert (answer.status_code, code_of(answer)) == (401, "login_required")


@pytest.mark.parametrize("quarter", ["2026", "2026-Q5", "2026-Q1'", "26-Q1", "x" * 10_000])
def test_what_is_no_quarter_is_refused(house: House, quarter: str) -> None:
    answer = house.person("ann").get(f"/api/rooms/{ROOM}/lane?quarter={quarter}")
    assert (answer.status_code, code_of(answer)) == (400, "bad_field")
    assert answer.json()["error"]["field"] == "quarter"


def test_a_guest_gets_the_figures_of_his_rooms_quarter_only(house: House) -> None:
    furnish_journey(house)
    house.make("function.set", id="guests", name="Guests", code="Gu", pseudo=True)
    house.make("member.set", id="gus", name="Gus", role="guest", function_id="guests")
    path = f"/api/rooms/{ROOM}/lane"
    gus = house.person("gus")
    assert gus.get(path).json()["lost"] == 10
    assert gus.get(f"{path}?quarter=2026-Q1").json()["lost"] == 10
    assert code_of(gus.get(f"{path}?quarter=2025-Q4")) == "not_allowed"
    assert house.person("ann").get(f"{path}?quarter=2025-Q4").status_code == 200


def test_who_asks_for_figures_without_end_is_slowed_down(tmp_path: Path) -> None:
    limits = Limits(figures_per_minute=1, figures_burst=2)
    with running(tmp_path, limits) as house:
        ann, ben = house.person("ann"), house.person("ben")
        path = f"/api/rooms/{ROOM}/lane"
        assert [ann.get(path).status_code for _ in range(2)] == [200, 200]
        refused = ann.get(path)
        assert (refused.status_code, code_of(refused)) == (429, "slow_down")
        assert ben.get(path).status_code == 200

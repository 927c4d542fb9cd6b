"""The decision log: the sample's labels, the filters, and what each viewer may read."""

from typing import Any

import pytest

from customer_room.domain.visibility import Audience, Viewer
from customer_room.operations.log import HEADER, DecisionLog, Filters, cells, place_of
from customer_room.scoring.joint_log import JointEntry
from tests.loaded import NOW, Loaded, expected
from tests.unit.domain.cast import ROOM, World, opened

FACILITATOR, READER = Viewer(Audience.FACILITATOR), Viewer(Audience.READER, "ines")
LABEL_KEYS = ("label", "k", "signed", "signed_by_functions", "touching_functions",
              "co_owning_functions", "contributions_from", "J", "fit")  # fmt: skip
WANTED = expected()["log"]["decisions"]


def numbers(sample: Loaded, **filters: Any) -> list[str]:
    with sample.house.store.reading("main") as read:
        found = DecisionLog(read, FACILITATOR, NOW).entries(Filters(**filters))
    return [entry.number for entry in found]


def test_all_decisions_are_listed_newest_first(sample: Loaded) -> None:
    assert numbers(sample) == sorted(WANTED, reverse=True)


@pytest.mark.parametrize("number", sorted(WANTED))
def test_labels_are_as_published(sample: Loaded, number: str) -> None:
    with sample.house.store.reading("main") as read:
        entries = {e.number: e.as_json() for e in DecisionLog(read, FACILITATOR, NOW).entries()}
    found = {key: entries[number][key] for key in LABEL_KEYS}
    assert found == {key: WANTED[number][key] for key in LABEL_KEYS}
    assert set(JointEntry.__annotations__) <= set(entries[number])


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"quarter": "2025-Q4"}, ["2025Q4-02", "2025Q4-01"]),
        ({"text": "YEARLY review words"}, ["2026Q1-01"]),
        ({"text": "January is when people choose"}, ["2025Q4-01"]),
        ({"text": "no such words anywhere"}, []),
        ({"joint": False, "quarter": "2025-Q1"}, ["2025Q1-02"]),
        ({"joint": True, "quarter": "2025-Q1"}, ["2025Q1-01"]),
        ({"function": "product", "quarter": "2025-Q4"}, ["2025Q4-02", "2025Q4-01"]),
        ({"status": "raised"}, []),
        ({"owner": "jun-sato", "stage": "d", "quarter": "2025-Q4"}, ["2025Q4-01"]),
        ({"dissent": True, "text": "competition"}, ["2025Q4-01"]),
        ({"dissent": False, "quarter": "2025-Q4"}, []),
    ],
)
def test_filters(sample: Loaded, filters: dict[str, Any], wanted: list[str]) -> None:
    assert numbers(sample, **filters) == wanted


def test_a_row_has_a_cell_for_each_column(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        for entry in DecisionLog(read, FACILITATOR, NOW).entries():
            assert len(cells(entry)) == len(HEADER)


def test_the_hundredth_of_a_quarter_comes_after_the_ninety_ninth() -> None:
    assert place_of("2026Q1-100") > place_of("2026Q1-99") > place_of("2025Q4-999")


class TestBeforeTheSeal:
    """Open decisions are judged as things stand; a seal that is due counts as fallen."""

    def only(self, world: World, viewer: Viewer = FACILITATOR) -> Any:
        with world.store.reading() as read:
            return DecisionLog(read, viewer, world.now).entries()[0]

    def test_the_label_follows_the_signatures(self) -> None:
        world = opened()
        world.raised()
        assert not self.only(world).is_joint
        for who in ("chief", "sales", "finance", "operations", "care"):
            world.sign(who)
        assert self.only(world).is_joint
        world.sign("care", stance="object")
        entry = self.only(world)
        assert entry.joint["label"] == "contested"
        assert [someone.member_id for someone in entry.dissenting] == ["rosa"]

    def test_due_is_in_force(self) -> None:
        world = opened()
        world.decided()
        assert self.only(world).status == "decided"
        world.wait(hours=72)
        assert self.only(world).status == "in force"

    def test_restricted_is_absent_for_most(self) -> None:
        world = opened()
        world.do("sales", "decision.raise", id="d1", room_id=ROOM, one_line="x", restricted=True)
        with world.store.reading() as read:
            assert DecisionLog(read, READER, world.now).entries() == []
            assert DecisionLog(read, READER, world.now).decision("2026Q1-01") is None
            assert DecisionLog(read, FACILITATOR, world.now).decision("2026Q1-01") is not None

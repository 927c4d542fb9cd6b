"""The journey read from the records equals the published figures, each quarter and segment."""

import json
from itertools import product
from typing import Any

import pytest

from customer_room.domain.quarters import counted_quarters, shown_quarter
from customer_room.operations import rooms
from customer_room.operations.journey import journey_view
from customer_room.operations.journey_facts import read_cell
from customer_room.scoring.figures import Figure
from tests.loaded import NOW, Loaded, expected
from tests.unit.domain.cast import World, opened

WANTED = expected()["insight"]["quarters"]
CELLS = [(q, s) for q, s in product(sorted(WANTED), sorted(WANTED["2025-Q1"]))]


def view_of(sample: Loaded, quarter: str | None, segment: str) -> Any:
    with sample.house.store.reading("main") as read:
        return journey_view(read, quarter, None if segment == "all" else segment, NOW)


def agrees(figure: Figure, wanted: dict[str, Any]) -> None:
    assert figure.shown == wanted["shown"]
    assert figure.raw == pytest.approx(wanted["raw"], rel=1e-9)


@pytest.mark.parametrize(("quarter", "segment"), CELLS)
def test_leaks(sample: Loaded, quarter: str, segment: str) -> None:
    found = {leak.step_id: leak for leak in view_of(sample, quarter, segment).leaks}
    wanted = {k: v for k, v in WANTED[quarter][segment]["steps"].items() if "lost" in v}
    assert set(found) == set(wanted)
    for step, row in wanted.items():
        leak = found[step]
        assert (leak.lost, leak.base, leak.rank) == (row["lost"], row["base"], row["rank"])
        agrees(leak.rate, row["rate"])
        agrees(leak.value, row["value"])
        ends = [end for end in (leak.low, leak.high) if end]
        for end, other in zip(ends, row["wilson_95"] or [], strict=True):
            agrees(end, other)


@pytest.mark.parametrize(("quarter", "segment"), CELLS)
def test_crossing_shares(sample: Loaded, quarter: str, segment: str) -> None:
    found, wanted = view_of(sample, quarter, segment).hand_offs, WANTED[quarter][segment]
    for name in ("crossing_share", "unserved_share", "without_agreement_share"):
        agrees(getattr(found, name), wanted["hand_offs"][name])
    assert found.total == wanted["hand_offs"]["moves"]


@pytest.mark.parametrize("quarter", sorted(WANTED))
def test_who_passes_to_whom_and_where_nothing_is_agreed(sample: Loaded, quarter: str) -> None:
    found, wanted = view_of(sample, quarter, "all").hand_offs, WANTED[quarter]["all"]
    matrix = {f"{p.giving} → {p.receiving}": p.customers for p in found.matrix}
    assert matrix == wanted["function_by_function"]
    seams = [{"customers": s.customers, "move": f"{s.from_step} → {s.to_step}"}
             for s in found.uncovered]  # fmt: skip
    assert seams == wanted["uncovered_seams"]


def test_the_view_is_plain_json_with_a_lane_to_draw(sample: Loaded) -> None:
    plain = json.loads(json.dumps(view_of(sample, None, "family-homes").as_json()))
    assert plain["quarter"] == "2026-Q1"
    assert plain["quarters"] == sorted(WANTED)
    assert {m["id"] for m in plain["lane"]["marks"]} >= {"a1", "f1", "g1"}
    assert plain["leaks"][0]["rate"].keys() == {"raw", "shown"}


def test_the_sentence_names_the_worst_step(sample: Loaded) -> None:
    sentence = view_of(sample, "2025-Q1", "all").sentence
    lost = sum(WANTED["2025-Q1"]["all"]["lost_by_stage"].values())
    assert sentence.startswith(f"{lost:,} customers left in 2025-Q1, ")
    assert "“Look back on my year”" in sentence
    assert "no agreed hand-off" in sentence


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [("2026-Q2", "2026-Q1"), ("2025-Q3", "2025-Q3"), (None, "2026-Q1"), ("2020-Q1", "2026-Q1")],
)
def test_a_quarter_without_figures_shows_the_one_before(
    sample: Loaded, wanted: str | None, shown: str
) -> None:
    with sample.house.store.reading("main") as read:
        assert shown_quarter(read, wanted, NOW) == shown


class TestSmallMaps:
    """A map of one's own, before and after customers are counted on it."""

    @pytest.fixture
    def world(self) -> World:
        return opened()

    def view(self, world: World) -> Any:
        with world.store.reading() as read:
            return journey_view(read, "2026-Q1", None, world.now)

    def test_nothing_counted(self, world: World) -> None:
        view = self.view(world)
        assert view.sentence == "No customers are counted in 2026-Q1 yet."
        assert view.findings == ((None, "No customers are counted on this map yet."),)
        assert (view.leaks, view.quarters) == ((), ())

    def test_a_step_removed_later_stays_in_a_closed_quarter(self, world: World) -> None:
        row = {"segment_id": "homes", "quarter": "2026-Q1", "from_step": "a1", "count": 90}
        world.do("sales", "moves.load", rows=[row | {"to": "a2"}, row | {"to": "LEFT"}])
        world.do("facilitator", "room.close", id="r1")
        world.do("sales", "step.remove", id="a2")
        with world.store.reading() as read:
            assert [s.id for s in read_cell(read, "2026-Q1", None, world.now).steps] == [
                "a1", "a2", "b1"]  # fmt: skip
            assert "a2" not in [s.id for s in read_cell(read, "2026-Q2", None, world.now).steps]
            assert list(counted_quarters(read, world.now)) == ["2026-Q1"]

    def test_a_quarter_being_filled_is_shown_to_whoever_chooses_it(self, world: World) -> None:
        row = {"segment_id": "homes", "quarter": "2026-Q1", "from_step": "a1", "count": 90}
        later = row | {"quarter": "2026-Q2", "to": "LEFT", "count": 1}
        ends = ("a2", "b1", "LEFT")
        world.do("sales", "moves.load", rows=[later, *(row | {"to": to} for to in ends)])
        with world.store.reading() as read:
            views = [journey_view(read, q, None, world.now) for q in (None, "2026-Q2", "2026-Q3")]
            home = rooms.losses_by_stage(read, None, world.now)
        assert [view.quarter for view in views] == ["2026-Q1", "2026-Q2", "2026-Q1"]
        assert (views[0].quarters, views[0].filling) == (("2026-Q1", "2026-Q2"), ("2026-Q2",))
        assert home is not None
        assert (home.was, home.now) == ("", "2026-Q1: 90")

    def test_a_crossing_nobody_agreed_is_marked_until_both_accept(self, world: World) -> None:
        row = {"segment_id": "homes", "quarter": "2026-Q1", "from_step": "a1", "to": "a2"}
        world.do("sales", "moves.load", rows=[row | {"count": 90}])
        assert [(s.giving, s.receiving) for s in self.view(world).hand_offs.uncovered] == [
            ("Sales", "Operations")]  # fmt: skip
        assert len(self.view(world).lane.diamonds) == 1
        world.do("facilitator", "hand_off.set", id="h1", kind="step pair", giving="a1",
                 receiving="a2", giving_leader="dana", receiving_leader="petra",
                 standard="Within an hour")  # fmt: skip
        for who in ("sales", "operations"):
            world.do(who, "hand_off.accept", id="h1")
        assert self.view(world).hand_offs.uncovered == ()
        assert self.view(world).lane.diamonds == ()

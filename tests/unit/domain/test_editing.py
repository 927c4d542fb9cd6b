"""What editing a decision's text leaves alone."""

from typing import Any

import pytest

from customer_room.domain.decisions import Decision
from tests.unit.domain.cast import World


def test_saving_untouched_forms_voids_no_signature(world: World) -> None:
    world.raised()
    reading = {"value": "7.3%", "k": 630, "n": 8600, "date": "2026-03-31", "promoters": 12}
    expected = {"kpi": "k", "from": reading, "to": "2", "by": "2026-09-30"}
    world.do("facilitator", "decision.edit", id="d1", expectation=expected)
    before = world.get(Decision, "d1")
    shown = {k: reading[k] for k in ("value", "k", "n")}
    world.do("facilitator", "decision.edit", id="d1", expectation={**expected, "from": shown})
    world.do("facilitator", "decision.edit", id="d1",
             anchors={**before.anchors, "names_measure": ""})  # fmt: skip
    assert world.get(Decision, "d1") == before
    world.do("facilitator", "decision.edit", id="d1",
             expectation={**expected, "from": {**shown, "k": None}, "to": "3"})  # fmt: skip
    after = world.get(Decision, "d1").expectation
    assert after is not None
    assert after["from"] == {k: v for k, v in reading.items() if k != "k"}
    assert after["to"] == "3"


class TestAFigureOfAStage:
    """What should move is one of the stages' figures: its base comes with it (DOMAIN §3.1, T5)."""

    @pytest.fixture(autouse=True)
    def _measured(self, world: World) -> None:
        world.raised()
        base = {"date": "2026-01-31", "k": 40, "n": 100}
        world.do("finance", "kpi.set", id="k1", stage_id="a", name="Answered", type="proportion",
                 direction="up", baseline=base)  # fmt: skip
        world.do("finance", "kpi.set", id="k2", stage_id="a", name="Waiting", type="time",
                 direction="down")  # fmt: skip

    def aims(self, world: World, **expectation: Any) -> dict[str, Any]:
        world.do("sales", "decision.edit", id="d1", expectation=expectation)
        return world.get(Decision, "d1").expectation or {}

    def test_it_starts_from_its_base(self, world: World) -> None:
        found = self.aims(world, kpi="k1", to="0.9", by="2026-12-31")
        assert found["from"] == {"date": "2026-01-31", "k": 40, "n": 100}

    def test_it_starts_from_its_newest_reading(self, world: World) -> None:
        for day, k in (("2026-03-20", 47), ("2026-02-20", 30)):
            world.do("care", "reading.add", id=day, kpi_id="k1", date=day, k=k, n=100)
        found = self.aims(world, kpi="k1", to="0.9", by="2026-12-31")
        assert found["from"] == {"date": "2026-03-20", "k": 47, "n": 100}
        world.do("care", "reading.add", id="later", kpi_id="k1", date="2026-03-30", k=50, n=100)
        assert self.aims(world, kpi="k1", to="0.8", by="2026-12-31")["from"] == found["from"]

    def test_another_figure_keeps_nothing_of_the_last(self, world: World) -> None:
        self.aims(world, kpi="k1", to="0.9", by="2026-12-31")
        assert "from" not in self.aims(world, kpi="k2", to="24", by="2026-12-31")
        again = self.aims(world, kpi="in words", to="few", by="2026-12-31",
                          **{"from": {"value": "many"}})  # fmt: skip
        assert again["from"] == {"value": "many"}

    def test_what_is_said_of_its_base_is_kept(self, world: World) -> None:
        said = {"date": "2026-03-01", "k": 1, "n": 2}
        assert self.aims(world, kpi="k1", to="1", by="2026-12-31", **{"from": said})["from"] == said
        assert "from" not in self.aims(world, kpi="k2", to="1", by="2026-12-31", **{"from": None})

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [({"to": "many"}, "expectation.to"), ({"to": "90"}, "expectation.to"),
         ({"to": "101%"}, "expectation.to"), ({"to": "few %"}, "expectation.to"),
         ({"by": "2026-01-31"}, "expectation.by"), ({"by": "2026-03-31"}, "expectation.by")],
    )  # fmt: skip
    def test_it_goes_to_a_number_of_its_kind_on_a_later_day(
        self, world: World, wrong: dict[str, str], field: str
    ) -> None:
        aim = {"kpi": "k1", "to": "0.9", "by": "2026-12-31"} | wrong
        problem = world.refused("sales", "decision.edit", "bad_field", id="d1", expectation=aim)
        assert problem.field == field

    def test_a_share_is_said_in_percent_and_nothing_else_is(self, world: World) -> None:
        world.do("finance", "kpi.set", id="k1", direction="hold")
        for said, kept in (("85%", "0.85"), ("7.5 %", "0.075"), ("100%", "1"), ("0%", "0")):
            assert self.aims(world, kpi="k1", to=said, by="2026-12-31")["to"] == kept
        aim = {"kpi": "k1", "to": "97", "by": "2026-12-31"}
        problem = world.refused("sales", "decision.edit", "bad_field", id="d1", expectation=aim)
        assert problem.message.startswith("A share lies between 0 % and 100 %: write 90 %, or 0.9.")
        aim = {"kpi": "k2", "to": "85%", "by": "2026-12-31"}
        problem = world.refused("sales", "decision.edit", "bad_field", id="d1", expectation=aim)
        assert "is a number" in problem.message

    def test_an_aim_that_stands_is_not_asked_again_when_only_its_day_moves(
        self, world: World
    ) -> None:
        self.aims(world, kpi="k1", to="0.6", by="2026-12-31")
        world.do("finance", "kpi.set", id="k1", direction="down")
        assert self.aims(world, kpi="k1", to="0.6", by="2026-11-30")["by"] == "2026-11-30"
        aim = {"kpi": "k1", "to": "0.7", "by": "2026-11-30"}
        world.refused("sales", "decision.edit", "bad_field", id="d1", expectation=aim)

    def test_one_that_is_not_measured_any_more_is_not_chosen(self, world: World) -> None:
        self.aims(world, kpi="k1", to="0.9", by="2026-12-31")
        for id in ("k1", "k2"):
            world.do("finance", "kpi.retire", id=id)
        self.aims(world, kpi="k1", to="0.8", by="2026-12-31")
        aim = {"kpi": "k2", "to": "9", "by": "2026-12-31"}
        world.refused("sales", "decision.edit", "bad_field", id="d1", expectation=aim)

"""The numbers of the scores change between years; old quarters keep theirs."""

from fractions import Fraction

import pytest

from customer_room.domain.people import WORKSPACE, Workspace
from customer_room.domain.programme import phase_on, year_on
from customer_room.domain.rules import Rules, anchors_in, rules_of, weights_of
from customer_room.scoring.anchors import CRITERIA
from customer_room.scoring.weights import DEFAULTS, Weights
from tests.unit.domain.cast import ROOM, World, d1


def weights(world: World, quarter: str) -> Weights:
    with world.store.reading() as read:
        return weights_of(read, quarter)


def test_without_any_the_products_own_hold(world: World) -> None:
    assert weights(world, "2026-Q1") == DEFAULTS


def test_each_quarter_has_the_version_that_held(world: World) -> None:
    world.do("facilitator", "rules.set", from_quarter="2026-Q1", values={"gate": "3"})
    world.do("facilitator", "room.close", id=ROOM)
    world.do("facilitator", "rules.set", from_quarter="2027-Q1",
             values={"gate": "4", "late_credit": "0.25"}, why="Late is late")  # fmt: skip
    found = [weights(world, q) for q in ("2025-Q4", "2026-Q4", "2027-Q1", "2028-Q3")]
    assert [(w.version, w.gate) for w in found] == [(1, 2), (1, 3), (2, 4), (2, 4)]
    assert found[2].late_credit == Fraction(1, 4)


@pytest.mark.parametrize("quarter", ["2026-Q1", "2026-Q3", "2025-Q1"])
def test_a_year_that_has_begun_keeps_its_own(world: World, quarter: str) -> None:
    world.do("facilitator", "room.close", id=ROOM)
    code = "phase_closed" if quarter.endswith("Q1") else "bad_field"
    world.refused("facilitator", "rules.set", code, from_quarter=quarter, values={"gate": "3"})


def test_after_the_years_last_room_the_next_has_begun(company: World) -> None:
    company.do("facilitator", "room.create", id="r4", quarter="2026-Q4", title="Last")
    company.do("facilitator", "room.open", id="r4")
    company.do("facilitator", "room.close", id="r4")
    company.refused("facilitator", "rules.set", "phase_closed", from_quarter="2027-Q1")
    company.do("facilitator", "rules.set", from_quarter="2028-Q1")


def test_what_has_not_begun_may_be_set_again(world: World) -> None:
    for gate in ("3", "5"):
        world.do("facilitator", "rules.set", from_quarter="2027-Q1", values={"gate": gate})
    assert [(r.version, r.values) for r in world.find(Rules)] == [(1, {"gate": "5"})]


@pytest.mark.parametrize(
    "values",
    [{"luck": "1"}, {"gate": "1.5"}, {"gate": "-1"}, {"confirmed_share": "1.1"},
     {"late_days": "1001"}, {"signed": "0.5"}, {"kept_proof": "0.5"}, {"fewest_answers": "3"},
     {"early_below": "3"}, {"version": "7"}],
)  # fmt: skip
def test_numbers_no_score_can_be_made_of_are_refused(world: World, values: dict[str, str]) -> None:
    world.refused("facilitator", "rules.set", "bad_field", from_quarter="2026-Q1", values=values)


def test_shares_change_together(world: World) -> None:
    world.do("facilitator", "rules.set", from_quarter="2026-Q1",
             values={"signed": "0.5", "co_owned": "0.2"})  # fmt: skip
    assert weights(world, "2026-Q1").signed == Fraction(1, 2)


def test_the_team_may_say_otherwise_what_a_number_means(world: World) -> None:
    words = ["None", "Some", "Half", "Most", "All"]
    world.do("facilitator", "rules.set", from_quarter="2026-Q1", anchors={"4": words})
    with world.store.reading() as read:
        found = rules_of(read, "2026-Q1")
    assert anchors_in(found, 4) == tuple(words)
    assert anchors_in(found, 5) == CRITERIA[4].anchors
    for fault in ({"9": words}, {"4": words[:4]}):
        world.refused("facilitator", "rules.set", "bad_field", from_quarter="2026-Q1",
                      anchors=fault)  # fmt: skip


def test_a_leader_changes_no_rules(world: World) -> None:
    world.refused("chief", "rules.set", "not_allowed", from_quarter="2026-Q1")


def test_what_was_sealed_keeps_the_j_of_its_weights(world: World) -> None:
    world.do("facilitator", "rules.set", from_quarter="2026-Q1",
             values={"signed": "1", "co_owned": "0", "fit": "0"})  # fmt: skip
    world.decided(signers=("chief", "sales", "finance", "operations"))
    world.wait(hours=73)
    world.do("system", "decision.seal", id="d1")
    assert (d1(world).sealed or {})["J"]["exact"] == "4/5"


class TestProgramme:
    """Its year, and its phase unless the team says otherwise with a reason."""

    def test_three_years_are_early(self, world: World) -> None:
        world.do("facilitator", "workspace.set", name="L", programme_started="2024-12-01")
        workspace = world.get(Workspace, WORKSPACE)
        days = ("2024-11-30", "2025-11-30", "2025-12-01", "2027-12-01")
        assert [year_on(workspace, day) for day in days] == [None, 1, 2, 4]
        assert [phase_on(workspace, day) for day in days[2:]] == ["early", "mature"]
        assert year_on(None, "2026-01-01") is None

    def test_it_may_take_longer_and_then_somebody_says_why(self, world: World) -> None:
        world.do("facilitator", "workspace.set", name="L", programme_started="2020-01-01")
        world.refused("owner", "programme.set_phase", "bad_field", phase="early")
        world.do("owner", "programme.set_phase", phase="early", reason="A merger in between")
        world.do("facilitator", "workspace.set", name="M", programme_started="2020-01-01")
        assert phase_on(world.get(Workspace, WORKSPACE), "2026-01-01") == "early"
        world.do("owner", "programme.set_phase", phase=None)
        assert phase_on(world.get(Workspace, WORKSPACE), "2026-01-01") == "mature"

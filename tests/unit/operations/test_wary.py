"""What to be wary of when a record is read: by function and by decision, never by person."""

import pytest

from customer_room.domain.decisions import Decision
from customer_room.domain.rules import weights_of
from customer_room.operations import wary
from customer_room.operations.balance import decisions_of
from customer_room.operations.workings import row_in_words
from customer_room.scoring.weights import Weights
from customer_room.scoring.windows import Window
from tests.loaded import Loaded
from tests.unit.domain.cast import World, opened

YEAR = Window("2025-Q1", "2025-01-01"), Window("2026-Q1", "2026-01-01T00:00:00.000Z")
NUMBER = "2026Q1-01"
WORD = {"text": "We answer in a day", "test": "Ask ten"}


@pytest.fixture
def world() -> World:
    return opened()


def adopt(world: World, id: str, at: str) -> None:
    world.now = at
    world.do("facilitator", "commitment.set", id=id, **WORD)
    world.do("chief", "commitment.adopt", id=id)


def easy(world: World) -> dict[str, tuple[object, object]]:
    with world.store.reading() as read:
        return {w.label: (w.numerator, w.denominator) for w in wary.easy_words(read, YEAR)}


def test_what_we_say_and_never_tested_is_counted_once_it_could_have_been(world: World) -> None:
    assert easy(world) == {}
    adopt(world, "late", "2026-03-01T09:00:00.000Z")
    assert easy(world) == {}
    adopt(world, "old", "2025-06-01T09:00:00.000Z")
    assert easy(world) == {"What we say, tested and never broken": (0, 1),
                           "What we say, never tested": (1, 1)}  # fmt: skip


def test_what_was_retired_before_is_not_said_any_more(world: World) -> None:
    adopt(world, "gone", "2024-06-01T09:00:00.000Z")
    world.do("chief", "commitment.retire", id="gone")
    assert easy(world) == {}


def test_contributions_are_counted_by_function_and_company_is_none(world: World) -> None:
    world.raised()
    world.do("sales", "decision.edit", id="d1", rationale="It is what they ask for")
    world.do("chief", "decision.edit", id="d1", rationale="And it is cheap")
    with world.store.reading() as read:
        found = wary.given_by_function(read, read.find(Decision), Weights())
        rows = [row_in_words(read, row) for working, _ in found for row in working.rows]
    assert [(w.label, w.numerator, w.denominator, much) for w, much in found] == [
        ("Sales", 2, 3, True), ("Operations", 1, 3, False)]  # fmt: skip
    assert sorted(rows) == [f"an option in {NUMBER}", f"an option in {NUMBER}",
                            f"words in {NUMBER}"]  # fmt: skip


def test_in_the_sample_the_smallest_aim_stands_first(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        decisions = decisions_of(read, (Window("2026-Q1", "2025-01-01"),))
        aims = wary.small_aims(read, decisions)
        given = wary.given_by_function(read, decisions, weights_of(read, "2026-Q1"))
        areas = wary.areas(read)
    people = [int(aim.numerator or 0) for aim in aims]
    assert people == sorted(people)
    assert aims[0].label.endswith("Trial families who set a warm home unaided: 106 % of the way")
    assert (aims[0].numerator, aims[0].denominator) == (18, 50)
    assert aims[0].reason == "from 27 of 50 to 90 %"
    assert [working.label for working, _ in given][:2] == ["Customer Care", "Operations"]
    assert areas[0] == "Sales, influence 4 of 4, the power core"
    assert "Company" not in " ".join(areas)

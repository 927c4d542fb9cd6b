"""Files of customers gained and lost: every wrong cell is named, and what is written comes back."""

import pytest

from customer_room.domain.customers import CustomerCount
from customer_room.exchange.counts import amount, counts_file
from customer_room.exchange.imports import preview
from customer_room.exchange.preview import Preview, Wrong
from tests.unit.domain.cast import World

HEAD = "segment,quarter,opening,gained,lost,closing"


def look(world: World, *rows: str, head: str = HEAD) -> Preview:
    with world.store.reading() as read:
        return preview("counts", "\n".join([head, *rows]), read, world.now)


def load(world: World, *rows: str, head: str = HEAD) -> Preview:
    found = look(world, *rows, head=head)
    assert found.problems == ()
    world.do("facilitator", found.command, **found.payload)
    return found


def faults(found: Preview) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in found.problems]


def test_people_and_money_are_read_as_people_write_them(world: World) -> None:
    head = "Kind of customer;Quarter;At the start;Came;Left;Won back;At the end;Value lost;Source"
    load(world, "Family homes;Q1 2026;1,000;50;30;2;1022;12,345.50;billing", head=head)
    (count,) = world.find(CustomerCount)
    assert (count.segment_id, count.quarter) == ("homes", "2026-Q1")
    assert (count.opening, count.gained, count.lost, count.won_back) == (1000, 50, 30, 2)
    assert (count.closing, count.value_lost, count.value_gained) == (1022, 1_234_550, 0)
    assert (count.source, count.agreed_by) == ("billing", None)


def test_what_does_not_add_up_is_named_and_nothing_is_ready(world: World) -> None:
    found = look(
        world,
        "homes,2026-Q1,100,10,5,104",
        "homes,2026-Q2,107,1,1,107",
        "palaces,2026-Q1,1,0,0,1",
        "homes,2026-Q5,1,0,0,1",
        "homes,2026-Q3,-4,0,0,1",
        "homes,2026-Q1,100,10,5,105",
        "homes,2026-Q4,=1+1,0,0,1",
    )
    assert faults(found) == [(2, "closing"), (3, "opening"), (4, "segment"), (5, "quarter"),
                             (6, "opening"), (7, "segment"), (8, "opening")]  # fmt: skip
    assert "add up to 105, not 104" in found.problems[0].text


def test_a_restated_opening_says_why(world: World) -> None:
    load(world, "homes,2025-Q4,90,10,0,100")
    assert faults(look(world, "homes,2026-Q1,101,0,0,101")) == [(2, "opening")]
    restated = "homes,2026-Q1,101,0,0,101,one contract was counted twice"
    load(world, restated, head=f"{HEAD},restated reason")
    said = {c.quarter: c.restated_reason for c in world.find(CustomerCount)}
    assert said == {"2025-Q4": None, "2026-Q1": "one contract was counted twice"}


def test_what_is_written_out_comes_back_the_same(world: World) -> None:
    load(world, "homes,2025-Q4,90,10,0,100,7.25,billing", head=f"{HEAD},value gained,source")
    with world.store.reading() as read:
        text = counts_file(read)
    before = world.find(CustomerCount)
    again = load(world, *text.removeprefix("\ufeff").splitlines()[1:],
                 head=text.removeprefix("\ufeff").splitlines()[0])  # fmt: skip
    assert again.summary == "0 new, 1 replace figures that are there of 2025-Q4."
    assert world.find(CustomerCount) == before


@pytest.mark.parametrize(
    ("cell", "minor"), [("12", 1200), ("12.5", 1250), ("1,234,567.89", 123_456_789), ("0", 0)]
)
def test_amounts(cell: str, minor: int) -> None:
    assert amount(cell) == minor


@pytest.mark.parametrize("cell", ["", "-3", "1.234.567", "12,5", "1,23", "1.234", "€5", "٣"])
def test_what_is_no_amount(cell: str) -> None:
    with pytest.raises(Wrong):
        amount(cell)

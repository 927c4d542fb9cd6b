"""Customers read from the records equal the published figures, to the shown digit."""

from customer_room.domain.customers import CustomerCount, LossReason
from customer_room.domain.journey import Segment
from customer_room.domain.record import Record
from customer_room.operations.customers import EVERYBODY, customer_book, customers_sheet
from customer_room.operations.sheets.customers import segment_sheet
from customer_room.scoring.customer_math import Customers
from tests.comparing import differences
from tests.loaded import Loaded, expected
from tests.memory import MemoryStore, MemoryTransaction


def test_the_sample(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        assert differences(customers_sheet(read), expected()["customers"]) == []


def test_what_nobody_came_to_or_left_from_has_no_rate_and_no_average() -> None:
    empty = segment_sheet([Customers("2026-Q1", opening=0, gained=0, lost=0)])
    shown = {name: figure["shown"] for name, figure in empty["quarters"]["2026-Q1"].items()
             if isinstance(figure, dict) and "shown" in figure}  # fmt: skip
    assert {name for name, text in shown.items() if text == "n/a"} == {
        "average_gained", "average_lost", "loss_rate", "loss_rate_four_quarters", "replacing",
        "value_gap"}  # fmt: skip
    assert {shown["value_gained"], shown["value_lost"], shown["value_net"]} == {"0"}


def test_the_same_season_is_the_quarter_a_year_before_and_no_other() -> None:
    year = [Customers(f"2025-Q{n}", opening=1000, gained=0, lost=300) for n in (1, 2, 3, 4)]
    assert segment_sheet(year)["same_season"] is None
    now = Customers("2026-Q1", opening=1000, gained=0, lost=200)
    season = segment_sheet([now, *year])["same_season"]
    assert (season["first"], season["last"]) == ("2025-Q1", "2026-Q1")
    assert season["z"]["raw"] > 0
    assert segment_sheet([*year[1:], now])["same_season"] is None
    nobody = Customers("2026-Q1", opening=0, gained=0, lost=0)
    assert segment_sheet([*year, nobody])["same_season"]["z"]["shown"] == "n/a"


def test_a_quarter_that_not_everybody_entered_says_who_is_missing() -> None:
    store = MemoryStore()
    with store.begin() as tx:
        for order, id in enumerate(("homes", "shops")):
            put(tx, Segment(id=id, name=id, order=order))
        put(tx, count("2026-Q1", "homes", lost=7))
        put(tx, count("2026-Q1", "shops", lost=3))
        put(tx, count("2026-Q2", "shops", lost=2))
        for category, people in (("price", 1), ("moved", 4)):
            put(tx, LossReason(id=category, segment_id="homes", quarter="2026-Q1",
                               category=category, count=people))  # fmt: skip
    with store.reading() as read:
        book = customer_book(read)
    assert book.quarters == ("2026-Q1", "2026-Q2")
    assert [each.id for each in book.missing("2026-Q2")] == ["homes"]
    assert [each.lost for each in book.of(EVERYBODY)] == [10, 2]
    assert [each.quarter for each in book.of("homes")] == ["2026-Q1"]
    assert [r.category for r in book.reasons["2026-Q1", "homes"]] == ["moved", "price"]
    assert book.of("homes")[0].never_asked == 2
    assert book.cell("2025-Q4", EVERYBODY) is None


def put(tx: MemoryTransaction, record: Record) -> None:
    tx.append("planted", record.id, "2026-11-28T09:00:00.000Z", "olga", None, [record.put()])


def count(quarter: str, segment: str, lost: int) -> CustomerCount:
    return CustomerCount(id=f"{quarter}-{segment}", segment_id=segment, quarter=quarter,
                         opening=100, gained=5, lost=lost, won_back=0, closing=105 - lost,
                         value_gained=500, value_lost=900)  # fmt: skip

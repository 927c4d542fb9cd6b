"""Customers as the page tells them: people first, every figure with its arithmetic."""

from customer_room.domain.policy import Actor, Role
from customer_room.ui.customers.view import CustomersView, customers_view
from tests.loaded import NOW, Loaded
from tests.unit.domain.cast import opened

LEADER = Actor("idris-kallan", Role.LEADER, "finance", seat=True, admitted=True)


def shown(sample: Loaded, actor: Actor = LEADER, **asked: str) -> CustomersView:
    with sample.house.store.reading("main") as read:
        return customers_view(read, actor, asked, NOW)


def test_people_come_before_rates(sample: Loaded) -> None:
    view = shown(sample)
    assert (view.quarter, view.head.came, view.head.left) == ("2026-Q1", "2,990", "2,070")
    assert view.head.after == ("Net +920. Of 41,710 who were here at the start of the quarter, "
                               "4.96\u00a0% left.")  # fmt: skip
    assert view.head.season == ("A year before, 3,000 left: 7.28\u00a0%. The fall is beyond "
                                "chance.")  # fmt: skip
    assert [bar.net for bar in view.bars] == ["−280", "−30", "+260", "+560", "+920"]


def test_those_nobody_asked_stand_last_and_are_counted(sample: Loaded) -> None:
    *known, never = shown(sample, quarter="2025-Q1").reasons
    assert (never.words, never.people, never.asked) == ("We never asked", "960", False)
    people = [int(why.people.replace(",", "")) for why in known]
    assert people == sorted(people, reverse=True)
    assert sum(people) + 960 == 3000


def test_a_figure_opens_down_to_its_rows(sample: Loaded) -> None:
    homes = shown(sample, quarter="2025-Q1").lines[0]
    (line,) = homes.rate
    assert (line.shown, line.how) == ("7.81 %", "2,420 of 31,000")
    assert "Family homes, 2025-Q1" in line.rows
    assert homes.versions == ["Gained 2,300, says Head of Sales (signed contracts)",
                              "Gained 2,095, says CFO (first bills sent)"]  # fmt: skip
    annual = shown(sample, segment="family-homes").worth[-1]
    assert [part.depth for part in annual.lines] == [0, 1, 1, 1, 1]
    too_early = shown(sample, quarter="2025-Q3").worth[-1]
    assert too_early.shown == "Not yet"
    assert "Four quarters in a row are needed" in too_early.says


def test_an_address_that_asks_for_nothing_known_shows_the_newest_and_says_so(
    sample: Loaded,
) -> None:
    view = shown(sample, quarter="2026-Q9", segment="nobody")
    assert (view.quarter, view.who) == ("2026-Q1", "all customers")
    assert view.unknown == "There is no 2026-Q9; this is 2026-Q1."
    assert shown(sample, quarter="2031-Q3").unknown == "", "it can be entered"


def test_a_quarter_nobody_entered_asks_for_it_and_opens_where_the_last_closed(
    sample: Loaded,
) -> None:
    view = shown(sample, quarter="2026-Q2")
    assert view.head.came == ""
    assert view.missing == "Not entered yet: Family homes, Landlords, Small businesses."
    assert [line.entry.opening for line in view.lines] == ["31910", "6970", "3750"]
    assert not view.closed


def test_guests_and_those_who_wait_read_no_figures_of_the_company(sample: Loaded) -> None:
    guest = Actor("g", Role.GUEST, "sales", room_id="room-2026-q2")
    waiting = Actor("w", Role.LEADER, "sales", waiting=True)
    assert [shown(sample, actor).state for actor in (guest, waiting)] == ["closed", "closed"]
    assert shown(sample, guest) == CustomersView(state="closed")


def test_readers_read_and_enter_nothing(sample: Loaded) -> None:
    view = shown(sample, Actor("r", Role.READER, "finance", admitted=True))
    assert (view.state, view.may_enter) == ("shown", False)
    assert shown(sample).may_enter


def test_a_company_without_kinds_of_customers_is_told_where_to_begin() -> None:
    world = opened()
    world.do("facilitator", "segment.set", id="homes", name="Family homes")
    with world.store.reading() as read:
        view = customers_view(read, LEADER, {}, NOW)
    assert (view.state, view.head.came) == ("shown", "")


def test_who_may_enter_is_led_to_the_quarter_that_is_to_be_counted(sample: Loaded) -> None:
    reader = Actor("nobody", Role.READER, "finance", admitted=True)
    leader, looking = shown(sample).quarters, shown(sample, reader).quarters
    assert [choice.words for choice in leader][-2:] == ["2026-Q1", "2026-Q2"]
    assert [choice.words for choice in looking][-1] == "2026-Q1"
    assert shown(sample, quarter="2026-Q2").head.came == ""

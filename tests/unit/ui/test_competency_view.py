"""The competency as the page tells it: the gap first, every figure with its arithmetic."""

import pytest

from customer_room.domain.policy import Actor, Role
from customer_room.ui.competency.view import CompetencyView, competency_view
from tests.loaded import NOW, Loaded, expected
from tests.unit.domain.cast import PEOPLE, ROOM, SEATS, World, opened

LEADER = Actor("idris-kallan", Role.LEADER, "finance", seat=True, admitted=True)
QUARTERS = list(expected()["scores"]["quarters"])


def shown(sample: Loaded, actor: Actor = LEADER, **asked: str) -> CompetencyView:
    with sample.house.store.reading("main") as read:
        return competency_view(read, actor, asked, NOW)


def test_the_gap_is_the_headline(sample: Loaded) -> None:
    view = shown(sample)
    assert view.lead + view.marked == ("A year ago we felt 24 points better than we did. "
                                       "Now the record is 2 points ahead.")  # fmt: skip
    assert (view.record.shown, view.leaders.shown) == ("78", "76")
    assert view.leaders.says == "what 8 leaders say"
    assert view.rated == "8 of 8 rated"
    assert view.since.startswith("Since last quarter, like for like: +4, about the same.")


def test_a_quarter_that_is_not_there_is_said_to_be_none(sample: Loaded) -> None:
    assert shown(sample).unknown == ""
    assert shown(sample, quarter="2025-Q1").unknown == ""
    view = shown(sample, quarter="2031-Q9")
    assert view.unknown == "There is no record of 2031-Q9; this is 2026-Q1."


@pytest.mark.parametrize("quarter", QUARTERS)
def test_an_earlier_quarter_is_read_as_its_room_saw_it(sample: Loaded, quarter: str) -> None:
    view, wanted = shown(sample, quarter=quarter), expected()["scores"]["quarters"][quarter]
    assert view.quarter == quarter
    assert (view.record.shown, view.leaders.shown) == (str(wanted["record"]),
                                                       str(wanted["leaders"]))  # fmt: skip
    assert [small.shown for small in view.smalls] == [
        "Not yet" if row["shown"] == "n/a" else row["shown"] for row in wanted["criteria"]
    ]
    assert "nothing here changes any more" in view.standing
    assert (view.back == "") == (quarter == QUARTERS[-1])
    assert [choice.words for choice in view.quarters if choice.here] == [quarter]


def test_below_its_threshold_a_figure_is_not_yet_and_says_why(sample: Loaded) -> None:
    seventh = shown(sample, quarter="2025-Q1").smalls[6]
    assert seventh.shown == "Not yet"
    assert seventh.behind == "0 promises were due; a rate needs 5. Leaders disagree."
    assert shown(sample, quarter="2025-Q1").smalls[7].behind.startswith("No decision was reviewed")


def test_every_figure_opens_down_to_its_rows(sample: Loaded) -> None:
    view = shown(sample)
    for small in view.smalls:
        assert any(line.rows for line in small.lines), small.title
        assert all("that is gone" not in row for line in small.lines for row in line.rows)
    third = view.smalls[2].lines
    assert third[0].shown == view.smalls[2].shown
    assert any(line.rows == ["Head of Sales"] for line in third)
    assert any(line.label == "Leaders, the middle answer" for line in third)


def test_the_record_opens_to_its_criteria_and_each_of_them_for_itself(sample: Loaded) -> None:
    number, *criteria = shown(sample).record.parts
    assert (number.line.shown, number.inside) == ("78", [])
    assert len(criteria) == 8
    assert all(part.line.depth == 1 for part in criteria)
    assert all(line.depth > 1 for part in criteria for line in part.inside)
    assert any(line.rows for line in criteria[3].inside)


def test_lost_value_is_counted_in_whole_units(sample: Loaded) -> None:
    lines = shown(sample).smalls[4].lines
    touched = next(x for x in lines if x.label == "Lost value that a live decision touches")
    assert touched.shown == "0.59"
    assert touched.how == "€616,580 of €1,036,500"


def test_five_quarters_are_drawn_with_decisions_and_the_band(sample: Loaded) -> None:
    view = shown(sample)
    assert len(view.chart.record_dots) == len(view.chart.leaders_dots) == 5
    assert [tick.says[:7] for tick in view.chart.ticks] == QUARTERS
    assert view.chart.band_x != ""
    assert "No target." in view.band
    first = shown(sample, quarter="2025-Q1")
    assert (len(first.chart.record_dots), first.chart.band_x, first.band) == (1, "", "")
    assert len(view.smalls[7].chart.record_dots) == 3


def test_the_widest_place_is_marked_once(sample: Loaded) -> None:
    marked = [small for small in shown(sample, quarter="2025-Q1").smalls if small.widest]
    assert len(marked) == 1
    assert "feel better than we do" in shown(sample, quarter="2025-Q1").place


def test_the_folded_parts_say_what_is_on_record(sample: Loaded) -> None:
    below = shown(sample).below
    assert below.phase == "Year 2 of the programme, early phase"
    assert [share.name for share in below.tags][:5] == ["UNITE", "CONVINCE", "BUILD", "FIX",
                                                         "PROVE"]  # fmt: skip
    assert below.years == ["2025", "2026"]
    assert [row.recorded for row in below.strip] == [False, True, False, False, False]
    assert below.strip[1].years == ["1.0 (1 to 2)", "3.0 (3 to 4)"]
    check = expected()["scores"]["reporting_check"][0]
    assert below.outcome.lower() == check["outcome"] + "."
    assert {v.name.lower(): v.level for v in below.variables} == {
        name: found["level"] for name, found in check["variables"].items()}  # fmt: skip
    assert shown(sample, quarter="2025-Q2").below.years == ["2025"]


def test_what_to_be_wary_of_opens_down_to_its_rows(sample: Loaded) -> None:
    below = shown(sample).below
    assert [share.shown for share in below.aims][:2] == ["18 of 50", "72 of 3,116"]
    assert [share.shown for share in below.easy] == ["1 of 4", "0 of 4"]
    assert below.easy[0].lines[0].rows == [
        "“You are told how your heating works”, said since 10 Jul 2025"
    ]
    assert (below.given[0].name, below.given[0].shown) == ("Customer Care", "8 of 31")
    assert below.given[0].lines[0].rows[0] == "a note behind 2025Q2-01"
    assert below.areas[0] == "Sales, influence 4 of 4, the power core"
    people = [line for share in below.given for line in share.lines if "Okafor" in f"{line}"]
    assert people == []


def test_guests_and_those_who_wait_read_no_scores(sample: Loaded) -> None:
    guest = Actor("g", Role.GUEST, "sales", room_id="room-2026-q2")
    waiting = Actor("w", Role.LEADER, "sales", waiting=True)
    assert [shown(sample, actor) for actor in (guest, waiting)] == [
        CompetencyView(state="closed")] * 2  # fmt: skip


def test_a_reader_is_told_nothing_of_where_a_restricted_decision_lies() -> None:
    world = opened()
    world.raised()
    world.do("facilitator", "decision.edit", id="d1", restricted=True)
    for who in SEATS:
        world.sign(who)
    world.do("facilitator", "decision.decide", id="d1")
    world.do("facilitator", "survey.open", id="s", room_id=ROOM, instrument="eight criteria")
    for who in SEATS:
        world.do(who, "survey.answer", id=f"s.{who}", survey_id="s", points=[2] * 8)
    world.do("facilitator", "survey.show", id="s")
    with world.store.reading() as read:
        leader, reader = (competency_view(read, PEOPLE[who], {}, world.now).below
                          for who in ("finance", "reader"))  # fmt: skip
    assert "1 decision," in leader.decisions
    assert leader.stages
    assert leader.given
    assert reader.decisions.endswith(", without 1 restricted")
    assert (reader.tags, reader.stages, reader.watched, reader.given, reader.aims) == (
        [], [], [], [], [])  # fmt: skip


def test_a_company_that_has_held_no_room_is_told_what_comes_here() -> None:
    world = World()
    with world.store.reading() as read:
        view = competency_view(read, LEADER, {}, world.now)
    assert (view.state, view.waiting) == ("empty", "")


def test_the_record_of_an_open_room_waits_until_its_leaders_have_answered() -> None:
    world = opened()
    with world.store.reading() as read:
        view = competency_view(read, LEADER, {}, world.now)
        quarter = view.waiting
    assert (view.state, quarter != "") == ("empty", True)
    world.do("facilitator", "survey.open", id="s", room_id=ROOM, instrument="eight criteria")
    for who in SEATS:
        world.do(who, "survey.answer", id=f"s.{who}", survey_id="s", points=[2] * 8)
    world.do("facilitator", "survey.show", id="s")
    with world.store.reading() as read:
        view = competency_view(read, LEADER, {}, world.now)
    assert (view.state, view.quarter, view.waiting) == ("shown", quarter, "")
    assert "can still move" in view.standing
    assert (view.leaders.shown, view.leaders.says) == ("50", "what 5 leaders say")

"""Home's view: the sample's figures, and what a guest or an empty company sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from customer_room.domain.quarters import shown_quarter
from customer_room.domain.visibility import Audience, Viewer
from customer_room.operations import rooms
from customer_room.sample.story import LARKFIELD, story_of
from customer_room.store.reads import SqlRead
from tests.loaded import NOW, Loaded, empty_house
from tests.unit.domain.cast import founded

FACILITATOR = Viewer(Audience.FACILITATOR, "ines")
WINTER = "2025-Q1"


@pytest.fixture
def read(sample: Loaded) -> Iterator[SqlRead]:
    with sample.house.store.reading("main") as opened:
        yield opened


def test_rooms_are_listed_newest_first_with_people_before_percentages(read: SqlRead) -> None:
    lines = rooms.room_lines(read, FACILITATOR, NOW)
    assert [line.quarter for line in lines] == sorted((x.quarter for x in lines), reverse=True)
    newest = next(line for line in lines if line.quarter == "2026-Q1")
    assert (newest.came, newest.left, newest.net, newest.joint) == (
        "2,990", "2,070", "+920", "2 of 2",
    )  # fmt: skip
    worst = next(line for line in lines if line.quarter == WINTER)
    assert (worst.net, worst.gains, worst.joint) == ("−280", False, "1 of 2")


def test_longest_net_bar_is_the_greatest_change(read: SqlRead) -> None:
    lines = [line for line in rooms.room_lines(read, FACILITATOR, NOW) if line.net]
    longest = max(lines, key=lambda line: line.net_percent)
    assert (longest.quarter, longest.net_percent) == ("2026-Q1", rooms.NET_PERCENT)
    assert all(line.net_percent > 0 for line in lines)


def test_room_without_figures_says_what_it_is(read: SqlRead) -> None:
    lines = rooms.room_lines(read, FACILITATOR, NOW)
    prepared = next(line for line in lines if line.status == "prepared")
    check_in = next(line for line in lines if line.kind == "Check-in")
    assert "Is it still worth it?" in prepared.sentence
    assert not prepared.came
    assert check_in.sentence
    assert not check_in.joint


def test_a_closed_room_says_what_it_told_the_company_once(read: SqlRead) -> None:
    lines = rooms.room_lines(read, FACILITATOR, NOW)
    winter = next(line for line in lines if line.quarter == WINTER)
    assert winter.message.startswith("Seven stages, in customers' words.")
    assert not [line for line in lines if line.message and line.sentence]
    check_in = next(line for line in lines if line.kind == "Check-in")
    assert check_in.sentence.startswith("One date moved")


def test_room_to_open_is_the_prepared_one_while_none_is_live(read: SqlRead) -> None:
    assert rooms.current_room(rooms.room_lines(read, FACILITATOR, NOW)) == "room-2026-q2"


def test_guest_sees_his_own_room_and_no_other(read: SqlRead) -> None:
    guest = Viewer(Audience.GUEST, "guest-1", "room-2026-q2")
    assert [line.id for line in rooms.room_lines(read, guest, NOW)] == ["room-2026-q2"]


def test_next_quarter_comes_first_when_a_room_is_created(read: SqlRead) -> None:
    assert rooms.coming_quarters(read, NOW)[:4] == ["2026-Q3", "2026-Q4", "2026-Q2", "2026-Q1"]


def test_story_of_the_sample_is_computed_from_its_data(read: SqlRead) -> None:
    found = rooms.skipped(read, LARKFIELD.quarter, LARKFIELD.segment, LARKFIELD.step, NOW)
    assert found == rooms.Skipped(lost=2420, one_in=3, nobodys=True)
    assert rooms.one_in_words(3) == "One in three"


def test_story_does_not_say_nobody_once_somebody_serves_the_step(read: SqlRead) -> None:
    found = rooms.skipped(read, "2026-Q1", LARKFIELD.segment, LARKFIELD.step, NOW)
    assert found is not None
    assert not found.nobodys


def test_losses_by_stage_compare_the_first_and_the_last_quarter(read: SqlRead) -> None:
    found = rooms.losses_by_stage(read, LARKFIELD.segment, NOW)
    assert found is not None
    assert (found.was, found.now) == ("2025-Q1: 2,420", "2026-Q1: 1,620")
    stages = {stage.stage: (stage.was, stage.now) for stage in found.stages}
    assert stages["Is it still worth it?"] == ("1,150", "920")
    assert stages["Keep us warm this first winter"] == ("890", "420")


def test_only_the_sample_company_has_a_story() -> None:
    assert story_of("Larkfield Heat") is LARKFIELD
    assert story_of("Our company") is None


def test_company_without_figures_has_no_headline(tmp_path: Path) -> None:
    with empty_house(tmp_path) as house:
        house.invitations.first_link()
        with house.store.reading("main") as opened:
            lines = rooms.room_lines(opened, FACILITATOR, NOW)
            assert (lines, rooms.latest_in_words(lines)) == ([], "")
            assert rooms.losses_by_stage(opened, None, NOW) is None
            assert rooms.coming_quarters(opened, NOW)[0] == "2026-Q3"


def test_quarters_are_those_of_the_fiscal_year() -> None:
    world = founded()
    world.do("owner", "workspace.set", name="Larkfield", fiscal_offset=3)
    with world.store.reading() as read:
        assert rooms.coming_quarters(read, world.now)[0] == "2026-Q1"
        assert shown_quarter(read, None, world.now) == "2026-Q1"

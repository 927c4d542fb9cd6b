"""What the forms of a stage start from, and what of it they send."""

import pytest

from customer_room.ui.stages.acts import StageActs
from customer_room.ui.stages.rows import Seam
from customer_room.ui.stages.view import StagesView, StageView, stages_view
from tests.unit.domain.cast import PEOPLE, World, opened

PAIR = {"id": "h1", "kind": "step pair", "giving": "a1", "receiving": "a2", "giving_leader": "dana",
        "receiving_leader": "petra", "standard": "Within an hour"}  # fmt: skip
MOVE = {"from_step": "a1", "to": "a2", "segment_id": "homes", "quarter": "2026-Q1", "count": 5}


@pytest.fixture
def hall() -> World:
    """A live room with one hand-off named, that no counted customer crosses."""
    world = opened()
    world.do("facilitator", "hand_off.set", **PAIR)
    return world


def page(world: World, who: str = "care") -> StagesView:
    with world.store.reading() as read:
        return stages_view(read, PEOPLE[who], {}, world.now)


def stage(view: StagesView, id: str = "a") -> StageView:
    return next(each for each in view.stages if each.id == id)


def acts(world: World, who: str = "facilitator") -> StageActs:
    return stage(page(world, who)).acts


def unseated(world: World, who: str, **more: object) -> None:
    actor = PEOPLE[who]
    world.do("facilitator", "member.set", id=actor.member_id, name=actor.member_id.title(),
             function_id=actor.function_id, role=actor.role, seat=False, **more)  # fmt: skip


def crossing(world: World) -> Seam:
    world.do("facilitator", "moves.load", rows=[MOVE])
    return stage(page(world)).leaving[0]


def test_changing_a_hand_off_sends_no_more_than_its_id_and_what_changed(hall: World) -> None:
    entry = crossing(hall).entry
    assert entry.known
    assert entry.fixed == {"id": "h1"}
    assert entry.standard == "Within an hour"


def test_one_accepts_the_standard_he_has_read(hall: World) -> None:
    hall.do("facilitator", "moves.load", rows=[MOVE])
    (mine,) = stage(page(hall, "sales")).leaving
    assert mine.entry.accept == {"id": "h1", "expect": "Within an hour"}
    assert stage(page(hall, "care")).leaving[0].entry.accept == {}


@pytest.mark.parametrize("how", [{}, {"active_to": "2026-03-31"}])
def test_who_holds_a_hand_off_without_a_seat_stays_chosen(
    hall: World, how: dict[str, str]
) -> None:  # fmt: skip
    unseated(hall, "sales", **how)
    seam = crossing(hall)
    assert seam.entry.giving_leader == "dana"
    assert seam.entry.gone == [("dana", "Dana, no seat any more")]
    assert "dana" not in [id for id, _ in page(hall).options.leaders]


def test_who_helps_a_stage_without_a_seat_stays_ticked(hall: World) -> None:
    hall.do("facilitator", "stage.edit", id="a", partner_ids=["petra", "idris", "dana"])
    unseated(hall, "operations")
    ticked = {id: words for id, words, helps in acts(hall).partners if helps}
    assert ticked == {"petra": "Petra, no seat any more", "idris": "Idris", "dana": "Dana"}
    others = [id for id, _, helps in acts(hall).partners if not helps]
    assert others == ["maren", "rosa"]


def test_one_stands_behind_the_name_he_has_read(hall: World) -> None:
    assert acts(hall, "care").confirm == {"id": "a", "expect": "Is this for me?"}
    hall.do("care", "stage.confirm", id="a")
    assert acts(hall, "care").confirm == {}
    assert acts(hall, "reader").confirm == {}


def test_a_hand_off_that_nobody_crosses_has_its_forms(hall: World) -> None:
    (spare,) = page(hall).spare
    assert (spare.id, spare.steps) == ("h1", "“Step a1” to “Step a2”")
    assert (spare.standard, spare.says, spare.tone) == (
        "Within an hour", "Waits for Dana and Petra", "warn",
    )  # fmt: skip
    assert spare.entry.fixed == {"id": "h1"}
    assert page(hall, "sales").spare[0].entry.accept
    assert page(hall, "reader").spare[0].entry.key == ""
    for who in ("sales", "operations"):
        hall.do(who, "hand_off.accept", id="h1")
    hall.do("care", "hand_off.set", id="h1", met={"2026-Q1": {"k": 3, "n": 4}})
    (agreed,) = page(hall).spare
    assert agreed.says == "Agreed by both since 1 Apr 2026"
    assert agreed.met == "Met 3 of 4 times in 2026-Q1"


def test_changing_a_figure_sends_no_more_than_its_id_and_what_changed(hall: World) -> None:
    hall.do("care", "kpi.set", id="k", stage_id="a", name="Answered", type="proportion",
            direction="hold", target="0.85", target_date="2026-12-31",
            tolerance="0.02")  # fmt: skip
    (figure,) = stage(page(hall)).figures
    entry = figure.entry
    assert (entry.id, entry.target, entry.tolerance) == ("k", "85 %", "2 %")
    assert figure.target == "85.0 %, give or take 2.0 %, by 31 Dec 2026"
    hall.do("care", "kpi.set", id="k", direction="up")
    (figure,) = stage(page(hall)).figures
    assert figure.target == "85.0 % by 31 Dec 2026"

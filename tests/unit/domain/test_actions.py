"""Promises: made by whoever keeps them, moved once and in a room, given up openly."""

import pytest

from customer_room.domain.actions import Action
from tests.unit.domain.cast import ROOM, World, opened

PROMISE = {"id": "a1", "decision_id": "d1", "text": "Call them back", "owner": "dana",
           "due": "2026-05-01"}  # fmt: skip
ASKED = {"id": "a1", "due": "2026-06-01", "agreed_by": ["dana", "petra"]}
FOR_CUSTOMERS = PROMISE | {"kind": "customer promise", "text": "By 1 May they are called"}


@pytest.fixture
def hall() -> World:
    """The room, with a decision that sales and operations own."""
    world = opened()
    world.raised()
    return world


def promised(world: World, who: str = "sales", **more: object) -> Action:
    world.do(who, "action.promise", **PROMISE | more)
    return world.get(Action, "a1")


class TestPromising:
    """For oneself; a facilitator types."""

    def test_it_carries_its_day_and_the_day_it_was_made(self, hall: World) -> None:
        action = promised(hall)
        assert (action.status, action.due, action.made_on) == (
            "promised", "2026-05-01", "2026-04-01")  # fmt: skip

    def test_nobody_promises_for_another(self, hall: World) -> None:
        hall.refused("care", "action.promise", "not_allowed", **PROMISE)
        promised(hall, "facilitator")

    @pytest.mark.parametrize("who", ["guest", "reader"])
    def test_who_is_no_leader_promises_nothing(self, hall: World, who: str) -> None:
        hall.refused(who, "action.promise", "not_allowed", **PROMISE)

    def test_it_belongs_to_a_decision_or_a_measure(self, hall: World) -> None:
        bare = PROMISE | {"decision_id": None}
        hall.refused("sales", "action.promise", "bad_field", **bare)
        hall.do("sales", "kpi.set", id="k1", stage_id="a", name="Calls", type="count",
                direction="down")  # fmt: skip
        hall.do("sales", "action.promise", **bare, kpi_id="k1")

    @pytest.mark.parametrize("other", [{"decision_id": "d9"}, {"kpi_id": "k9"}])
    def test_which_must_exist(self, hall: World, other: dict[str, str]) -> None:
        hall.refused("sales", "action.promise", "not_found", **PROMISE | other)

    def test_not_for_a_day_that_has_passed(self, hall: World) -> None:
        hall.refused("sales", "action.promise", "bad_field", **PROMISE | {"due": "2026-03-31"})

    def test_what_customers_will_see_somebody_checks(self, hall: World) -> None:
        problem = hall.refused("sales", "action.promise", "bad_field", **FOR_CUSTOMERS)
        assert problem.field == "checked_by"
        hall.do("sales", "action.promise", **FOR_CUSTOMERS, checked_by="rosa")

    @pytest.mark.parametrize("checker", ["dana", "petra", "maren"])
    def test_and_not_an_owner_nor_anybody_of_company(self, hall: World, checker: str) -> None:
        hall.refused("sales", "action.promise", "not_allowed", **FOR_CUSTOMERS, checked_by=checker)

    def test_of_a_restricted_decision_nobody_without_a_seat_hears(self, hall: World) -> None:
        hall.do("sales", "decision.edit", id="d1", restricted=True)
        promised(hall)
        hall.refused(
            "deskless", "action.promise", "not_found", **PROMISE | {"id": "a2", "owner": "kai"}
        )
        hall.refused("deskless", "action.report", "not_found", id="a1", status="done")


class TestOnTheWay:
    """Its owner says how far it is; the promise itself stays as it was made."""

    def test_how_far_and_what_is_in_the_way(self, hall: World) -> None:
        promised(hall)
        hall.do("sales", "action.report", id="a1", status="started", obstacle="No list of numbers")
        action = hall.get(Action, "a1")
        assert (action.status, action.obstacle) == ("started", "No list of numbers")
        hall.refused("care", "action.report", "not_allowed", id="a1", status="done")

    def test_it_is_reworded_until_its_decision_seals(self, hall: World) -> None:
        promised(hall)
        hall.wait(days=2)
        hall.do("sales", "action.revise", id="a1", text="Call them all back", due="2026-05-08")
        for who in ("chief", "sales", "finance", "operations", "care"):
            hall.sign(who)
        hall.do("facilitator", "decision.decide", id="d1")
        hall.wait(hours=73)
        hall.refused("sales", "action.revise", "phase_closed", id="a1", text="Call some")

    def test_or_on_the_day_it_was_made(self, hall: World) -> None:
        hall.do("sales", "kpi.set", id="k1", stage_id="a", name="Calls", type="count",
                direction="down")  # fmt: skip
        promised(hall, decision_id=None, kpi_id="k1")
        hall.do("sales", "action.revise", id="a1", text="Call them all back")
        hall.wait(days=1)
        hall.refused("sales", "action.revise", "phase_closed", id="a1", text="Call some")

    def test_given_up_openly_and_for_good(self, hall: World) -> None:
        promised(hall)
        hall.refused("sales", "action.drop", "bad_field", id="a1", because=" ")
        hall.do("sales", "action.drop", id="a1", because="Nobody to call")
        action = hall.get(Action, "a1")
        assert (action.status, action.dropped_on) == ("dropped", hall.now[:10])
        for name, more in (
            ("action.report", {"status": "done"}), ("action.drop", {"because": "Again"}),
            ("action.renegotiate", {"due": "2026-06-01", "agreed_by": ["dana", "petra"]}),
        ):  # fmt: skip
            hall.refused("sales", name, "phase_closed", id="a1", **more)


class TestAnotherDay:
    """Once, before it is due, in a room with two functions."""

    def test_the_room_stands_beside_it(self, hall: World) -> None:
        promised(hall)
        hall.do("sales", "action.renegotiate", **ASKED)
        action = hall.get(Action, "a1")
        assert action.due == "2026-06-01"
        assert action.renegotiated == {
            "from_due": "2026-05-01", "to_due": "2026-06-01", "on": "2026-04-01",
            "recorded_in": ROOM, "agreed_by": ["dana", "petra"]}  # fmt: skip
        hall.refused("sales", "action.renegotiate", "not_allowed", **ASKED | {"due": "2026-07-01"})

    def test_its_reason_stands_with_it(self, hall: World) -> None:
        promised(hall)
        hall.do("sales", "action.renegotiate", **ASKED, because="The vans come in May")
        moved = hall.get(Action, "a1").renegotiated
        assert moved is not None
        assert moved["because"] == "The vans come in May"

    @pytest.mark.parametrize("day", ["2026-05-01", "2026-04-30"])
    def test_another_day_is_a_later_one(self, hall: World, day: str) -> None:
        promised(hall)
        hall.refused("sales", "action.renegotiate", "bad_field", **ASKED | {"due": day})

    def test_not_once_it_is_due(self, hall: World) -> None:
        promised(hall, due="2026-04-02")
        hall.wait(days=1)
        hall.refused("sales", "action.renegotiate", "not_allowed", **ASKED)

    @pytest.mark.parametrize(
        "agreed", [["dana", "maren"], ["dana", "kai"], ["dana", "dana"], ["rosa", "kai"]]
    )
    def test_one_function_alone_does_not_agree(self, hall: World, agreed: list[str]) -> None:
        """Company is none, and who is not in the room does not count."""
        promised(hall)
        hall.refused("sales", "action.renegotiate", "not_allowed", **ASKED | {"agreed_by": agreed})

    def test_nor_does_anybody_without_a_room(self, hall: World) -> None:
        promised(hall)
        hall.do("facilitator", "room.close", id=ROOM)
        hall.refused("sales", "action.renegotiate", "not_allowed", **ASKED)

    def test_nobody_moves_anothers_promise(self, hall: World) -> None:
        promised(hall)
        hall.refused("care", "action.renegotiate", "not_allowed", **ASKED)

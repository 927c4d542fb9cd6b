"""Seals that fall due by themselves: the server writes them down, as of the time they fell."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from customer_room.domain.decisions import Decision
from customer_room.domain.policy import SYSTEM, Actor, Role
from customer_room.domain.record import one
from customer_room.live.jobs import Step
from customer_room.services import Services
from tests.loaded import empty_house

DANA = Actor("dana", Role.LEADER, "sales", seat=True, admitted=True)
MADE, LATER = "2026-07-16T08:00:00.000Z", "2026-07-20T08:00:00.000Z"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Services]:
    with empty_house(tmp_path) as built:
        person = {"id": "dana", "name": "Dana", "function_id": "sales", "role": "leader"}
        for by, name, payload in (
            (SYSTEM, "function.set", {"id": "sales", "name": "Sales", "code": "Sa"}),
            (SYSTEM, "member.set", person | {"seat": True}),
            (DANA, "decision.raise", {"id": "d1", "one_line": "Answer", "made_in": "outside"}),
            (DANA, "decision.decide", {"id": "d1"}),
        ):
            _do(built, by, name, payload)
        yield built


def _do(house: Services, by: Actor, name: str, payload: dict[str, Any]) -> None:
    step = Step(by, name, payload, MADE)
    house.service.transact("main", lambda _tx, perform: perform(step))


def _decision(house: Services) -> Decision:
    with house.store.reading("main") as read:
        return one(read, Decision, "d1")


def test_a_seal_that_has_fallen_is_written_down_as_of_its_time(house: Services) -> None:
    house.now = lambda: LATER
    house.seal_due()
    sealed = _decision(house)
    assert (sealed.status, sealed.sealed_at) == ("in force", "2026-07-19T08:00:00.000Z")


def test_before_its_time_nothing_seals(house: Services) -> None:
    house.now = lambda: MADE
    house.seal_due()
    assert _decision(house).sealed_at is None


def test_one_that_cannot_be_sealed_does_not_stop_the_clock(
    house: Services, written: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("what people wrote")

    monkeypatch.setattr(house.service, "transact", broken)
    house.now = lambda: LATER
    house.seal_due()
    assert '"error": "ZeroDivisionError"' in written()
    assert "what people wrote" not in written()

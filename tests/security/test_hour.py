"""Role x state of the room x command: done, or refused with exactly the code it has to be."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from customer_room.domain.room import reachable
from tests.security.cases import CASES
from tests.security.databases import DATABASES, database
from tests.security.expectations import (
    COLUMNS,
    NOT_ALLOWED,
    OK,
    SERVER,
    STATES,
    Case,
    case,
    expected,
)
from tests.security.hour import Hour


@pytest.fixture(scope="module", params=DATABASES)
def hour(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hour]:
    with database(request.param, tmp_path_factory) as url:
        made = Hour(url)
        yield made
        made.store.close()


@pytest.fixture(scope="module")
def done() -> Counter[str]:
    """How often each line changed something, in all states of both databases."""
    return Counter()


def wrong(
    hour: Hour, state: str, cases: Mapping[str, Case], done: Counter[str] | None = None
) -> list[str]:
    """Say who is answered otherwise than the table says."""
    found: list[str] = []
    with hour.state(state) as tx:
        for line, each in cases.items():
            for column in COLUMNS:
                wanted = expected(each, column, state)
                told = hour.answer(tx, each, line.partition(",")[0], column, state)
                if done is not None and told == OK:
                    done[line] += 1
                if told not in (wanted, "nothing" if wanted == OK else wanted):
                    found.append(f"{line} by the {column}: {told}, not {wanted}")
    return found


@pytest.mark.parametrize("state", STATES)
def test_everybody_is_answered_as_the_table_says(
    hour: Hour, state: str, done: Counter[str]
) -> None:
    assert wrong(hour, state, CASES, done) == []


def test_every_line_did_something(done: Counter[str]) -> None:
    """A payload that never changes anything would show nothing."""
    if not done:
        pytest.skip("only after all states, in one process")
    without = {"operation.undo, another's"} | {n for n, each in CASES.items() if each.who == SERVER}
    assert [line for line in CASES if not done[line] and line not in without] == []


def test_a_lock_that_does_not_hold_is_noticed(hour: Hour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("customer_room.domain.notes.writable", reachable)
    lenient = wrong(hour, "frozen", {"note.add": CASES["note.add"]})
    assert "note.add by the guest: ok, not phase_closed" in lenient


def test_a_permission_too_wide_is_noticed(hour: Hour) -> None:
    narrow = case(SERVER, CASES["comment.add"].when, **CASES["comment.add"].payload)
    assert "comment.add by the reader: ok, not not_allowed" in wrong(
        hour, "open", {"comment.add": narrow}
    )


IN_THE_HALL = {
    "guest": OK, "leader": OK, "leader without a seat": OK, "facilitator": OK,
    "facilitator with a seat": OK, "reader": NOT_ALLOWED, "owner": NOT_ALLOWED,
    "owner with a seat": NOT_ALLOWED, "not admitted": NOT_ALLOWED, "waiting": NOT_ALLOWED,
    "projector": NOT_ALLOWED,
}  # fmt: skip


def test_in_a_town_hall_everybody_who_is_in_votes(hour: Hour) -> None:
    hall = CASES["vote.cast"].after("phase.open_votes", id="r1.p5", budget=3, everybody=True)
    with hour.state("voting") as tx:
        told = {column: hour.answer(tx, hall, "vote.cast", column, "voting") for column in COLUMNS}
    assert told == IN_THE_HALL

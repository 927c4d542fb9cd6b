"""A town hall: guests vote from many lines at once, some twice over, and each dot counts once."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.client import Live, Person
from tests.running import ROOM, House, running

GUESTS, BUDGET = 24, 2
PHASE = f"{ROOM}.p5"
NOTES = ("n0", "n1", "n2")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("hall")) as made:
        for id in NOTES:
            made.make("note.add", id=id, room_id=ROOM, lane="WHO", text=id, author_id="ann")
        yield made


@pytest.fixture(scope="module")
def guests(house: House) -> list[Person]:
    fay = house.person("fay")
    fay.must("room.open_door", id=ROOM)
    code = fay.get(f"/api/rooms/{ROOM}/door").json()["code"]
    fay.must("phase.start", id=PHASE)
    fay.must("phase.open_votes", id=PHASE, budget=BUDGET, everybody=True)
    made = [house.person() for _ in range(GUESTS)]
    for n, guest in enumerate(made):
        named = {"name": f"Guest {n}", "function_id": "ops"}
        answer = guest.post("/api/join", {"code": code, "guest": named})
        assert answer.json()["waiting"] is False
    return made


def dot(n: int, slot: int) -> dict[str, str]:
    """The dots of a guest: one on a note by his number, one on the next."""
    target = NOTES[(n + slot) % len(NOTES)]
    return {"id": f"dot-{n}-{slot}", "phase_id": PHASE, "target_type": "note", "target_id": target}


def vote(n: int, guest: Person, live: Live) -> list[str]:
    """Give both dots, each twice over by two ways, and one too many; return what was answered."""
    told: list[str] = []
    for slot in range(BUDGET):
        sent = live.propose("vote.cast", **dot(n, slot))
        live.send(sent)
        again = guest.post("/api/commands", sent).json()
        told += [_code(live.answer(sent)), _code(live.answer(sent)), _code(again)]
    told.append(_code(live.answer(live.propose("vote.cast", **dot(n, BUDGET)))))
    return told


def _code(answer: dict[str, object]) -> str:
    error = answer.get("error")
    return str(error["code"]) if isinstance(error, dict) else "ok"


def test_every_dot_counts_once_and_everybody_sees_the_same_result(
    house: House, guests: list[Person]
) -> None:
    with ExitStack() as stack:
        lines = [stack.enter_context(guest.live(ROOM)) for guest in guests]
        with ThreadPoolExecutor(8) as together:
            told = list(together.map(vote, range(GUESTS), guests, lines))
        assert [each for each in told if each != ["ok"] * 3 * BUDGET + ["no_votes_left"]] == []
        for guest in guests:
            mine = guest.snapshot(ROOM)["records"]["vote"]
            assert len(mine) == BUDGET, "until the vote closes everybody sees his own dots alone"
        house.person("fay").must("phase.close_votes", id=PHASE)
        for live in lines:
            live.until("reload")
    given = {(d := dot(n, slot))["id"]: d["target_id"]
             for n in range(GUESTS) for slot in range(BUDGET)}  # fmt: skip
    for n, guest in enumerate(guests):
        shown = guest.snapshot(ROOM)["records"]["vote"]
        assert {id: each["target_id"] for id, each in shown.items()} == given
        mine = {id for id, each in shown.items() if "voter_id" in each or "slot" in each}
        assert mine == {f"dot-{n}-{slot}" for slot in range(BUDGET)}
    wall = guests[0].snapshot(ROOM, view="present")["records"]["vote"]
    assert Counter(each["target_id"] for each in wall.values()) == Counter(given.values())
    assert not [each for each in wall.values() if "voter_id" in each]


def test_a_late_dot_is_refused_and_not_kept(guests: list[Person]) -> None:
    late = guests[0].do("vote.withdraw", id="dot-0-0")
    assert late["error"]["code"] == "phase_closed"
    assert len(guests[1].snapshot(ROOM)["records"]["vote"]) == GUESTS * BUDGET

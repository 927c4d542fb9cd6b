"""Pictures are drawn one at a time, and only so many a minute for one session."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from customer_room.api import downloads
from tests.acts import code_of
from tests.running import ROOM, House

POSTER = f"/api/rooms/{ROOM}/poster.png?scale=1"


def test_the_eleventh_picture_within_a_minute_is_too_many(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def draw(*_given: Any) -> bytes:
        drawn.append(1)
        return b"a picture"

    monkeypatch.setattr(downloads, "poster", draw)
    ann, ben = house.person("ann"), house.person("ben")
    assert [ann.get(POSTER).status_code for _ in range(10)] == [200] * 10
    refused = ann.get(POSTER)
    assert (refused.status_code, code_of(refused)) == (429, "slow_down")
    assert refused.json()["error"]["retry"] is True
    assert code_of(ann.get("/api/decisions/2026Q1-01.png")) == "slow_down"
    assert len(drawn) == 10
    assert ben.get(POSTER).status_code == 200


def test_one_picture_is_drawn_at_a_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    working, together = threading.Lock(), list[bool]()

    def draw(*_given: Any) -> bytes:
        alone = working.acquire(blocking=False)
        together.append(not alone)
        if alone:
            # Long enough for a second one to begin if nothing held it back.
            threading.Event().wait(0.1)
            working.release()
        return b"a picture"

    monkeypatch.setattr(downloads, "poster", draw)
    people = [house.person(name) for name in ("ann", "ben", "cem")]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda person: person.get(POSTER), people))
    assert [answer.status_code for answer in answers] == [200] * 3
    assert together == [False] * 3

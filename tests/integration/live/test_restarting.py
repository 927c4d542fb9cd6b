"""docs/PROTOCOL.md, rule P22: what people hear and what is kept when the server goes."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from customer_room.live.subscriber import Subscriber
from tests.client import Live
from tests.running import ROOM, House, W, running

NOTE = {"room_id": ROOM, "lane": "WHO"}


def leave(house: House) -> None:
    """Let the house take leave, and wait for it."""
    asyncio.run_coroutine_threadsafe(house.services.take_leave(), house.loop).result(10)


def test_p22_everybody_hears_of_the_restart_and_then_the_sockets_close(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        lines = [Live(house.person(name), room) for name, room in (("ann", ROOM), ("ben", None))]
        for live in lines:
            live.until("hello")
        house.server.should_exit = True
        for live in lines:
            assert live.until("notice")["notice"] == "restart"
            assert live.closed() == 1012


def test_p22_what_was_accepted_is_shown_and_answered_before_the_end(tmp_path: Path) -> None:
    with running(tmp_path) as house:
        ann, ben = house.person("ann"), house.person("ben")
        with ann.live(ROOM) as live, ben.live(ROOM) as other:
            with house.services.store.begin(W):
                sent = [live.propose("note.add", id=f"n{n}", text="x", **NOTE) for n in range(20)]
                # Their pong is behind them: all twenty are with the writer, who has to wait.
                live.heard("pong")
                house.server.should_exit = True
                live.until("notice")
            answers = [live.answer(frame) for frame in sent]
            assert [answer.get("error") for answer in answers] == [None] * 20
            assert live.closed() == 1012
            shown = {change[1] for change in patches(other)}
            assert shown == {f"n{n}" for n in range(20)}


def patches(live: Live) -> Iterator[list[object]]:
    """Yield all changes that come until the end."""
    with suppress(ConnectionClosed):
        while True:
            yield from live.receive().get("c", ())


def test_p22_what_comes_later_is_to_be_sent_again(house: House) -> None:
    ann = house.person("ann")
    with ann.live(ROOM) as live:
        leave(house)
        frame = live.propose("note.add", id="n1", text="x", **NOTE)
        for answer in (live.answer(frame), ann.do("note.add", id="n2", text="x", **NOTE)):
            error = answer["error"]
            assert (error["code"], error["retry"]) == ("temporarily_unavailable", True)
        assert house.person().get("/readyz").status_code == 503
        assert house.person().get("/healthz").status_code == 200
    assert Live(house.person("ben"), ROOM).closed() == 1012


def test_p22_somebody_who_does_not_read_holds_nobody_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Subscriber, "waits", True)
    with house.person("ann").live(ROOM) as live:
        leave(house)
        live.until("notice")


def test_readyz_says_no_while_the_database_takes_no_change(house: House, tmp_path: Path) -> None:
    with held(tmp_path / "customer-room.db"):
        answer = house.person().get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"ok": False})
    assert house.person().get("/readyz").status_code == 200


def test_readyz_says_no_while_the_disk_is_full(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: before._replace(free=1_000_000))
    assert house.person().get("/readyz").status_code == 503


def test_whoever_asks_meanwhile_gets_the_answer_to_one_question(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def slowly() -> None:
        asked.append(time.monotonic())
        time.sleep(0.5)

    monkeypatch.setattr(house.services.store, "ping", slowly)
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: house.person().get("/readyz").status_code, range(8)))
    assert answers == [200] * 8
    assert len(asked) < 3


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Keep a database locked, as another program would."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()

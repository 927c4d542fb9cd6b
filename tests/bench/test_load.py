"""The load, on servers small enough to be sure of the answer. Nothing here looks at a clock."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from customer_room.operations.bench.load import IncompleteError, Pace, flat_out, paced
from customer_room.operations.bench.meter import Meter
from customer_room.operations.bench.process import Running, running
from customer_room.operations.bench.relay_talk import RelayTalk
from customer_room.operations.bench.rounds import Side, compare

PACE = Pace(clients=3, per_second=100, seconds=0.2)
HERE = Running("http://127.0.0.1:1", os.getpid(), 0.0)


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The bare relay, as a process."""
    command = (sys.executable, "-m", "customer_room.operations.bench.relay", "{port}")
    with running(command, {}, tmp_path_factory.mktemp("relay") / "log", "/") as server:
        yield server


def test_every_change_reaches_every_other_client_of_the_relay(relay: Running) -> None:
    figures = asyncio.run(paced(relay, RelayTalk(relay.url), PACE))
    latencies = [figures["p50_ms"], figures["p95_ms"], figures["p99_ms"]]
    assert None not in latencies
    assert latencies == sorted(latencies, key=float)  # type: ignore[arg-type]
    assert figures["ack_p50_ms"] is None
    assert figures["bytes_per_delivery"] == pytest.approx(78, abs=5)


def test_the_relay_is_weighed(relay: Running) -> None:
    figures = asyncio.run(flat_out(relay, RelayTalk(relay.url), 3, 0.3, 6))
    assert figures["changes_per_s"]
    assert figures["cpu_ms_per_1000"]
    assert relay.memory_mb()


class Faulty:
    """A server within this process that loses or refuses what it is told to."""

    def __init__(self, lose: int | None = None, refuse: int | None = None) -> None:
        self.lose, self.refuse = lose, refuse
        self.meter = Meter(0)
        self.clients = 0

    async def open(self, clients: int, meter: Meter) -> None:
        self.clients, self.meter = clients, meter

    def propose(self, number: int) -> None:
        if number == self.refuse:
            self.meter.refused += 1
            return
        for client in range(self.clients):
            if number != self.lose or client != 0:
                asyncio.get_running_loop().call_soon(self.deliver, client, number)

    def deliver(self, client: int, number: int) -> None:
        self.meter.seen(client, 0, b"zq%09dqz" % number)

    def received_bytes(self) -> int:
        return 0

    async def close(self) -> None:
        return


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lost changes are given up at once."""
    monkeypatch.setattr("customer_room.operations.bench.load.DRAIN_S", 0.1)


def test_a_server_that_loses_nothing_is_measured(impatient: None) -> None:
    asyncio.run(paced(HERE, Faulty(), PACE))


def test_a_run_with_a_lost_delivery_is_no_measurement(impatient: None) -> None:
    with pytest.raises(IncompleteError, match="19 of 20"):
        asyncio.run(paced(HERE, Faulty(lose=61), PACE))


def test_a_run_with_a_refused_change_is_no_measurement() -> None:
    with pytest.raises(IncompleteError, match="1 refused"):
        asyncio.run(paced(HERE, Faulty(refuse=61), PACE))
    with pytest.raises(IncompleteError, match="refused"):
        asyncio.run(flat_out(HERE, Faulty(refuse=200), 3, 0.2, 3))


def test_sides_take_turns_and_ratios_stay_within_a_round() -> None:
    turns: list[str] = []

    async def measure(side: Side) -> dict[str, float | None]:
        turns.append(side.name)
        return {"p95_ms": float(len(turns))}

    product, relay = (Side(name, HERE, Faulty) for name in ("product", "relay"))
    report = asyncio.run(compare(measure, product, relay, 3, lambda _: None))
    assert turns == ["product", "relay", "relay", "product", "product", "relay"]
    assert report["ratio"] == {
        "p95_ms": {
            "min": 0.5,
            "median": pytest.approx(5 / 6, abs=1e-3),
            "max": pytest.approx(4 / 3, abs=1e-3),
        }
    }


def test_a_server_that_ends_shows_its_log(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "print('no room today')")
    with (
        pytest.raises(RuntimeError, match="no room today"),
        running(command, {}, tmp_path / "log", "/"),
    ):
        pass

"""Two kinds of load on anything that carries changes between clients."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Protocol

from customer_room.operations.bench.figures import Figure
from customer_room.operations.bench.meter import Meter
from customer_room.operations.bench.process import Running

WARM_UP_S = 0.5
SETTLE_S = 0.3
DRAIN_S = 15.0


class IncompleteError(Exception):
    """Changes were lost or refused, so the run measured something else; the message says what."""


class Talk(Protocol):
    """How clients of one server connect, send changes and report what they see to a meter."""

    async def open(self, clients: int, meter: Meter) -> None:
        """Connect all clients and wait until each is served."""
        ...

    def propose(self, number: int) -> None:
        """Send change ``number`` from the client whose turn it is."""
        ...

    def received_bytes(self) -> int:
        """Return the payload bytes that all clients have received so far."""
        ...

    async def close(self) -> None:
        """Disconnect all clients and wait until the server has noticed."""
        ...


@dataclass(frozen=True)
class Pace:
    """An even load.

    Attributes:
        clients: How many are connected; each sends in turn.
        per_second: Changes a second, all clients together.
        seconds: How long it is measured.
    """

    clients: int
    per_second: float
    seconds: float


async def paced(server: Running, talk: Talk, pace: Pace) -> dict[str, Figure]:
    """Measure an even load.

    Returns:
        Latencies in ms (a delivery = one other client has received one change), server CPU in ms
        per 1,000 deliveries, MiB of memory while all are connected, received bytes per delivery.

    Raises:
        IncompleteError: A change was refused or did not reach everybody.
    """
    meter = Meter(pace.clients)
    await talk.open(pace.clients, meter)
    try:
        warm = round(pace.per_second * WARM_UP_S)
        await _send_evenly(talk, meter, range(warm), pace.per_second)
        await _drain(meter, warm)
        meter.forget()
        count = round(pace.per_second * pace.seconds)
        cpu, received = server.cpu_s(), talk.received_bytes()
        await _send_evenly(talk, meter, range(warm, warm + count), pace.per_second)
        await _drain(meter, count)
        return {
            **meter.latencies(),
            "cpu_ms_per_1000": _cpu_ms_per_1000(cpu, server.cpu_s(), meter.deliveries),
            "memory_mb": server.memory_mb(),
            "bytes_per_delivery": (talk.received_bytes() - received) / meter.deliveries,
        }
    finally:
        await talk.close()


async def flat_out(
    server: Running, talk: Talk, clients: int, seconds: float, window: int
) -> dict[str, Figure]:
    """Measure what is sustained when ``window`` changes are always on their way.

    A change makes room for the next one when every other client has received it, so the rate is
    that of changes that are durable and seen by all, not of changes sent.

    Returns:
        Changes per second, latencies in ms under that load, server CPU in ms per 1,000
        deliveries, and which share of a core (0–1) the generator itself used: near 1 the
        generator is the limit and the rate a lower bound.

    Raises:
        IncompleteError: A change was refused.
    """
    following = iter(range(1_000_000_000))

    def send_next() -> None:
        if not stopped:
            _send(talk, meter, next(following))

    stopped = False
    meter = Meter(clients, on_complete=send_next)
    await talk.open(clients, meter)
    try:
        for _ in range(window):
            send_next()
        await asyncio.sleep(WARM_UP_S)
        meter.forget()
        cpu, own, began = server.cpu_s(), time.process_time(), time.perf_counter()
        await asyncio.sleep(seconds)
        took = time.perf_counter() - began
        figures: dict[str, Figure] = {
            "changes_per_s": meter.complete / took,
            **meter.latencies(),
            "cpu_ms_per_1000": _cpu_ms_per_1000(cpu, server.cpu_s(), meter.deliveries),
            "generator_share": (time.process_time() - own) / took,
        }
        stopped = True
        if meter.refused or not meter.complete:
            raise IncompleteError(f"{meter.complete} changes arrived, {meter.refused} were refused")
        await asyncio.sleep(SETTLE_S)
        return figures
    finally:
        stopped = True
        await talk.close()


def _send(talk: Talk, meter: Meter, number: int) -> None:
    meter.sending(number)
    talk.propose(number)


async def _send_evenly(talk: Talk, meter: Meter, numbers: range, per_second: float) -> None:
    began = time.perf_counter()
    for place, number in enumerate(numbers):
        ahead = began + place / per_second - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)
        _send(talk, meter, number)


async def _drain(meter: Meter, count: int) -> None:
    give_up = time.perf_counter() + DRAIN_S
    while meter.complete < count:
        if meter.refused or time.perf_counter() > give_up:
            raise IncompleteError(
                f"{meter.complete} of {count} changes reached everybody, {meter.refused} refused"
            )
        await asyncio.sleep(0.01)
    await asyncio.sleep(SETTLE_S)


def _cpu_ms_per_1000(before: Figure, after: Figure, deliveries: int) -> Figure:
    if before is None or after is None or not deliveries:
        return None
    return (after - before) * 1_000_000 / deliveries

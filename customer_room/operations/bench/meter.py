"""What was sent when, and who has seen it: one meter for one run."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from time import perf_counter_ns

from customer_room.operations.bench.figures import Figure, percentile

# Every change carries its number in a form that survives JSON and is found without parsing it.
MARK = re.compile(rb"zq(\d{9})qz")
NS_PER_MS = 1e6


def mark(number: int) -> str:
    """Write the number of a change so that ``MARK`` finds it again; letters and digits only."""
    return f"zq{number:09d}qz"


class Meter:
    """Counts deliveries of changes to all clients but their author.

    Attributes:
        deliveries: Pairs of a change and another client that has seen it.
        complete: Changes that all others have seen.
        acknowledged: Changes the server has called durable.
        refused: Changes the server refused; a figure with refusals is worth nothing.
    """

    def __init__(self, clients: int, on_complete: Callable[[], None] | None = None) -> None:
        self._clients, self._on_complete = clients, on_complete
        self._sent: dict[int, int] = {}
        self._missing: dict[int, int] = {}
        self.refused = 0
        self.forget()

    def forget(self) -> None:
        """Start counting anew. What is on its way counts later; refusals are not forgiven."""
        self._delivery_ms, self._acknowledged_ms = array("d"), array("d")
        self.deliveries = self.complete = self.acknowledged = 0

    def author(self, number: int) -> int:
        """Return which client sends a change: all take turns."""
        return number % self._clients

    def sending(self, number: int) -> None:
        """Note that a change leaves now."""
        self._missing[number] = self._clients - 1
        self._sent[number] = perf_counter_ns()

    def seen(self, client: int, now: int, frame: bytes) -> None:
        """Note the changes in a frame that reached a client at ``now`` (ns)."""
        for found in MARK.findall(frame):
            number = int(found)
            left = self._missing.get(number)
            if left is None or client == self.author(number):
                continue
            self._delivery_ms.append((now - self._sent[number]) / NS_PER_MS)
            self.deliveries += 1
            self._missing[number] = left - 1
            if left == 1:
                self._finish(number)

    def acknowledge(self, number: int, now: int) -> None:
        """Note that the server called a change durable."""
        if number in self._sent:
            self._acknowledged_ms.append((now - self._sent[number]) / NS_PER_MS)
            self.acknowledged += 1

    def latencies(self) -> dict[str, Figure]:
        """Return p50, p95, p99 of delivery and acknowledgement in milliseconds."""
        delivery, acknowledged = sorted(self._delivery_ms), sorted(self._acknowledged_ms)
        return {
            **{f"p{s:.0f}_ms": percentile(delivery, s / 100) for s in (50, 95, 99)},
            **{f"ack_p{s:.0f}_ms": percentile(acknowledged, s / 100) for s in (50, 95, 99)},
        }

    def _finish(self, number: int) -> None:
        del self._missing[number]
        self.complete += 1
        if self._on_complete is not None:
            self._on_complete()

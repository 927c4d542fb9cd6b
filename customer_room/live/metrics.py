"""Figures about the running server for Prometheus: counts and times, never names, ids or texts.

A label's value is always from a list this code knows, so that nobody outside can grow it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from customer_room.domain.command import REGISTRY
from customer_room.domain.errors import Refusal
from customer_room.live.hub import Hub

DONE, UNKNOWN = "done", "unknown"
SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


Decided = Counter[tuple[str, str]]
Refused = Counter[tuple[str]]


class Metrics:
    """What one server counts, in a registry of its own.

    What comes with every command is a plain number, read when somebody looks.
    """

    def __init__(self, hub: Hub) -> None:
        """Begin at zero.

        Args:
            hub: Counts what it sends by itself, more cheaply; it is asked when somebody looks.
        """
        self._registry = CollectorRegistry()
        self._decided, self._refused = Decided(), Refused()
        self._registry.register(_OfTheHub(hub))
        self._registry.register(_OfCommands(self._decided, self._refused))
        self.commit_seconds = Histogram(
            "customer_room_commit_seconds", "Time to decide and commit one group of commands",
            buckets=SECONDS, registry=self._registry,
        )  # fmt: skip

    def decided(self, command: str, refusal: Refusal | None) -> None:
        """Count a command that was decided, committed or not."""
        name = command if command in REGISTRY else UNKNOWN
        self._decided[name, refusal.code if refusal else DONE] += 1

    def refused(self, refusal: Refusal) -> None:
        """Count a refusal that somebody is sent."""
        self._refused[(refusal.code,)] += 1

    def exposition(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        return generate_latest(self._registry)


class _OfTheHub(Collector):
    """What the hub counts, read at the moment of looking."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def collect(self) -> Iterable[Metric]:
        hub = self._hub
        sockets = list(hub.everybody())
        rooms = {(s.workspace_id, s.room_id) for s in sockets if s.room_id}
        yield GaugeMetricFamily("customer_room_sockets", "Open sockets", len(sockets))
        yield GaugeMetricFamily("customer_room_rooms_live", "Rooms somebody has open", len(rooms))
        sent = hub.traffic()
        for name, what, count in (
            ("frames_sent", "Frames sent to sockets", sent.frames),
            ("bytes_sent", "Bytes of frames sent to sockets", sent.size),
            ("reloads", "Times somebody was told to fetch everything anew", sent.reloads),
        ):
            yield CounterMetricFamily(f"customer_room_{name}", what, count)


class _OfCommands(Collector):
    """What was decided and refused, read at the moment of looking."""

    def __init__(self, decided: Decided, refused: Refused) -> None:
        self._decided, self._refused = decided, refused

    def collect(self) -> Iterable[Metric]:
        yield _family(
            "commands", "Commands decided, by name and outcome", ("command", "outcome"),
            self._decided,
        )  # fmt: skip
        yield _family("refusals", "Refusals sent, by code", ("code",), self._refused)


def _family(
    name: str, what: str, labels: tuple[str, ...], counted: Mapping[tuple[str, ...], int]
) -> Metric:
    family = CounterMetricFamily(f"customer_room_{name}", what, labels=labels)
    for values, count in sorted(counted.items()):
        family.add_metric(values, count)
    return family

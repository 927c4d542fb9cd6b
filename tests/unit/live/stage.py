"""A hub whose time a test lets pass, and news to tell."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from customer_room.live.hub import Hub
from customer_room.live.subscriber import Subscriber
from customer_room.security.limits import Limits


@dataclass
class Told:
    """News whose owner sees a secret and others do not."""

    text: str
    owner: str | None = None
    reload: bool = False
    room_id: str | None = "r1"
    workspace_id: str = "w1"
    hidden: bool = False
    author: str = "nobody"
    op_id: str = "o1"
    encoded_for: list[Any] = field(default_factory=list)

    @property
    def owners(self) -> frozenset[str]:
        return frozenset({self.owner} if self.owner else ())

    def concerns(self, room_id: str | None) -> bool:
        return room_id in (None, self.room_id)

    def view(self, audience: Any, room_id: str | None) -> tuple[list[list[Any]], list[str]]:
        self.encoded_for.append(audience)
        if self.hidden and audience != self.owner:
            return [], []
        shown = self.text if audience == self.owner else "-"
        return [["note", "n1", {"text": shown}]], ["note"]


class House:
    """A hub whose time stands still until a test lets it pass."""

    def __init__(self) -> None:
        self.now = 0.0
        self.timers: list[tuple[float, Callable[[], None]]] = []
        self.hub = Hub(lambda: self.now, self._later, Limits())

    def _later(self, wait: float, act: Callable[[], None]) -> None:
        self.timers.append((self.now + wait, act))

    def pass_time(self, seconds: float = 0.0) -> None:
        self.now += seconds
        due = [act for at, act in self.timers if at <= self.now]
        self.timers = [(at, act) for at, act in self.timers if at > self.now]
        for act in due:
            act()

    def person(self, member: str, room: str | None = "r1", **given: Any) -> Subscriber:
        given = {"id": f"{member}-{id(given)}", "session_id": f"s-{member}", "open": True} | given
        subscriber = Subscriber(
            workspace_id="w1", room_id=room, member_id=member, audience=member, group="leader",
            wake=lambda: None, **given,
        )  # fmt: skip
        self.hub.join(subscriber)
        return subscriber


def frames(subscriber: Subscriber) -> list[Any]:
    found: list[Any] = []
    while (frame := subscriber.take()) is not None:
        found.append(json.loads(frame))
    return found

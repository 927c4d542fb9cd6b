"""One browser without a screen, as a world moves it."""

from dataclasses import dataclass, field
from typing import Any

from tests.properties.line import Line
from tests.properties.oracle import Eyes
from tests.properties.replica import Replica


@dataclass
class Client:
    """One browser: a session, a room, an outbox and a replica.

    Attributes:
        outbox: Commands without an answer, by their number.
        answers: What was answered, by number: None for done, else the refusal.
        seen: Raw frames and snapshots since the last look of the oracle.
    """

    member_id: str
    session_id: str
    room_id: str
    present: bool = False
    outbox: dict[int, dict[str, Any]] = field(default_factory=dict)
    sent: dict[int, dict[str, Any]] = field(default_factory=dict)
    answers: dict[int, dict[str, Any] | None] = field(default_factory=dict)
    replica: Replica = field(default_factory=Replica)
    line: Line | None = None
    seen: list[tuple[Eyes, bytes]] = field(default_factory=list)

    @property
    def eyes(self) -> Eyes:
        return Eyes(self.member_id, self.session_id, self.present)

    @property
    def online(self) -> bool:
        return self.line is not None and self.line.open

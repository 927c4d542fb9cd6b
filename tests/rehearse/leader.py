"""A leader without a screen: on the real socket, with a board of their own, as a browser has it."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack, suppress
from typing import Any

from websockets.exceptions import ConnectionClosed

from tests.client import Live, Person
from tests.properties.replica import Replica, rows

PATIENCE_S, PRESENT_EVERY_S = 20.0, 8.0


class Leader:
    """One person at the door, then in the room.

    Attributes:
        acked: Operation ids that the server has called durable.
        replica: The board as this person has it.
    """

    def __init__(self, url: str, member_id: str) -> None:
        self.member_id = member_id
        self.person = Person(url)
        self.replica = Replica()
        self.acked: set[str] = set()
        self._room = ""
        self._stack = ExitStack()
        self._live: Live | None = None
        self._answers: dict[int, dict[str, Any]] = {}
        self._answered = threading.Condition()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def knock(self, code: str) -> None:
        """Type the room's code and choose the own seat; the facilitator lets in."""
        answer = self.person.post("/api/join", {"code": code, "member_id": self.member_id})
        assert answer.status_code == 200, answer.text
        assert answer.json()["waiting"]

    def sit(self, room_id: str) -> None:
        """Once let in: keep the room's frames from now on."""
        self._room = room_id
        self._live = self._stack.enter_context(self.person.live(room_id))
        self.replica.opened()
        self.replica.receive(self._live.hello_frame)
        self._look()
        self._be_here()
        self._thread.start()

    def do(self, name: str, /, **payload: Any) -> None:
        """Ask for a change over the socket and wait until it is saved.

        Raises:
            AssertionError: It was refused, or not answered in time.
        """
        assert self._live is not None
        sent = self.person.frame(name, **payload)
        self._live.send(sent)
        with self._answered:
            came = self._answered.wait_for(lambda: sent["seq"] in self._answers, PATIENCE_S)
        assert came, f"{name} was not answered"
        answer = self._answers[sent["seq"]]
        assert "error" not in answer, f"{self.member_id}, {name}: {answer['error']['message']}"
        self.acked.add(sent["op"])

    def agrees(self) -> bool:
        """Whether this board is what the server would send now."""
        fresh = self.person.snapshot(self._room)["records"]
        return not self.replica.wants and rows(self.replica.tables) == rows(fresh)

    def leave(self) -> None:
        """Go home."""
        self._stack.close()
        if self._thread.is_alive():
            self._thread.join(PATIENCE_S)
        self.person.close()

    def _listen(self) -> None:
        assert self._live is not None
        told = time.monotonic()
        while True:
            try:
                with suppress(TimeoutError):
                    self._hear(self._live.receive(0.5))
                if time.monotonic() - told > PRESENT_EVERY_S:
                    told = time.monotonic()
                    self._be_here()
            except (ConnectionClosed, EOFError):
                return

    def _hear(self, frame: dict[str, Any]) -> None:
        self.replica.receive(frame)
        if "ack" in frame:
            with self._answered:
                self._answers[frame["ack"]] = frame
                self._answered.notify_all()
        if self.replica.wants:
            self._look()

    def _look(self) -> None:
        self.replica.take(self.person.snapshot(self._room))

    def _be_here(self) -> None:
        assert self._live is not None
        self._live.send({"presence": {"view": "room", "away": False}})

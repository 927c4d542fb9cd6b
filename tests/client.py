"""A small client of docs/PROTOCOL.md: one person's browser without a browser."""

import itertools
import json
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 10.0


class Person:
    """One browser: a cookie jar, a client id and, when asked, a socket.

    Args:
        url: The server's address without a trailing slash.
        origin: What the browser would send as Origin; the server's own by default.
    """

    def __init__(self, url: str, origin: str | None = None) -> None:
        self.url, self.origin = url, origin or url
        self.client_id = secrets.token_hex(8)
        self.seq = itertools.count(1)
        self.http = httpx.Client(base_url=url, timeout=PATIENCE_S)

    def close(self) -> None:
        self.http.close()

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.http.get(path, **options)

    def post(self, path: str, body: Any = None, **headers: str) -> httpx.Response:
        sent = {"origin": self.origin, "x-customer-room": "1", **headers}
        if isinstance(body, bytes | str):
            return self.http.post(path, content=body, headers=sent)
        return self.http.post(path, json=body, headers=sent)

    def enter(self, link: str) -> httpx.Response:
        """Open a link with a token; the cookie stays in the jar."""
        return self.http.get(link)

    def frame(self, name: str, /, **payload: Any) -> dict[str, Any]:
        """Make a command with fresh ids."""
        return {"op": secrets.token_hex(16), "client": self.client_id, "seq": next(self.seq),
                "name": name, "payload": payload}  # fmt: skip

    def do(self, name: str, /, **payload: Any) -> dict[str, Any]:
        """Make a change by HTTP and return the answer."""
        return self.post("/api/commands", self.frame(name, **payload)).json()

    def must(self, name: str, /, **payload: Any) -> dict[str, Any]:
        """Make a change by HTTP that has to be accepted."""
        answer = self.do(name, **payload)
        assert answer.get("ok"), answer
        return answer

    def snapshot(self, room: str, **query: str) -> dict[str, Any]:
        answer = self.get(f"/api/rooms/{room}/snapshot", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    @contextmanager
    def live(self, room: str | None = None, *, view: str = "") -> Iterator["Live"]:
        """Open the socket of a room, or of no room."""
        with Live(self, room, view) as live:
            yield live


class Live:
    """An open socket that checks the numbers of its frames."""

    def __init__(self, person: Person, room: str | None = None, view: str = "") -> None:
        self.person, self.n = person, 0
        query = "&".join([f"room={room}"] * bool(room) + [f"view={view}"] * bool(view))
        cookie = "; ".join(f"{name}={value}" for name, value in person.http.cookies.items())
        opening = connect(
            f"{person.url.replace('http', 'ws', 1)}/live?{query}",
            origin=person.origin,  # type: ignore[arg-type]
            additional_headers={"cookie": cookie},
            compression=None,
            close_timeout=2,
            max_size=2**24,
        )
        self._stack = ExitStack()
        self.socket: ClientConnection = self._stack.enter_context(opening)
        self.hello_frame: dict[str, Any] = {}

    @property
    def hello(self) -> dict[str, Any]:
        """What the server said when it opened."""
        return self.hello_frame["hello"]

    def __enter__(self) -> "Live":
        self.hello_frame = self.until("hello")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def send(self, frame: Any) -> None:
        self.socket.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))

    def receive(self, timeout: float = PATIENCE_S) -> dict[str, Any]:
        """Return the next frame.

        Raises:
            TimeoutError: Nothing came.
            ConnectionClosed: The server has ended the connection.
        """
        frame: dict[str, Any] = json.loads(self.socket.recv(timeout))
        self.n += 1
        assert frame["n"] == self.n, f"a hole: {frame['n']} after {self.n - 1}"
        return frame

    def until(self, key: str, timeout: float = PATIENCE_S) -> dict[str, Any]:
        """Return the next frame that has a key; others are passed over."""
        while True:
            frame = self.receive(timeout)
            if key in frame:
                return frame

    def propose(self, name: str, /, **payload: Any) -> dict[str, Any]:
        """Send a command with fresh ids and return what was sent."""
        frame = self.person.frame(name, **payload)
        self.send(frame)
        return frame

    def answer(self, frame: dict[str, Any]) -> dict[str, Any]:
        """Return the acknowledgement or refusal of a command."""
        while True:
            found = self.until("ack")
            if found["ack"] == frame["seq"]:
                return found

    def heard(self, until: str, timeout: float = PATIENCE_S) -> list[dict[str, Any]]:
        """Send a ping and return all frames that came before its answer, none missing."""
        self.send({"ping": 1})
        frames: list[dict[str, Any]] = []
        while True:
            frame = self.receive(timeout)
            if "pong" in frame:
                return [f for f in frames if until in f]
            frames.append(frame)

    def closed(self, timeout: float = PATIENCE_S) -> int:
        """Read until the server ends the connection and return its close code."""
        with suppress(ConnectionClosed):
            while True:
                self.receive(timeout)
        assert self.socket.close_code is not None
        return self.socket.close_code

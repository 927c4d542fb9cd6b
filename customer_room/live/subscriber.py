"""One open connection's outgoing side: a bounded, numbered queue without a transport (P7, P19)."""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import IntEnum

from customer_room.live.protocol import RELOAD_ROOM, Close, numbered

QUEUED_FRAMES = 256
QUEUED_BYTES = 1 << 20


class Kind(IntEnum):
    """What a queued frame is, least precious first."""

    PRESENCE = 0
    PATCH = 1
    RELOAD = 2
    REPLY = 3


@dataclass(slots=True)
class Traffic:
    """What was sent.

    Attributes:
        size: Bytes, without what the transport adds.
    """

    frames: int = 0
    size: int = 0
    reloads: int = 0

    def count(self, frame: bytes) -> bytes:
        """Count a frame and return it."""
        self.frames += 1
        self.size += len(frame)
        return frame

    def add(self, other: "Traffic") -> None:
        """Count what another has counted, too."""
        self.frames += other.frames
        self.size += other.size
        self.reloads += other.reloads


@dataclass(slots=True, eq=False)
class Subscriber:
    """Somebody who listens.

    Attributes:
        id: This connection.
        workspace_id: Whose world.
        room_id: The room whose board it shows, or None for topics only.
        session_id: The session it was opened with.
        member_id: Whose session.
        audience: What projection decides by.
        group: Equal for all who see the same, except for what they own.
        open: Whether anything may be sent at all; False while somebody waits to be admitted.
        projects: A room's projector, whose session may end with what it is told.
        wake: Called when there is something to take.
        write: Sends a frame at once if the transport can, or says False.
        closing: Set when the connection has to end.
        sent: What it was sent so far; its frames are numbered by it.
    """

    id: str
    workspace_id: str
    room_id: str | None
    session_id: str
    member_id: str
    audience: object
    group: Hashable
    open: bool
    wake: Callable[[], None]
    projects: bool = False
    write: Callable[[bytes], bool] | None = None
    closing: Close | None = None
    stuck_since: float | None = None
    sent: Traffic = field(default_factory=Traffic)
    _bytes: int = 0
    _queue: deque[tuple[Kind, bytes]] = field(default_factory=deque[tuple[Kind, bytes]])

    @property
    def waits(self) -> bool:
        """Whether a frame has not been handed over yet."""
        return bool(self._queue) or self.stuck_since is not None

    def push(self, kind: Kind, body: bytes) -> None:
        """Send a frame's body now or queue it, within the bounds."""
        if self.closing is not None:
            return
        if self._write_now(body):
            return
        if kind is Kind.PRESENCE:
            self._drop({Kind.PRESENCE})
        if self._is_full(body):
            self._drop({Kind.PRESENCE})
        if self._is_full(body):
            if kind is not Kind.PRESENCE:
                self._give_up_patches()
            if kind <= Kind.PATCH:
                return
            if self._is_full(body):
                self.close(Close.TOO_SLOW)
                return
        self._append(kind, body)
        self.wake()

    def take(self) -> bytes | None:
        """Return the next frame, numbered, or None."""
        if not self._queue:
            return None
        _, body = self._queue.popleft()
        self._bytes -= len(body)
        return self.sent.count(numbered(self.sent.frames + 1, body))

    def reload(self) -> None:
        """Tell the client to fetch its snapshot anew; patches still queued are then pointless."""
        self._drop({Kind.PATCH, Kind.RELOAD})
        self.sent.reloads += 1
        self.push(Kind.RELOAD, RELOAD_ROOM)

    def close(self, why: Close) -> None:
        """End the connection; what is queued is not sent any more."""
        self.closing = why
        self._queue.clear()
        self._bytes = 0
        self.wake()

    def _write_now(self, body: bytes) -> bool:
        if self.write is None or self._queue or self.stuck_since is not None:
            return False
        frame = numbered(self.sent.frames + 1, body)
        if not self.write(frame):
            return False
        self.sent.count(frame)
        return True

    def _give_up_patches(self) -> None:
        """Exchange all patches that still wait for one reload."""
        self._drop({Kind.PATCH, Kind.RELOAD})
        self.sent.reloads += 1
        self._append(Kind.RELOAD, RELOAD_ROOM)
        self.wake()

    def _append(self, kind: Kind, body: bytes) -> None:
        self._queue.append((kind, body))
        self._bytes += len(body)

    def _drop(self, kinds: set[Kind]) -> None:
        if any(kind in kinds for kind, _ in self._queue):
            self._queue = deque(kept for kept in self._queue if kept[0] not in kinds)
            self._bytes = sum(len(body) for _, body in self._queue)

    def _is_full(self, body: bytes) -> bool:
        return len(self._queue) >= QUEUED_FRAMES or self._bytes + len(body) > QUEUED_BYTES

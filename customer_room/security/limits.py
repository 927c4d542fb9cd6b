"""How much is accepted at once (QUALITY §2). Clocks come from outside, in seconds."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson

from customer_room.domain.errors import DomainError

KEPT_BUCKETS = 10_000


class OpTooLarge(DomainError):
    """A change or frame is larger than its limit."""

    code = "op_too_large"


class BadJson(DomainError):
    """What was sent is not JSON, or nests too deeply."""

    code = "bad_json"


class BadCharacters(DomainError):
    """The JSON holds halves of characters."""

    code = "bad_text"


class SlowDown(DomainError):
    """Too much at once; the same again in a moment is welcome."""

    code = "slow_down"
    retry = True


class RoomFull(DomainError):
    """No more people or devices fit."""

    code = "room_full"
    retry = True


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures of QUALITY §2; a benchmark may widen them."""

    changes_per_second: float = 20
    change_burst: float = 60
    room_changes_per_second: float = 300
    room_change_burst: float = 600
    sockets_per_session: int = 8
    people_per_room: int = 300
    change_bytes: int = 16_384
    frame_bytes: int = 262_144
    json_depth: int = 32
    knocks_per_minute: float = 240
    import_bytes: int = 2_097_152
    imports_per_minute: float = 30
    import_burst: float = 10
    pictures_per_minute: float = 10
    figures_per_minute: float = 120
    figures_burst: float = 60
    refusals_before_close: int = 600


@dataclass(slots=True)
class Bucket:
    """Tokens that refill steadily up to a burst."""

    rate: float
    burst: float
    left: float
    at: float

    def take(self, now: float) -> bool:
        """Take one token if there is one."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


@dataclass(slots=True)
class Buckets:
    """One bucket per key; the least used are forgotten beyond 10,000 keys.

    Attributes:
        rate: Tokens per second.
        burst: Most tokens at once.
        clock: Seconds, monotonic.
    """

    rate: float
    burst: float
    clock: Callable[[], float]
    _kept: OrderedDict[str, Bucket] = field(default_factory=OrderedDict[str, Bucket])

    def take(self, key: str) -> bool:
        """Take one token from the bucket of ``key``; False when it is empty."""
        now = self.clock()
        bucket = self._kept.get(key)
        if bucket is None:
            bucket = self._kept[key] = Bucket(self.rate, self.burst, self.burst, now)
            if len(self._kept) > KEPT_BUCKETS:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return bucket.take(now)


class ChangeLimits:
    """The two limits every change passes: its session's and its room's."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._sessions = Buckets(limits.changes_per_second, limits.change_burst, clock)
        self._rooms = Buckets(limits.room_changes_per_second, limits.room_change_burst, clock)

    def check(self, session_id: str, room_id: str | None) -> None:
        """Count one change.

        Raises:
            SlowDown: The session or the room has had its share for now.
        """
        if not self._sessions.take(session_id):
            raise SlowDown("That was a lot at once. Your changes are kept on this device and are "
                           "sent again in a moment.")  # fmt: skip
        if room_id and not self._rooms.take(room_id):
            raise SlowDown("Everybody is writing at once. Your changes are kept on this device and "
                           "are sent again in a moment.")  # fmt: skip


def read_json(raw: bytes | str, limit: int, depth: int = 32) -> Any:
    """Parse JSON from outside, within a size and a depth.

    Args:
        raw: What was received.
        limit: Most bytes.
        depth: Most nested lists and objects.

    Raises:
        OpTooLarge: More bytes than the limit.
        BadCharacters: Halves of characters (lone surrogates).
        BadJson: Anything else that is not JSON, or is nested too deeply.
    """
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    if len(data) > limit:
        raise OpTooLarge(f"This is {len(data)} bytes; {limit} fit. It is kept on this device: send "
                         "it in smaller parts.", limit=limit, actual=len(data))  # fmt: skip
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as problem:
        if "surrogate" in str(problem):
            raise BadCharacters("This text holds characters that cannot be shown. It is kept on "
                                "this device; paste it as plain text.") from None  # fmt: skip
        raise BadJson("This is not JSON. Nothing was changed.") from None
    if is_deeper(value, depth):
        raise BadJson(f"This is nested more than {depth} deep. Nothing was changed.", limit=depth)
    return value


def is_deeper(value: Any, depth: int) -> bool:
    """Tell whether lists and objects nest more than ``depth`` times, without recursion."""
    level = _containers([value])
    for _ in range(depth):
        if not level:
            return False
        level = [found for parent in level for found in _containers(_children(parent))]
    return bool(level)


def _containers(values: Iterable[Any]) -> list[dict[str, Any] | list[Any]]:
    return [value for value in values if isinstance(value, dict | list)]


def _children(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value

"""Links and codes that let somebody in, and how they stay out of logs."""

import logging
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from customer_room.domain.errors import LinkInvalid
from customer_room.domain.room import CODE_ALPHABET, CODE_LENGTH
from customer_room.security.limits import SlowDown
from customer_room.security.sessions import new_token

WRONG_TRIES = 30
WINDOW_SECONDS = 60.0
DELAY_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 10.0
OWN_DEVICE_SECONDS = 60
ENTER = "/enter/"
TOKEN_IN_PATH = re.compile(r"(/(?:enter|read)/|/join/)[^/?#\s\"']+")


class LinkKind(StrEnum):
    """What a token link is for; also how the session it opens got in."""

    OWNER = "owner link"
    PRIVATE = "private link"
    OWN_DEVICE = "own device"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is handed out, once.

    Attributes:
        token: The secret; only its hash is stored.
        url: What is opened or drawn as a QR code.
    """

    token: str
    url: str


def new_link(origin: str) -> Link:
    """Make a link that is exchanged for a session under the given address."""
    token = new_token()
    return Link(token, f"{origin}{ENTER}{token}")


def read_code(typed: str) -> str:
    """Return a typed code in its one form.

    Raises:
        LinkInvalid: It cannot be a code.
    """
    code = re.sub(r"[\s-]", "", typed).upper()
    if len(code) != CODE_LENGTH or any(c not in CODE_ALPHABET for c in code):
        raise LinkInvalid
    return code


@dataclass(slots=True)
class Lockout:
    """Counts wrong codes and links on this server, and says how long the next try must wait.

    30 wrong tries within a minute are free; after that every try waits a second, so that a
    thousand million codes would take longer than any door stays open. Ten tries may queue; more
    are sent away, so that waiting requests cannot pile up.
    """

    clock: Callable[[], float]
    _wrong: deque[float] = field(default_factory=lambda: deque(maxlen=WRONG_TRIES))
    _free_at: float = 0.0

    def wrong(self) -> None:
        """Remember a wrong try."""
        self._wrong.append(self.clock())

    def wait(self) -> float:
        """Return the seconds this try must wait; tries queue one behind the other.

        Raises:
            SlowDown: The queue is longer than ten seconds.
        """
        now = self.clock()
        while self._wrong and self._wrong[0] <= now - WINDOW_SECONDS:
            self._wrong.popleft()
        if len(self._wrong) < WRONG_TRIES:
            return 0.0
        free_at = max(self._free_at, now) + DELAY_SECONDS
        if free_at - now > LONGEST_WAIT_SECONDS:
            raise SlowDown("Many people are trying codes just now. Wait a minute, then try again.")
        self._free_at = free_at
        return free_at - now


def redact(text: str) -> str:
    """Replace tokens and codes in a path or URL, for every log."""
    return TOKEN_IN_PATH.sub(r"\1[removed]", text)


class RedactTokens(logging.Filter):
    """Takes tokens out of log lines, their arguments included."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always kept."""
        record.msg, record.args = redact(record.getMessage()), None
        return True

"""Pairing a projector: a code on its screen for the facilitator, a secret in its cookie (P23).

Nothing of it is stored: codes live ten minutes, and after a restart a screen shows a new one.
"""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from customer_room.domain.errors import LinkInvalid
from customer_room.domain.room import CODE_ALPHABET, CODE_LENGTH
from customer_room.security.limits import SlowDown
from customer_room.security.links import Lockout, read_code
from customer_room.security.sessions import hash_token, new_token

PAIR_SECONDS = 600
FROM_ONE_ADDRESS = 8
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """What a screen that wants to be paired is given, once.

    Attributes:
        code: Stands on the screen.
        claim: Goes into its cookie; only it can collect the session.
        seconds: How long both live.
    """

    code: str
    claim: str
    seconds: int = PAIR_SECONDS


@dataclass(frozen=True, slots=True)
class Grant:
    """What a facilitator has typed a code for."""

    workspace_id: str
    room_id: str
    paired_by: str


@dataclass(slots=True)
class Waiting:
    """A screen that shows a code, or whose code has been typed."""

    code: str
    address: str
    until: float
    grant: Grant | None = None


@dataclass(slots=True)
class Pairings:
    """The screens that wait; codes and claims as hashes only.

    A code has 30 bits, which a plain hash would not hide: it is hashed with a key that this process
    keeps to itself. Not thread-safe: call it on the loop.

    Attributes:
        clock: Seconds, monotonic.
        draw: So many random characters of an alphabet.
        lockout: Slows down guessing.
    """

    clock: Callable[[], float]
    draw: Callable[[str, int], str]
    lockout: Lockout
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _waiting: dict[str, Waiting] = field(default_factory=dict[str, Waiting])

    def show(self, address: str, before: str | None = None) -> Shown:
        """Give a screen its code; what this browser, or too many of its network, had shown ends.

        Args:
            address: Where it is.
            before: The claim this browser has from before.

        Raises:
            SlowDown: Too many screens wait on this server.
        """
        self._forget_late()
        self._waiting.pop(hash_token(before or ""), None)
        neighbours = [claim for claim, each in self._waiting.items() if each.address == address]
        for claim in neighbours[: max(0, len(neighbours) - FROM_ONE_ADDRESS + 1)]:
            del self._waiting[claim]
        if len(self._waiting) >= AT_ONCE:
            raise SlowDown("Many screens wait to be connected. Wait a minute, then try again.")
        code, claim = self._unused(), new_token()
        until = self.clock() + PAIR_SECONDS
        self._waiting[hash_token(claim)] = Waiting(self._hash(code), address, until)
        return Shown(code, claim)

    def grant(self, typed: str, grant: Grant) -> None:
        """Let the screen that shows a code have a room; the code is used up.

        Raises:
            LinkInvalid: No screen shows this code now.
        """
        self._forget_late()
        try:
            code = self._hash(read_code(typed))
        except LinkInvalid:
            self.lockout.wrong()
            raise
        for each in self._waiting.values():
            if each.code == code and each.grant is None:
                each.grant = grant
                return
        self.lockout.wrong()
        raise LinkInvalid

    def collect(self, claim: str | None) -> Grant | None:
        """Return, once, the room that a screen was given; None while nobody has typed its code.

        Raises:
            LinkInvalid: This claim is not known (any more): the screen asks for a new code.
        """
        self._forget_late()
        key = hash_token(claim or "")
        if key not in self._waiting:
            raise LinkInvalid
        if self._waiting[key].grant is None:
            return None
        return self._waiting.pop(key).grant

    def wait(self) -> float:
        """Return the seconds the next typed code must wait.

        Raises:
            SlowDown: Too many are waiting already.
        """
        return self.lockout.wait()

    def _forget_late(self) -> None:
        now = self.clock()
        late = [claim for claim, each in self._waiting.items() if each.until <= now]
        for claim in late:
            del self._waiting[claim]

    def _unused(self) -> str:
        """Draw a code that no other screen shows."""
        shown = {each.code for each in self._waiting.values()}
        while self._hash(code := self.draw(CODE_ALPHABET, CODE_LENGTH)) in shown:
            pass
        return code

    def _hash(self, code: str) -> str:
        return hmac.new(self._key, code.encode(), sha256).hexdigest()

"""The sealed register: what was decided and signed, in a chain where no line can be changed.

Each line's hash covers the line before it, its number, what it seals and ``H(salt || text)``.
Erasing a person deletes text and salt; ``H(salt || text)`` stays, so the chain still verifies,
and without the salt nobody can guess the text back.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from customer_room.domain.command import Entry
from customer_room.domain.operation import digest

SALT_BYTES = 16
COLUMNS = ("n", "kind", "record_id", "salt", "text", "sealed", "hash")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the register; ``salt`` and ``text`` are None once erased."""

    n: int
    kind: str
    record_id: str
    salt: str | None
    text: str | None
    sealed: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """The first row that is not what it should be.

    Attributes:
        table: Where it is.
        row: Its key, readable.
        problem: What is wrong, for the operator.
    """

    table: str
    row: str
    problem: str


def seal(entry: Entry, n: int, before: str) -> Line:
    """Make the ``n``-th line from an entry and the hash of the line before it."""
    salt = secrets.token_hex(SALT_BYTES)
    sealed = hide(salt, entry.text)
    chained = chain(before, n, entry.record_id, entry.kind, sealed)
    return Line(n, entry.kind, entry.record_id, salt, entry.text, sealed, chained)


def hide(salt: str, text: str) -> str:
    """Return ``H(salt || text)``."""
    return hashlib.sha256((salt + text).encode()).hexdigest()


def chain(before: str, n: int, record_id: str, kind: str, sealed: str) -> str:
    """Return the hash that ties a line to the one before it."""
    return digest([before, n, record_id, kind, sealed])


def verify(lines: Iterable[Line], count: int, last: str) -> Fault | None:
    """Recompute the chain and name the first line that does not hold.

    Args:
        lines: All lines, in order.
        count: How many lines the workspace's head knows.
        last: The hash of the last of them; empty when there is none.
    """
    before, expected = "", 0
    for line in lines:
        expected += 1
        problem = _problem(line, expected, before)
        if problem:
            return Fault("register", f"line {expected}", problem)
        before = line.hash
    if expected != count or before != last:
        row = f"line {min(expected, count) + 1}"
        return Fault("register", row, f"the register has {expected} lines, its head {count}")
    return None


def _problem(line: Line, expected: int, before: str) -> str | None:
    if line.n != expected:
        return "this line is missing"
    if (line.salt is None) != (line.text is None):
        return "salt or text is missing"
    if (
        line.salt is not None
        and line.text is not None
        and hide(line.salt, line.text) != line.sealed
    ):
        return "the text is not the one that was sealed"
    if chain(before, line.n, line.record_id, line.kind, line.sealed) != line.hash:
        return "the line is not the one that was written"
    return None

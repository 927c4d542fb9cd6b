"""What is looked for in everything that anybody is given: the same for every surface."""

import re
from dataclasses import dataclass

from tests.security.worlds import SECRETS

# What differs between two looks at the same thing: the moment and the ids of the world itself.
MASKED = tuple(
    re.compile(pattern)
    for pattern in (
        rb'"now":\s?"[^"]*"',
        rb'"(?:epoch|workspace_id|request_id|sid|op_id)":\s?"[^"]*"',
        rb'"(?:client_token|session_id|sec.websocket.key)":\s?"[^"]*"',
    )
)
AROUND = 60


@dataclass(frozen=True)
class Eyes:
    """Whose a look was: a member, or nobody's for the projector."""

    member_id: str


def leaks(given: bytes, without: bytes | None, eyes: Eyes) -> list[str]:
    """Name what somebody was given of what is hidden from him.

    Args:
        given: What he was given in the world where it is hidden.
        without: What he was given in the world that does not hold it; None where two looks at the
            same thing are never alike.
        eyes: Who he is.
    """
    found = [secret for secret, whose in SECRETS.items()
             if secret.encode() in given and eyes.member_id not in whose]  # fmt: skip
    if without is not None and masked(given) != masked(without):
        found.append(f"another answer: {difference(masked(given), masked(without))}")
    return found


def masked(raw: bytes) -> bytes:
    """Return what was given without what is another each time."""
    for pattern in MASKED:
        raw = pattern.sub(b"#", raw)
    return raw


def difference(one: bytes, other: bytes) -> str:
    """Show where two texts part."""
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
              min(len(one), len(other)))  # fmt: skip
    near = slice(max(0, at - AROUND), at + AROUND)
    return f"{one[near]!r} and {other[near]!r}"

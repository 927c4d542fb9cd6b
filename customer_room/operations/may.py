"""Whether somebody may do something now: the rule itself is asked, nothing is written."""

from __future__ import annotations

from typing import Any

from customer_room.domain.command import At, decide, parse
from customer_room.domain.errors import DomainError
from customer_room.domain.policy import Actor
from customer_room.domain.record import Read


def refusal(read: Read, actor: Actor, now: str, name: str, /, **payload: Any) -> str:
    """Return why a command would be refused, in its own words; empty where it would not.

    Args:
        read: The workspace.
        actor: Who would do it.
        now: This moment.
        name: The command, such as ``proof.check``.
        payload: What it would be sent.
    """
    try:
        decide(read, parse(name, payload), actor, At(now, lambda alphabet, n: alphabet[0] * n))
    except DomainError as refused:
        return str(refused)
    return ""


def may(read: Read, actor: Actor, now: str, name: str, /, **payload: Any) -> bool:
    """Tell whether a command would be accepted."""
    return not refusal(read, actor, now, name, **payload)

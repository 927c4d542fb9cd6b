"""Commands that change only what is sent, and that two people send at once."""

from collections.abc import Iterable
from typing import Any

from customer_room.domain.command import Command
from customer_room.domain.errors import BadField, Conflict
from customer_room.domain.misfits import place
from customer_room.domain.record import Record


def given(command: Command, known: Record | None, needed: Iterable[str]) -> dict[str, Any]:
    """Return what a command says of a record's fields; what is not sent stays as it stands.

    Args:
        command: Its fields are the record's, besides ``id`` and ``expect``.
        known: The record that stands; None begins one.
        needed: Fields that no record is without.

    Raises:
        BadField: A record begins without a needed field.
    """
    said = command.model_dump(mode="json", exclude={"id", "expect"})
    needed = tuple(needed)
    if known is None:
        for field in needed:
            if said[field] is None:
                raise BadField(f"“{place([field])}” is missing. Nothing was changed.", field=field)
        return said
    sent = command.model_fields_set
    return {name: value for name, value in said.items()
            if name in sent and not (value is None and name in needed)}  # fmt: skip


BOTH_KEPT = ("Somebody changed this text while you were writing. Both texts are kept: choose "
             "theirs, yours or both.")  # fmt: skip


def undisturbed(field: str, standing: Any, told: str, *, started: Any, mine: Any = None) -> None:
    """Refuse a change of what somebody else has changed since it was begun.

    Args:
        field: Of the payload.
        standing: What stands now.
        told: What happened, and what becomes of one's own words.
        started: What the change started from.
        mine: What it would make of it; the same words by two people are no conflict.

    Raises:
        Conflict: Something else stands there; it goes along, to be chosen from.
    """
    if standing not in (started, mine):
        raise Conflict(told, field=field, actual=standing)

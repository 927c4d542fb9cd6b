"""Commands that begin a record, or change of one that stands only what is sent."""

from collections.abc import Iterable
from typing import Any

from customer_room.domain.command import Command
from customer_room.domain.errors import BadField
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
                raise BadField(f"“{field}” is missing. Nothing was changed.", field=field)
        return said
    sent = command.model_fields_set
    return {name: value for name, value in said.items()
            if name in sent and not (value is None and name in needed)}  # fmt: skip

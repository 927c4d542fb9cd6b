"""Loading a company file into an empty database, through ordinary commands and their own clocks."""

from typing import Any

from customer_room.domain.decisions import Decision
from customer_room.domain.record import Read, one
from customer_room.live.invitations import FIRST_WORKSPACE
from customer_room.live.service import Perform, RoomService, Step
from customer_room.sample.larkfield import script
from customer_room.sample.script import Line
from customer_room.store.log import Transaction


class NotEmpty(ValueError):
    """The database already holds a workspace; nothing was loaded."""


def load(service: RoomService, data: dict[str, Any]) -> int:
    """Replay a company file in one transaction: all of it, or nothing.

    Returns:
        How many commands were made.

    Raises:
        NotEmpty: Somebody works in this database already.
        UnknownFile: It is not a company file of this schema.
        DomainError: A command of the file was refused.
    """
    lines = script(data)
    if service.store.workspaces():
        raise NotEmpty("this database is not empty: give a new one with --database or --data-dir")

    def replay(tx: Transaction, perform: Perform) -> int:
        if tx.head().seq:
            raise NotEmpty("somebody else is filling this database: give a new one")
        for line in lines:
            perform(Step(line.actor, line.name, payload_of(tx, line), line.at))
        return len(lines)

    return service.transact(FIRST_WORKSPACE, replay)


def payload_of(read: Read, line: Line) -> dict[str, Any]:
    """Return a line's payload; who signs signs the text that stands at that moment."""
    if line.signs is None:
        return line.payload
    return line.payload | {"text_hash": one(read, Decision, line.signs).text_hash}

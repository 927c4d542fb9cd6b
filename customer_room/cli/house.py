"""The house opened for one command: settings, database and write path, without a server."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from customer_room import services
from customer_room.bootstrap import build
from customer_room.cli import options
from customer_room.domain.errors import DomainError
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Role
from customer_room.domain.record import Read
from customer_room.services import Services
from customer_room.store.errors import StoreError


@contextmanager
def opened(**given: object) -> Generator[Services]:
    """Open the database that the options name; a refusal ends the command with one line."""
    try:
        house = build(options.load(**given))
    except StoreError as problem:
        raise options.Refused(str(problem)) from None
    try:
        yield house
    except StoreError as problem:
        raise options.Refused(str(problem)) from None
    except DomainError as problem:
        raise options.Refused(problem.message) from None
    finally:
        services.install(None)
        house.store.close()


def only_workspace(house: Services) -> str:
    """Return the workspace that commands speak of."""
    known = house.store.workspaces()
    if not known:
        raise options.Refused("this database is empty: run `customer-room demo` or `serve` first")
    return known[0]


def operator(read: Read) -> Actor:
    """Return for whom the command line types: the facilitator, else the owner."""
    members = [m for m in read.find(Member) if m.role in (Role.FACILITATOR, Role.OWNER)]
    members.sort(key=lambda member: (member.role != Role.FACILITATOR, member.id))
    if not members:
        raise options.Refused("this workspace has no facilitator and no owner")
    first = members[0]
    return Actor(
        member_id=first.id, role=Role(first.role), function_id=first.function_id, seat=first.seat,
        admitted=True, admitted_by="command line",
    )  # fmt: skip

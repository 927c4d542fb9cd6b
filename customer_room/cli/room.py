"""``customer-room room``: which rooms there are, and a new one."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import Any

import click

from customer_room.cli import options
from customer_room.cli.house import only_workspace, opened, operator
from customer_room.domain.decisions_number import open_quarter
from customer_room.domain.errors import DomainError
from customer_room.domain.record import Read
from customer_room.domain.room import Room, current_room
from customer_room.live.service import Perform, Step
from customer_room.operations.readiness import data_check
from customer_room.services import Services
from customer_room.store.log import Transaction

SHOWN = ("id", "title", "kind", "quarter", "mode", "status", "scheduled_at", "opened_at",
         "closed_at")  # fmt: skip


@click.group("room", invoke_without_command=True)
@options.database
@options.data_dir
@options.as_json
@click.pass_context
def command(context: click.Context, as_json: bool, **given: object) -> None:
    """List the rooms, create one, or check one before its day."""
    if context.invoked_subcommand:
        return
    with opened(**given) as house, house.store.reading(only_workspace(house)) as read:
        found = rooms(read)
    if as_json:
        options.print_json({"rooms": found})
        return
    for room in found:
        click.echo(f"{room['id']}  {room['status']}: {room['title']} ({room['quarter']})")


@command.command()
@click.argument("title")
@click.option("--quarter", metavar="2026-Q1", help="Which it looks back on; default the next.")
@click.option("--kind", type=click.Choice(["quarterly", "check-in", "rehearsal"]),
              default="quarterly")  # fmt: skip
@click.option("--minutes", type=click.Choice(["90", "180"]), default="90", help="Its length.")
@options.database
@options.data_dir
@options.as_json
def create(title: str, quarter: str | None, kind: str, minutes: str, as_json: bool,
           **given: object) -> None:  # fmt: skip
    """Prepare a room called TITLE with its agenda."""
    with opened(**given) as house:
        wanted = {"title": title, "quarter": quarter, "kind": kind, "mode": int(minutes)}
        try:
            id = prepare(house, wanted)
        except DomainError as problem:
            raise click.ClickException(problem.message) from None
    if as_json:
        options.print_json({"room": id})
    else:
        click.echo(id)


@command.command()
@click.argument("room_id", metavar="[ROOM]", required=False)
@options.database
@options.data_dir
@options.as_json
def check(room_id: str | None, as_json: bool, **given: object) -> None:
    """Say what ROOM still needs before its day: counts, moves, map, people. Default the next."""
    with opened(**given) as house, house.store.reading(only_workspace(house)) as read:
        wanted = room_id or current_room(read)
        room = read.get(Room, wanted) if wanted else None
        if room is None:
            raise options.Refused("there is no such room: `customer-room room` lists them")
        found = data_check(read, room, house.now())
    if as_json:
        options.print_json({"checks": [asdict(each) for each in found]})
    for each in [] if as_json else found:
        click.echo(f"{'ok     ' if each.fine else 'TO MEND'}  {each.text}")
    if not all(each.fine for each in found):
        raise SystemExit(1)


def prepare(house: Services, wanted: dict[str, Any]) -> str:
    """Create a room and return its id."""
    id = f"room-{secrets.token_hex(6)}"

    def act(tx: Transaction, perform: Perform) -> None:
        now = house.now()
        quarter = wanted["quarter"] or open_quarter(tx, now)
        perform(Step(operator(tx), "room.create", wanted | {"id": id, "quarter": quarter}, now))

    house.service.transact(only_workspace(house), act)
    return id


def rooms(read: Read) -> list[dict[str, Any]]:
    """Return the rooms in the order of their days."""
    found = sorted(read.find(Room), key=lambda r: (r.opened_at or r.scheduled_at or "9999", r.id))
    return [room.model_dump(mode="json", include=set(SHOWN)) for room in found]

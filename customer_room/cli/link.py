"""``customer-room link``: a private link that lets one member in."""

from __future__ import annotations

from difflib import get_close_matches

import click

from customer_room.cli import options
from customer_room.cli.house import only_workspace, opened
from customer_room.domain.people import Member, Person
from customer_room.domain.policy import Role
from customer_room.domain.room import Room, current_room
from customer_room.services import Services


@click.command("link")
@click.option("--member", metavar="NAME", help="Whom it lets in; default the facilitator.")
@click.option("--room", metavar="ID", help="The room it opens; default the current one.")
@options.data_dir
@options.database
@options.as_json
def command(member: str | None, room: str | None, as_json: bool, **given: object) -> None:
    """Print a private link that lets one member in.

    Links of theirs from before stop working.
    """
    with opened(**given) as house:
        workspace = only_workspace(house)
        whom, opens = _member(house, workspace, member), _room(house, workspace, room)
        url = house.invitations.new_link(workspace, whom, room_id=opens).url
    if as_json:
        options.print_json({"url": url, "member": whom, "room": opens})
    else:
        click.echo(url)


def _member(house: Services, workspace: str, wanted: str | None) -> str:
    with house.store.reading(workspace) as read:
        if wanted:
            names = {person.name.casefold(): person.id for person in read.find(Person)}
            found = names.get(wanted.casefold(), wanted)
            if read.get(Member, found) is None:
                raise options.Refused(_unknown(wanted, [p.name for p in read.find(Person)]))
            return found
        for role in (Role.FACILITATOR, Role.OWNER):
            members = sorted(each.id for each in read.find(Member, role=role))
            if members:
                return members[0]
    raise options.Refused("there is neither a facilitator nor an owner")


def _unknown(wanted: str, names: list[str]) -> str:
    near = get_close_matches(wanted, names, n=3, cutoff=0.4)
    near = near or [name for name in names if wanted.casefold() in name.casefold()][:3]
    return f"there is no member {wanted[:80]!r}" + (f"; near: {', '.join(near)}" if near else "")


def _room(house: Services, workspace: str, wanted: str | None) -> str | None:
    with house.store.reading(workspace) as read:
        if wanted and read.get(Room, wanted) is None:
            raise options.Refused(f"there is no room {wanted[:80]!r}")
        return wanted or current_room(read)

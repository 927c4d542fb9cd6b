"""``customer-room render``: the board or a decision as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

import click

from customer_room.cli import options
from customer_room.cli.house import only_workspace, opened
from customer_room.cli.log import OPERATOR
from customer_room.domain.record import Read
from customer_room.domain.room import Room
from customer_room.operations.card import decision_card
from customer_room.operations.pictures import board_picture, card_picture
from customer_room.render.card import card
from customer_room.render.palette import Theme
from customer_room.render.poster import Paper, poster

scale = click.option("--scale", type=click.Choice(["1", "2"]), default="2", help="Size of a pixel.")
theme = click.option("--theme", type=click.Choice(["light", "dark"]), default="light")
out = click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE",
                   help="The PNG to write.")  # fmt: skip


@click.group("render")
def command() -> None:
    """Draw the board or a decision as a PNG file."""


@command.command()
@click.argument("room", required=False)
@click.option("--segment", help="Whose moves to draw; all customers if not given.")
@click.option("--paper", type=click.Choice(["screen", "a3"]), default="screen")
@scale
@theme
@out
@options.database
@options.data_dir
def board(room: str | None, segment: str | None, paper: str, scale: str, theme: str, out: Path,
          **given: object) -> None:  # fmt: skip
    """Draw the board of ROOM (the live one, else the last that has notes)."""
    with opened(**given) as house, house.store.reading(only_workspace(house)) as read:
        view = board_picture(read, room or shown_room(read), segment, house.now(),
                             read.head().register_hash)  # fmt: skip
        write(out, poster(view, cast("Theme", theme), cast("Paper", paper), _density(scale)))


@command.command()
@click.argument("number")
@scale
@theme
@out
@options.database
@options.data_dir
def decision(number: str, scale: str, theme: str, out: Path, **given: object) -> None:
    """Draw the card of the decision NUMBER, for example 2026Q1-01."""
    with opened(**given) as house, house.store.reading(only_workspace(house)) as read:
        found = decision_card(read, number, OPERATOR, house.now())
        if found is None:
            raise options.Refused(f"there is no decision {number}")
        view = card_picture(found, read.head().register_hash)
        write(out, card(view, cast("Theme", theme), _density(scale)))


def shown_room(read: Read) -> str:
    """Return the live room, else the one that was opened last, else the next one."""
    rooms = sorted(read.find(Room), key=lambda r: (r.opened_at or "", r.id), reverse=True)
    live = [room for room in rooms if room.status == "live"]
    if not rooms:
        raise options.Refused("there is no room yet: `customer-room room create` makes one")
    return (live or rooms)[0].id


def write(path: Path, picture: bytes) -> None:
    """Write a picture, or end with one line."""
    try:
        path.write_bytes(picture)
    except OSError as problem:
        raise options.Refused(f"{path.name} cannot be written: {problem.strerror}") from None
    click.echo(f"{path.name}: {len(picture):,} bytes")


def _density(scale: str) -> Literal[1, 2]:
    return 1 if scale == "1" else 2

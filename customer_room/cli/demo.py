"""``customer-room demo``: a company to look at."""

from __future__ import annotations

from pathlib import Path

import click

from customer_room.cli import options
from customer_room.cli.house import opened
from customer_room.sample.larkfield import read
from customer_room.sample.loading import NotEmpty, load
from customer_room.sample.script import UnknownFile


@click.command("demo")
@click.option("--file", "path", type=click.Path(path_type=Path), help="Another company file.")
@options.database
@options.data_dir
@options.as_json
def command(path: Path | None, as_json: bool, **given: object) -> None:
    """Load the sample company into an empty database.

    With --file, another company instead.
    """
    try:
        data = read(path)
        with opened(**given) as house:
            made = load(house.service, data)
    except (NotEmpty, UnknownFile) as problem:
        raise options.Refused(str(problem)) from None
    name = str(data["workspace"]["name"])
    if as_json:
        options.print_json({"workspace": name, "commands": made})
    else:
        click.echo(f"{name} is loaded: {made} changes. `customer-room link` opens it.")

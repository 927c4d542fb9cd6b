"""``customer-room promises``: what we said we would do, and whether we did."""

from __future__ import annotations

import click

from customer_room.cli import options
from customer_room.cli.house import only_workspace, opened
from customer_room.operations.promises import WindowOfPromises, promise_windows, promises_sheet


@click.command("promises")
@options.database
@options.data_dir
@options.as_json
def command(as_json: bool, **given: object) -> None:
    """List promises by the room that judged them, counts first."""
    with opened(**given) as house, house.store.reading(only_workspace(house)) as read:
        if as_json:
            options.print_json(promises_sheet(read))
            return
        windows = promise_windows(read)
    for window in windows:
        click.echo(line(window))
    if not windows:
        click.echo("No room has judged a promise yet.")


def line(window: WindowOfPromises) -> str:
    """Say one window: counts first, then the rate with what it was earned of."""
    found = window.say_do
    if not found.n:
        return f"{window.quarter}  no promise was due"
    moved = f", {found.renegotiated} renegotiated" if found.renegotiated else ""
    counts = f"{found.n} due: {found.kept} kept, {found.late} late, {found.broken} broken{moved}"
    return f"{window.quarter}  {counts}; say–do {window.rate.shown} ({found.weighted})"

"""``customer-room log``: what was decided, and how jointly."""

from __future__ import annotations

import click

from customer_room.cli import options
from customer_room.cli.house import only_workspace, opened
from customer_room.domain.visibility import Audience, Viewer
from customer_room.exchange.cells import write_lines
from customer_room.operations.log import HEADER, DecisionLog, Filters, LogEntry, cells, fits
from customer_room.operations.log_sheet import log_sheet
from customer_room.operations.standing import replacements, standing_in_words

# Who runs the server reads the database anyway; a facilitator sees restricted decisions, too.
OPERATOR = Viewer(Audience.FACILITATOR)


@click.command("log")
@click.option(
    "--quarter", metavar="2026-Q1", callback=options.as_quarter, help="Only this quarter."
)
@click.option("--text", default="", metavar="WORDS", help="Only decisions with all these words.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for a spreadsheet.")
@options.database
@options.data_dir
@options.as_json
def command(quarter: str | None, text: str, as_csv: bool, as_json: bool, **given: object) -> None:
    """List the decisions with their labels."""
    with opened(**given) as house, house.store.reading(only_workspace(house)) as read:
        now = house.now()
        everything = DecisionLog(read, OPERATOR, now).entries()
        wanted = Filters(quarter=quarter, text=text)
        entries = [entry for entry in everything if fits(entry, wanted)]
        if as_json:
            options.print_json(log_sheet(read, entries))
            return
    replaced = replacements(everything)
    if as_csv:
        click.echo(write_lines(HEADER, [cells(entry) for entry in entries]), nl=False)
        return
    for entry in entries:
        standing, _ = standing_in_words(entry, replaced.get(entry.id, ""), now)
        click.echo(line(entry, standing))
    if not entries:
        click.echo("No decision fits." if everything else "No decision yet.")


def line(entry: LogEntry, standing: str) -> str:
    """Say in one line what was decided, how it stands and how jointly it was made."""
    return f"{entry.number}  {standing}: {entry.one_line} [{entry.joint['label']}, " \
           f"{entry.joint['signed']}]"  # fmt: skip

"""``customer-room customers``: who came and who left, people before percentages."""

from __future__ import annotations

import click

from customer_room.cli import options
from customer_room.cli.house import only_workspace, opened
from customer_room.operations.customers import EVERYBODY, customer_book, customers_sheet
from customer_room.scoring.customer_math import Customers, loss_rate
from customer_room.scoring.figures import count, percent


@click.command("customers")
@options.database
@options.data_dir
@options.as_json
def command(as_json: bool, **given: object) -> None:
    """List customers gained and lost, quarter by quarter."""
    with opened(**given) as house, house.store.reading(only_workspace(house)) as read:
        if as_json:
            options.print_json(customers_sheet(read))
            return
        book = customer_book(read)
    names = [(EVERYBODY, "all customers"), *((each.id, each.name) for each in book.segments)]
    for id, name in names:
        for customers in book.of(id):
            click.echo(line(name, customers))
    if not book.quarters:
        click.echo("Nobody has entered customers yet.")


def line(name: str, found: Customers) -> str:
    """Say one quarter: people first, then the rate."""
    came, left = count(found.gained + found.won_back).shown, count(found.lost).shown
    net = count(found.net).shown
    return f"{found.quarter}  {name}: {came} came, {left} left, net {net}; " \
           f"{percent(loss_rate(found).value, 2).shown} lost"  # fmt: skip

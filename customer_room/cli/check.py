"""``customer-room check``: is the database whole?"""

from __future__ import annotations

import click

from customer_room.cli import options
from customer_room.operations.check import Checked, check
from customer_room.store.errors import StoreError
from customer_room.store.store import Store


@click.command("check")
@options.database
@options.data_dir
@options.as_json
def command(as_json: bool, **given: object) -> None:
    """Verify that log, tables and sealed register agree.

    Names the first row that does not. Exit code 0 when everything holds, 1 when something does not.
    """
    chosen = options.load(**given)
    try:
        store = Store(chosen.database).open()
        found = check(store)
    except StoreError as problem:
        raise options.Refused(str(problem)) from None
    store.close()
    if as_json:
        options.print_json({"workspaces": [one.as_json() for one in found]})
    else:
        for one in found:
            click.echo(line(one))
    if any(one.fault for one in found):
        raise SystemExit(1)


def line(one: Checked) -> str:
    """Say in one line what was found in a workspace."""
    rows = sum(one.records.values())
    about = f"{one.workspace_id}: {one.operations} operations, {rows} rows, {one.sealed} sealed"
    if one.fault is None:
        return f"{about}, all whole. State {one.state_hash[:16]}"
    return f"{about}. BROKEN at {one.fault.table}, {one.fault.row}: {one.fault.problem}"

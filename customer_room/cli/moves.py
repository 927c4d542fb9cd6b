"""``customer-room import``: moves, steps, notes and counts from a file, all of it or nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from customer_room.cli import options
from customer_room.cli.house import only_workspace, opened, operator
from customer_room.cli.render import shown_room
from customer_room.domain.decisions_number import open_quarter
from customer_room.domain.errors import DomainError
from customer_room.domain.notes import LANE_TITLES
from customer_room.domain.record import Read
from customer_room.exchange.imports import Import, Target, preview
from customer_room.exchange.notes import lane_of
from customer_room.exchange.preview import Preview, Wrong
from customer_room.live.service import Perform, Step
from customer_room.services import Services
from customer_room.store.log import Transaction

LANE_WORDS = ", ".join(LANE_TITLES.values())


def as_lane(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Read a lane by its key or by its words on the board, or leave with one line."""
    try:
        return lane_of(value) if value else None
    except Wrong:
        said = f"{str(value)[:80]!r} is no lane; write one of: {LANE_WORDS}"
        raise options.Refused(said) from None


@click.command("import")
@click.argument("kind", type=click.Choice(["moves", "steps", "notes", "counts"]))
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--dry-run", is_flag=True, help="Only say what would be imported.")
@click.option(
    "--quarter",
    metavar="2026-Q1",
    callback=options.as_quarter,
    help="From when functions serve the steps.",
)
@click.option("--room", help="Whose board gets the notes; the live room if not given.")
@click.option("--lane", metavar="LANE", callback=as_lane,
              help=f"The lane of notes that name none: {LANE_WORDS}.")  # fmt: skip
@options.database
@options.data_dir
@options.as_json
def command(
    kind: str,
    file: Path,
    dry_run: bool,
    quarter: str | None,
    room: str | None,
    lane: str | None,
    as_json: bool,
    **given: object,
) -> None:
    """Import a table from CSV or a workbook, all of it or nothing.

    FILE - is standard input. Its first row names the columns; those in brackets may be left out:

    \b
    moves: from step, to, segment, quarter, count, [source, quality]
    steps: stage, step, [function, entry, channel, kind, typical days,
           obstacle for staff]
    notes: text, lane, [stage, step, kind, evidence level, instead of]
    counts: segment, quarter, opening, gained, lost, closing, [won back,
           bought more, bought less, value gained, value lost, source,
           restated reason]

    Notes need no first row, where every line is one note, and no lane with --lane. Exit code 1 when
    something in the file is to be mended.
    """
    content = contents(file)
    with opened(**given) as house:
        workspace_id = only_workspace(house)
        with house.store.reading(workspace_id) as read:
            target = target_of(read, kind, house.now(), quarter, room, lane)
        try:
            found = load(house, workspace_id, cast("Import", kind), content, target, dry_run)
        except DomainError as problem:
            raise click.ClickException(problem.message) from None
    imported = 0 if dry_run or found.problems else len(found.rows)
    if as_json:
        options.print_json(found.as_json() | {"imported": imported})
    else:
        tell(found, imported)
    if found.problems:
        raise SystemExit(1)


def load(
    house: Services, workspace_id: str, kind: Import, content: bytes, target: Target, dry_run: bool
) -> Preview:
    """Look a file over and, if nothing is wrong, import it in the same transaction."""

    def act(tx: Transaction, perform: Perform) -> Preview:
        found = preview(kind, content, tx, house.now(), target)
        if not dry_run and not found.problems:
            perform(Step(operator(tx), found.command, found.payload, house.now()))
        return found

    return house.service.transact(workspace_id, act)


def contents(file: Path) -> bytes:
    """Read a file, or end with one line."""
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as problem:
        raise options.Refused(f"{file.name} cannot be read: {problem.strerror}") from None


def target_of(
    read: Read, kind: str, now: str, quarter: str | None, room: str | None, lane: str | None
) -> Target:
    """Return where rows go that do not say it themselves."""
    room_id = room or (shown_room(read) if kind == "notes" else "")
    return Target(room_id, lane, quarter or open_quarter(read, now))


def tell(found: Preview, imported: int) -> None:
    """Say what was imported, or everything that is to be mended."""
    for problem in found.problems:
        place = f"row {problem.row}" + (f", {problem.column}" if problem.column else "")
        cell = f" [{problem.cell}]" if problem.cell else ""
        click.echo(f"{place}: {problem.text}{cell} {problem.suggestion}".rstrip())
    if found.problems:
        things = "thing" if len(found.problems) == 1 else "things"
        click.echo(f"{len(found.problems)} {things} to mend; nothing was imported.")
    elif imported:
        click.echo(f"{imported:,} of {found.total:,} rows imported: {found.summary}.")
    else:
        click.echo(f"{found.total:,} rows would be imported: {found.summary}.")
    if found.notice and not found.problems:
        click.echo(found.notice)

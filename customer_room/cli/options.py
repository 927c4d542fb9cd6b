"""Options shared by commands, and how a wrong setting ends a command."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click
import orjson

from customer_room import settings
from customer_room.exchange.preview import Wrong
from customer_room.exchange.words import quarter

database = click.option(
    "--database", "database_url", metavar="URL", help="Database; default SQLite in the data folder."
)
data_dir = click.option("--data-dir", metavar="DIR", help="Folder for the database and files.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class Refused(click.ClickException):
    """Ends a command with exit code 2 and one line: the configuration is wrong."""

    exit_code = 2


def as_quarter(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Read a quarter as people write it, or leave with exit code 2 and one line."""
    try:
        return quarter(value) if value else None
    except Wrong:
        raise Refused(f"{str(value)[:80]!r} is not a quarter; write it as 2026-Q1") from None


def load(**given: object) -> settings.Settings:
    """Read the settings, or leave with exit code 2 and one line on standard error."""
    try:
        return settings.load(**given)
    except settings.SettingsError as problem:
        raise Refused(str(problem)) from None


def compiled_front_end() -> Path:
    """Give the folder of the compiled front end inside the package, built or not."""
    return Path(str(files("customer_room"))) / "_web"


def print_json(data: object) -> None:
    """Print data as indented JSON with sorted keys."""
    text = orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
    click.echo(text.decode())

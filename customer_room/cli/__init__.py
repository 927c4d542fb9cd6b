"""The command line: one small module per command group, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# name: where the click command lives. Adding a command = one module and one line here.
COMMANDS = {
    "serve": "customer_room.cli.serve:serve",
    "check": "customer_room.cli.check:command",
    "customers": "customer_room.cli.customers:command",
    "doctor": "customer_room.cli.doctor:doctor",
    "bench": "customer_room.cli.bench:command",
    "demo": "customer_room.cli.demo:command",
    "link": "customer_room.cli.link:command",
    "log": "customer_room.cli.log:command",
    "promises": "customer_room.cli.promises:command",
    "render": "customer_room.cli.render:command",
    "import": "customer_room.cli.moves:command",
    "room": "customer_room.cli.room:command",
    "scores": "customer_room.cli.scores:command",
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is used, so that start-up stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command ``cmd_name``, or give None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        return getattr(import_module(module), attribute)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="customer-room")
def main() -> None:
    """Map the customer's journey, decide together, keep what was promised."""

"""``customer-room bench``: how fast is this machine, against a bare relay on it?"""

from __future__ import annotations

import click

from customer_room.cli import options
from customer_room.operations.bench.connection import RefusedError
from customer_room.operations.bench.joining import WrongAnswerError
from customer_room.operations.bench.load import IncompleteError
from customer_room.operations.bench.rounds import Plan
from customer_room.operations.bench.run import run


@click.command("bench")
@click.option("--rounds", type=click.IntRange(1), default=Plan.rounds, show_default=True,
              help="Runs of everything; 3 or more for figures to be believed.")  # fmt: skip
@click.option("--seconds", type=click.FloatRange(0.2), default=Plan.seconds, show_default=True,
              help="Length of one run.")  # fmt: skip
def command(rounds: int, seconds: float) -> None:
    """Measure a server of its own; print JSON.

    The company is made up. Each figure is min, median and max over the rounds; ratios are taken
    within a round, because other work on the machine slows both sides. A goal that is missed is
    reported as such.
    """
    try:
        report = run(Plan(rounds=rounds, seconds=seconds), lambda line: click.echo(line, err=True))
    except (RuntimeError, RefusedError, IncompleteError, WrongAnswerError) as problem:
        raise click.ClickException(str(problem)) from None
    options.print_json(report)

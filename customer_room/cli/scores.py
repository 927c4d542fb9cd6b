"""``customer-room scores``: what the record shows and what leaders say, never blended."""

from __future__ import annotations

import click

from customer_room.cli import options
from customer_room.cli.house import only_workspace, opened
from customer_room.operations.scores import quarter_scores, scores_sheet
from customer_room.scoring.figures import signed
from customer_room.scoring.quarter import QuarterScore
from customer_room.scoring.working import Working


@click.command("scores")
@options.database
@options.data_dir
@options.as_json
def command(as_json: bool, **given: object) -> None:
    """List what the record shows and what leaders say, by quarter."""
    with opened(**given) as house, house.store.reading(only_workspace(house)) as read:
        if as_json:
            options.print_json(scores_sheet(read, house.now()))
            return
        scores = quarter_scores(read, house.now())
    for score in scores:
        click.echo(line(score))
    if not scores:
        click.echo("No room has been held yet.")


def line(score: QuarterScore) -> str:
    """Say one quarter: both numbers, the gap between them, and the change like for like."""
    said = f"record {_of(score.record.number)} ({score.record.rated_words})"
    said += f", leaders {_of(score.leaders)}"
    if score.gap.value is not None:
        words = f", {score.gap_words}" if score.gap_words else ""
        said += f"; gap {signed(score.gap.value)}{words}"
    if score.change is not None:
        said += f"; like for like {signed(score.change.points.value or 0)}, {score.change.words}"
    return f"{score.facts.quarter}  {said}"


def _of(number: Working) -> str:
    return "not yet" if number.value is None else str(int(number.value))

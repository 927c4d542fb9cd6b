"""``customer-room doctor``: would the server run here?"""

from __future__ import annotations

from dataclasses import asdict

import click

from customer_room.cli import options
from customer_room.operations import doctor as examination


@click.command()
@options.data_dir
@options.database
@options.as_json
def doctor(as_json: bool, **given: object) -> None:
    """Look at everything the server needs and say what is missing."""
    findings = examination.examine(options.load(**given), options.compiled_front_end())
    if as_json:
        options.print_json({"findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            mark = "ok     " if finding.is_fine else "MISSING"
            click.echo(f"{mark}  {finding.name}: {finding.says}")
    if not all(finding.is_fine for finding in findings):
        raise SystemExit(1)

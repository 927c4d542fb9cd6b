"""Larkfield Heat: the company that comes with the product (DOMAIN §7)."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from customer_room.domain.values import instant, moment
from customer_room.sample.script import Line, UnknownFile, company, foundations
from customer_room.sample.script_decisions import decisions
from customer_room.sample.script_evidence import heard
from customer_room.sample.script_map import journey
from customer_room.sample.script_promises import promises, said
from customer_room.sample.script_rooms import rooms


def script(data: dict[str, Any]) -> list[Line]:
    """Return a company file's commands in order of time; of one time, in order of telling.

    Raises:
        UnknownFile: It is not a company file of this schema.
    """
    firm = company(data)
    lines = [*foundations(firm), *journey(firm), *heard(firm), *said(firm), *rooms(firm),
             *decisions(firm), *promises(firm)]  # fmt: skip
    timed = [(instant(moment(line.at)), place, line) for place, line in enumerate(lines)]
    return [line for _, _, line in sorted(timed, key=lambda entry: entry[:2])]


def read(path: Path | None = None) -> dict[str, Any]:
    """Return a company file, or the sample's.

    Raises:
        UnknownFile: The file cannot be read as JSON.
    """
    source = path or files("customer_room.sample") / "larkfield.json"
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise UnknownFile("the company file cannot be read as JSON") from problem
    if not isinstance(data, dict):
        raise UnknownFile("the company file is not an object")
    return cast("dict[str, Any]", data)

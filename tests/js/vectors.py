"""Write vectors from the Python implementations: what JavaScript must do as well.

Run as `python vectors.py FILE`; the cases are drawn from a fixed seed.
"""

import copy
import json
import random
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from customer_room.domain.instruments import HIGHEST, INSTRUMENTS
from customer_room.domain.operation import Change, Tables, apply
from customer_room.domain.polls import Response
from customer_room.ui.kit.amounts import amount_text
from customer_room.ui.kit.marks import SHAPES, shapes_of

TABLES = ("note", "vote", "stage")
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    7,
    -2.5,
    "",
    "Straße",
    "עוד",
    "🙂",
    [],
    ["a", 1],
    {"k": [None]},
)


def vectors(seed: int = 11) -> dict[str, Any]:
    """Return cases of tables before, changes and tables after; of function marks; of answers;
    of amounts as printed.
    """
    chance = random.Random(seed)
    return {
        "apply": [_case(chance) for _ in range(300)],
        "shapes": [_shapes(chance) for _ in range(30)],
        "instruments": {
            name: {"asks": each.asks, "choices": each.choices, "items": each.items}
            for name, each in INSTRUMENTS.items()
        },
        "polls": [_poll(chance, name) for name in INSTRUMENTS for _ in range(40)],
        "amounts": [_amount(chance) for _ in range(400)],
    }


def _amount(chance: random.Random) -> tuple[str, str]:
    """Return a decimal as a page prints it, and as it is stored."""
    places = chance.randrange(7)
    digits = chance.randrange(10 ** chance.randrange(1, 13 + places))
    stored = f"{Decimal(chance.choice((1, 1, -1)) * digits).scaleb(-places):f}"
    return amount_text(stored, share=chance.random() < 0.5), amount_text(stored)


def _poll(chance: random.Random, name: str) -> dict[str, Any]:
    asked = INSTRUMENTS[name]
    answers = [
        {
            "choice": chance.choice(asked.choices) if asked.choices else None,
            "points": [chance.randint(0, HIGHEST) for _ in asked.items],
        }
        for _ in range(chance.randrange(4, 10))
    ]
    given = [
        Response(id="r", room_id="r", poll_id="q", member_id="m", function_id="f", **answer)
        for answer in answers
    ]
    return {"instrument": name, "answers": answers, "changes": asked.changes(given)}


def _shapes(chance: random.Random) -> dict[str, Any]:
    pool = [*(shape.capitalize() for shape in SHAPES), "Hr", "It", "Le", "Su", "Qu", "Rd"]
    codes = chance.sample(pool, chance.randrange(1, 13))
    return {"codes": codes, "shapes": shapes_of(codes)}


def _case(chance: random.Random) -> dict[str, Any]:
    tables: Tables = {}
    apply(tables, _changes(chance, chance.randrange(12)))
    before = copy.deepcopy(tables)
    changes = _changes(chance, chance.randrange(12))
    apply(tables, changes)
    return {"before": before, "changes": [c.as_wire() for c in changes], "after": tables}


def _changes(chance: random.Random, count: int) -> list[Change]:
    return [_change(chance) for _ in range(count)]


def _change(chance: random.Random) -> Change:
    table, id = chance.choice(TABLES), chance.choice("abcd")
    if chance.random() < 0.25:
        return Change(table, id, None)
    names = chance.sample(("text", "order", "kind", "removed_at"), chance.randrange(4))
    return Change(table, id, {name: chance.choice(VALUES) for name in names})


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(vectors()), encoding="utf-8")

"""What somebody reads whose request does not fit: a plain sentence, never a path or a pattern."""

from typing import Any

import pytest

from customer_room.domain import nouns
from customer_room.domain.command import REGISTRY, parse
from customer_room.domain.customers import CustomerCount
from customer_room.domain.errors import DomainError, NotFound
from customer_room.domain.moves import HandOff
from customer_room.domain.record import one
from tests.memory import MemoryStore
from tests.unit.domain.cast import World

ROW = {"from_step": "a", "to": "b", "segment_id": "s", "quarter": "2026-Q1", "count": 1}
NOTE = {"id": "n1", "room_id": "r1", "lane": "WHO", "text": "x"}


def refused(name: str, payload: dict[str, Any]) -> DomainError:
    assert nouns.RECORDS
    with pytest.raises(DomainError) as caught:
        parse(name, payload)
    assert caught.value.code == "bad_field"
    return caught.value


@pytest.mark.parametrize(
    ("name", "payload", "says"),
    [
        ("note.add", {k: v for k, v in NOTE.items() if k != "lane"}, "“lane” is missing."),
        ("note.add", NOTE | {"lane": "NO"}, "“lane” must be one of WHO, WHERE FROM, HOW THEY MOVE, "
         "WHY THEY STAY or WHAT NEXT."),
        ("note.add", NOTE | {"text": ""}, "“text” must not be empty."),
        ("note.add", NOTE | {"text": 3}, "“text” must be a text."),
        ("reading.add", {"id": "r", "kpi_id": "k", "date": "2026-03-31", "value": "many"},
         "“value” must be a number such as 2.5, 1,200 or 85 %, with six decimals at most."),
        ("kpi.set", {"id": "k", "baseline": {"date": "2026-03-31", "sd": "wide"}}, "“the base, its "
         "spread” must be a number such as 2.5, 1,200 or 85 %, with six decimals at most."),
        ("kpi.set", {"id": "k", "baseline": {"k": 1}}, "“the base, date” is missing."),
        ("reading.add", {"id": "r", "kpi_id": "k", "date": "2026-03-31", "k": -1},
         "“cases” must be 0 or more."),
        ("reading.add", {"id": "r", "kpi_id": "k", "date": "2026-03-31", "n": 1.5},
         "“how many in all” must be a whole number."),
        ("note.add", NOTE | {"id": "/x"}, "“id” is not written in the way it must be."),
        ("note.add", NOTE | {"room_id": "/x"}, "“room” is not written in the way it must be."),
        ("note.add", NOTE | {"colour": 1}, "“colour” is not known here."),
        ("moves.load", {"rows": [ROW, ROW, ROW, {"to": "b"}]}, "“row 4, from step” is missing."),
        ("moves.load", {"rows": [ROW | {"quarter": "x"}]},
         "“row 1, quarter” must be written like 2026-Q1."),
        ("moves.load", {"rows": [ROW | {"count": "q"}]}, "“row 1, count” must be a whole number."),
        ("moves.load", {"rows": [ROW | {"count": 1.5}]}, "“row 1, count” must be a whole number."),
        ("moves.load", {"rows": [ROW | {"count": -1}]}, "“row 1, count” must be 0 or more."),
        ("moves.load", {"rows": [ROW | {"count": 10**9 + 1}]},
         "“row 1, count” must be 1,000,000,000 or less."),
        ("moves.load", {"rows": []}, "“rows” must hold at least 1."),
        ("moves.load", {"rows": [ROW] * 5001}, "“rows” holds 5,001; 5,000 fit."),
        ("decision.park", {"id": "d1", "owner": "x", "until": "soon"},
         "“until” must be a date from 1900 to 2199, written like 2026-03-31."),
        ("phase.set_privacy", {"id": "x", "private": "perhaps"}, "“private” must be yes or no."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_plainly(name: str, payload: dict[str, Any], says: str) -> None:
    assert refused(name, payload).message == f"{says} Nothing was changed."


def test_the_field_is_still_named_exactly_for_programs() -> None:
    assert refused("moves.load", {"rows": [{**ROW, "count": -1}]}).field == "rows.0.count"


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_no_sentence_quotes_the_machinery(name: str) -> None:
    fields = REGISTRY[name].model.model_fields
    for value in ("", "no such thing", -(10**20), 1.5, [], {}, None):
        for field in fields:
            try:
                parse(name, {field: value})
            except DomainError as problem:
                said = problem.message.lower()
                for word in ("input", "string", "valid", "pattern", "^", "isoformat", "error"):
                    assert word not in said.replace("value", ""), said


def test_records_are_called_what_people_call_them() -> None:
    with MemoryStore().begin() as read:
        with pytest.raises(NotFound, match=r"^This hand-off was not found here"):
            one(read, HandOff, "h1")
        with pytest.raises(NotFound, match=r"^This customer count was not found here"):
            one(read, CustomerCount, "c1")


def test_a_taken_id_says_what_to_do(world: World) -> None:
    world.do("sales", "note.add", **NOTE)
    refusal = world.refused("sales", "note.add", "not_found", **NOTE)
    assert refusal.message == "This id is already taken. Nothing was changed; reload the page."

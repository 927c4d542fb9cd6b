"""How a record's fields become columns."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

import pytest
from sqlmodel import Field

from customer_room.domain import nouns
from customer_room.domain.policy import Role
from customer_room.domain.record import RECORDS, Record
from customer_room.store.tables import INDEXES, Schema, json_types


@pytest.fixture(autouse=True)
def registry() -> Iterator[None]:
    """Keep the records of these tests out of the product's."""
    kept = dict(RECORDS)
    yield
    RECORDS.clear()
    RECORDS.update(kept)


def test_every_json_type_has_its_column() -> None:
    class Card(Record):
        table_name: ClassVar[str] = "card"
        title: str
        role: Role
        lane: Literal["WHO", "WHAT"]
        count: int = 0
        share: float | None = None
        open: bool = False
        people: list[str] = Field(default_factory=list)
        cost: dict[str, Any] | None = None
        either: int | str = 0

    assert json_types(Card) == {
        "title": ("string", False),
        "role": ("string", False),
        "lane": ("string", False),
        "count": ("integer", False),
        "share": ("number", True),
        "open": ("boolean", False),
        "people": ("json", False),
        "cost": ("json", True),
        "either": ("json", False),
    }


def test_a_field_that_would_hide_an_audit_column_is_refused() -> None:
    class Card(Record):
        table_name: ClassVar[str] = "card"
        created_by: str

    with pytest.raises(ValueError, match="created_by"):
        Schema({"card": Card})


def test_indexes_name_tables_that_exist() -> None:
    assert INDEXES.keys() <= nouns.RECORDS.keys()

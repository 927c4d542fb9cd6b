"""A first row that does not fit, and a file without one, are told in one sentence."""

import pytest

from customer_room.exchange.cells import ImportUnsupported
from customer_room.exchange.imports import Import, preview
from customer_room.exchange.preview import Preview
from tests.unit.domain.cast import World


def look(world: World, kind: Import, content: str) -> Preview:
    with world.store.reading() as read:
        return preview(kind, content, read, world.now)


def test_columns_that_are_missing_are_named_in_one_sentence(world: World) -> None:
    found = look(world, "moves", "to,count\na2,5")
    assert [(problem.column, problem.text) for problem in found.problems] == [
        ("", "These columns are missing: from step, segment, quarter.")
    ]


@pytest.mark.parametrize("kind", ["moves", "steps", "notes"])
@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
def test_an_empty_file_is_refused_in_one_sentence(world: World, kind: Import, content: str) -> None:
    with pytest.raises(ImportUnsupported, match="There is nothing in it") as caught:
        look(world, kind, content)
    assert "The first row names the columns" in caught.value.message

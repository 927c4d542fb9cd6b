"""A small map to import into."""

import pytest

from tests.unit.domain.cast import World, opened


@pytest.fixture
def world() -> World:
    """A company in its first live room."""
    return opened()

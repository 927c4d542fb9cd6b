"""Worlds to start from."""

import pytest

from tests.unit.domain.cast import World, founded, opened


@pytest.fixture
def company() -> World:
    """A company before its first room."""
    return founded()


@pytest.fixture
def world() -> World:
    """A company in its first live room."""
    return opened()

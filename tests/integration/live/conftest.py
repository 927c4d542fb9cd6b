from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import House, running


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A server with its cast, fresh for every test."""
    with running(tmp_path) as made:
        yield made

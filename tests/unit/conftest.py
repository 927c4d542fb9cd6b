"""The sample company, loaded once."""

from collections.abc import Iterator

import pytest

from tests.loaded import Loaded, loaded_house


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """The sample company in its own database; tests only read it."""
    with loaded_house(tmp_path_factory.mktemp("sample")) as loaded:
        yield loaded

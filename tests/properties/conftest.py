"""A furnished database to copy, in memory where the system has such a folder."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.properties import company

IN_MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def quick_folder() -> Iterator[Path]:
    """A folder whose files need not survive this machine: the kills have tests of their own."""
    folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def template(quick_folder: Path) -> Path:
    """Two companies in the middle of everything."""
    return company.template(quick_folder)


@pytest.fixture
def own_folder(quick_folder: Path) -> Iterator[Path]:
    """A folder of this test's own."""
    folder = Path(tempfile.mkdtemp(dir=quick_folder))
    yield folder
    shutil.rmtree(folder)

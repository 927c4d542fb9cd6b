"""Stores to hold to one contract: SQLite, PostgreSQL, and the dicts that other tests use."""

import os
from collections.abc import Callable, Iterator
from uuid import uuid4

import psycopg
import pytest

from customer_room.store.store import Store
from tests.memory import MemoryStore

SERVER = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))

Maker = Callable[[str], str]


@pytest.fixture(scope="session")
def new_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maker]:
    """Make the URL of a new, empty database of a kind; all are gone after the tests."""
    made: list[str] = []

    def make(backend: str) -> str:
        if backend == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp('store')}/room.db"
        name = f"customer_room_test_{uuid4().hex[:12]}"
        with _server() as server:
            server.execute(f"CREATE DATABASE {name}")
        made.append(name)
        return f"{SERVER.rpartition('/')[0]}/{name}"

    yield make
    if made:
        with _server() as server:
            for name in made:
                server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _server() -> psycopg.Connection:
    try:
        return psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        if os.environ.get("CI"):
            raise
        pytest.skip("NO POSTGRESQL SERVER: the store's contract is shown on SQLite only")


@pytest.fixture(scope="session")
def opened(new_url: Maker) -> Iterator[Callable[[str], Store]]:
    """Open one database a kind, shared by the tests of this process."""
    stores: dict[str, Store] = {}

    def give(backend: str) -> Store:
        if backend not in stores:
            stores[backend] = Store(new_url(backend)).open()
        return stores[backend]

    yield give
    for store in stores.values():
        store.close()


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, opened: Callable[[str], Store]) -> Store:
    """A database; keep to the workspace of ``here``."""
    return opened(request.param)


@pytest.fixture(params=(*DATABASES, "memory"))
def any_store(
    request: pytest.FixtureRequest, opened: Callable[[str], Store]
) -> Store | MemoryStore:
    """A database, or the dicts."""
    return MemoryStore() if request.param == "memory" else opened(request.param)


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, new_url: Maker) -> str:
    """The URL of an empty database of this test's own."""
    return new_url(request.param)


@pytest.fixture
def own_store(empty_url: str) -> Iterator[Store]:
    """A database of this test's own, which it may damage."""
    made = Store(empty_url).open()
    yield made
    made.close()


@pytest.fixture
def here() -> str:
    """A workspace nobody else uses."""
    return f"w-{uuid4().hex[:12]}"

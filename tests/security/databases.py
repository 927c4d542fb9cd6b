"""Databases that stand for a test module: a file, and one on the PostgreSQL server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest

SERVER = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@contextmanager
def database(backend: str, folders: pytest.TempPathFactory) -> Iterator[str]:
    """Give the URL of an empty database and drop it afterwards."""
    if backend == "sqlite":
        yield f"sqlite:///{folders.mktemp('database')}/room.db"
        return
    try:
        server = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("NO POSTGRESQL SERVER: the matrix is shown on SQLite only")
    name = f"customer_room_test_{uuid4().hex[:12]}"
    with server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"{SERVER.rpartition('/')[0]}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")

"""The sample company in a real SQLite database, loaded as ``customer-room demo`` does."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from customer_room import services, settings
from customer_room.bootstrap import build
from customer_room.sample.larkfield import read
from customer_room.sample.loading import load
from customer_room.services import Services

DATA = Path(__file__).parent / "data"
NOW = "2026-07-01T09:00:00.000Z"


@dataclass(frozen=True)
class Loaded:
    """The open house with the sample in it.

    Attributes:
        made: How many commands loading it took.
    """

    house: Services
    made: int


@contextmanager
def empty_house(folder: Path) -> Generator[Services]:
    """Open a house with an empty database until the block ends."""
    house = build(settings.load(data_dir=folder))
    try:
        yield house
    finally:
        services.install(None)
        house.store.close()


@contextmanager
def loaded_house(folder: Path) -> Generator[Loaded]:
    """Open a house with the sample company until the block ends."""
    with empty_house(folder) as house:
        yield Loaded(house, load(house.service, read()))


def expected() -> dict[str, Any]:
    """Return the published figures of the sample company."""
    return json.loads((DATA / "expected.json").read_text(encoding="utf-8"))

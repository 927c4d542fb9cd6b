"""All records and commands: importing this fills both registries."""

from customer_room.domain import (
    customers,
    decisions,
    decisions_draft,
    decisions_options,
    decisions_parked,
    decisions_seal,
    decisions_sign,
    groups,
    journey,
    loads,
    moves,
    notes,
    people,
    phases,
    room,
    sessions,
    steps,
    undo,
    votes,
)
from customer_room.domain.command import REGISTRY, published_schema
from customer_room.domain.record import RECORDS

__all__ = [
    "RECORDS", "REGISTRY", "customers", "decisions", "decisions_draft", "decisions_options",
    "decisions_parked", "decisions_seal", "decisions_sign", "groups", "journey", "loads", "moves",
    "notes", "people", "phases", "published_schema", "room", "sessions", "steps", "undo", "votes",
]  # fmt: skip

"""Reading a room's questions to leaders for whoever looks at a page."""

from __future__ import annotations

from collections.abc import Iterable

from customer_room import services
from customer_room.domain.errors import DomainError
from customer_room.domain.room import reachable
from customer_room.operations.leaders import Leaders, leaders_questions
from customer_room.ui.session import Visitor

TOPICS = frozenset(
    {"*", "attendance", "customer_count", "decision", "phase", "room", "survey", "survey_answer"}
)
"""What makes a view of the questions stale."""
OF_THE_RECORD = frozenset(
    {"action", "evidence", "hand_off", "kpi", "kpi_reading", "move", "proof", "review", "rules",
     "stage", "verdict"}
)  # fmt: skip
"""What makes it stale besides, as long as the record stands beside what is in front."""


def are_stale(leaders: Leaders, topics: Iterable[str]) -> bool:
    """Whether the questions must be read again now that this has changed."""
    beside = any(each.said.found for each in leaders.asked
                 if each.id == leaders.front and each.instrument == "eight criteria")  # fmt: skip
    return bool((TOPICS | OF_THE_RECORD if beside else TOPICS) & set(topics))


def leaders_for(here: Visitor | None, room_id: str) -> Leaders:
    """Return what a visitor of a room's page may see; reads the database.

    Nothing for somebody who waits at the door, or whose session does not reach the room.
    """
    if here is None or here.actor.waiting:
        return Leaders()
    house = services.current()
    with house.store.reading(here.caller.workspace_id) as read:
        try:
            room = reachable(read, here.actor, room_id)
        except DomainError:
            return Leaders()
        return leaders_questions(read, here.actor, room, house.now())

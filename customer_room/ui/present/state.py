"""The projector's views that are not on the board: door, customers of a stage, sign-off."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

import reflex as rx

from customer_room import services
from customer_room.domain.errors import DomainError
from customer_room.domain.room import reachable
from customer_room.domain.visibility import viewer_of
from customer_room.operations.door import Door, door_of
from customer_room.operations.leaders import Leaders, leaders_questions
from customer_room.operations.projector import SignOff, StageFlow, sign_off, stage_flow
from customer_room.operations.story import Story, story
from customer_room.ui.leaders.loading import are_stale
from customer_room.ui.session import onlooker

# What makes the projector read its views again; notes and dots are live.
TOPICS = frozenset(
    {
        "*",
        "room",
        "phase",
        "stage",
        "step",
        "move",
        "decision",
        "stance",
        "dissent",
        "member",
        "poll",
        "survey",
        "attendance",
        "customer_count",
        "evidence",
    }
)


class PresentState(rx.State):
    """The projector's views."""

    room: str = ""
    door: Door = Door()
    flow: StageFlow = StageFlow()
    signing: SignOff = SignOff()
    leaders: Leaders = Leaders()
    story: Story = Story()

    @rx.event
    async def load(self) -> None:
        """Load what the projector shows of the room in the address."""
        self.room = unquote(self.router.url.path.rstrip("/").split("/")[-2])
        await self._read()

    @rx.event
    async def nudge(self, topics: list[str]) -> None:
        """Load again when something that is shown has changed."""
        if TOPICS & set(topics) or are_stale(self.leaders, topics):
            await self._read()

    async def _read(self) -> None:
        wanted = str(self.router.url.query_parameters.get("decision", ""))
        views = await asyncio.to_thread(_look, self, self.room, wanted)
        self.door, self.flow, self.signing, self.leaders, self.story = views


Views = tuple[Door, StageFlow, SignOff, Leaders, Story]
NOTHING: Views = (Door(), StageFlow(), SignOff(), Leaders(), Story())


def _look(state: rx.State, room_id: str, wanted: str) -> Views:
    here = onlooker(state)
    if here is None or here.actor.waiting:
        return NOTHING
    house = services.current()
    now = house.now()
    with house.store.reading(here.caller.workspace_id) as read:
        try:
            room = reachable(read, here.actor, room_id)
        except DomainError:
            return NOTHING
        door = door_of(room, house.settings.origin, now)
        viewer = viewer_of(here.actor, present=True)
        asked = leaders_questions(read, here.actor, room, now, present=True)
        signing = sign_off(read, room, now, wanted, viewer)
        return door, stage_flow(read, room, now), signing, asked, story(read, room)

"""What home shows: rooms by quarter and where customers left."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

import reflex as rx

from customer_room import services
from customer_room.domain.people import WORKSPACE, Workspace
from customer_room.domain.policy import Actor
from customer_room.domain.record import Read
from customer_room.domain.visibility import viewer_of
from customer_room.operations import rooms
from customer_room.operations.rooms import Losses, RoomLine, StageLine
from customer_room.sample.story import Story, story_of
from customer_room.ui.session import visitor

# What makes home read its views again.
TOPICS = frozenset({"*", "room", "attendance", "decision", "stance", "move", "customer_count"})


@dataclass(frozen=True)
class Opening:
    """The first thing on the page.

    Attributes:
        marked: The end of the headline, under the marker.
        room: Id of the room to open now, if there is one.
        quarter: The quarter that a rehearsal looks back on: that of the room to open, or the next.
    """

    eyebrow: str = ""
    headline: str = ""
    marked: str = ""
    room: str = ""
    quarter: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class Lost:
    """Losses by stage with their title; no stages where nothing is counted."""

    title: str = ""
    was: str = ""
    now: str = ""
    stages: list[StageLine] = field(default_factory=list[StageLine])


class HomeState(rx.State):
    """Home's views."""

    ready: bool = False
    signed_in: bool = False
    may_create: bool = False
    opening: Opening = Opening()
    lost: Lost = Lost()
    rooms: rx.Field[list[RoomLine]] = rx.field(default_factory=list)
    quarters: rx.Field[list[tuple[str, str]]] = rx.field(default_factory=list)

    @rx.event
    async def load(self) -> None:
        """Load home for whoever looks."""
        await self._read()

    @rx.event
    async def nudge(self, topics: list[str]) -> None:
        """Load home again when something it shows has changed."""
        if TOPICS & set(topics):
            await self._read()

    async def _read(self) -> None:
        seen = await asyncio.to_thread(_look, self)
        self.signed_in = seen is not None
        if seen is not None:
            self.opening, self.lost, self.rooms = seen.opening, seen.lost, seen.rooms
            self.may_create, self.quarters = seen.may_create, seen.quarters
        self.ready = True


@dataclass(frozen=True)
class Home:
    """All of home at one moment."""

    opening: Opening
    lost: Lost
    rooms: list[RoomLine]
    may_create: bool
    quarters: list[tuple[str, str]]


def _look(state: rx.State) -> Home | None:
    here = visitor(state)
    if here is None or here.actor.waiting:
        return None
    house = services.current()
    with house.store.reading(here.caller.workspace_id) as read:
        return home(read, here.actor, house.now())


def home(read: Read, actor: Actor, now: str) -> Home:
    """Return home as somebody sees it; guests see their own room and no figures."""
    lines = rooms.room_lines(read, viewer_of(actor), now)
    workspace = read.get(Workspace, WORKSPACE)
    story = None if actor.room_id else story_of(workspace.name if workspace else "")
    found = None if actor.room_id else rooms.losses_by_stage(read, _segment(story), now)
    quarters = rooms.coming_quarters(read, now)
    return Home(
        opening=replace(_opening(read, story, lines, now), quarter=_tried(lines, quarters)),
        lost=_lost(story, found),
        rooms=lines,
        may_create=actor.runs_rooms and actor.admitted,
        quarters=[(quarter, quarter) for quarter in quarters],
    )


def _tried(lines: list[RoomLine], quarters: list[str]) -> str:
    room = rooms.current_room(lines)
    return next((line.quarter for line in lines if line.id == room), quarters[0])


def _segment(story: Story | None) -> str | None:
    return story.segment if story else None


def _opening(read: Read, story: Story | None, lines: list[RoomLine], now: str) -> Opening:
    room = rooms.current_room(lines)
    past = story and rooms.skipped(read, story.quarter, story.segment, story.step, now)
    if not story or not past:
        return Opening("Customers before percentages", rooms.latest_in_words(lines), room=room)
    share = rooms.one_in_words(past.one_in)
    told = story.told.format(lost=f"{past.lost:,}", share=share)
    marked = story.marked if past.nobodys else ""
    return Opening(story.eyebrow, told, marked, room, is_sample=True)


def _lost(story: Story | None, found: Losses | None) -> Lost:
    if found is None:
        return Lost()
    title = story.losses if story else "All customers who left, stage by stage"
    return Lost(title, found.was, found.now, found.stages)

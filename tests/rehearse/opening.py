"""Before the agenda: the room opens, the projector is connected, people come in by the code."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.rehearse.acts import on_the_wall, some
from tests.rehearse.room import Room


def open_the_room(room: Room) -> None:
    """Connect the meeting room's computer and open the door."""
    part = room.begin("The room opens")
    page = room.console.page
    page.goto(room.invite())
    page.goto(f"/room/{room.id}/console")
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    room.wall.goto("/wall")
    code = room.wall.locator(".bigcode")
    expect(code).to_be_visible()
    room.look("The projector shows its code; the console says what the room stands on")
    room.console.open_room()
    room.console.connect(re.sub(r"\s", "", code.inner_text()))
    expect(room.wall).to_have_url(re.compile("/present$"))
    room.code = room.console.open_door()
    on_the_wall(room, f"{room.code[:3]} {room.code[3:]}")
    part.happened.append("projector connected by its code")
    part.happened.append("door open")
    room.end()


def come_in(room: Room) -> None:
    """Let everybody knock, and admit them one by one."""
    part = room.begin("Lobby")
    people = room.cast.leaders
    for name in people:
        room.come_in(name, room.code)
    waiting = room.console.page.get_by_role("list", name="Waiting to be let in")
    expect(waiting.get_by_role("listitem")).to_have_count(len(people))
    room.look("Everybody has typed the code and knocks")
    for name in people:
        room.let_in(name)
    expect(room.console.page.get_by_text(some(len(people), "leader"))).to_be_visible()
    on_the_wall(room, people[0])
    room.settle()
    room.look("Everybody is let in")
    part.happened.append(f"{some(len(people), 'leader')} knocked and let in")
    part.happened.append(f"{some(len(room.phones), 'phone')}, {some(len(room.laptops), 'laptop')}, "
                         f"{len(room.leaders)} on the socket")  # fmt: skip
    room.end()

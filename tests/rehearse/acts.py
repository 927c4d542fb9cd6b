"""What people do in several phases: write, say that they are done, tell what they wrote."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.room_page import tap_in
from tests.rehearse.room import Room


def write(room: Room, name: str, text: str) -> None:
    """Let somebody with a browser write a note on their own device."""
    board = room.boards[name]
    if name in room.phones:
        tap_in(board, text)
    else:
        board.write(text)
        board.saved()
    room.told.notes[room.ids[name], text] += 1


def add(room: Room, name: str, text: str, **place: Any) -> None:
    """Let somebody on the socket write a note."""
    leader = room.leaders[name]
    number = sum(who == leader.member_id for who, _ in room.told.notes)
    leader.do("note.add", id=f"{leader.member_id}-note-{number}", room_id=room.id, text=text,
              order=f"n{len(room.told.notes):03d}x",
              **{"lane": "HOW THEY MOVE", **place})  # fmt: skip
    room.told.notes[leader.member_id, text] += 1


def all_done(room: Room) -> None:
    """Let everybody say that they are done; the console counts them."""
    phase = room.records()["room"][room.id]["phase_id"]
    for leader in room.leaders.values():
        leader.do("tick.set", phase_id=phase, on=True)
    for board in room.boards.values():
        board.button("I’m done").click()
        expect(board.button("I’m done")).to_have_attribute("aria-pressed", "true")
    count = len(room.cast.leaders)
    expect(room.console.page.get_by_text(f"{count} of {count} are done.")).to_be_visible()


def on_the_wall(room: Room, text: str | re.Pattern[str]) -> None:
    """Wait until the projector shows a text."""
    expect(room.wall.get_by_text(text).first).to_be_visible()


def some(count: int, noun: str) -> str:
    """Count in words."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

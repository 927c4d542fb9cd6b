"""The second half: choose the few, decide together, make it provable, tell the same story."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from itertools import cycle

from playwright.sync_api import expect

from tests.browser.deciding import (
    ask_for_dissent,
    make,
    sign,
    write_expectation,
    write_options,
    write_place_and_owners,
)
from tests.browser.room_page import PETRA, RoomPage
from tests.rehearse import words
from tests.rehearse.acts import add, all_done, on_the_wall, some, write
from tests.rehearse.cast import ROSA
from tests.rehearse.room import Room
from tests.rehearse.told import Decided

DOTS = 3
DUE_DAYS = 60
VALUES = "data-values"


def choose(room: Room) -> None:
    """Give three blind dots each, close the vote and look at the result."""
    title = "Choose the few"
    part = room.begin(title, room.minutes("choose"))
    room.console.start(title)
    on_the_wall(room, "Voting is open.")
    dots = room.told.dots
    for name, board in room.boards.items():
        text = next(text for who, text in room.told.notes
                    if who == room.ids[name] and text in words.WALK)  # fmt: skip
        note = board.note(text).first
        for _ in range(DOTS):
            note.get_by_role("button", name="Give a dot").click()
            expect(note.get_by_role("img", name=re.compile(r"^Your .*dot")).first).to_be_visible()
            dots[room.ids[name], text] += 1
    phase = room.records()["room"][room.id]["phase_id"]
    stages = cycle(("d", "f", "d", "c", "b", "d", "f"))
    for leader in room.leaders.values():
        for dot in range(DOTS):
            stage = next(stages)
            leader.do("vote.cast", id=f"{leader.member_id}-dot-{dot}", phase_id=phase,
                      target_type="stage", target_id=stage)  # fmt: skip
            dots[leader.member_id, stage] += 1
    room.settle()
    count = len(room.cast.leaders)
    on_the_wall(room, f"{count}")
    expect(room.wall.get_by_role("status").filter(has_text="have voted")).to_have_text(
        f"{count} of {count} have voted"
    )
    room.look("The vote is blind: only how many have voted")
    room.console.close_vote()
    on_the_wall(room, "Keep us warm this first winter")
    expect(room.wall.locator(".presult > li").first).to_be_visible()
    room.look("The result, by function")
    part.happened.append(f"{dots.total()} dots of {some(count, 'leader')}")
    room.end()


def decide(room: Room) -> None:
    """Write a decision, sign it on every device, make it; leave another with an objection."""
    title = "Decide together"
    part = room.begin(title, room.minutes("decide"))
    room.console.start(title)
    petra = room.laptops[PETRA]
    write(room, PETRA, words.SOURCES[0])
    petra.raise_decision(words.FIRST)
    write_options(petra, words.OPTIONS[0])
    decision = next(id for id, row in room.records()["decision"].items()
                    if row["one_line"] == words.FIRST)  # fmt: skip
    author = next(iter(room.leaders.values()))  # of another function: two have written it
    author.do("decision.propose", id=decision, text=words.OPTIONS[1])
    expect(petra.panel.get_by_role("button", name=f"Choose: {words.OPTIONS[1]}")).to_be_visible()
    write_place_and_owners(petra)
    write_expectation(petra)
    ask_for_dissent(petra)
    room.told.decisions[words.FIRST] = Decided()
    room.console.show(words.FIRST)
    on_the_wall(room, words.FIRST)
    room.look("The options, before anybody signs")
    _sign(room, petra)
    make(petra, seals="")
    room.told.decisions[words.FIRST].status = "in force"
    _last_signature(room)
    _another(room)
    room.settle()
    signed = sum(len(each.stances) for each in room.told.decisions.values())
    part.happened.append("1 decision made and sealed, 1 with an objection left open")
    part.happened.append(some(signed, "stance"))
    room.end()


def _sign(room: Room, petra: RoomPage) -> None:
    """Let all but one sign the text that is on their screen; the wall shows each."""
    stances = room.told.decisions[words.FIRST].stances
    petra.panel.get_by_role("button", name="Read", exact=True).click()
    shown = petra.button("Agree and sign").get_attribute(VALUES)
    text = json.loads(shown or "")
    for name in (name for name in room.boards if name != ROSA):
        board = room.boards[name]
        if board is not petra:
            open_decision(board, words.FIRST)
        sign(board.page)
        stances[room.ids[name]] = "agree"
        on_the_wall(room, "Agree")
    half = len(room.leaders) // 2
    said = cycle((("agree", ""), ("agree with a worry", words.WORRY), ("agree", ""),
                  ("disagree and commit", words.COMMIT)))  # fmt: skip
    for place, leader in enumerate(room.leaders.values()):
        stance, reason = next(said)
        leader.do("stance.take", **{**text, "stance": stance, "reason": reason})
        stances[leader.member_id] = stance
        if place == half:
            on_the_wall(room, re.compile(rf"{len(stances)} of {len(room.cast.leaders)} signed"))
            room.look("Signatures arrive on the wall")


def _last_signature(room: Room) -> None:
    """The last function that is touched signs on a phone: the decision seals."""
    rosa = room.boards[ROSA]
    open_decision(rosa, words.FIRST)
    room.look("Decided: one function that it touches has not signed yet")
    rosa.page.get_by_role("button", name="Agree and sign").click()
    room.told.decisions[words.FIRST].stances[room.ids[ROSA]] = "agree"
    count = len(room.cast.leaders)
    on_the_wall(room, re.compile(f"{count} of {count} signed"))
    expect(rosa.panel.get_by_text(re.compile("[Ss]ealed")).first).to_be_visible()
    room.look("The last signature, on a phone: the decision is sealed")


def _another(room: Room) -> None:
    """Raise a second decision on the socket; two agree, one objects."""
    one, other, third = list(room.leaders.values())[:3]
    names = {leader: name for name, leader in room.leaders.items()}
    add(room, names[one], words.SOURCES[1], stage_id="b")
    one.do("decision.raise", id="second", room_id=room.id, one_line=words.SECOND,
           anchors={"stage_ids": ["b"]})  # fmt: skip
    one.do("decision.propose", id="second", text=words.SECOND)
    one.do("decision.propose", id="second", text="Do nothing")
    phone = room.phone
    open_decision(phone, words.SECOND)
    sign(phone.page)
    text_hash = json.loads(phone.button("Sign again: agree").get_attribute(VALUES) or "")
    decided = Decided("discussed", {room.ids[next(iter(room.phones))]: "agree"})
    for leader, stance, reason in ((one, "agree", ""), (other, "agree with a worry", words.WORRY),
                                   (third, "object", words.OBJECTION)):  # fmt: skip
        leader.do("stance.take", **{**text_hash, "stance": stance, "reason": reason})
        decided.stances[leader.member_id] = stance
    room.told.decisions[words.SECOND] = decided
    room.console.show(words.SECOND)
    on_the_wall(room, "Object")
    room.look("A second decision, stopped by an objection")
    for board in room.boards.values():
        if board.panel.is_visible():
            board.panel.get_by_role("button", name="Close", exact=True).click()
            expect(board.panel).to_have_count(0)


def open_decision(board: RoomPage, one_line: str) -> None:
    """Find a decision on the table, and read it."""
    if board.panel.is_visible():
        board.keyboard.press("Escape")
    table = board.page.get_by_role("list", name="Decisions on the table")
    table.get_by_role("button").filter(has_text=one_line[:40]).click()
    expect(board.panel).to_be_visible()
    read = board.panel.get_by_role("button", name="Read", exact=True)
    if read.is_visible():
        read.click()


def prove(room: Room) -> None:
    """Promise by name and day what carries the decision out."""
    title = "Make it provable"
    part = room.begin(title, room.minutes("prove"))
    room.console.start(title)
    room.console.show("")
    decision = next(id for id, row in room.records()["decision"].items()
                    if row["one_line"] == words.FIRST)  # fmt: skip
    due = (datetime.now(UTC) + timedelta(days=DUE_DAYS)).strftime("%Y-%m-%d")
    for place, leader in enumerate(list(room.leaders.values())[:3]):
        text = f"First week reported, part {place + 1}"
        leader.do("action.promise", id=f"promise-{place}", decision_id=decision, text=text,
                  owner=leader.member_id, due=due)  # fmt: skip
        room.told.promises[text] = leader.member_id
    all_done(room)
    room.settle()
    room.look("Who does what by when")
    part.happened.append(f"{some(len(room.told.promises), 'promise')}, each with a name and a day")
    room.end()


def close(room: Room) -> None:
    """Write blind what each tells the team, compare, agree the message, close the room."""
    title = "Same story, score, close"
    part = room.begin(title, room.minutes("close"))
    room.console.start(title)
    _read_back(room)
    room.settle()
    room.look("Everybody writes alone what they will tell their team")
    room.console.reveal()
    on_the_wall(room, "to mark")
    _mark(room)
    room.look("Read-backs side by side, marked")
    room.console.write_message(words.MESSAGE)
    room.told.message = words.MESSAGE
    for board in room.boards.values():
        said = board.page.get_by_role("region", name="The message to the company")
        expect(said).to_contain_text(words.MESSAGE)
    room.settle()
    on_the_wall(room, words.MESSAGE)
    room.look("The message to the company, before everybody")
    part.happened.append(some(len(room.told.read_backs), "read-back"))
    part.happened.append(some(len(room.told.marks), "mark"))
    room.end()


def _read_back(room: Room) -> None:
    """Both decisions on paper; of the first everybody writes, of the second two."""
    number = {row["one_line"]: (row["number"], id)
              for id, row in room.records()["decision"].items()
              if row["room_id"] == room.id}  # fmt: skip
    texts = cycle(words.TEAMS)
    for name, board in room.boards.items():
        text = words.DRIFTING if board is room.phone else next(texts)
        mine = board.page.get_by_label(f"What I will tell my team of {number[words.FIRST][0]}")
        mine.fill(text)
        if name in room.phones:
            board.button("Save").tap()
        else:
            mine.press("Control+Enter")
        expect(board.page.get_by_text("Written, and hidden").first).to_be_visible()
        room.told.read_backs[words.FIRST, room.ids[name]] = text
    for leader in room.leaders.values():
        text = next(texts)
        leader.do("read_back.write", decision_id=number[words.FIRST][1], text=text)
        room.told.read_backs[words.FIRST, leader.member_id] = text
    for leader in list(room.leaders.values())[:2]:
        text = "Not decided: Finance wants the price page first."
        leader.do("read_back.write", decision_id=number[words.SECOND][1], text=text)
        room.told.read_backs[words.SECOND, leader.member_id] = text


def _mark(room: Room) -> None:
    drifting = next(iter(room.phones))
    for name in room.cast.leaders:
        mark = "Drifts" if name == drifting else "Same"
        room.console.mark(room.titles[name], mark)
        room.told.marks[words.FIRST, room.ids[name]] = mark.lower()
    on_the_wall(room, re.compile("drifts"))


def end(room: Room) -> None:
    """Close the room; its last words stay on the wall."""
    part = room.begin("After the hour")
    room.complaints["wall"].expect("401")
    said = room.console.close_room()
    assert words.SECOND in said, "the console does not say what is left open"
    on_the_wall(room, words.MESSAGE)
    for board in room.boards.values():
        expect(board.page.get_by_role("region", name="Phase")).to_contain_text(words.MESSAGE)
    room.look("Closed: the message stays")
    part.happened.append("the console named what was left open")
    part.happened.append("room closed for good")
    room.end()

"""The first half of the hour: promises, customers, the walk through the stages, why they stay."""

from __future__ import annotations

from itertools import cycle

from playwright.sync_api import expect

from customer_room.sample.larkfield import read
from tests.browser.hour import asked, said
from tests.browser.room_page import STAGE_D
from tests.rehearse import words
from tests.rehearse.acts import add, all_done, on_the_wall, some, write
from tests.rehearse.room import Room

ASKED, RELIABILITY = "Is it reliable?", "reliability"
ANSWERS = {"Random": "random", "It depends": "it depends", "Reliable": "reliable"}
QUARTER_BEFORE = "2026-Q1"


def promises(room: Room) -> None:
    """Say what became of what we say; owners write how their promises stand."""
    part = room.begin("Our promises", room.minutes("promises"))
    room.console.start("Our promises")
    adopted = [each for each in read()["commitments"] if each["status"] == "adopted"]
    for commitment, name in zip(adopted, cycle(room.leaders), strict=False):
        broken = commitment is adopted[-1]
        given = {"verdict": "broken", "served_instead": "cost"} if broken else {"verdict": "kept"}
        room.leaders[name].do("verdict.give", commitment_id=commitment["id"],
                              proof="Read aloud in the room", **given)  # fmt: skip
        room.told.verdicts[commitment["id"]] = str(given["verdict"])
    for name, text in zip(room.boards, cycle(words.PROMISES), strict=False):
        write(room, name, f"{text}, {room.titles[name]}")
    all_done(room)
    room.settle()
    room.look("Owners have said how their promises stand; everybody is done")
    part.happened.append(some(len(adopted), "verdict"))
    part.happened.append(some(len(room.boards), "note"))
    room.end()


def counts(room: Room) -> None:
    """Enter and agree how many came and how many left."""
    title = "Customers gained and lost"
    part = room.begin(title, room.minutes("counts"))
    room.console.start(title)
    one, other = (room.leaders[name] for name in list(room.leaders)[:2])
    before = [each for each in read()["customer_counts"] if each["quarter"] == QUARTER_BEFORE]
    for row in before:
        opening, gained, lost = row["closing"], row["gained"], row["lost"]
        one.do("count.enter", segment_id=row["segment"], quarter=room.told.quarter, opening=opening,
               gained=gained, lost=lost, closing=opening + gained - lost,
               source="billing run")  # fmt: skip
        other.do("count.agree", segment_id=row["segment"], quarter=room.told.quarter)
        room.told.counts.add(row["segment"])
    lanes = cycle(("WHO", "WHERE FROM"))
    for name, text in zip(list(room.leaders)[:2], words.COUNTS, strict=True):
        add(room, name, text, lane=next(lanes), evidence_level="data")
    criteria = room.console.page.get_by_role("list", name="Before moving on")
    expect(criteria).to_contain_text(f"Counts agreed for {len(before)} of {len(before)}")
    room.look("One agreed table")
    part.happened.append(f"{some(len(before), 'kind')} of customer agreed")
    part.happened.append(some(len(words.COUNTS), "note"))
    room.end()


def walk(room: Room) -> None:
    """Write alone, reveal, gather what belongs together, and ask how reliable a stage is."""
    title = "Walk in their shoes"
    part = room.begin(title, room.minutes("walk"))
    before = room.told.notes.total()
    room.console.start(title)
    room.console.turn_to(STAGE_D)
    on_the_wall(room, "Everybody writes alone. Nobody sees it yet.")
    _write_alone(room)
    secret = words.GROUPED[0]
    assert secret not in room.wall.content()
    room.settle()
    room.look("Everybody writes alone")
    all_done(room)
    room.console.reveal()
    expect(room.laptop.note(secret)).to_be_visible()
    _group(room)
    room.settle()
    on_the_wall(room, "Keep us warm this first winter")
    room.look("Revealed: the room looks at one stage")
    _ask(room)
    written = room.told.notes.total() - before
    part.happened.append(f"{some(written, 'note')} written alone and revealed")
    part.happened.append(some(len(room.told.groups), "group"))
    part.happened.append(f"{len(room.cast.leaders)} answers on how reliable a stage is")
    room.end()


def _write_alone(room: Room) -> None:
    texts = cycle(words.WALK)
    for name in room.boards:
        write(room, name, next(texts))
    for text in words.GROUPED:
        write(room, next(iter(room.phones)), text)
    stages = cycle(words.QUOTES.items())
    kinds = cycle(("note", "honour", "dishonour", "staff obstacle"))
    for name in room.leaders:
        stage, quote = next(stages)
        add(room, name, quote, stage_id=stage, evidence_level="customers said")
        add(room, name, next(texts), stage_id="d", kind=next(kinds), evidence_level="staff say")


def _group(room: Room) -> None:
    """Frame two notes by tap, on a phone."""
    phone = room.phone
    first, second = (phone.note(text).first for text in words.GROUPED)
    first.tap()
    phone.button("Select more").tap()
    second.tap()
    phone.button("Group").tap()
    phone.dialog.get_by_label("Name of the group").fill(words.GROUP)
    phone.dialog.get_by_role("button", name="Group", exact=True).tap()
    expect(phone.page.get_by_role("region", name=f"Group {words.GROUP}")).to_be_visible()
    room.told.groups[words.GROUP] = set(words.GROUPED)


def _ask(room: Room) -> None:
    """Ask everybody how reliable the stage is; all answer in secret."""
    room.console.put(STAGE_D, ASKED)
    given = room.told.answers.setdefault((RELIABILITY, "d"), {})
    choices = cycle(ANSWERS.items())
    for name, board in room.boards.items():
        words_of, choice = next(choices)
        asked(board.page).get_by_role("button", name=words_of).click()
        expect(asked(board.page)).to_contain_text(f"You said: {words_of}")
        given[room.ids[name]] = choice
    records = room.records()["poll"]
    poll = next(id for id, each in records.items() if each["status"] == "open")
    for leader in room.leaders.values():
        _, choice = next(choices)
        leader.do("poll.answer", id=f"{poll}-{leader.member_id}"[:60], poll_id=poll, choice=choice)
        given[leader.member_id] = choice
    on_the_wall(room, f"{len(given)} of {len(given)} have answered")
    room.look("The room is asked in secret")
    room.console.show_answers()
    on_the_wall(room, "The room says:")
    for board in room.boards.values():
        expect(said(board.page)).to_contain_text("The room says:")
    room.look("What the room said, by function")
    room.console.put_away()


def why(room: Room) -> None:
    """Write alone again, in two lanes, with a stated bet in each."""
    title = "Why they stay, what they want next"
    part = room.begin(title, room.minutes("why"))
    before = room.told.notes.total()
    room.console.start(title)
    on_the_wall(room, "Everybody writes alone. Nobody sees it yet.")
    texts = cycle(words.WHY)
    for name in room.boards:
        write(room, name, next(texts))
    for place, name in enumerate(room.leaders):
        lane = ("WHY THEY STAY", "WHAT NEXT")[place % 2]
        if place < len(words.BETS):
            add(room, name, words.BETS[place], lane=lane, stage_id="d", kind="bet")
        add(room, name, next(texts), lane=lane, stage_id="d")
    room.settle()
    room.look("Everybody writes alone")
    room.console.reveal()
    expect(room.laptop.note(words.BETS[0])).to_be_visible()
    room.look("Revealed, with the bets")
    part.happened.append(f"{some(room.told.notes.total() - before, 'note')} written alone")
    part.happened.append(some(len(words.BETS), "stated bet"))
    room.end()


def pause(room: Room) -> None:
    """The break of the long agenda."""
    room.begin("Break", room.minutes("break"))
    room.console.start("Break")
    on_the_wall(room, "Back in ten minutes.")
    room.look("The break")
    room.end()

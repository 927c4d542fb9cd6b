"""What the projector can show, each with how a room comes to it; the measuring test takes them all.

To add an item: a line in ``ITEMS``. ``before`` is what the facilitator does; ``shows`` is found on
the wall when the item is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from customer_room.domain.instruments import INSTRUMENTS, Instrument
from customer_room.domain.leaders_questions import PICKS, QUESTIONS
from customer_room.domain.values import joined_id
from tests.browser.extreme import CLOSED, LIVE, MESSAGE, SEATS, TEXTS

WALK, WHY, BREAK, CHOOSE, DECIDE, CLOSE = (f"{LIVE}.p{n}" for n in (3, 4, 5, 6, 7, 9))
Done = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Item:
    """One thing the projector shows.

    Attributes:
        before: Commands of the facilitator that bring the room to it.
        shows: Selector of what is there when it is shown.
        room: Which room's projector.
        crowd: Whether people are there, with their names.
        votes: The phase in which all seats give their dots.
        says: What the seat of a place does by itself.
        after: Commands of the facilitator once they have.
        over: Commands of the facilitator once it has been looked at, so that the next can be shown.
    """

    before: tuple[Done, ...]
    shows: str
    room: str = LIVE
    crowd: bool = False
    votes: str = ""
    says: Callable[[int], tuple[Done, ...]] = lambda _place: ()
    after: tuple[Done, ...] = ()
    over: tuple[Done, ...] = ()


def showing(what: str, id: str | None = None) -> Done:
    """Let the facilitator choose what the projector shows."""
    return "room.show", {"id": LIVE, "showing": what, **({"showing_id": id} if id else {})}


def phase(id: str) -> tuple[Done, ...]:
    """Let the room follow a phase that is at full length, anew."""
    return (showing("what happens"), ("phase.start", {"id": id, "minutes": 40}),
            ("phase.plan", {"id": id, **LONG}))  # fmt: skip


LONG = {
    "title": "Walk in their shoes, stage by stage, and say what is missing there every time",
    "prompt": "Stage by stage: what are they trying to get done, what happens, how does it feel, "
    "and is it reliable or does it depend on whom they happen to meet?",
}
OPEN = ("room.open_door", {"id": LIVE})
FRESH = (OPEN, *phase(WALK))
SHOWN = (*FRESH, ("phase.reveal", {"id": WALK}))
VOTED = (OPEN, *phase(DECIDE), ("phase.open_votes", {"id": DECIDE, "budget": 9}))


def _id(instrument: str) -> str:
    return instrument.replace(" ", "-")


def asked(instrument: str, id: str = "", **about: str) -> Done:
    """Ask leaders something in secret."""
    return "survey.open", {"id": id or _id(instrument), "room_id": LIVE, "instrument": instrument,
                           **about}  # fmt: skip


def answered(instrument: str, *answers: dict[str, Any]) -> tuple[Done, ...]:
    """Type the answers of all seats, and show them."""
    said = (("survey.answer", {"id": f"{_id(instrument)}-{who}", "survey_id": _id(instrument),
                               "for_member": who, **answer})
            for who, answer in zip(SEATS, answers, strict=False))  # fmt: skip
    return *said, ("survey.show", {"id": _id(instrument)})


EIGHT = answered("eight criteria", *({"points": [n % 5, *[n % 2 * 4] * 3, 2, 2, 2, 2]}
                                     for n in range(15)))  # fmt: skip
GUESSED = answered("customers", *({"points": [10**n, 2990 + n]} for n in range(9)))
WORDS = answered("finish the sentence", *({"text": text[:160].strip()} for text in TEXTS.values()))

STATEMENTS = len(QUESTIONS["reporting check"].items)
CHECKED = answered("reporting check", *(
    {"points": [n % 5] * STATEMENTS, "choice": PICKS[n % len(PICKS)]} for n in range(15)
))  # fmt: skip
FIVE = answered("five competencies", *({"points": [n % 5, *[n % 2 * 4] * 4]} for n in range(15)))
PROUD = answered("proud to follow", *({"points": [n % 5]} for n in range(15)))
HONOURED = answered("honour", *({"points": [n % 2 * 4]} for n in range(15)))


def put(name: str, instrument: str) -> tuple[Done, ...]:
    """Ask the room about the stage with the longest name."""
    poll = {"id": name, "room_id": LIVE, "instrument": instrument, "stage_id": "g1"}
    return *FRESH, ("poll.open", poll)


def said(name: str, answer: Callable[[int], dict[str, Any]]) -> tuple[Done, ...]:
    """Give the answers of all seats to the room's question, and show them."""
    typed = (("poll.answer", {"id": f"{name}-{who}", "poll_id": name, "for_member": who,
                              **answer(place)}) for place, who in enumerate(SEATS))  # fmt: skip
    return *typed, ("poll.show", {"id": name})


def _polls() -> dict[str, Item]:
    found: dict[str, Item] = {}
    for name, instrument in INSTRUMENTS.items():
        key = _id(name)
        found[f"question, {name}"] = Item(
            put(f"asked-{key}", name), ".stageview.asking.open .say",
            over=(("poll.drop", {"id": f"asked-{key}"}),),
        )  # fmt: skip
        for how, same in (("agreed", True), ("apart", False)):
            poll = f"{how}-{key}"
            found[f"answers {how}, {name}"] = Item(
                (*put(poll, name), *said(poll, _answer(instrument, same=same))),
                ".stageview.asking.shown .askrows", over=(("poll.put_away", {"id": poll}),),
            )  # fmt: skip
    return found


def _answer(instrument: Instrument, *, same: bool) -> Callable[[int], dict[str, Any]]:
    """What the seat of a place answers: all the same, or everybody something else."""

    def given(place: int) -> dict[str, Any]:
        at = 0 if same else place
        if instrument.choices:
            return {"choice": instrument.choices[at % len(instrument.choices)]}
        return {"points": [(at + item) % 5 for item in range(len(instrument.items))]}

    return given


def read_back(place: int) -> tuple[Done, ...]:
    """Say of both decisions what one tells one's team, as long as it may be."""
    text = list(TEXTS.values())[place % len(TEXTS)]
    return tuple(("read_back.write", {"decision_id": id, "text": text[:160].strip()})
                 for id in ("signed", "weighed"))  # fmt: skip


MARKS = tuple(("read_back.mark", {"id": joined_id("signed", who), "mark": mark})
              for who, mark in zip(SEATS, ("same", "drifts") * 5, strict=False))  # fmt: skip
READ = (OPEN, *phase(CLOSE), ("phase.reveal", {"id": CLOSE}))
DRAFT = ("room.draft_message", {"id": LIVE, "closing_message": MESSAGE, "expect": ""})
UNDRAFT = ("room.draft_message", {"id": LIVE, "closing_message": "", "expect": MESSAGE})

ITEMS: dict[str, Item] = {
    "lobby": Item((showing("lobby"), OPEN), ".lobby .linkcode", crowd=True),
    "lobby, door closed": Item((showing("lobby"), ("room.close_door", {"id": LIVE})),
                               ".lobby h1.ours", crowd=True),
    "writing alone": Item(FRESH, ".telling .pfns", crowd=True),
    "clock": Item((*phase(WALK), showing("timer")), ".pclock.large"),
    "break": Item((OPEN, *phase(BREAK), ("room.turn_to", {"id": LIVE, "stage_id": "g1"})),
                  ".pclock.large"),
    "board": Item((*SHOWN, ("room.turn_to", {"id": LIVE, "stage_id": "g1"})), ".notes .pflow"),
    "board, no stage": Item((*SHOWN, ("room.turn_to", {"id": LIVE, "stage_id": None})),
                            ".notes .none"),
    "group": Item((showing("group", "many"),), ".notes h1.ours.long"),
    **{f"note, {name}": Item((showing("note", f"one-{name}"),), ".pone .note") for name in TEXTS},
    **{f"story, {name}": Item((showing("evidence", f"story-{name}"),), ".pone .played")
       for name in ("latin", "word", "cjk", "lines")},
    "decision, weighed": Item((showing("decision", "weighed"),), ".poptions"),
    "decision, signed": Item((showing("decision", "signed"),), ".signgrid"),
    "vote, blind": Item((OPEN, *phase(CHOOSE), ("phase.open_votes", {"id": CHOOSE, "budget": 3})),
                        ".turnout", votes=CHOOSE),
    "vote, result": Item(VOTED, ".presult", votes=DECIDE,
                         after=(("phase.close_votes", {"id": DECIDE}),)),
    **_polls(),
    "leaders, asked": Item((*FRESH, asked("proud to follow", "proud-asked")), ".leadturnout",
                           over=(("survey.drop", {"id": "proud-asked"}),)),
    "leaders, said": Item((*FRESH, asked("eight criteria"), *EIGHT), ".leaddots"),
    "leaders, guessed": Item((*FRESH, asked("customers"), *GUESSED), ".leadline"),
    "leaders, in their words": Item((*FRESH, asked("finish the sentence"), *WORDS),
                                    ".leadsentence"),
    "leaders, of themselves": Item((*FRESH, asked("reporting check"), *CHECKED), ".leaddots"),
    "leaders, five competencies": Item((*FRESH, asked("five competencies"), *FIVE), ".leaddots"),
    "leaders, proud": Item((*FRESH, asked("proud to follow"), *PROUD), ".leaddots"),
    "leaders, asked of a decision": Item(
        (*FRESH, asked("honour", "honour-asked", decision_id="signed")), ".leadturnout",
        over=(("survey.drop", {"id": "honour-asked"}),),
    ),
    "leaders, said of a decision": Item(
        (*FRESH, asked("honour", decision_id="signed"), *HONOURED), ".leaddots"
    ),
    "read back, nothing yet": Item(READ, ".telling .say"),
    "read back": Item((OPEN, *phase(WHY)), ".ptold", says=read_back,
                      after=(("phase.reveal", {"id": WHY}), *READ, *MARKS)),
    "read back, message": Item((*READ, DRAFT), ".reading .pmessage", over=(UNDRAFT,)),
    "nothing": Item((showing("nothing"),), ".blank"),
    "closed": Item((), ".telling h1", room=CLOSED),
}  # fmt: skip

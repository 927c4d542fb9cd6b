"""Small maps for the tests of the pictures."""

import random

from customer_room.render.card import CardView, Dissent, Reading, Seat, Signer
from customer_room.render.layout import LaneView, MoveView, StageView, StepView
from customer_room.render.poster import (
    PosterLane,
    PosterNote,
    PosterOwner,
    PosterStage,
    PosterView,
)

CODES = ("Ex", "Fi", "Op", "Ma", "Sa", "Pr", "Ca", "Cu", "Le", None)
NAMES = ("Pay", "Ask for help", "See what it would cost for my home", "Talk to someone who knows")


def bakery() -> LaneView:
    """Three stages: five steps on the way, help beside it, one step that some skip."""
    stages = (
        StageView("a", "Is the bread good?"),
        StageView("b", "Get it home warm"),
        StageView("c", "Do I come back?"),
    )
    steps = (
        StepView("a1", "a", 1, "Smell it", "Ma", "Marketing", "prospect start"),
        StepView("a2", "a", 2, "Taste it", "Sa", "Sales"),
        StepView("b1", "b", 3, "Carry it home", "Op", "Operations", "new customer"),
        StepView("b2", "b", 4, "Learn to keep it", None, skipped="never told how"),
        StepView("b3", "b", 5, "Ask for help", "Ca", "Customer Care"),
        StepView("c1", "c", 6, "Look back", "Fi", "Finance", "already here"),
    )
    moves = (
        MoveView("a1", "a2", 3000),
        MoveView("a1", "NEVER JOINED", 1200),
        MoveView("a2", "b1", 1500),
        MoveView("a2", "NEVER JOINED", 1500),
        MoveView("b1", "b2", 1000),
        MoveView("b1", "c1", 300),
        MoveView("b1", "b3", 150),
        MoveView("b1", "LEFT", 50),
        MoveView("b2", "c1", 1000),
        MoveView("b3", "b1", 90),
        MoveView("b3", "b3", 20),
        MoveView("b3", "LEFT", 60),
        MoveView("c1", "STAYED", 1900),
        MoveView("c1", "LEFT", 400),
    )
    return LaneView(stages, steps, moves, frozenset({("b2", "c1"), ("b1", "b3")}), "c")


def any_map(seed: int, stages: int, steps: int, moves: int, width: float = 186.0) -> LaneView:
    """A random map: moves lead anywhere, back, round and to every end."""
    chance = random.Random(seed)
    ids = [f"t{at:02}" for at in range(steps)]
    ends = ["LEFT", "STAYED", "NEVER JOINED", "NOT KNOWN"]
    made = tuple(
        MoveView(chance.choice(ids), chance.choice(ids + ends), chance.randint(1, 4000))
        for _ in range(moves if ids else 0)
    )
    return LaneView(
        tuple(StageView(f"s{at}", f"Stage number {at}", width) for at in range(stages)),
        tuple(
            StepView(
                step,
                f"s{chance.randrange(stages)}",
                at,
                chance.choice(NAMES),
                chance.choice(CODES),
                entry=chance.choice(("–", "already here")),
            )
            for at, step in enumerate(ids)
        ),
        made,
        frozenset((move.source, move.target) for move in made if chance.random() < 0.2),
    )


def board(notes: int = 6) -> PosterView:
    """A board of three stages with some notes of every kind."""
    kinds = ("note", "honour", "dishonour", "staff obstacle", "two truths", "bet")
    lanes = ("WHO", "WHERE FROM", "HOW THEY MOVE", "WHY THEY STAY", "WHAT NEXT")
    made = tuple(
        PosterNote(
            lanes[at % 5],
            ("a", "b", "c", None)[at % 4],
            f"The crust was still warm when I came home {at}",
            kinds[at % 6],
            ("Ca", "Op", None)[at % 3],
            ("we assume", "staff say", "customers said", "data")[at % 4],
            at % 3,
        )
        for at in range(notes)
    )
    return PosterView(
        "2026-Q2 customer room",
        "All customers, figures of 2026-Q1",
        (
            PosterStage("a", "Is the bread good?", (PosterOwner("Ma", "CMO"),)),
            PosterStage("b", "Get it home warm"),
            PosterStage("c", "Do I come back?", (PosterOwner("Fi", "CFO"), PosterOwner("Sa", "S"))),
        ),
        tuple(PosterLane(lane, lane.capitalize(), lane == "HOW THEY MOVE") for lane in lanes),
        made,
        bakery(),
        "16 July 2026",
        "7d3a 91f0",
    )


def decision() -> CardView:
    """A full decision card."""
    return CardView(
        number="2026Q1-03",
        one_line="Bake twice a day",
        decided_on="Decided 11 March 2026",
        status="In force",
        label="Joint",
        label_reason="3 of 3 signed",
        lead="The evening loaf was stale.",
        stages=("Is the bread good?", "Get it home warm", "Do I come back?"),
        here=(1,),
        where="110 left in this stage last quarter.",
        why="Half the evening customers took it home cold.",
        quote="“It was warm in the morning.”",
        owners=(Signer("Op", "COO, driver"), Signer("Fi", "CFO")),
        seats=(Seat("agree"), Seat("agree with a worry"), Seat("disagree and commit")),
        signed="2 agreed, 1 disagreed and committed",
        dissent=(Dissent("Fi", "“Two shifts.”", "CFO", "Would change my mind: 200 more stay."),),
        options=("Bake later", "Do nothing"),
        who_pays="Operations pays.",
        reading=Reading(0.2, "20% in winter", 0.1, "expected 10%", 0.12, "12% now", 0.1, 0.14),
        expected="12 of 100, too early.",
        promises="2 kept.",
        permits="Throw a cold loaf away.",
        decided="88",
        room="Bakery, 2026-Q1 customer room",
        frozen="Text frozen 11 March 2026",
        record="7d3a 91f0",
    )

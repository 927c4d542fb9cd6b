"""The agenda of a quarterly room in both lengths (DOMAIN §4)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One phase as planned.

    Attributes:
        minutes: By the room's length in minutes; absent when that length leaves it out.
        private: Everybody writes alone until the facilitator reveals.
        votes: Dots a person may give.
        lanes: The lanes that are open in it; all others fold.
    """

    kind: str
    title: str
    prompt: str
    minutes: dict[int, int]
    private: bool = False
    votes: int = 0
    lanes: tuple[str, ...] = ()


AGENDA = (
    Item("promises", "Our promises", "Last time we said we would. Did we?", {90: 8, 180: 12}),
    Item("counts", "Customers gained and lost",
         "People, not percentages: how many came, how many left, what were they worth, why?",
         {90: 8, 180: 13}, lanes=("WHO", "WHERE FROM")),
    Item("walk", "Walk in their shoes", "What happens here, and how does it feel?",
         {90: 20, 180: 40}, private=True, lanes=("HOW THEY MOVE",)),
    Item("why", "Why they stay, what they want next",
         "Why us and not somebody else, and what do they want next?",
         {90: 8, 180: 20}, private=True, lanes=("WHY THEY STAY", "WHAT NEXT")),
    Item("break", "Break", "Back in ten minutes.", {180: 10}),
    Item("choose", "Choose the few", "Which few will the whole company take on?",
         {90: 10, 180: 15}, votes=3),
    Item("decide", "Decide together", "What do we decide, together?", {90: 24, 180: 45}),
    Item("prove", "Make it provable", "From what to what, by when, and what may our people now do?",
         {90: 6, 180: 12}),
    Item("close", "Same story, score, close", "What will I tell my team?", {90: 6, 180: 13},
         private=True),
)  # fmt: skip

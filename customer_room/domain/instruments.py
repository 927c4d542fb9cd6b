"""Questions a room answers together, hidden until shown (DOMAIN §2, Stage, Poll; §4)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any, Protocol, TypeAlias

Result: TypeAlias = dict[str, Any]

RELIABILITY = ("random", "it depends", "reliable", "differentiated")
OUR_WORD, CUSTOMERS_WORD = "our word", "customers say it"
END_TEST = (
    "They can say what they achieved.",
    "They can say what it was worth.",
    "They want to stay.",
    "They want to tell others.",
)
LOWEST, HIGHEST = 0, 4


class Answer(Protocol):
    """One choice, or points for each statement."""

    @property
    def choice(self) -> str | None:
        """What was chosen."""
        ...

    @property
    def points(self) -> list[int]:
        """0–4 for each statement."""
        ...


@dataclass(frozen=True, slots=True)
class Instrument:
    """One kind of question.

    Attributes:
        asks: The question, about the stage it is asked of.
        choices: What can be answered; empty where numbers are.
        items: Statements that are each given 0–4; empty where one choice is made.
        changes: The fields of the stage that the answers decide, once shown.
    """

    asks: str
    choices: tuple[str, ...]
    items: tuple[str, ...]
    changes: Callable[[Sequence[Answer]], Result]

    def takes(self, answer: Answer) -> bool:
        """Whether this is an answer to the question."""
        if self.choices:
            return answer.choice in self.choices and not answer.points
        if answer.choice is not None or len(answer.points) != len(self.items):
            return False
        return all(LOWEST <= points <= HIGHEST for points in answer.points)


def _reliability(answers: Sequence[Answer]) -> Result:
    """What most said; of two that as many said, the less reliable."""
    said = Counter(answer.choice for answer in answers)
    most = max(said.values())
    return {"reliability": next(word for word in RELIABILITY if said[word] == most)}


def _end_test(answers: Sequence[Answer]) -> Result:
    """The middle of each statement; of two middles the lower."""
    columns = zip(*(answer.points for answer in answers), strict=True)
    return {"end_test": [median_low(column) for column in columns]}


def _outside_in(answers: Sequence[Answer]) -> Result:
    """Two thirds overrule the list of our own words."""
    theirs = sum(answer.choice == CUSTOMERS_WORD for answer in answers)
    return {"outside_in_overruled": theirs * 3 >= len(answers) * 2}


INSTRUMENTS: Mapping[str, Instrument] = {
    "reliability": Instrument(
        "Is it reliable for customers, or does it depend on whom they meet?",
        RELIABILITY, (), _reliability,
    ),
    "end test": Instrument("When this stage is over, what is true?", (), END_TEST, _end_test),
    "outside in": Instrument(
        "Is this name what customers would say?", (CUSTOMERS_WORD, OUR_WORD), (), _outside_in
    ),
}  # fmt: skip

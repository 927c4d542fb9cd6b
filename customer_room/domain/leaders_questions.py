"""What leaders are asked in secret: of the whole, a decision, a count (DOMAIN §3.1, §3.5, §3.7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from customer_room.scoring.anchors import CRITERIA
from customer_room.scoring.reporting import COMPETENCIES, PICKS, STATEMENTS

About = Literal["room", "decision", "customers"]
Asked = Literal["eight criteria", "reporting check", "five competencies", "finish the sentence",
                "proud to follow", "honour", "customers"]  # fmt: skip
HIGHEST, MOST_CUSTOMERS = 4, 10**9
HONOUR = ("dishonours them", "costs them", "neutral", "helps them",
          "we would be proud to tell them")  # fmt: skip
"""What 0–4 of the question about a decision means (DOMAIN §3.1 T6)."""


class Given(Protocol):
    """An answer: a number for each item, one choice, or words."""

    @property
    def points(self) -> list[int]:
        """A number for each item, in their order."""
        ...

    @property
    def choice(self) -> str | None:
        """What was chosen."""
        ...

    @property
    def text(self) -> str:
        """What was written."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of question.

    Attributes:
        asks: How it is put.
        items: What is given a number each, 0 to ``highest``.
        choices: One of which is chosen besides; none where nothing is.
        written: It is answered in words.
        about: The room as a whole, one decision, or one kind of customer (or all).
        again: It may be asked once more, after those who said least and most have spoken.
        everybody: Guests and people without a seat answer, too.
    """

    asks: str
    items: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    written: bool = False
    about: About = "room"
    highest: int = HIGHEST
    again: bool = False
    everybody: bool = False

    def takes(self, given: Given) -> bool:
        """Whether this is a whole answer to the question."""
        numbers = len(given.points) == len(self.items) and all(
            0 <= number <= self.highest for number in given.points
        )
        chosen = given.choice in self.choices if self.choices else given.choice is None
        return numbers and chosen and bool(given.text) == self.written


QUESTIONS: Mapping[str, Question] = {
    "eight criteria": Question(
        "How far are we, by what each number means?",
        tuple(criterion.title for criterion in CRITERIA), again=True,
    ),
    "reporting check": Question(
        "How true is this of us?",
        tuple(statement for statements in STATEMENTS.values() for statement in statements),
        choices=PICKS,
    ),
    "five competencies": Question("How far are we?", COMPETENCIES),
    "finish the sentence": Question("We are here so that our customers …", written=True),
    "proud to follow": Question(
        "Are these actions you are proud to follow?", ("Proud to follow",), everybody=True
    ),
    "honour": Question(
        "Does this decision honour customers?", ("Honours customers",), about="decision"
    ),
    "customers": Question(
        "How many came, how many left?", ("Came", "Left"), about="customers",
        highest=MOST_CUSTOMERS,
    ),
}  # fmt: skip

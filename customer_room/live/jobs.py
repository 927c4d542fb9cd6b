"""What goes into the write path and what comes out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from customer_room.domain.errors import OpIdConflict, Refusal
from customer_room.domain.policy import Actor
from customer_room.live.news import Committed
from customer_room.live.protocol import Proposal
from customer_room.live.standing import Caller

UNAVAILABLE = Refusal(
    "temporarily_unavailable",
    "The server could not save this just now. It is kept on this device and is sent again.",
    retry=True,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a proposal came to: durable, or refused."""

    op_id: str
    refusal: Refusal | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the form in which it is remembered."""
        return {"op": self.op_id, "refusal": self.refusal.as_json() if self.refusal else None}


def answer_of(stored: dict[str, Any]) -> Answer:
    """Read a remembered answer."""
    refusal = stored["refusal"]
    return Answer(stored["op"], Refusal(**refusal) if refusal else None)


@dataclass(frozen=True, slots=True)
class Step:
    """One command of an import: who, what, and when it happened."""

    actor: Actor
    name: str
    payload: dict[str, Any]
    at: str


Perform = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Job:
    """A proposal on its way to the writer."""

    caller: Caller
    proposal: Proposal
    at: str | None
    done: Callable[[Answer], None]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a proposal came to before its commit.

    Attributes:
        untold: No log holds its words, or who said them: a nameless note, the end of a rehearsal.
    """

    answer: Answer
    news: Committed | None = None
    untold: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A job after its commit."""

    job: Job
    answer: Answer
    news: Committed | None = None


def other_content(proposal: Proposal) -> Answer:
    """Return the answer to a known id that comes with another payload."""
    problem = OpIdConflict(
        "This change was sent before with other content. Nothing was changed; reload the page."
    )
    return Answer(proposal.op_id, problem.refusal())

"""What people were told is saved: the account that the record is held against at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Decided:
    """A decision as the room left it.

    Attributes:
        status: Where it stands when the room closes.
        stances: What each seat said, by member.
    """

    status: str = "raised"
    stances: dict[str, str] = field(default_factory=dict[str, str])


@dataclass
class Told:
    """Everything the people of one room did and saw confirmed.

    Attributes:
        acked: Operations that leaders on the socket were told are durable.
        present: Who was let in, by member.
        notes: Who wrote which text, how often.
        groups: The texts under each group's name.
        dots: Who gave how many dots on what: a note's text, or a stage's id.
        answers: By question and stage, what each said.
        verdicts: What became of what we say.
        counts: Kinds of customer whose figures were agreed.
        decisions: By their one line.
        promises: Who promised what.
        read_backs: By decision and member, in their own words; ``marks`` what was said of them.
        message: The message to the company.
    """

    room_id: str
    quarter: str
    acked: set[str] = field(default_factory=set[str])
    present: set[str] = field(default_factory=set[str])
    notes: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    groups: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    dots: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    answers: dict[tuple[str, str], dict[str, str]] = field(
        default_factory=dict[tuple[str, str], dict[str, str]]
    )
    verdicts: dict[str, str] = field(default_factory=dict[str, str])
    counts: set[str] = field(default_factory=set[str])
    decisions: dict[str, Decided] = field(default_factory=dict[str, Decided])
    promises: dict[str, str] = field(default_factory=dict[str, str])
    read_backs: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    marks: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    message: str = ""

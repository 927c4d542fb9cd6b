"""The options of a decision: proposed, revised, dropped (DOMAIN §2, Decision)."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import OPTIONS, Decision
from customer_room.domain.decisions_draft import credit, open_to, rewrite
from customer_room.domain.decisions_parts import Option
from customer_room.domain.errors import BadField, Conflict
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read
from customer_room.domain.values import Id, Prose280, Some160, Text80


@command("decision.propose", Permission.DRAFT, done="decision.option_proposed")
class ProposeOption(Command):
    """Add an option. A leader proposes for himself; a facilitator names who did, or nobody."""

    id: Id
    text: Some160
    reasons_for: Prose280 = ""
    reasons_against: Prose280 = ""
    cost: Text80 = ""
    proposed_by: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        if len(decision.options) >= OPTIONS:
            raise BadField("Six options are the most. Take one away first.", field="text",
                           limit=OPTIONS)  # fmt: skip
        proposer = self.proposed_by if by.runs_rooms else by.member_id
        option = Option(**self.model_dump(exclude={"id", "proposed_by"}), proposed_by=proposer)
        yield from rewrite(read, decision, options=[*decision.options, option.model_dump()])
        if proposer is not None:
            yield from credit(read, by, decision.id, "option", proposer)


@command("decision.revise_option", Permission.DRAFT, done="decision.option_revised")
class ReviseOption(Command):
    """Change an option's text and reasons; ``expect`` is the text the edit started from."""

    id: Id
    place: Annotated[int, Limit(ge=0, le=OPTIONS - 1)]
    expect: str
    text: Some160
    reasons_for: Prose280 = ""
    reasons_against: Prose280 = ""
    cost: Text80 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        option = option_at(decision, self.place, self.expect)
        revised = option | self.model_dump(exclude={"id", "place", "expect"})
        options = [*decision.options]
        options[self.place] = revised
        yield from rewrite(read, decision, options=options)
        yield from credit(read, by, decision.id, "edit", None)


@command("decision.drop_option", Permission.DRAFT, done="decision.option_dropped")
class DropOption(Command):
    """Take an option away; the choice falls with the chosen one."""

    id: Id
    place: Annotated[int, Limit(ge=0, le=OPTIONS - 1)]
    expect: str

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        option_at(decision, self.place, self.expect)
        rest = [o for place, o in enumerate(decision.options) if place != self.place]
        chosen = decision.chosen
        if chosen is not None and chosen >= self.place:
            chosen = None if chosen == self.place else chosen - 1
        yield from rewrite(read, decision, options=rest, chosen=chosen)


def option_at(decision: Decision, place: int, expect: str) -> dict[str, Any]:
    """Return the option at a place.

    Raises:
        Conflict: Another text stands there meanwhile.
    """
    standing = decision.options[place] if place < len(decision.options) else None
    if standing is None or standing["text"] != expect:
        raise Conflict("Somebody changed the options meanwhile. Look again before you change this "
                       "one; your text is kept.", field="text",
                       actual=standing["text"] if standing else None)  # fmt: skip
    return standing

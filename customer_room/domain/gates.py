"""Gates: one use of a list of conditions, released, held, or released against the list.

There is no waiver (DOMAIN §2): who releases with a condition open does it against the list, and
that stays on record as a broken promise.
"""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, Entry, command
from customer_room.domain.decisions import Decision, visible_decision
from customer_room.domain.decisions_number import in_rehearsal
from customer_room.domain.errors import BadField, NotAllowed, PhaseClosed
from customer_room.domain.guardrails import MOST, GuardrailList
from customer_room.domain.operation import canonical
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.values import Id, Some120, Text160

Result = Literal["met", "not met", "not checked"]
AGAINST = "released against the list"


class Gate(Record):
    """One use of a list. Status: open → released, held or released against the list.

    Attributes:
        used_for: What is to be released.
        conditions: Those of the list when the gate opened, each with result and proof.
    """

    table_name: ClassVar[str] = "gate"
    list_id: str
    decision_id: str | None = None
    used_for: str
    conditions: list[dict[str, Any]] = Field(default_factory=list)
    status: str = "open"
    opened_on: str
    closed_on: str | None = None
    closed_by: str | None = None

    @property
    def all_met(self) -> bool:
        """Whether every condition is met."""
        return all(condition["result"] == "met" for condition in self.conditions)


@command("gate.open", Permission.PROMISE, done="gate.opened")
class OpenGate(Command):
    """Hold something against a list before it is done."""

    id: Id
    list_id: Id
    used_for: Some120
    decision_id: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Gate, self.id)
        found = one(read, GuardrailList, self.list_id)
        if found.retired_on is not None:
            raise NotAllowed("This list is not used any more. Choose another.")
        if self.decision_id is not None:
            visible_decision(read, by, self.decision_id)
        conditions = [{**c, "result": "not checked", "proof": ""} for c in found.conditions]
        yield Gate(**self.model_dump(), conditions=conditions, opened_on=at.now[:10]).put()


@command("gate.check", Permission.PROMISE, done="gate.checked")
class CheckCondition(Command):
    """Say whether a condition holds, with what shows it; its owner says so, if it has one."""

    id: Id
    place: Annotated[int, Limit(ge=0, le=MOST - 1)]
    result: Result
    proof: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        gate = open_gate(read, by, self.id)
        if self.place >= len(gate.conditions):
            raise BadField("This list has no such condition.", field="place", actual=self.place)
        condition = gate.conditions[self.place]
        if condition["owner"] not in (None, by.member_id) and not by.runs_rooms:
            raise NotAllowed("Who owns this condition says whether it is met.")
        if self.result == "met" and not self.proof:
            raise BadField("Say what shows it.", field="proof")
        conditions = [*gate.conditions]
        conditions[self.place] = {**condition, "result": self.result, "proof": self.proof}
        yield gate.with_(conditions=conditions)


@command("gate.close", Permission.PROMISE, done="gate.closed")
class CloseGate(Command):
    """Release or hold, in my own name; with a condition open, only knowingly against the list."""

    id: Id
    outcome: Literal["released", "held"]
    against_the_list: bool = False

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        gate = open_gate(read, by, self.id)
        status: str = self.outcome
        if self.outcome == "released" and not gate.all_met:
            missing = sum(c["result"] != "met" for c in gate.conditions)
            if not self.against_the_list:
                raise NotAllowed(f"{missing} of {len(gate.conditions)} conditions are not met. "
                                 "Hold it; or release it against the list, which stays as a "
                                 "broken promise.")  # fmt: skip
            status = AGAINST
        closed = {"status": status, "closed_on": at.now[:10], "closed_by": by.member_id}
        yield gate.with_(**closed)
        decision = read.get(Decision, gate.decision_id) if gate.decision_id else None
        if decision is not None and in_rehearsal(read, decision):
            return
        sealed = gate.model_copy(update=closed).model_dump(mode="json")
        yield Entry("gate release", gate.id, canonical(sealed).decode())


def open_gate(read: Read, by: Actor, id: str) -> Gate:
    """Return a gate that is open to this actor.

    Raises:
        NotFound: Absent, or of a decision he may not see.
        PhaseClosed: It was released or held; that stays.
    """
    gate = one(read, Gate, id)
    if gate.decision_id is not None:
        visible_decision(read, by, gate.decision_id)
    if gate.status != "open":
        raise PhaseClosed(f"This was {gate.status} on {gate.closed_on} and stays so. Use the list "
                          "again for another try.")  # fmt: skip
    return gate

"""What became of each promise, fixed when the room's first phase ends (DOMAIN §2.2, §3.3).

A verdict once given stays; a later one is a new row beside it. Those of actions follow from their
dates; what we say is tested, and the room writes down what was found.
"""

from collections.abc import Iterator
from typing import ClassVar, Literal

from customer_room.domain.actions import Action
from customer_room.domain.command import At, Command, Effect, Entry, command
from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_number import open_quarter
from customer_room.domain.decisions_parts import ServedInstead
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.operation import canonical
from customer_room.domain.partial import undisturbed
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read, Record, one
from customer_room.domain.room import Room
from customer_room.domain.rules import weights_of
from customer_room.domain.values import Id, Text160, joined_id
from customer_room.scoring.promises import NOT_SHOWN, judge_action, judging_window
from customer_room.scoring.promises_facts import ActionFact
from customer_room.scoring.windows import Window

Tested = Literal["kept", "broken", "not tested"]


class Verdict(Record):
    """What became of one promise in one window.

    Attributes:
        of_type: action or commitment; a gate's outcome is its own verdict.
        decision_id: The decision an action belongs to, if any.
        window: The quarter whose room judged it.
        verdict: kept, late, not shown, dropped; of a commitment kept, broken or not tested.
        note: What else is to be known, such as that it was renegotiated.
        by: Who wrote it down; nobody for an action, whose verdict follows from its days.
        later: Given after the room had judged: it stands beside, and counts nowhere.
    """

    table_name: ClassVar[str] = "verdict"
    of_type: str
    of_id: str
    decision_id: str | None = None
    window: str
    verdict: str
    proof: str = ""
    served_instead: str | None = None
    note: str = ""
    by: str | None = None
    at: str
    later: bool = False


@command("verdict.give", Permission.PROMISE, done="verdict.given")
class GiveVerdict(Command):
    """Write down whether we kept what we say, in the window that is open, and what shows it.

    ``expect`` is the verdict that stood when it was written; nobody puts his own in the place of
    somebody else's that he has not seen.
    """

    commitment_id: Id
    verdict: Tested
    expect: Tested | None = None
    proof: Text160 = ""
    served_instead: ServedInstead | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        commitment = one(read, Commitment, self.commitment_id)
        if commitment.status != "adopted":
            raise NotAllowed("Nobody stands by this yet. Adopt it first.")
        if self.verdict != "not tested" and not self.proof:
            raise BadField("Say what the test showed.", field="proof")
        if self.verdict == "broken" and self.served_instead is None:
            raise BadField("Say what we served instead.", field="served_instead")
        window = open_quarter(read, at.now)
        room = room_of(read, window)
        late = room is not None and room.judged_at is not None
        id = joined_id(commitment.id, window)
        standing = None if late else read.get(Verdict, id)
        if standing is not None and standing.by != by.member_id:
            undisturbed("verdict", standing.verdict, f"Somebody has written down “"
                        f"{standing.verdict}” already. Read what the test showed, then say yours.",
                        started=self.expect)  # fmt: skip
        if late:
            id = joined_id(id, at.draw("0123456789abcdefghjkmnpqrstvwxyz", 12))
        yield from given(Verdict(
            id=id, of_type="commitment", of_id=commitment.id, window=window, later=late,
            by=by.member_id, at=at.now, **self.model_dump(exclude={"commitment_id", "expect"}),
        ))  # fmt: skip


def fix_verdicts(read: Read, room: Room, now: str) -> Iterator[Effect]:
    """Yield the verdicts on all actions that a quarterly room judges, once."""
    if room.kind != "quarterly" or room.judged_at is not None or room.opened_at is None:
        return
    yield room.with_(judged_at=now)
    window = Window(room.quarter, "", room.opened_at)
    rules = weights_of(read, room.quarter)
    for action in read.find(Action, judged_in=None):
        fact = action_fact(read, action)
        if judging_window([window], fact) is None:
            continue
        found = judge_action(fact, window, rules)
        yield from given(Verdict(
            id=joined_id(action.id, room.quarter), of_type="action", of_id=action.id,
            decision_id=action.decision_id, window=room.quarter, verdict=found.verdict,
            note=found.note, at=now,
        ))  # fmt: skip
        late = {"status": "late"} if found.verdict == NOT_SHOWN else {}
        yield action.with_(judged_in=room.quarter, **late)


def given(verdict: Verdict) -> Iterator[Effect]:
    """Yield a verdict and its line in the sealed register."""
    yield verdict.put()
    yield Entry("verdict", verdict.id, canonical(verdict.model_dump(mode="json")).decode())


def action_fact(read: Read, action: Action) -> ActionFact:
    """Return what an action is judged by."""
    decision = read.get(Decision, action.decision_id) if action.decision_id else None
    proved = [p.proved_on for p in read.find(Proof, of_id=action.id) if p.proved_on]
    stopped = decision.ended_at if decision and decision.status == "stopped" else None
    return ActionFact(
        id=action.id, text=action.text, decision=action.decision_id or "", due=action.due,
        made_on=action.made_on, proved_on=min(proved, default=None),
        dropped_on=action.dropped_on, stopped_on=stopped,
        renegotiated=action.renegotiated is not None,
    )  # fmt: skip


def room_of(read: Read, quarter: str) -> Room | None:
    """Return the quarterly room that looks back on a quarter."""
    return next(iter(read.find(Room, kind="quarterly", quarter=quarter)), None)

"""The blind read-back: what each will tell his team, written alone (DOMAIN §2, §4 phase 8)."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import Decision
from customer_room.domain.errors import NotAllowed, PhaseClosed
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.room import Phase, unclosed, writable
from customer_room.domain.values import Id, Some160, joined_id


class ReadBack(Record):
    """One decision in one leader's own words; hidden as the notes of its phase are.

    Attributes:
        mark: Whether it says the same as the decision or drifts; None until somebody has marked it.
    """

    table_name: ClassVar[str] = "read_back"
    room_id: str
    phase_id: str
    decision_id: str
    member_id: str
    text: str
    mark: str | None = None


@command("read_back.write", Permission.DRAFT, done="read_back.written")
class WriteReadBack(Command):
    """Say in own words what was decided, until it is shown; never again after that."""

    decision_id: Id
    text: Some160

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = one(read, Decision, self.decision_id)
        if decision.room_id is None:
            raise NotAllowed("This decision was made outside a room; a room reads back its own.")
        room = writable(read, by, decision.room_id)
        phase = read.get(Phase, room.phase_id) if room.phase_id else None
        if phase is None or phase.status != "running" or not phase.hides(by.member_id):
            raise PhaseClosed("Reading back is done alone, in a phase that is written alone. What "
                              "you wrote is kept on this device.")  # fmt: skip
        id = joined_id(decision.id, by.member_id)
        known = read.get(ReadBack, id)
        if known is not None:
            if not one(read, Phase, known.phase_id).hides(by.member_id):
                raise PhaseClosed("What you read back has been shown. It stays as you wrote it "
                                  "before you saw what the others did.")  # fmt: skip
            yield known.with_(text=self.text, phase_id=phase.id, mark=None)
            return
        yield ReadBack(id=id, room_id=room.id, phase_id=phase.id, decision_id=decision.id,
                       member_id=by.member_id, text=self.text).put()  # fmt: skip


@command("read_back.mark", Permission.RUN_ROOM, done="read_back.marked")
class MarkReadBack(Command):
    """Say whether a read-back tells the same story, once it is shown."""

    id: Id
    mark: Literal["same", "drifts"] | None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        found = one(read, ReadBack, self.id)
        unclosed(read, by, found.room_id)
        if one(read, Phase, found.phase_id).hides(found.member_id):
            raise NotAllowed("Reveal what was written first; then mark it.")
        yield found.with_(mark=self.mark)

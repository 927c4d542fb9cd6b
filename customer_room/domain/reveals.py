"""Writing alone and showing it: privacy, anonymity, reveal (DOMAIN §2, Note; §4)."""

from collections.abc import Iterator

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed
from customer_room.domain.notes import Note
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.readbacks import ReadBack
from customer_room.domain.record import Read, one
from customer_room.domain.room import Phase, unclosed
from customer_room.domain.values import Id


@command("phase.set_privacy", Permission.RUN_ROOM, done="phase.privacy_set", reload=True)
class SetPrivacy(Command):
    """Choose, before anybody has written in it, whether a phase is written alone."""

    id: Id
    private: bool

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        unclosed(read, by, phase.room_id)
        if phase.hides_notes and phase.started_at is not None:
            raise NotAllowed("People are writing alone. Reveal when they are done; what they wrote "
                             "is never shown by switching this off.")  # fmt: skip
        shown = (read.count(kind, phase_id=phase.id) for kind in (Note, ReadBack))
        if self.private and not phase.hides_notes and any(shown):
            raise NotAllowed("What was written in this phase has been shown already. It is not "
                             "hidden again; nothing was changed.")  # fmt: skip
        yield phase.with_(private=self.private, revealed=False, shown=[])


@command("phase.set_anonymity", Permission.RUN_ROOM, done="phase.anonymity_set", reload=True)
class SetAnonymity(Command):
    """Choose, before a phase begins, that nobody's name stands on what is written in it.

    Not while it runs, though nobody has written yet: else trying would tell whether somebody has.
    """

    id: Id
    anonymous: bool

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        unclosed(read, by, phase.room_id)
        if self.anonymous == phase.anonymous:
            return
        if phase.started_at is not None:
            raise NotAllowed("This phase has begun. Whether names stand on what people write is "
                             "chosen before; nothing was changed.")  # fmt: skip
        yield phase.with_(anonymous=self.anonymous)


@command("phase.reveal", Permission.RUN_ROOM, done="phase.revealed", reload=True)
class Reveal(Command):
    """Show everybody what was written alone: by one person, or (without ``member_id``) by all."""

    id: Id
    member_id: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        unclosed(read, by, phase.room_id)
        if self.member_id is None:
            yield phase.with_(revealed=True)
            return
        if phase.anonymous:
            raise NotAllowed("Nobody's name stands on these notes: they are shown all together.")
        member = one(read, Member, self.member_id).id
        if phase.hides(member):
            yield phase.with_(shown=[*phase.shown, member])

"""What an open room holds of somebody who turns out to be somebody else (``merging``)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from customer_room.domain.anonymity import NoteAuthor
from customer_room.domain.command import Effect
from customer_room.domain.leaders_questions import QUESTIONS
from customer_room.domain.notes import Group, Note
from customer_room.domain.people import Member
from customer_room.domain.polls import Poll, Response
from customer_room.domain.readbacks import ReadBack
from customer_room.domain.record import Read
from customer_room.domain.room import Attendance, Phase, Room, Tick
from customer_room.domain.surveys import Survey, SurveyAnswer, own_answer
from customer_room.domain.values import joined_id
from customer_room.domain.votes import Vote


@dataclass(frozen=True, slots=True)
class Pair:
    """Two members who are one person: the duplicate that goes, and who stays."""

    gone: Member
    stays: Member

    def typed_by(self, who: str | None) -> str | None:
        """Return who typed something for the one who stays; None when that was he himself."""
        return None if who == self.stays.id else who


def open_rooms(read: Read) -> list[Room]:
    """Return the rooms that are not closed: what those hold is frozen (DOMAIN §2.1)."""
    return [room for room in read.find(Room) if room.status in ("prepared", "live")]


def in_room(read: Read, pair: Pair, room: Room) -> Iterator[Effect]:
    """Yield what changes in one open room."""
    yield from _notes(read, pair, room)
    yield from _attendance(read, pair, room)
    yield from _read_backs(read, pair, room)
    yield from _kept_groups(read, pair, room)
    for phase in read.find(Phase, room_id=room.id):
        if pair.gone.id in phase.shown:
            yield phase.with_(shown=[who for who in phase.shown if who != pair.gone.id])
        yield from _ticks(read, pair, phase)
        yield from _dots(read, pair, phase)
    for poll in read.find(Poll, room_id=room.id, status="open"):
        yield from _answers(read, pair, poll)
    for survey in read.find(Survey, room_id=room.id, status="open"):
        yield from _said(read, pair, survey)


def half_shown(read: Read, pair: Pair, room: Room) -> bool:
    """Whether of the two only one has had shown what he wrote alone.

    Whether there is anything is not looked at: it is nobody's to know.
    """
    alone = (phase for phase in read.find(Phase, room_id=room.id) if phase.hides_notes)
    return any(phase.hides(pair.gone.id) != phase.hides(pair.stays.id) for phase in alone)


def _notes(read: Read, pair: Pair, room: Room) -> Iterator[Effect]:
    """All notes go over, those in the bin too; on nameless ones nothing that shows changes."""
    for note in read.find(Note, room_id=room.id, author_id=pair.gone.id):
        yield note.with_(author_id=pair.stays.id, function_id=pair.stays.function_id,
                         typed_by=pair.typed_by(note.typed_by))  # fmt: skip
    for kept in read.find(NoteAuthor, room_id=room.id):
        if kept.member_id == pair.gone.id:
            yield kept.with_(member_id=pair.stays.id)


def _attendance(read: Read, pair: Pair, room: Room) -> Iterator[Effect]:
    """He was there, once, from when the first of the two came."""
    for twice in read.find(Attendance, room_id=room.id, member_id=pair.gone.id):
        yield twice.gone()
        known = next(iter(read.find(Attendance, room_id=room.id, member_id=pair.stays.id)), None)
        if known is not None:
            yield known.with_(at=min(known.at, twice.at))
            return
        yield Attendance(id=joined_id(room.id, pair.stays.id), room_id=room.id,
                         member_id=pair.stays.id, at=twice.at).put()  # fmt: skip


def _read_backs(read: Read, pair: Pair, room: Room) -> Iterator[Effect]:
    """His own words go over where he has none yet; no words are thrown away."""
    for written in read.find(ReadBack, room_id=room.id):
        if written.member_id != pair.gone.id:
            continue
        id = joined_id(written.decision_id, pair.stays.id)
        if read.get(ReadBack, id) is None:
            yield written.gone()
            yield written.model_copy(update={"id": id, "member_id": pair.stays.id}).put()


def _kept_groups(read: Read, pair: Pair, room: Room) -> Iterator[Effect]:
    """What he brings back stays his; keeping knowingly is a signature and does not go over."""
    for group in read.find(Group, room_id=room.id):
        if group.owner_id == pair.gone.id:
            yield group.with_(owner_id=pair.stays.id)
        if pair.gone.id in group.kept_by:
            others = [who for who in group.kept_by if who != pair.gone.id]
            yield group.with_(kept_by=others, who_benefits=group.who_benefits if others else "")


def _ticks(read: Read, pair: Pair, phase: Phase) -> Iterator[Effect]:
    """One says one thing: his own tick counts, else the duplicate's."""
    for tick in read.find(Tick, phase_id=phase.id, member_id=pair.gone.id):
        yield tick.gone()
        if not read.find(Tick, phase_id=phase.id, member_id=pair.stays.id):
            stays = {"id": joined_id(phase.id, pair.stays.id), "member_id": pair.stays.id}
            yield tick.model_copy(update=stays).put()


def _dots(read: Read, pair: Pair, phase: Phase) -> Iterator[Effect]:
    """Merge the dots of an open vote into one budget.

    Two dots of the two on one thing are the same dot, given twice. All others go over in order
    while the budget lasts. A closed vote stays as it was shown: which dots moved would say whose
    they are.
    """
    if not phase.votes_open:
        return
    own = read.find(Vote, phase_id=phase.id, voter_id=pair.stays.id)
    twice = Counter(dot.target_id for dot in own)
    used = {dot.slot for dot in own}
    votes = pair.stays.seat or phase.everybody_votes
    left = [n for n in range(1, phase.vote_budget + 1) if n not in used] if votes else []
    given = read.find(Vote, phase_id=phase.id, voter_id=pair.gone.id)
    if given and (own or not left):
        yield phase.with_(voted=phase.voted - 1)
    for dot in sorted(given, key=lambda each: each.slot):
        same = twice[dot.target_id] > 0
        twice[dot.target_id] -= same
        if same or not left:
            yield dot.gone()
            continue
        yield dot.with_(voter_id=pair.stays.id, function_id=pair.stays.function_id,
                        slot=left.pop(0), typed_by=pair.typed_by(dot.typed_by))  # fmt: skip


def _answers(read: Read, pair: Pair, poll: Poll) -> Iterator[Effect]:
    """His own answer counts, else the duplicate's; without a seat he has none."""
    own = read.find(Response, poll_id=poll.id, member_id=pair.stays.id)
    for answer in read.find(Response, poll_id=poll.id, member_id=pair.gone.id):
        if own or not pair.stays.seat:
            yield answer.gone()
            less = {} if answer.typed_by is None else {"typed": poll.typed - 1}
            yield poll.with_(answered=poll.answered - 1, **less)
            continue
        typed_by = pair.typed_by(answer.typed_by)
        if (typed_by is None) != (answer.typed_by is None):
            yield poll.with_(typed=poll.typed - 1)
        yield answer.with_(member_id=pair.stays.id, function_id=pair.stays.function_id,
                           typed_by=typed_by)  # fmt: skip


def _said(read: Read, pair: Pair, survey: Survey) -> Iterator[Effect]:
    """As with polls: his own answer counts, else the duplicate's."""
    own = own_answer(read, survey.id, pair.stays.id)
    may = pair.stays.seat or QUESTIONS[survey.instrument].everybody
    for answer in read.find(SurveyAnswer, survey_id=survey.id, member_id=pair.gone.id):
        if own is not None or not may:
            yield answer.gone()
            yield survey.with_(answered=survey.answered - 1)
            continue
        yield answer.with_(member_id=pair.stays.id, typed_by=pair.typed_by(answer.typed_by))

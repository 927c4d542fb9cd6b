"""What leaders say of the eight criteria, beside what the record shows: the gap first (§3.5)."""

from __future__ import annotations

from dataclasses import replace

from customer_room.domain.record import Read
from customer_room.domain.room import Room
from customer_room.domain.surveys import Survey
from customer_room.operations.competency import competency
from customer_room.operations.leaders_answers import Said
from customer_room.scoring.quarter import QuarterScore

NOT_YET = "not yet"


def beside_the_record(read: Read, survey: Survey, said: Said, now: str) -> Said:
    """Return what was said with the record beside it, where there is one to stand beside.

    Only of the eight criteria of a quarterly room, and of the vote that counts: after a re-vote
    was shown the first time has no record beside it.

    Args:
        read: The workspace.
        survey: The question.
        said: What was answered, empty before it is shown.
        now: This moment; it ends the window of a room that is open.
    """
    if not said.lies or not _counts(read, survey):
        return said
    found = competency(read, survey.quarter, now)
    if found is None or found.shown.window.quarter != survey.quarter:
        return said
    score = found.score
    lies = [
        replace(each, record=NOT_YET if criterion.points is None else criterion.figure.shown)
        for each, criterion in zip(said.lies, score.record.criteria, strict=True)
    ]
    return replace(said, lies=lies, found=_sentences(score))


def _counts(read: Read, survey: Survey) -> bool:
    room = read.get(Room, survey.room_id)
    if survey.instrument != "eight criteria" or room is None:
        return False
    again = read.find(Survey, first_id=survey.id, status="shown")
    return room.kind == "quarterly" and not again


def _sentences(score: QuarterScore) -> list[str]:
    """Say both numbers, the gap between them, and on how much they rest."""
    leaders, record = score.leaders.value, score.record.number.value
    answered = max((len(vote.counted) for vote in score.facts.votes.values()), default=0)
    rests = f"{answered} leaders answered; {score.record.rated_words}."
    if leaders is None:
        return ["There is no record yet to stand beside it.", rests]
    if record is None:
        wanted = f"A record needs {score.facts.weights.fewest_criteria}."
        return [f"Leaders say {int(leaders)}, the record says: not yet.", f"{rests} {wanted}"]
    both = f"Leaders say {int(leaders)}, the record says {int(record)}."
    return [both, _gap(int(leaders) - int(record)), rests]


def _gap(points: int) -> str:
    if points == 0:
        return "The record is what we feel."
    many = "1 point" if abs(points) == 1 else f"{abs(points)} points"
    return f"We feel {many} better than we do." if points > 0 else f"The record is {many} ahead."

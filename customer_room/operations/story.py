"""What a customer said, or what was lived or counted, played back on the wall (DOMAIN §2)."""

from dataclasses import dataclass

from customer_room.domain.evidence import Evidence
from customer_room.domain.journey import Stage
from customer_room.domain.record import Read
from customer_room.domain.room import Room
from customer_room.operations.names import day_in_words
from customer_room.operations.row_words import HEARD
from customer_room.operations.stages import CUSTOMERS


@dataclass(frozen=True)
class Story:
    """One piece of evidence; without an id there is none to show.

    Attributes:
        theirs: A customer says it himself (`in_their_words`).
        said_by: Who, under another name.
        about: How we know, and since when.
    """

    id: str = ""
    stage: str = ""
    text: str = ""
    theirs: bool = False
    said_by: str = ""
    about: str = ""


def in_their_words(evidence: Evidence) -> bool:
    """Whether a customer says it himself, and not somebody of ours about him."""
    return evidence.kind in CUSTOMERS and (evidence.form == "quote" or "“" in evidence.text)


def story(read: Read, room: Room) -> Story:
    """Return the piece of evidence that the facilitator has put on the wall of a room."""
    found = read.get(Evidence, room.showing_id or "") if room.showing == "evidence" else None
    if found is None or found.removed_at is not None:
        return Story()
    stage = read.get(Stage, found.stage_id)
    return Story(
        id=found.id,
        stage=stage.name if stage else "",
        text=found.text,
        theirs=in_their_words(found),
        said_by=found.said_by,
        about=f"{HEARD[found.kind]}, {day_in_words(found.observed_on)}",
    )

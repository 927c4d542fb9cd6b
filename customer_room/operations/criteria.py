"""What a phase still waits for: its exit criteria, ticked live (DOMAIN §4, Done when).

Everything is counted from what everybody in the room may see: what is written alone or voted
blind counts when it is shown, not before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from customer_room.domain.customers import CustomerCount
from customer_room.domain.decisions import MADE_STATES, Decision
from customer_room.domain.decisions_seal import missing_for
from customer_room.domain.journey import Segment, Stage
from customer_room.domain.notes import LANES, Note
from customer_room.domain.people import Member
from customer_room.domain.readbacks import ReadBack
from customer_room.domain.record import Read
from customer_room.domain.room import Phase, Room
from customer_room.domain.scenes import board_scene
from customer_room.domain.visibility import Audience, Viewer, view
from customer_room.operations.endings import endings, unanswered
from customer_room.scoring.wording import listed

NOTES_A_LANE = FUNCTIONS_A_LANE = 3
CO_OWNING = 2
CUSTOMERS_WORDS = "customers said"
BETTING_LANES = ("WHY THEY STAY", "WHAT NEXT")


@dataclass(frozen=True)
class Criterion:
    """One thing a phase is done with: ``met``, and in words how far it is."""

    met: bool
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the criteria of a phase are judged by."""

    read: Read
    room: Room
    phase: Phase
    now: str
    notes: list[Note]


Judge = Callable[[Facts], Iterator[Criterion]]


def criteria(read: Read, room: Room, phase: Phase, now: str) -> list[Criterion]:
    """Return what a phase waits for; nothing for phases that only take time."""
    judge = JUDGES.get(phase.kind)
    return list(judge(Facts(read, room, phase, now, shown_notes(read, room)))) if judge else []


def shown_notes(read: Read, room: Room) -> list[Note]:
    """Return the notes of a room that everybody in it may see."""
    scene, everybody = board_scene(read, room.id), Viewer(Audience.PRESENT)
    rows = [(note, note.as_row()) for note in read.find(Note, room_id=room.id, removed_at=None)]
    return [note for note, row in rows if view("note", row, row, scene, everybody) is not None]


def _counts(facts: Facts) -> Iterator[Criterion]:
    segments = facts.read.find(Segment)
    counts = facts.read.find(CustomerCount, quarter=facts.room.quarter)
    agreed = {count.segment_id for count in counts if count.agreed_by}
    missing = [segment.name for segment in segments if segment.id not in agreed]
    yield _of("Counts agreed for", len(segments) - len(missing), len(segments), missing)


def _walk(facts: Facts) -> Iterator[Criterion]:
    stages = _stages(facts.read)
    quoted = {n.stage_id for n in facts.notes if n.evidence_level == CUSTOMERS_WORDS}
    missing = [letter for letter, stage in stages.items() if stage.id not in quoted]
    yield _of("Customers’ words on", len(stages) - len(missing), len(stages), missing, "none for")
    open_ones = [letter for letter, stage in stages.items() if stage.reliability is None]
    yield _of("Reliability voted on", len(stages) - len(open_ones), len(stages), open_ones)
    silent = {stage.id for stage in unanswered([*stages.values()], facts.notes)}
    unsaid = [letter for letter, stage in stages.items() if stage.id in silent]
    yield _of("What honours and what dishonours said on", len(stages) - len(unsaid), len(stages),
              unsaid)  # fmt: skip
    unowned = [letter for letter, stage in stages.items() if len(stage.leaders()) != 1]
    if unowned:
        yield Criterion(False, f"Name aloud who answers for {listed(unowned)}")


def _why(facts: Facts) -> Iterator[Criterion]:
    written: dict[str, list[Note]] = defaultdict(list)
    for note in facts.notes:
        written[note.lane].append(note)
    full = [lane for lane in LANES if _is_full(written[lane])]
    text = f"Lanes with three notes from three functions: {len(full)} of {len(LANES)}"
    yield Criterion(len(full) == len(LANES), text)
    bets = [any(note.kind == "bet" for note in written[lane]) for lane in BETTING_LANES]
    yield Criterion(all(bets), f"One stated bet on why they stay and what next: {sum(bets)} of 2")


def _is_full(notes: list[Note]) -> bool:
    functions = {note.function_id for note in notes if note.function_id}
    return len(notes) >= NOTES_A_LANE and len(functions) >= FUNCTIONS_A_LANE


def _choose(facts: Facts) -> Iterator[Criterion]:
    asked = facts.phase.vote_budget > 0
    yield Criterion(not asked or not facts.phase.votes_open, "The vote is closed and shown")


def _decide(facts: Facts) -> Iterator[Criterion]:
    ours = _decisions(facts)
    yield Criterion(bool(ours), f"Decisions raised: {len(ours)}")
    settled = [d for d in ours if d.status == "parked" or not _open(facts, d)]
    missing = [decision.number for decision in ours if decision not in settled]
    yield _of("Signed, or parked with a day:", len(settled), len(ours), missing)
    functions = {m.id: m.function_id for m in facts.read.find(Member)}
    alone = [d.number for d in ours
             if len({functions.get(who) for who in d.co_owners}) < CO_OWNING]  # fmt: skip
    yield _of("Owned by two functions:", len(ours) - len(alone), len(ours), alone)
    yield from _dishonouring(facts)


def _dishonouring(facts: Facts) -> Iterator[Criterion]:
    """Count the groups that need an answer before they leave; silent without one."""
    found = endings(facts.read, facts.room.id, facts.notes)
    if found.groups:
        named = [f"“{group.name}”" for group in found.open]
        yield _of("Dishonouring groups answered:", len(found.groups) - len(named),
                  len(found.groups), named)  # fmt: skip


def _open(facts: Facts, decision: Decision) -> bool:
    if decision.status in MADE_STATES:
        return False
    return bool(missing_for(facts.read, decision, facts.now))


def _prove(facts: Facts) -> Iterator[Criterion]:
    ours = [d for d in _decisions(facts) if d.status != "parked"]
    wanted: Mapping[str, Callable[[Decision], object]] = {
        "What should move, from what to what:": lambda d: d.expectation,
        "When we look again:": lambda d: d.review_date,
        "What our people may now do:": lambda d: d.permits,
    }
    for words, part in wanted.items():
        missing = [decision.number for decision in ours if not part(decision)]
        yield _of(words, len(ours) - len(missing), len(ours), missing)


def _close(facts: Facts) -> Iterator[Criterion]:
    phases = {phase.id: phase for phase in facts.read.find(Phase, room_id=facts.room.id)}
    written = [each for each in facts.read.find(ReadBack, room_id=facts.room.id)
               if not phases[each.phase_id].hides(each.member_id)]  # fmt: skip
    if facts.phase.hides_notes:
        yield Criterion(False, "What each will tell is written alone; reveal it")
        return
    unmarked = sum(each.mark is None for each in written)
    yield _of("Read-backs marked:", len(written) - unmarked, len(written), [])
    yield from _dishonouring(facts)
    yield Criterion(bool(facts.room.closing_message), "The message to the company is written")


JUDGES: Mapping[str, Judge] = {
    "counts": _counts, "walk": _walk, "why": _why, "choose": _choose, "decide": _decide,
    "prove": _prove, "close": _close,
}  # fmt: skip


def _stages(read: Read) -> dict[str, Stage]:
    """Return the stages by the letter the board gives them."""
    standing = sorted(read.find(Stage, removed_at=None), key=lambda each: (each.order, each.id))
    return {chr(ord("A") + place): stage for place, stage in enumerate(standing)}


def _decisions(facts: Facts) -> list[Decision]:
    found = facts.read.find(Decision, room_id=facts.room.id)
    return sorted((d for d in found if not d.restricted), key=lambda each: each.number)


def _of(words: str, met: int, whole: int, missing: list[str], lead: str = "not") -> Criterion:
    """Count before naming: “Reliability voted on 6 of 7: not G”."""
    named = f": {lead} {listed(missing)}" if 0 < len(missing) <= 3 else ""
    return Criterion(met == whole and whole > 0, f"{words} {met} of {whole}{named}")

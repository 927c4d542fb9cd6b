"""The data check before the day: what a room stands on, and where it is mended (PRODUCT §4).

Counts come first: a room that argues about numbers does not decide (DOMAIN §4, pre-work).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from customer_room.domain.customers import CustomerCount
from customer_room.domain.journey import Segment, Stage
from customer_room.domain.moves import Move
from customer_room.domain.people import Member
from customer_room.domain.quarters import counted_quarters, shown_quarter, whole_quarters
from customer_room.domain.room import Room
from customer_room.domain.sessions import Session
from customer_room.domain.values import quarters_between
from customer_room.insight.soundness import NOTHING_COUNTED
from customer_room.insight.sums import check_sums
from customer_room.operations.journey_facts import Cell, read_cell, segments, stages_on
from customer_room.operations.names import Names
from customer_room.scoring.wording import listed
from customer_room.security.links import LinkKind
from customer_room.store.reads import SqlRead

NAMED = 4
KINDS, PEOPLE = "/settings#customers", "/settings#people"
COUNTS = "/customers?quarter="


@dataclass(frozen=True)
class Check:
    """One thing looked at: whether it is fine, in a sentence, and where it is mended."""

    fine: bool
    text: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a room is checked against."""

    read: SqlRead
    room: Room
    now: str
    cell: Cell
    segments: list[Segment]
    stages: dict[str, Stage]

    def of(self, quarter: str) -> Cell:
        """Return the map of another quarter."""
        return read_cell(self.read, quarter, None, self.now)

    def mended(self, text: str, link: str, place: str = "") -> Check:
        """Return what is not fine, with the way to where it is mended; the board if none."""
        return Check(False, text, place or f"/room/{self.room.id}", link)


def data_check(read: SqlRead, room: Room, now: str) -> list[Check]:
    """Return what is to be seen to before a room, and what is fine, counts first."""
    stages = {chr(ord("A") + n): stage for n, stage in enumerate(stages_on(read, now))}
    facts = Facts(read, room, now, read_cell(read, room.quarter, None, now), segments(read), stages)
    return [check for look in LOOKS for check in look(facts)]


def _counts(facts: Facts) -> Iterator[Check]:
    quarter, all_of = facts.room.quarter, len(facts.segments)
    counts = {c.segment_id: c for c in facts.read.find(CustomerCount, quarter=quarter)}
    missing = [s.name for s in facts.segments if not getattr(counts.get(s.id), "agreed_by", None)]
    said = f"Customers of {quarter} are counted and agreed for"
    if not all_of:
        yield facts.mended("No kind of customer is named yet.", "Name them", KINDS)
    elif missing:
        agreed = all_of - len(missing)
        some = f"{said} {agreed} of {all_of} kinds, not yet for {some_of(missing)}."
        none = f"Customers of {quarter} are not counted and agreed yet: {some_of(missing)}."
        yield facts.mended(some if agreed else none, "Look at the customers", COUNTS + quarter)
    else:
        yield Check(True, f"{said} all {all_of} kinds.")
    yield from _opened_as_closed(facts, counts)


def _opened_as_closed(facts: Facts, counts: dict[str, CustomerCount]) -> Iterator[Check]:
    """opening(q) = closing(q−1), or somebody has said why not (DOMAIN §2)."""
    names = {segment.id: segment.name for segment in facts.segments}
    before = {c.segment_id: c for c in facts.read.find(CustomerCount)
              if quarters_between(c.quarter, facts.room.quarter) == 1}  # fmt: skip
    for id, count in counts.items():
        last = before.get(id)
        if last and last.closing != count.opening and not count.restated_reason:
            then, now = f"{last.quarter} closed with {last.closing:,}", f"{count.opening:,}"
            text = (
                f"{names.get(id, id)}: {then}, {count.quarter} opens with {now}. Nobody says why."
            )
            yield facts.mended(text, "Look at the customers", COUNTS + count.quarter)


def _moves(facts: Facts) -> Iterator[Check]:
    quarter, all_of = facts.room.quarter, len(facts.segments)
    counted = counted_quarters(facts.read, facts.now)
    rows = counted.get(quarter, 0)
    moved = {move.segment_id for move in facts.read.find(Move, quarter=quarter)}
    missing = [segment.name for segment in facts.segments if segment.id not in moved]
    place = f"/room/{facts.room.id}?import=moves"
    if not rows:
        yield facts.mended(f"No moves of {quarter} are counted yet.", "Import them", place)
    elif missing:
        text = f"Moves of {quarter} are counted, but not for {some_of(missing)}."
        yield facts.mended(text, "Import them", place)
    elif quarter not in whole_quarters(counted):
        most = max(n for q, n in counted.items() if q != quarter)
        text = f"Moves of {quarter} are not all in: {rows} rows, where another quarter has {most}."
        yield facts.mended(text, "Import the rest", place)
    else:
        kinds = f"for all {all_of} kinds of customer"
        yield Check(True, f"Moves of {quarter} are counted {kinds}: {rows} rows.")
    if rows:
        yield from _sums(facts)


def _sums(facts: Facts) -> Iterator[Check]:
    uneven = check_sums(facts.cell.steps, facts.cell.flows)
    if not uneven:
        yield Check(True, "The moves add up at every step.")
    for each in uneven[:NAMED]:
        yield facts.mended(each.text, "Look at the map")
    yield from _more(facts, len(uneven), "steps do not add up")


def _map(facts: Facts) -> Iterator[Check]:
    if not facts.stages:
        yield facts.mended("No stage is on the map yet.", "Draw the map")
        return
    # Before its own moves are in, the map is judged by the newest that are.
    quarter = shown_quarter(facts.read, facts.room.quarter, facts.now)
    cell = facts.cell if quarter == facts.room.quarter else facts.of(quarter)
    findings = [each for each in cell.soundness().findings if each.text != NOTHING_COUNTED]
    if cell.flows and not findings:
        yield Check(True, f"The map is sound: {len(cell.steps)} steps, each leads to an end.")
    for each in findings[:NAMED]:
        yield facts.mended(each.text, "Look at the map")
    yield from _more(facts, len(findings), "steps are to be mended")


def _more(facts: Facts, found: int, words: str) -> Iterator[Check]:
    if found > NAMED:
        yield facts.mended(f"{found - NAMED} more {words}.", "Look at the map")


def _owners(facts: Facts) -> Iterator[Check]:
    leaders = {letter: len(stage.leaders()) for letter, stage in facts.stages.items()}
    nobodys = [letter for letter, count in leaders.items() if count == 0]
    contested = [letter for letter, count in leaders.items() if count > 1]
    for letters, words in ((nobodys, "nobody’s"), (contested, "claimed by more than one leader")):
        if letters:
            text = f"{_stages(letters)} {words}. Say so aloud in the room, or settle it before."
            yield facts.mended(text, "Name who answers")
    if facts.stages and not nobodys and not contested:
        yield Check(True, f"Each of the {len(leaders)} stages has one leader who answers for it.")


def _people(facts: Facts) -> Iterator[Check]:
    names = Names(facts.read)
    order = list(names.functions)
    seats = [m for m in facts.read.find(Member, seat=True) if m.active_on(facts.now)]
    seats.sort(key=lambda m: (order.index(m.function_id), m.id))
    been = {s.member_id for s in facts.read.find(Session) if s.admitted}
    links = facts.read.credentials(LinkKind.PRIVATE)
    invited = {link.subject_id for link in links if link.stands(facts.now)}
    without = [m for m in seats if m.id not in been and m.id not in invited]
    absent = [m for m in seats if m.id not in been and m.id in invited]
    for people, words in ((without, "no private link, and {have} never come in"),
                          (absent, "a link, and {have} never come in")):  # fmt: skip
        if people:
            have = "has" if len(people) == 1 else "have"
            who = some_of([names.who(member.id).short for member in people])
            text = f"{who} {have} {words.format(have=have)}."
            yield facts.mended(text, "Make links", PEOPLE)
    if not seats:
        yield facts.mended("Nobody has a seat yet.", "Add the people", PEOPLE)
    elif not without and not absent:
        yield Check(True, f"All {len(seats)} people with a seat have been in.")


# A story a stage is looked for here as soon as stories are kept (DOMAIN §4, pre-work).
LOOKS: tuple[Callable[[Facts], Iterable[Check]], ...] = (_counts, _moves, _map, _owners, _people)


def _stages(letters: list[str]) -> str:
    return f"Stage {letters[0]} is" if len(letters) == 1 else f"Stages {some_of(letters)} are"


def some_of(names: list[str]) -> str:
    """Join names as people say them; of many the first few and how many more."""
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{len(names) - NAMED} more"]
    return listed(names)

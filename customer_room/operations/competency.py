"""One quarter of the competency with those before it, as its room saw it (DOMAIN §3.2–3.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from customer_room.domain.actions import Action
from customer_room.domain.decisions import Decision, readable
from customer_room.domain.gates import Gate
from customer_room.domain.policy import Actor
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read
from customer_room.operations.leaders_said import eight_criteria
from customer_room.operations.quarter_facts import quarter_facts
from customer_room.operations.scores import QuarterRead, quarter_reads
from customer_room.operations.workings import Show, WorkingLine, told
from customer_room.scoring.quarter import QuarterScore, score_quarters
from customer_room.scoring.windows import quarter_number
from customer_room.scoring.working import Working

FIVE = 5


@dataclass(frozen=True, slots=True)
class Competency:
    """What a quarter's page is made of.

    Attributes:
        quarters: All whose record may be seen, oldest first.
        reads: Those up to the quarter shown, oldest first; ``scores`` likewise.
        shown: The quarter shown.
    """

    quarters: tuple[str, ...]
    reads: tuple[QuarterRead, ...]
    scores: tuple[QuarterScore, ...]

    @property
    def shown(self) -> QuarterRead:
        """The quarter looked at."""
        return self.reads[-1]

    @property
    def score(self) -> QuarterScore:
        """Its scores."""
        return self.scores[-1]

    @property
    def last_five(self) -> tuple[QuarterScore, ...]:
        """The quarter with the four before it."""
        return self.scores[-FIVE:]

    def of_programme(self, quarter: str) -> int:
        """Return which quarter of the programme a quarter is; that of the first room is 1."""
        return quarter_number(quarter) - quarter_number(self.quarters[0]) + 1

    def before(self, quarters: int) -> QuarterScore | None:
        """Return the scores so many quarters earlier."""
        wanted = quarter_number(self.score.facts.quarter) - quarters
        found = (s for s in self.scores if quarter_number(s.facts.quarter) == wanted)
        return next(found, None)


def competency(read: Read, quarter: str, now: str) -> Competency | None:
    """Read a quarter with all before it; None while there is none to show.

    Args:
        read: The workspace.
        quarter: The quarter to show; the newest where there is none such.
        now: This moment; it ends the window of a room that is open.
    """
    reads = tuple(each for each in quarter_reads(read) if revealed(each))
    if not reads:
        return None
    quarters = tuple(each.window.quarter for each in reads)
    place = quarters.index(quarter) if quarter in quarters else len(quarters) - 1
    until = reads[: place + 1]
    facts = [quarter_facts(each.read, each.window, now) for each in until]
    return Competency(quarters, until, score_quarters(facts))


def revealed(quarter: QuarterRead) -> bool:
    """Whether a quarter's record may be seen: leaders say first how far they are (DOMAIN §3.5)."""
    closed = quarter.window.closed_at is not None
    return closed or bool(eight_criteria(quarter.read, quarter.window.quarter))


def held_back(read: Read) -> str:
    """Return the quarter whose record waits for its leaders; empty if none does."""
    waiting = [each.window.quarter for each in quarter_reads(read) if not revealed(each)]
    return waiting[-1] if waiting else ""


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens figures for one visitor: what is restricted to others has no name in them."""

    read: Read
    hidden: Mapping[str, str]

    def lines(self, working: Working, show: Show) -> list[WorkingLine]:
        """Return the arithmetic of a figure, down to its rows."""
        return [self._veiled(line) for line in told(self.read, working, show)]

    def words(self, text: str) -> str:
        """Return a text without the names that are hidden."""
        for name, instead in self.hidden.items():
            text = text.replace(name, instead)
        return text

    def _veiled(self, line: WorkingLine) -> WorkingLine:
        if not self.hidden:
            return line
        rows = [self.words(row) for row in line.rows]
        return WorkingLine(
            line.depth, self.words(line.label), line.shown, self.words(line.how), rows
        )


def opener(read: Read, present: Read, actor: Actor) -> Opener:
    """Return what opens figures of a quarter.

    Args:
        read: The quarter: its snapshot, or what stands.
        present: What stands now; what is restricted now is hidden in old quarters, too.
        actor: Who looks.
    """
    secret = [d for d in present.find(Decision, restricted=True) if not readable(actor, d)]
    ids = {decision.id for decision in secret}
    hidden = {d.number: "a restricted decision" for d in secret}
    hidden |= {d.one_line: "a restricted decision" for d in secret if d.one_line}
    for action in present.find(Action) if ids else ():
        if action.decision_id in ids and action.text:
            hidden[action.text] = "a promise of a restricted decision"
            hidden |= {p.text: "its proof" for p in present.find(Proof, of_id=action.id) if p.text}
    for gate in present.find(Gate) if ids else ():
        if gate.decision_id in ids and gate.used_for:
            hidden[gate.used_for] = "a gate of a restricted decision"
    return Opener(read, hidden)

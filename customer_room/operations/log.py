"""The decision log: what was decided, by whom together, as each viewer may read it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from customer_room.domain.decisions import Decision, Dissent, Stance, is_sealed
from customer_room.domain.decisions_number import on_record
from customer_room.domain.joint import joint_facts
from customer_room.domain.journey import Stage, Step
from customer_room.domain.record import Read
from customer_room.domain.visibility import Scene, Viewer, view
from customer_room.operations.names import Names, Someone
from customer_room.scoring.joint_facts import AGAINST, SIGNING
from customer_room.scoring.joint_log import JointEntry, joint_entry

R = TypeVar("R", Stance, Dissent)
HEADER = (
    "number", "quarter", "status", "decision", "label", "signed", "decided_on", "sealed_on",
    "review_on", "driver", "co_owners", "stages", "signed_by", "touching", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """Which decisions to list; what is None is not asked for.

    Attributes:
        function: A function that the decision touches, or that co-owns or signed it.
        owner: A member who drives or co-owns it.
        joint: Only joint ones, or only others.
        dissent: Only those with (or without) a dissent or objection on record.
        text: Words that all occur somewhere in it, in any order.
    """

    quarter: str | None = None
    stage: str | None = None
    function: str | None = None
    owner: str | None = None
    status: str | None = None
    joint: bool | None = None
    dissent: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One decision as the log lists it.

    Attributes:
        status: raised, discussed, parked, decided, in force, or how a review ended it.
        joint: Label, reason and what they rest on: frozen at the seal, computed before it.
        dissenting: Members whose dissent is on record, or who disagree with the text that stands.
        signatures: The stances that are signed on the text as it stands, sorted.
        supersedes: Id of the decision it replaces.
        words: All its text in lower case, for the search.
    """

    id: str
    number: str
    quarter: str
    one_line: str
    status: str
    made_in: str
    room_id: str | None
    restricted: bool
    raised_at: str
    decided_at: str | None
    sealed_at: str | None
    review_date: str | None
    stages: tuple[tuple[str, str], ...]
    driver: Someone | None
    co_owners: tuple[Someone, ...]
    dissenting: tuple[Someone, ...]
    joint: JointEntry
    words: str
    signatures: tuple[str, ...] = ()
    supersedes: str | None = None
    seal_due: str | None = None

    @property
    def is_joint(self) -> bool:
        """Whether the label is *joint* and nothing less."""
        return self.joint["label"] == "joint"

    def as_json(self) -> dict[str, Any]:
        """Return the entry for ``log --json``: the label's figures, and what the list shows."""
        return {
            **self.joint,
            "number": self.number,
            "quarter": self.quarter,
            "one_line": self.one_line,
            "status": self.status,
            "made_in": self.made_in,
            "raised_at": self.raised_at,
            "decided_at": self.decided_at,
            "sealed_at": self.sealed_at,
            "review_date": self.review_date,
            "stages": [name for _, name in self.stages],
            "driver": self.driver.name if self.driver else None,
            "co_owners": [someone.name for someone in self.co_owners],
            "dissent": [someone.name for someone in self.dissenting],
        }


def as_it_stands(decision: Decision, now: str) -> Decision:
    """Return a decision with its seal, also if the server has not written it down yet."""
    if decision.sealed_at is None and is_sealed(decision, now):
        return decision.model_copy(update={"sealed_at": decision.seal_due, "status": "in force"})
    return decision


def joint_of(read: Read, decision: Decision, now: str) -> JointEntry:
    """Return what froze at the seal; before it, how things stand."""
    if decision.sealed is not None:
        return cast("JointEntry", decision.sealed)
    return joint_entry(joint_facts(read, decision, decision.sealed_at or now))


def may_see(decision: Decision, viewer: Viewer) -> bool:
    """Whether a decision exists for this viewer."""
    row = decision.model_dump(mode="json")
    return view("decision", {}, row, Scene(), viewer) is not None


class DecisionLog:
    """The log at one moment, for one viewer."""

    def __init__(self, read: Read, viewer: Viewer, now: str) -> None:
        """Read what all entries share.

        Args:
            read: This workspace.
            viewer: Restricted decisions are absent for most.
            now: This moment; a seal that has fallen due counts as fallen.
        """
        self._read, self._viewer, self._now = read, viewer, now
        self.names = Names(read)
        stages = sorted(read.find(Stage), key=lambda s: (s.order, s.id))
        self.stages = {stage.id: stage for stage in stages}
        self._stage_of = {step.id: step.stage_id for step in read.find(Step)}
        self._stances = _by_decision(read.find(Stance))
        self._dissent = _by_decision(read.find(Dissent))

    def entries(self, filters: Filters | None = None) -> list[LogEntry]:
        """Return the decisions that fit, newest number first; a rehearsal's are not on record."""
        wanted = filters or Filters()
        equals = {"quarter": wanted.quarter} if wanted.quarter else {}
        found = [self.entry(d) for d in on_record(self._read, **equals) if self._shows(d)]
        found.sort(key=lambda entry: place_of(entry.number), reverse=True)
        return [entry for entry in found if fits(entry, wanted)]

    def decision(self, number: str) -> Decision | None:
        """Return a decision by its number; None also for one this viewer may not see."""
        found = [d for d in self._read.find(Decision, number=number) if self._shows(d)]
        return as_it_stands(found[0], self._now) if found else None

    def entry(self, decision: Decision) -> LogEntry:
        """Return how the log lists a decision."""
        standing = as_it_stands(decision, self._now)
        stances, dissent = self._stances[decision.id], self._dissent[decision.id]
        against = [d.member_id for d in dissent]
        against += [s.member_id for s in stances if is_against(s, standing)]
        joint = joint_of(self._read, standing, self._now)
        stages = tuple(self._stages(standing))
        owners = self.names.everybody(standing.co_owners)
        driver = self.names.who(standing.driver) if standing.driver else None
        return LogEntry(
            id=standing.id, number=standing.number, quarter=standing.quarter,
            one_line=standing.one_line, status=standing.status, made_in=standing.made_in,
            room_id=standing.room_id, restricted=standing.restricted,
            raised_at=standing.raised_at, decided_at=standing.decided_at,
            sealed_at=standing.sealed_at, review_date=standing.review_date,
            stages=stages, driver=driver, co_owners=owners,
            dissenting=self.names.everybody(dict.fromkeys(against)), joint=joint,
            words=" ".join(_words(standing, stances, dissent, stages, [*owners, driver])).lower(),
            signatures=tuple(sorted(s.stance for s in stances if s.stance in SIGNING
                                    and s.text_hash == standing.text_hash)),
            supersedes=standing.supersedes, seal_due=standing.seal_due,
        )  # fmt: skip

    def _shows(self, decision: Decision) -> bool:
        return may_see(decision, self._viewer)

    def _stages(self, decision: Decision) -> Iterator[tuple[str, str]]:
        place = decision.place
        ids = {*place.stage_ids, *(self._stage_of.get(step, "") for step in place.step_ids)}
        for id, stage in self.stages.items():
            if id in ids:
                yield id, stage.name


def place_of(number: str) -> tuple[str, int]:
    """Return what decision numbers are sorted by: the quarter, then the count within it."""
    quarter, _, count = number.partition("-")
    return quarter, int(count) if count.isdigit() else 0


def fits(entry: LogEntry, wanted: Filters) -> bool:
    """Whether an entry is asked for."""
    joint = entry.joint
    functions = {*joint["touching_functions"], *joint["co_owning_functions"],
                 *joint["signed_by_functions"]}  # fmt: skip
    owners = {someone.member_id for someone in entry.co_owners}
    owners |= {entry.driver.member_id} if entry.driver else set()
    return (
        wanted.quarter in (None, entry.quarter)
        and wanted.status in (None, entry.status)
        and wanted.joint in (None, entry.is_joint)
        and wanted.dissent in (None, bool(entry.dissenting))
        and (wanted.stage is None or wanted.stage in dict(entry.stages))
        and (wanted.function is None or wanted.function in functions)
        and (wanted.owner is None or wanted.owner in owners)
        and all(word in entry.words for word in wanted.text.lower().split())
    )


def cells(entry: LogEntry) -> tuple[str, ...]:
    """Return an entry as a row under ``HEADER``."""
    joint = entry.joint
    return (
        entry.number, entry.quarter, entry.status, entry.one_line, joint["label"],
        joint["signed"], (entry.decided_at or "")[:10], (entry.sealed_at or "")[:10],
        entry.review_date or "", entry.driver.name if entry.driver else "",
        _listed(someone.name for someone in entry.co_owners),
        _listed(name for _, name in entry.stages), _listed(joint["signed_by_functions"]),
        _listed(joint["touching_functions"]), joint["reason"],
    )  # fmt: skip


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def is_against(stance: Stance, decision: Decision) -> bool:
    """Whether somebody disagrees with the text as it stands, also if he commits to it."""
    return stance.stance in AGAINST and stance.text_hash == decision.text_hash


def _by_decision(rows: Iterable[R]) -> dict[str, list[R]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.decision_id].append(row)
    return found


def _words(
    decision: Decision,
    stances: Iterable[Stance],
    dissent: Iterable[Dissent],
    stages: Iterable[tuple[str, str]],
    owners: Iterable[Someone | None],
) -> Iterator[str]:
    yield from (decision.number, decision.one_line, decision.rationale, decision.permits,
                decision.behaviour_to_model, decision.message_to_teams, decision.honour_answer,
                decision.dishonour_answer)  # fmt: skip
    for option in decision.options:
        yield f"{option['text']} {option['reasons_for']} {option['reasons_against']}"
    yield from (stance.reason for stance in stances)
    yield from (one.text for one in dissent)
    yield from (name for _, name in stages)
    yield from (f"{someone.name} {someone.title}" for someone in owners if someone)

"""How the decisions of a year are spread, read from the records; none of it is scored (§3.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_number import on_record
from customer_room.domain.evidence import Evidence
from customer_room.domain.journey import Stage
from customer_room.domain.kpis import Kpi
from customer_room.domain.moves import HandOff
from customer_room.domain.people import WORKSPACE, Member, Workspace
from customer_room.domain.programme import phase_on
from customer_room.domain.record import Read
from customer_room.operations.log import joint_of
from customer_room.scoring.balance import (
    Placed,
    concentration,
    only_scores,
    owned_alone,
    priorities,
    without_evidence,
)
from customer_room.scoring.programme import tags_of
from customer_room.scoring.reporting import beside_working_across
from customer_room.scoring.windows import Window
from customer_room.scoring.working import How, Working, rows_of


def decisions_of(read: Read, windows: Sequence[Window]) -> list[Decision]:
    """Return the decisions that were made in some windows, by number."""
    made = [d for d in on_record(read) if d.decided_at]
    inside = [d for d in made if any(w.holds(str(d.decided_at)) for w in windows)]
    return sorted(inside, key=lambda decision: decision.number)


def tags(read: Read, decisions: Sequence[Decision], day: str) -> list[Working]:
    """Return which share of decisions carries each tag of the programme's phase."""
    phase = phase_on(read.get(Workspace, WORKSPACE), day)
    return priorities(list(placed(read, decisions)), tags_of(phase))


def stages(read: Read, decisions: Sequence[Decision]) -> list[Working]:
    """Return which share of decisions lies on each stage, the largest first."""
    names = [(stage.id, stage.name) for stage in
             sorted(read.find(Stage), key=lambda each: (each.order, each.id))]  # fmt: skip
    return concentration(list(placed(read, decisions)), names)


def watched(read: Read, decisions: Sequence[Decision]) -> list[Working]:
    """Return what would flatter the record: owned by one, without evidence, survey scores only."""
    rows = list(placed(read, decisions))
    leaders = [member.id for member in read.find(Member, is_customer_leader=True)]
    return [
        owned_alone(rows, leaders),
        _of("Decisions that link no evidence of their stage", without_evidence(rows), rows),
        _of("Decisions that want only a survey score to move", only_scores(rows), rows),
    ]


def beside_check(read: Read, decisions: Sequence[Decision], now: str) -> list[Working]:
    """Return what the record shows beside what leaders say of working across functions.

    How objections were resolved has no record yet and is left out.
    """
    joint = [d.id for d in decisions if joint_of(read, d, now)["label"] == "joint"]
    hand_offs = read.find(HandOff)
    agreed = [h.id for h in hand_offs if h.agreed_on and h.standard]
    found = beside_working_across(joint, [d.id for d in decisions], agreed,
                                  [h.id for h in hand_offs], (0, 0))  # fmt: skip
    return list(found[:2])


def placed(read: Read, decisions: Sequence[Decision]) -> Iterator[Placed]:
    """Yield decisions as the lists ask for them."""
    for decision in decisions:
        place = decision.place
        linked = (read.get(Evidence, id) for id in decision.evidence_ids)
        named = [place.names_measure, (decision.expectation or {}).get("kpi")]
        kpis = [kpi for id in named if id and (kpi := read.get(Kpi, str(id))) is not None]
        yield Placed(
            id=decision.id,
            number=decision.number,
            stages=tuple(place.stage_ids),
            evidence_stages=frozenset(item.stage_id for item in linked if item is not None),
            co_owners=frozenset(decision.co_owners),
            only_survey_scores=bool(kpis) and all(kpi.is_survey_score for kpi in kpis),
            priority=decision.priority,
        )


def _of(label: str, ids: Sequence[str], rows: Sequence[Placed]) -> Working:
    value = Fraction(len(ids), len(rows)) if rows else None
    return Working(label, value, How.SHARE, len(ids), len(rows), rows=rows_of("decision", ids),
                   reason="" if rows else "No decision")  # fmt: skip

"""Everything one quarter is scored from, read from the records (DOMAIN §3.2).

A closed quarter is read from its snapshot, so that what happened later does not move it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import cast

from customer_room.domain.actions import Action
from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_number import on_record
from customer_room.domain.evidence import Evidence
from customer_room.domain.journey import internal_words, sounds_internal
from customer_room.domain.kpis import Kpi, KpiReading
from customer_room.domain.moves import HandOff, Move
from customer_room.domain.people import WORKSPACE, Function, Member, Workspace, fiscal_quarter
from customer_room.domain.record import Read
from customer_room.domain.rules import weights_of
from customer_room.insight.handoffs import Crossing, SeamMove
from customer_room.operations.journey_facts import Cell, read_cell
from customer_room.operations.leaders_said import eight_criteria
from customer_room.operations.log import joint_of
from customer_room.operations.promises import promise_ledger
from customer_room.operations.reviews import LEFT, left_from, reviewed
from customer_room.scoring.criteria_facts import (
    Heard,
    Leader,
    LedStage,
    LiveDecision,
    LostAt,
    Made,
    NamedStage,
    Proved,
    Seam,
    Together,
)
from customer_room.scoring.decided_facts import EvidenceKind
from customer_room.scoring.quarter import QuarterFacts
from customer_room.scoring.weights import Weights
from customer_room.scoring.windows import Window, fresh, live

HAND_OFFS, PROVED = 4, 8
"""Numbers of the criteria whose cases can exist without anybody recording them."""
Ids = tuple[str, ...]


def quarter_facts(read: Read, window: Window, now: str) -> QuarterFacts:
    """Read what one quarter is scored from.

    Args:
        read: The records as they stood: a snapshot of a closed quarter, or what stands now.
        window: The quarter's window.
        now: This moment; it ends the window while its room has not closed.
    """
    return QuarterReader(read, window, now).facts()


@dataclass(frozen=True)
class QuarterReader:
    """One quarter being read; what several criteria need is read once.

    Attributes:
        read: The records as they stood.
        window: The quarter's window; it ends now while its room has not closed.
    """

    read: Read
    window: Window
    now: str

    def facts(self) -> QuarterFacts:
        """Return everything the scores depend on."""
        workspace = self.read.get(Workspace, WORKSPACE)
        return QuarterFacts(
            quarter=self.window.quarter,
            weights=self.weights,
            limit=workspace.priority_limit if workspace else 5,
            stages=tuple(self.named()),
            led=tuple(self.led()),
            seats=self.seats,
            made=tuple(self.made()),
            heard=tuple(self.heard()),
            seams=tuple(self.seams()),
            live=tuple(LiveDecision(d.id, d.number) for d in self.live),
            leaks=tuple(self.leaks()),
            decided=tuple(self.decided()),
            promises=promise_ledger(self.read).judged.get(self.window.quarter, ()),
            reviews=tuple(self.reviews()),
            votes=eight_criteria(self.read, self.window.quarter),
            unrecorded=frozenset(self.unrecorded()),
        )  # fmt: skip

    @property
    def close(self) -> str:
        """When the window ends: the close of its room, or now."""
        return self.window.closed_at or self.now

    @cached_property
    def seats(self) -> frozenset[str]:
        """Ids of the members who had a seat at the close."""
        return frozenset(m.id for m in self.read.find(Member, seat=True)
                         if m.active_on(self.close))  # fmt: skip

    @cached_property
    def weights(self) -> Weights:
        """The numbers of this quarter."""
        return weights_of(self.read, self.window.quarter)

    @cached_property
    def cell(self) -> Cell:
        """The map and its figures, all segments summed."""
        return read_cell(self.read, self.window.quarter, None, self.now)

    @cached_property
    def decisions(self) -> list[Decision]:
        """Those that were made by the close."""
        return [d for d in on_record(self.read) if d.decided_at and d.decided_at <= self.close]

    @cached_property
    def live(self) -> list[Decision]:
        """Those that were live at the close."""
        return [d for d in self.decisions
                if live(d.decided_at, [d.ended_at] if d.ended_at else [], self.close)]  # fmt: skip

    # Criteria 1 to 3: the map, what we hear, who answers

    def named(self) -> Iterator[NamedStage]:
        """Yield each stage's name as it was confirmed."""
        words = internal_words(self.read)
        functions = tuple(f.name for f in self.read.find(Function) if not f.pseudo)
        for stage in self.cell.stages:
            theirs = sounds_internal(stage.name, words, functions) is None
            yield NamedStage(stage.id, stage.name, frozenset(stage.confirmed_by),
                             theirs or stage.outside_in_overruled is True)  # fmt: skip

    def made(self) -> Iterator[Made]:
        """Yield what was made in the window; an action is filed where its decision or KPI is."""
        decisions = {d.id: d for d in on_record(self.read)}
        for decision in decisions.values():
            if decision.decided_at and self.window.holds(decision.decided_at):
                yield Made("decision", decision.id, bool(decision.place.stage_ids))
        for action in self.read.find(Action):
            carried = decisions.get(action.decision_id or "")
            tried = action.decision_id is not None and carried is None
            if self.window.holds(action.made_on) and not tried:
                filed = action.kpi_id is not None or bool(carried and carried.place.stage_ids)
                yield Made("action", action.id, filed)
        for kpi in self.read.find(Kpi):
            if self.window.holds(kpi.made_on):
                yield Made("kpi", kpi.id, names_stage=True)

    def heard(self) -> Iterator[Heard]:
        """Yield the evidence that was fresh, up to the close (DOMAIN §11 readings 6 and 71)."""
        back = self.weights.fresh_quarters
        for item in self.read.find(Evidence):
            stood = item.removed_at is None or item.removed_at > self.close
            seen = fiscal_quarter(self.read, item.observed_on)
            known = item.observed_on <= self.close
            if stood and known and fresh(seen, self.window.quarter, back):
                yield Heard(item.id, item.stage_id, cast("EvidenceKind", item.kind))

    def led(self) -> Iterator[LedStage]:
        """Yield who answers for each stage."""
        homes = self.homes
        serving: defaultdict[str, list[str | None]] = defaultdict(list)
        for step in self.cell.steps:
            serving[step.stage_id].append(step.function_id)
        read_kpis = self.read_kpis()
        for stage in self.cell.stages:
            yield LedStage(
                id=stage.id,
                name=stage.name,
                accepted=tuple(Leader(id, homes.get(id)) for id in stage.leaders()),
                partners=tuple(Leader(id, homes.get(id)) for id in stage.partner_ids),
                serving=tuple(serving[stage.id]),
                read_kpis=read_kpis.get(stage.id, ()),
            )

    @cached_property
    def homes(self) -> Mapping[str, str | None]:
        """Each member's function; None is Company."""
        pseudo = {f.id for f in self.read.find(Function) if f.pseudo}
        return {m.id: None if m.function_id in pseudo else m.function_id
                for m in self.read.find(Member)}  # fmt: skip

    def read_kpis(self) -> Mapping[str, Ids]:
        """Return, by stage, the KPIs with a target and a reading in the window."""
        within = {r.kpi_id for r in self.read.find(KpiReading) if self.window.holds(r.date)}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for kpi in self.read.find(Kpi):
            if kpi.target is not None and kpi.id in within and kpi.measured_on(self.close):
                found[kpi.stage_id].append(kpi.id)
        return {stage: tuple(ids) for stage, ids in found.items()}

    # Criteria 4 and 5: hand-offs and leaks

    def seams(self) -> Iterator[Seam]:
        """Yield the moves between functions, and those from or to a step nobody serves."""
        names = {f.id: f.name for f in self.read.find(Function)}
        met = {h.id: h.met.get(self.window.quarter) for h in self.read.find(HandOff)}
        moves = self.moves
        for move in self.cell.crossings().moves:
            if move.crossing is not Crossing.INSIDE:
                found = met.get(move.hand_off_id or "")
                yield Seam(
                    label=_label(move, names),
                    customers=move.customers,
                    served=move.crossing is not Crossing.UNSERVED,
                    agreed=move.agreed,
                    met=(found["k"], found["n"]) if found else None,
                    hand_off=move.hand_off_id,
                    moves=moves.get((move.from_step, move.to_step), ()),
                )

    @cached_property
    def moves(self) -> Mapping[tuple[str, str], Ids]:
        """Ids of the counted moves by from and to."""
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for move in self.read.find(Move, quarter=self.window.quarter):
            found[move.from_step, move.to].append(move.id)
        return {pair: tuple(ids) for pair, ids in found.items()}

    def leaks(self) -> Iterator[LostAt]:
        """Yield the value lost at each step, and which live decisions touch it."""
        names = {step.id: step.name for step in self.cell.steps}
        touching: defaultdict[str, list[str]] = defaultdict(list)
        for decision in self.live:
            for step in {*decision.place.step_ids, *left_from(self.read, decision.place)}:
                touching[step].append(decision.id)
        for leak in self.cell.leaks().steps:
            yield LostAt(leak.step_id, names[leak.step_id], leak.value_minor,
                         tuple(touching[leak.step_id]),
                         self.moves.get((leak.step_id, LEFT), ()))  # fmt: skip

    # Criteria 6 and 8: decisions and reviews

    def decided(self) -> Iterator[Together]:
        """Yield the decisions of the window with their J, frozen once they are sealed."""
        for decision in self.decisions:
            if self.window.holds(str(decision.decided_at)):
                j = joint_of(self.read, decision, self.now)["J"]
                yield Together(decision.id, decision.number, Fraction(j.get("exact", "0")))

    def reviews(self) -> Iterator[Proved]:
        """Yield the reviews of the window."""
        for each in reviewed(self.read):
            if each.review.on and self.window.holds(each.review.on):
                yield Proved(each.review.id, each.decision.number, each.level)

    def unrecorded(self) -> Iterator[int]:
        """Yield the criteria that have cases about which nothing was recorded."""
        functions = {step.function_id for step in self.cell.steps}
        if len(functions) > 1 and not self.cell.flows:
            yield HAND_OFFS
        opened = self.window.opened_at or self.now
        if any(d.review_date and d.review_date <= opened for d in self.live):
            yield PROVED


def _label(move: SeamMove, names: Mapping[str, str]) -> str:
    giving, receiving = (names.get(f or "", "nobody") for f in (move.giving, move.receiving))
    return f"{giving} to {receiving}"

"""What a visitor may do with a stage: every form is offered to whom its rule allows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from customer_room.domain.loss_reasons import reasons_given
from customer_room.domain.moves import HandOff
from customer_room.domain.people import Member
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.record import Read
from customer_room.domain.room import current_room
from customer_room.insight.handoffs import Crossing, SeamMove
from customer_room.operations.may import may, refusal
from customer_room.operations.names import Names
from customer_room.operations.row_words import shortened
from customer_room.operations.stages import Known, StageBook
from customer_room.ui.decisions.view import Mark, marks
from customer_room.ui.stages.entries import NEW, SeamEntry, seam_entry

Option = tuple[str, str]


@dataclass(frozen=True)
class Options:
    """What this visitor may do here at all, and whom forms let choose.

    Attributes:
        may: He may change what the stages rest on.
        why_not: Why nobody may just now: a lock holds the map.
        leaders: Those with a seat.
        reasons: Why customers left, as it has been named so far.
        wall: The room on whose wall he may show something; empty where he may not.
    """

    may: bool = False
    why_not: str = ""
    today: str = ""
    leaders: list[Option] = field(default_factory=list[Option])
    segments: list[Option] = field(default_factory=list[Option])
    reasons: list[str] = field(default_factory=list[str])
    wall: str = ""


@dataclass(frozen=True)
class Claim:
    """One who says: this stage is mine.

    Attributes:
        agree: What agreeing to it sends, where this visitor may; ``withdraw`` likewise.
    """

    mark: Mark = field(default_factory=lambda: Mark("", "", ""))
    who: str = ""
    says: str = ""
    accepted: bool = False
    may_agree: bool = False
    may_withdraw: bool = False
    agree: dict[str, Any] = field(default_factory=dict[str, Any])
    withdraw: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class StageActs:
    """What this visitor may do with one stage.

    Attributes:
        claim: What claiming it sends; empty where he has no seat or has claimed it.
        name_leader: He may say for others who answers; the room agrees through him.
        confirm: What standing behind its name sends, where he may and has not yet.
        partners: Whom to choose as partners, with whether they are; who helps already stays in.
        steps: Its steps, ``others`` its evidence, to choose from.
    """

    may_claim: bool = False
    claim: dict[str, Any] = field(default_factory=dict[str, Any])
    name_leader: bool = False
    confirm: dict[str, Any] = field(default_factory=dict[str, Any])
    partners: list[tuple[str, str, bool]] = field(default_factory=list[tuple[str, str, bool]])
    steps: list[Option] = field(default_factory=list[Option])
    others: list[Option] = field(default_factory=list[Option])


@dataclass(frozen=True)
class Acting:
    """One visitor at one moment in one quarter; a closed one is to read only."""

    read: Read
    actor: Actor
    book: StageBook
    names: Names
    now: str

    def options(self) -> Options:
        """Find out once whether he may act at all."""
        granted = self.book.open and self.actor.role in GRANTS[Permission.MAP]
        why_not = self._refused() if granted else ""
        return Options(
            may=granted and not why_not,
            why_not=why_not,
            today=self.now[:10],
            leaders=self._leaders(),
            segments=[(each.id, each.name) for each in self.book.segments],
            reasons=reasons_given(self.read),
            wall=self._wall(),
        )

    def _wall(self) -> str:
        room = current_room(self.read) or ""
        shows = room and may(self.read, self.actor, self.now, "room.show", id=room, showing="lobby")
        return room if shows else ""

    def _refused(self) -> str:
        """Ask the rule of filing evidence; where there is no stage there is nothing to ask."""
        for known in self.book.stages:
            return refusal(self.read, self.actor, self.now, "evidence.add", id="asked-beforehand",
                           kind="aided", form="quote", text="?", stage_id=known.stage.id,
                           observed_on=self.now[:10])  # fmt: skip
        return ""

    def _leaders(self) -> list[Option]:
        seated = [m for m in self.read.find(Member, seat=True) if m.active_on(self.now)]
        found = [(m.id, self.names.who(m.id).short) for m in seated]
        return sorted(found, key=lambda each: each[1].lower())

    def claims(self, known: Known, options: Options) -> list[Claim]:
        """Return who claims a stage, accepted ones first."""
        order = sorted(known.stage.claims, key=lambda c: not c.get("accepted"))
        return [self._claim(known, options, str(c["leader"]), accepted=bool(c.get("accepted")))
                for c in order]  # fmt: skip

    def _claim(self, known: Known, options: Options, leader: str, *, accepted: bool) -> Claim:
        someone, id = self.names.who(leader), known.stage.id
        mark = marks([someone.function_id], self.names)
        runs = self.actor.runs_rooms
        return Claim(
            mark=mark[0] if mark else Mark("", "", ""),
            who=someone.short,
            says="answers for it, agreed" if accepted else "claims it, not agreed yet",
            accepted=accepted,
            may_agree=options.may and runs,
            may_withdraw=options.may and (runs or leader == self.actor.member_id),
            agree={"id": id, "leader": leader, "accepted": not accepted},
            withdraw={"id": id, "leader": leader, "claimed": False},
        )

    def stage(self, known: Known, options: Options) -> StageActs:
        """Return what may be done with one stage."""
        if not options.may:
            return StageActs()
        id, me = known.stage.id, self.actor.member_id
        claimed = any(c["leader"] == me for c in known.stage.claims)
        confirms = me not in known.stage.confirmed_by and may(
            self.read, self.actor, self.now, "stage.confirm", id=id
        )
        return StageActs(
            may_claim=self.actor.seat and not claimed,
            claim={"id": id, "leader": me},
            name_leader=self.actor.runs_rooms,
            confirm={"id": id, "expect": known.stage.name} if confirms else {},
            partners=self._partners(known, options),
            steps=[(s.id, s.name) for s in sorted(self.book.steps.values(), key=lambda s: s.order)
                   if s.stage_id == id and s.removed_at is None],
            others=[(e.id, shortened(e.text)) for e in known.heard],
        )  # fmt: skip

    def _partners(self, known: Known, options: Options) -> list[tuple[str, str, bool]]:
        helping, leading = known.stage.partner_ids, known.stage.leaders()
        return [
            *((id, words, id in helping) for id, words in options.leaders
              if id in helping or id not in leading),
            *((id, words, True) for id, words in self._gone(helping, options)),
        ]  # fmt: skip

    def _gone(self, chosen: Iterable[str], options: Options) -> list[Option]:
        """Name those who are chosen already and hold no seat any more."""
        seated = dict(options.leaders)
        return [(id, f"{self.names.who(id).short}, no seat any more")
                for id in dict.fromkeys(chosen) if id not in seated]  # fmt: skip

    def seam(self, move: SeamMove, options: Options) -> SeamEntry:
        """Return the forms of a move between functions; nobody's step has nobody to agree."""
        if not options.may or move.crossing is Crossing.UNSERVED:
            return SeamEntry()
        key = f"{move.from_step}-{move.to_step}"
        rule = self.book.hand_offs.get(move.hand_off_id or "")
        if rule is not None:
            return self.known_seam(rule, key, options)
        return SeamEntry(
            key=key,
            covers=self._covers("function pair", move.giving or "", move.receiving or ""),
            giving_leader=self._first_of(move.giving),
            receiving_leader=self._first_of(move.receiving),
            fixed={"id": NEW, "kind": "function pair", "giving": move.giving,
                   "receiving": move.receiving},
        )  # fmt: skip

    def known_seam(self, rule: HandOff, key: str, options: Options) -> SeamEntry:
        """Return the forms of a hand-off that somebody named."""
        if not options.may:
            return SeamEntry()
        both = (rule.giving_leader, rule.receiving_leader)
        mine = self.actor.member_id in both
        asked = mine and self.actor.member_id not in rule.accepted_by
        return seam_entry(
            rule, key, self._covers(rule.kind, rule.giving, rule.receiving), self.book.quarter,
            gone=self._gone(both, options),
            accept=asked and may(self.read, self.actor, self.now, "hand_off.accept", id=rule.id),
        )  # fmt: skip

    def _covers(self, kind: str, giving: str, receiving: str) -> str:
        if kind == "step pair":
            return "It holds between these two steps."
        first, last = (self.names.function(id) for id in (giving, receiving))
        return f"It holds wherever {first} passes a customer on to {last}."

    def _first_of(self, function_id: str | None) -> str:
        """Return a leader of a function, to start from."""
        for member in self.read.find(Member, seat=True, function_id=function_id):
            if member.active_on(self.now):
                return member.id
        return ""

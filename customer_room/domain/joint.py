"""Reading the facts of a decision's label from the records (DOMAIN §2 Label, §11 12-19)."""

from customer_room.domain.decisions import Contribution, Decision, Stance
from customer_room.domain.journey import Stage, Step
from customer_room.domain.people import WORKSPACE, Function, Member, Workspace
from customer_room.domain.record import Read
from customer_room.domain.room import Attendance
from customer_room.domain.rules import weights_of
from customer_room.scoring import joint_facts as facts_of


def joint_facts(read: Read, decision: Decision, now: str,
                fresh: Stance | None = None) -> facts_of.JointFacts:  # fmt: skip
    """Gather what the label, J and fit depend on, as things stand.

    Args:
        read: This workspace.
        decision: Sealed or not.
        now: Who is in office counts at ``decided_at``, before that at this instant.
        fresh: A stance that is being taken and is not in a row yet.
    """
    day = decision.decided_at or now
    workspace = read.get(Workspace, WORKSPACE)
    members = {m.id: m for m in read.find(Member)}
    there = {a.member_id for a in read.find(Attendance, room_id=decision.room_id or "-")}
    anchors = decision.place
    return facts_of.JointFacts(
        functions=functions(read),
        people=tuple(_person(m, day) for m in members.values()),
        stances={
            id: facts_of.Stance(s.stance) for id, s in standing(read, decision, fresh).items()
        },
        stages=stages(read, decision),
        stage_ids=frozenset(anchors.stage_ids),
        step_ids=frozenset(anchors.step_ids),
        gives=decision.gives,
        co_owners=frozenset(decision.co_owners),
        contributions=tuple(
            facts_of.Contribution(c.member_id, c.typed_by)
            for c in read.find(Contribution, decision_id=decision.id)
        ),
        present=frozenset(members[id].function_id for id in there if members[id].seat),
        in_room=decision.made_in == "room",
        overruled=decision.written is not None and not objections(read, decision, now, fresh),
        minimum=workspace.joint_minimum if workspace else 3,
        sealed=decision.sealed_at is not None,
        weights=weights_of(read, decision.quarter),
    )


def standing(read: Read, decision: Decision, fresh: Stance | None = None) -> dict[str, Stance]:
    """Return the stances that are signed on the text as it stands, by member."""
    stances = {s.member_id: s for s in read.find(Stance, decision_id=decision.id)}
    if fresh is not None:
        stances[fresh.member_id] = fresh
    return {id: s for id, s in stances.items() if s.text_hash == decision.text_hash}


def objections(read: Read, decision: Decision, now: str,
               fresh: Stance | None = None) -> list[Stance]:  # fmt: skip
    """Return what active seats object to the text as it is, unless decided in writing since."""
    seats = {m.id for m in read.find(Member, seat=True) if m.active_on(now)}
    overruled = str(decision.written["at"]) if decision.written else ""
    return [
        s for s in standing(read, decision, fresh).values()
        if facts_of.Stance(s.stance) is facts_of.Stance.OBJECT
        and s.member_id in seats and s.at > overruled
    ]  # fmt: skip


def functions(read: Read) -> tuple[facts_of.FunctionFact, ...]:
    """Return the functions in the workspace's order."""
    rows = sorted(read.find(Function), key=lambda f: (f.order, f.id))
    return tuple(facts_of.FunctionFact(f.id, f.name, f.pseudo) for f in rows)


def stages(read: Read, decision: Decision) -> tuple[facts_of.StageOnMap, ...]:
    """Return the decision's map in its order, steps served as in the quarter looked back on.

    What is removed once the decision was raised stays: else removing a step would make it joint.
    """
    steps: dict[str, list[Step]] = {}
    for step in sorted(read.find(Step), key=lambda s: (s.order, s.id)):
        if _stands(step, decision.raised_at):
            steps.setdefault(step.stage_id, []).append(step)
    rows = sorted(read.find(Stage), key=lambda s: (s.order, s.id))
    return tuple(
        facts_of.StageOnMap(
            id=stage.id, name=stage.name,
            claims=tuple(facts_of.StageClaim(str(c["leader"]), bool(c["accepted"]))
                         for c in stage.claims),
            steps=tuple(facts_of.ServedStep(s.id, s.name, s.served_by(decision.quarter))
                        for s in steps.get(stage.id, ())),
        )
        for stage in rows if _stands(stage, decision.raised_at)
    )  # fmt: skip


def _stands(place: Stage | Step, at: str) -> bool:
    return place.removed_at is None or place.removed_at > at


def _person(member: Member, day: str) -> facts_of.Person:
    return facts_of.Person(member.id, member.function_id, member.seat, member.active_on(day),
                           member.deputy_id)  # fmt: skip

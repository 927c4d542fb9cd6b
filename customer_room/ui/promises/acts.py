"""What a visitor may do with a promise: every form is offered to whom its rule allows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from customer_room.domain.actions import UNDER_WAY, Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions_number import open_quarter
from customer_room.domain.gates import Gate
from customer_room.domain.guardrails import MOST, Condition, GuardrailList
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read
from customer_room.domain.reviews import Review
from customer_room.domain.room import Attendance, Room
from customer_room.domain.values import joined_id
from customer_room.domain.verdicts import Verdict
from customer_room.operations.may import may, refusal
from customer_room.operations.names import Names

MOST_AGREEING = 15
Option = tuple[str, str]
Sent = dict[str, str | None]


@dataclass(frozen=True)
class Check:
    """Something this visitor may look at: a proof, or a review without its level."""

    id: str = ""
    says: str = ""


@dataclass(frozen=True)
class ActionActs:
    """What a visitor may do with one action; ``not_moved`` says why it gets no other day."""

    id: str = ""
    report: bool = False
    move: bool = False
    not_moved: str = ""
    drop: bool = False
    show: bool = False
    checks: list[Check] = field(default_factory=list[Check])


@dataclass(frozen=True)
class SaidActs:
    """What a visitor may do with what we say.

    Attributes:
        judged: The verdict that stands already; ``judged_says`` tells it with its proof and whose
            it is, where it is somebody else's.
    """

    id: str = ""
    adopt: bool = False
    reword: bool = False
    judge: bool = False
    retire: bool = False
    judged: str | None = None
    judged_says: str = ""
    test: str = ""
    audience: str = ""


@dataclass(frozen=True)
class GateActs:
    """What a visitor may do with a use of a list; ``places`` are conditions he may check."""

    id: str = ""
    places: list[Option] = field(default_factory=list[Option])
    close: bool = False


@dataclass(frozen=True)
class Held:
    """A condition of a list that a visitor may change.

    Attributes:
        at: Its place, from 0; ``says`` the same for people.
        rest: The list without it.
    """

    at: str = ""
    says: str = ""
    text: str = ""
    proof_needed: str = ""
    owner: str = ""
    rest: list[Sent] = field(default_factory=list[Sent])


@dataclass(frozen=True)
class ListActs:
    """What a visitor may do with a list.

    Attributes:
        change: Its name, what it is for, and its conditions.
        held: Those conditions.
        all: The same as they are sent; ``place`` is where one more would stand.
        more: One more condition has room.
        owners: Who may see to a condition.
    """

    id: str = ""
    use: bool = False
    adopt: bool = False
    retire: bool = False
    change: bool = False
    name: str = ""
    applies_to: str = ""
    held: list[Held] = field(default_factory=list[Held])
    all: list[Sent] = field(default_factory=list[Sent])
    place: str = ""
    more: bool = False
    owners: list[Option] = field(default_factory=list[Option])


@dataclass(frozen=True)
class Options:
    """Whom a form lets choose, and what may be begun here at all.

    Attributes:
        me: The visitor, who promises for himself.
        owners: Whom a facilitator types a promise for; of others only themselves.
        people: Who may look at something.
        there: Who is in the live room, for agreeing to another day.
    """

    me: str = ""
    owners: list[Option] = field(default_factory=list[Option])
    people: list[Option] = field(default_factory=list[Option])
    there: list[Option] = field(default_factory=list[Option])
    say: bool = False
    make_list: bool = False


def may_promise(actor: Actor) -> bool:
    """Whether a visitor may act on promises at all."""
    return actor.admitted and actor.role in GRANTS[Permission.PROMISE]


def options_of(read: Read, actor: Actor, names: Names, now: str) -> Options:
    """Return what the forms of a page let a visitor choose from."""
    if not may_promise(actor):
        return Options()
    seats = [id for id, m in names.members.items() if m.seat and m.active_on(now)]
    people = _named(names, seats)
    own = people if actor.runs_rooms else _named(names, [actor.member_id])
    return Options(
        me=actor.member_id,
        owners=own,
        people=people,
        there=_named(names, there(read)),
        say=may(read, actor, now, "commitment.set", id="probe", text="probe"),
        make_list=may(read, actor, now, "guardrail.set", id="probe", name="probe",
                      applies_to="probe", conditions=[{"text": "probe"}]),
    )  # fmt: skip


def there(read: Read) -> list[str]:
    """Return who is in the live room."""
    room = next((r for r in read.find(Room, status="live") if not r.is_rehearsal), None)
    return [a.member_id for a in read.find(Attendance, room_id=room.id)] if room else []


def action_acts(
    read: Read, actor: Actor, action: Action, proofs: Iterable[Proof], names: Names, now: str
) -> ActionActs:
    """Return what a visitor may do with an action and its proofs."""
    if not may_promise(actor):
        return ActionActs()
    id = action.id
    drop = may(read, actor, now, "action.drop", id=id, because="probe")
    why = refusal(
        read, actor, now, "action.renegotiate", id=id, due=f"{int(action.due[:4]) + 1}-12-31",
        agreed_by=there(read)[:MOST_AGREEING] or [actor.member_id] * 2,
    )  # fmt: skip
    return ActionActs(
        id=id,
        report=action.status in UNDER_WAY and may(read, actor, now, "action.report", id=id),
        move=not why,
        not_moved=why if drop else "",
        drop=drop,
        show=action.status != "dropped",
        checks=[Check(p.id, p.text) for p in proofs if _may_check(read, actor, now, p)],
    )


def _may_check(read: Read, actor: Actor, now: str, proof: Proof) -> bool:
    return proof.accepted is None and may(
        read, actor, now, "proof.check", id=proof.id, accepted=True
    )


def proof_checks(read: Read, actor: Actor, proof: Proof, now: str) -> list[Check]:
    """Return a proof if a visitor may look at it."""
    return [Check(proof.id, proof.text)] if _may_check(read, actor, now, proof) else []


def review_checks(read: Read, actor: Actor, review: Review, now: str) -> list[Check]:
    """Return a review if a visitor may give it its level."""
    allowed = may(read, actor, now, "review.check", id=review.id, level=0)
    return [Check(review.id, review.text)] if allowed else []


def _judged_says(standing: Verdict, actor: Actor, names: Names) -> str:
    if standing.by in (None, actor.member_id):
        return ""
    proof = f": {standing.proof}" if standing.proof else ""
    who = names.who(str(standing.by)).short
    return (f"{who} wrote “{standing.verdict}”{proof}. Yours takes its place; talk to each other "
            "first.")  # fmt: skip


def said_acts(
    read: Read, actor: Actor, row: Commitment, names: Names, now: str
) -> SaidActs:  # fmt: skip
    """Return what a visitor may do with what we say."""
    standing = read.get(Verdict, joined_id(row.id, open_quarter(read, now)))
    judged = standing.verdict if standing else None
    return SaidActs(
        id=row.id,
        adopt=row.status == "draft" and may(read, actor, now, "commitment.adopt", id=row.id),
        reword=may(read, actor, now, "commitment.set", id=row.id, text=row.text, test=row.test),
        judge=may(
            read,
            actor,
            now,
            "verdict.give",
            commitment_id=row.id,
            verdict="not tested",
            expect=judged,
        ),
        judged=judged,
        judged_says=_judged_says(standing, actor, names) if standing else "",
        retire=may(read, actor, now, "commitment.retire", id=row.id),
        test=row.test,
        audience=row.audience,
    )


def gate_acts(read: Read, actor: Actor, gate: Gate, now: str) -> GateActs:
    """Return what a visitor may do with a use of a list."""
    if gate.status != "open" or not may_promise(actor):
        return GateActs(id=gate.id)
    places = [
        (str(at), f"{at + 1}. {condition['text']}")
        for at, condition in enumerate(gate.conditions)
        if may(read, actor, now, "gate.check", id=gate.id, place=at, result="not met")
    ]
    return GateActs(gate.id, places, may(read, actor, now, "gate.close", id=gate.id,
                                         outcome="held"))  # fmt: skip


def list_acts(read: Read, actor: Actor, row: GuardrailList, names: Names, now: str) -> ListActs:
    """Return what a visitor may do with a list."""
    known: list[Sent] = [{name: condition.get(name) for name in Condition.model_fields}
                         for condition in row.conditions]  # fmt: skip
    given = {"id": row.id, "name": row.name, "applies_to": row.applies_to, "conditions": known}
    stands = row.adopted_on is not None and row.retired_on is None
    change = may(read, actor, now, "guardrail.set", **given)
    return ListActs(
        id=row.id,
        use=may(read, actor, now, "gate.open", id="probe", list_id=row.id, used_for="probe"),
        adopt=not stands and may(read, actor, now, "guardrail.adopt", id=row.id),
        retire=stands and may(read, actor, now, "guardrail.retire", id=row.id),
        change=change,
        name=row.name,
        applies_to=row.applies_to,
        held=[_held(known, at) for at in range(len(known))] if change else [],
        all=known if change else [],
        place=str(len(known)),
        more=len(known) < MOST,
        owners=_owners(names, known, now) if change else [],
    )


def _held(known: list[Sent], at: int) -> Held:
    one = known[at]
    texts = (one["text"] or "", one["proof_needed"] or "", one["owner"] or "")
    return Held(str(at), f"Condition {at + 1}", *texts,
                known[:at] + known[at + 1 :])  # fmt: skip


def _owners(names: Names, known: list[Sent], now: str) -> list[Option]:
    """Return who may see to a condition: the seats, and whoever does already."""
    seats = [id for id, m in names.members.items() if m.seat and m.active_on(now)]
    return _named(names, [*seats, *(str(each["owner"]) for each in known if each["owner"])])


def _named(names: Names, ids: Iterable[str]) -> list[Option]:
    found = (names.who(id) for id in dict.fromkeys(ids))
    return [(who.member_id, who.short) for who in found]

"""Two members who are one person become one (DOMAIN §2, Session: duplicates can be merged).

The duplicate goes, the other stays. What open rooms hold of it goes over, within one budget; what
stands on a signature does not: nobody signs, objects or confirms by being merged. What is closed,
sealed or shown stays as it was.
"""

from collections.abc import Iterator
from typing import Any, cast

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import (
    Contribution,
    ContributionKind,
    Decision,
    Stance,
    is_sealed,
)  # fmt: skip
from customer_room.domain.decisions_draft import contribution
from customer_room.domain.errors import NotAllowed
from customer_room.domain.joint import objections
from customer_room.domain.journey import Stage
from customer_room.domain.merging_promises import own_checker, promises
from customer_room.domain.merging_rooms import Pair, half_shown, in_room, open_rooms
from customer_room.domain.moves import HandOff
from customer_room.domain.people import Member, standing_member
from customer_room.domain.policy import Actor, Permission, Role
from customer_room.domain.record import Read
from customer_room.domain.sessions import How, Session, taken
from customer_room.domain.values import Id


@command("member.merge", Permission.RUN_ROOM, done="member.merged", reload=True)
class MergeMember(Command):
    """Let a duplicate (``id``) go into the member it is (``into``). It is not taken back."""

    id: Id
    into: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        pair = one_person(read, by, self.id, self.into, at.now)
        for room in open_rooms(read):
            yield from in_room(read, pair, room)
        yield from _decisions(read, pair, at.now)
        yield from _map(read, pair)
        yield from promises(read, pair.gone.id, pair.stays.id)
        yield from _sessions(read, pair, by, at.now)
        yield from _members(read, pair)


def one_person(read: Read, by: Actor, gone_id: str, stays_id: str, now: str) -> Pair:
    """Return the two, if they can be merged this way round.

    Raises:
        NotAllowed: They cannot; the message says what to do first.
    """
    pair = Pair(standing_member(read, gone_id), standing_member(read, stays_id))
    for problem in (_who(pair, by, now), _carried(read, pair, now), _said(read, pair, now)):
        if problem:
            raise NotAllowed(f"{problem} Nothing was changed.")
    return pair


def follows(read: Read, pair: Pair) -> bool:
    """Whether the duplicate's devices go on as the one who stays: onto a seat nobody sits on."""
    return pair.stays.role == Role.LEADER and not taken(read, pair.stays.id)


def open_decisions(read: Read, now: str) -> list[Decision]:
    """Return the decisions whose seal has not fallen, by their numbers."""
    return sorted((d for d in read.find(Decision) if not is_sealed(d, now)),
                  key=lambda each: each.number)  # fmt: skip


def signed_by(read: Read, member_id: str, decision: Decision) -> Stance | None:
    """Return the stance that somebody has taken on a decision, whatever it is."""
    found = read.find(Stance, decision_id=decision.id, member_id=member_id)
    return found[0] if found else None


def _who(pair: Pair, by: Actor, now: str) -> str:
    """Say why these two are not merged this way round by this actor; empty if they may be."""
    gone, stays = pair.gone, pair.stays
    if gone.id == stays.id:
        return "Choose two different people."
    if gone.id == by.member_id:
        return "You cannot let yourself go. Merge the other into you."
    if Role.OWNER in (gone.role, stays.role) and by.role is not Role.OWNER:
        return "Only an owner merges somebody with an owner."
    if gone.role == Role.OWNER:
        return "An owner stays. Merge the other into the owner."
    if not stays.active_on(now):
        return "The one who stays is not in office today."
    if stays.role == Role.GUEST != gone.role:
        return "A guest is merged into a member of the team, not the other way round."
    if gone.seat and not stays.seat:
        return "The one with the seat stays. Merge them the other way round."
    chief = gone.is_chief_executive and not stays.is_chief_executive
    if chief or (gone.is_customer_leader and not stays.is_customer_leader):
        named = "the chief executive" if chief else "leader for the customers"
        return f"The one who is named {named} stays, or name the other first."
    return ""


def _carried(read: Read, pair: Pair, now: str) -> str:
    """Say what the duplicate answers for that only people themselves hand over."""
    ours = [d.number for d in open_decisions(read, now)
            if pair.gone.id in (*d.co_owners, d.driver, (d.parked or {}).get("owner"))]  # fmt: skip
    if ours:
        return (f"The duplicate answers for {', '.join(ours)}, and to change that voids what was "
                "signed. Name the one who stays there first.")  # fmt: skip
    led = [h for h in read.find(HandOff)
           if pair.gone.id in (h.giving_leader, h.receiving_leader)]  # fmt: skip
    if led:
        return "The duplicate leads a hand-off. Name the one who stays there first."
    return own_checker(read, pair.gone.id, pair.stays.id)


def _said(read: Read, pair: Pair, now: str) -> str:
    """Say what would be unsaid, or shown, by merging the two."""
    for decision in open_decisions(read, now):
        objecting = {stance.member_id for stance in objections(read, decision, now)}
        if pair.gone.id in objecting and pair.stays.id not in objecting:
            return (f"The duplicate objects to {decision.number}. Nobody else takes an objection "
                    "back: let them say it from their seat first.")  # fmt: skip
    if any(half_shown(read, pair, room) for room in open_rooms(read)):
        return "Of these two only one’s notes have been shown. Show the other’s too, then merge."
    return ""


def _decisions(read: Read, pair: Pair, now: str) -> Iterator[Effect]:
    """Signatures of the duplicate go; words it put into a decision are his who stays."""
    for decision in open_decisions(read, now):
        stance = signed_by(read, pair.gone.id, decision)
        if stance is not None:
            yield stance.gone()
        for made in read.find(Contribution, decision_id=decision.id, member_id=pair.gone.id):
            yield made.gone()
            yield from contribution(read, decision.id, pair.stays.id,
                                    cast("ContributionKind", made.kind),
                                    pair.typed_by(made.typed_by))  # fmt: skip


def _map(read: Read, pair: Pair) -> Iterator[Effect]:
    """He claims a stage once, and has confirmed only what he confirmed himself."""
    gone, stays = pair.gone.id, pair.stays.id
    for stage in read.find(Stage):
        partners = [stays if who == gone else who for who in stage.partner_ids]
        yield stage.with_(
            claims=_claimed_once(stage.claims, gone, stays),
            partner_ids=list(dict.fromkeys(partners)),
            confirmed_by=[who for who in stage.confirmed_by if who != gone],
        )


def _claimed_once(claims: list[dict[str, Any]], gone: str, stays: str) -> list[dict[str, Any]]:
    accepted = any(c.get("accepted") for c in claims if c["leader"] in (gone, stays))
    found = {c["leader"]: c for c in claims if c["leader"] != gone}
    if any(c["leader"] == gone for c in claims):
        found[stays] = {**found.get(stays, {}), "leader": stays, "accepted": accepted}
    return list(found.values())


def _sessions(read: Read, pair: Pair, by: Actor, now: str) -> Iterator[Effect]:
    """A device goes on as a free seat, let in by whoever merges; otherwise it is signed out."""
    follow = follows(read, pair)
    for session in read.find(Session, member_id=pair.gone.id):
        if not session.stands:
            continue
        if session.waiting or not follow:
            yield session.with_(ended_at=now, waiting=False)
            continue
        how = session.how if session.admitted else How.ADMITTED
        admitted_by = session.admitted_by if session.admitted else by.member_id
        yield session.with_(member_id=pair.stays.id, room_id=None, admitted=True, how=how,
                            admitted_by=admitted_by)  # fmt: skip


def _members(read: Read, pair: Pair) -> Iterator[Effect]:
    """The duplicate is nobody from now on; who named it his deputy names him who stays."""
    gone, stays = pair.gone, pair.stays
    for other in read.find(Member, deputy_id=gone.id):
        yield other.with_(deputy_id=None if other.id == stays.id else stays.id)
    for earlier in read.find(Member, merged_into=gone.id):
        yield earlier.with_(merged_into=stays.id)
    yield gone.with_(merged_into=stays.id, seat=False, deputy_id=None, is_chief_executive=False,
                     is_customer_leader=False)  # fmt: skip

"""The people of the settings page as lines: place in the team and devices."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from customer_room.domain.people import Function, Member, Person
from customer_room.domain.policy import Actor, Role
from customer_room.domain.record import Read
from customer_room.domain.sessions import How, Session
from customer_room.operations.names import short_day
from customer_room.ui.kit.marks import shapes_of

Options = list[tuple[str, str]]

ROLES = {
    Role.OWNER: "Owner",
    Role.FACILITATOR: "Facilitator",
    Role.LEADER: "Leader",
    Role.GUEST: "Guest",
    Role.READER: "Reader",
}
WAYS = {
    How.OWNER_LINK: "owner’s link",
    How.PRIVATE_LINK: "private link",
    How.ADMITTED: "let in by a facilitator",
    How.OWN_DEVICE: "brought in as an own device",
    How.ROOM_CODE: "room code",
    How.OPEN_DOOR: "open door, identity not checked",
    How.PAIRED: "projector",
}


@dataclass(frozen=True)
class DeviceLine:
    """A device somebody is signed in on; ``here`` is the one that looks."""

    id: str
    words: str
    here: bool


@dataclass(frozen=True)
class PersonLine:
    """One member. ``locked`` says why this viewer may not change him; empty if he may."""

    id: str
    name: str
    title: str
    function_id: str
    code: str
    shape: str
    function: str
    role: str
    role_words: str
    seat: bool
    is_chief_executive: bool
    is_customer_leader: bool
    acting: bool
    deputy_id: str
    active_from: str
    active_to: str
    says: str
    locked: str
    roles: Options = field(default_factory=Options)
    deputies: Options = field(default_factory=Options)
    devices: list[DeviceLine] = field(default_factory=list[DeviceLine])


def people_lines(
    read: Read, functions: list[Function], members: list[Member], actor: Actor, today: str
) -> list[PersonLine]:
    """Return everybody, in the order of their functions, guests last."""
    names = {p.id: p for p in read.find(Person)}
    places = {f.id: (place, f) for place, f in enumerate(functions)}
    shapes = shapes_of(f.code for f in functions)
    devices: dict[str, list[DeviceLine]] = defaultdict(list)
    for session in sorted(read.find(Session), key=lambda s: s.opened_at):
        if session.stands:
            devices[session.member_id].append(_device(session, actor))
    inside = [(m.id, names[m.id].name) for m in members if m.id in names and m.role != Role.GUEST]

    def line(member: Member) -> PersonLine:
        person = names.get(member.id)
        place = places.get(member.function_id)
        code = place[1].code if place else ""
        return PersonLine(
            id=member.id,
            name=person.name if person else "Former member",
            title=person.title if person else "",
            function_id=member.function_id,
            code=code,
            shape=shapes.get(code, ""),
            function=place[1].name if place else "",
            role=member.role,
            role_words=ROLES[Role(member.role)],
            seat=member.seat,
            is_chief_executive=member.is_chief_executive,
            is_customer_leader=member.is_customer_leader,
            acting=member.acting,
            deputy_id=member.deputy_id or "",
            active_from=member.active_from or "",
            active_to=member.active_to or "",
            says=_says(member, today),
            locked=_locked(member, actor),
            roles=_roles(member, actor),
            deputies=sorted(((i, n) for i, n in inside if i != member.id), key=lambda o: o[1]),
            devices=devices[member.id],
        )

    def order(member: Member) -> tuple[bool, int, str]:
        place = places.get(member.function_id)
        person = names.get(member.id)
        return (member.role == Role.GUEST, place[0] if place else 99, person.name if person else "")

    return [line(member) for member in sorted(members, key=order)]


def _says(member: Member, today: str) -> str:
    """Return role and seat in a few words."""
    words = [ROLES[Role(member.role)]]
    if member.seat:
        words.append("seat")
    if member.is_chief_executive:
        words.append("chief executive")
    if member.is_customer_leader:
        words.append("acting customer leader" if member.acting else "customer leader")
    if not member.active_on(today):
        before = member.active_from is not None and today[:10] < member.active_from
        words.append(f"from {short_day(member.active_from)}" if before
                     else f"left on {short_day(member.active_to)}")  # fmt: skip
    return ", ".join(words)


def _locked(member: Member, actor: Actor) -> str:
    if member.role == Role.OWNER and actor.role is not Role.OWNER:
        return "Only an owner can change an owner."
    return ""


def _roles(member: Member, actor: Actor) -> Options:
    """Return the roles this viewer may give; nobody changes his own."""
    if member.id == actor.member_id:
        return [(member.role, ROLES[Role(member.role)])]
    return role_options(actor)


def role_options(actor: Actor) -> Options:
    """Return the roles a viewer may give to others."""
    return [
        (role.value, words)
        for role, words in ROLES.items()
        if role is not Role.OWNER or actor.role is Role.OWNER
    ]


def _device(session: Session, actor: Actor) -> DeviceLine:
    words = [session.device or "A browser", WAYS[How(session.how)]]
    if session.opened_at:
        words.append(f"since {short_day(session.opened_at)}")
    here = session.id == actor.session_id
    return DeviceLine(session.id, ", ".join([*words, *(["this one"] if here else [])]), here)

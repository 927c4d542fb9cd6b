"""Who looks at a page: found on the server from the cookie, every time anew."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qsl

import reflex as rx

from customer_room import services
from customer_room.domain.errors import DomainError
from customer_room.domain.people import WORKSPACE, Function, Member, Person, Workspace
from customer_room.domain.policy import Actor
from customer_room.domain.record import Read
from customer_room.live.standing import Caller, resolve
from customer_room.ui.kit.marks import shapes_of

V = TypeVar("V")
Draw = Callable[[Read, Actor, dict[str, str], str], V]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in.

    Attributes:
        caller: Whose session; what reads and commands are checked against.
        actor: Who that is now.
    """

    caller: Caller
    actor: Actor


def caller(state: rx.State) -> Caller | None:
    """Return whose session the page's cookie proves, or None.

    Reflex's own client token is never identity: anybody can send any.
    """
    return services.current().caller(state.router.headers.cookie or None)


def visitor(state: rx.State) -> Visitor | None:
    """Return who looks at the page, or None without a member's session that stands.

    Reads the database: call it with ``asyncio.to_thread`` from a handler.
    """
    found = onlooker(state)
    return None if found is None or found.caller.projects is not None else found


def onlooker(state: rx.State) -> Visitor | None:
    """Return who looks at the page, a projector included; for the present view only."""
    found = caller(state)
    if found is None:
        return None
    house = services.current()
    try:
        with house.store.reading(found.workspace_id) as read:
            return Visitor(found, resolve(read, found, house.now()))
    except DomainError:
        return None


async def look(state: rx.State, view: Draw[V], closed: V) -> V:
    """Return the view of a page for its visitor, as the address asks for it.

    Args:
        state: The State of the page.
        view: Draws it from a read, the visitor, the query of the address and the time.
        closed: What somebody sees who is not signed in.
    """
    return await asyncio.to_thread(_looked, state, view, closed)


def _looked(state: rx.State, view: Draw[V], closed: V) -> V:
    here = visitor(state)
    if here is None:
        return closed
    house = services.current()
    asked = dict(parse_qsl(state.router.url.query))
    with house.store.reading(here.caller.workspace_id) as read:
        return view(read, here.actor, asked, house.now())


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the header shows."""

    name: str = ""
    role: str = ""
    company: str = ""
    function_name: str = ""
    function_code: str = ""
    function_shape: str = ""


def introduce(read: Read, actor: Actor) -> Introduction:
    """Say who an actor is, in the words the header needs."""
    member = read.get(Member, actor.member_id)
    person = read.get(Person, actor.member_id)
    workspace = read.get(Workspace, WORKSPACE)
    functions = {each.id: each for each in read.find(Function)}
    function = functions.get(member.function_id) if member else None
    code = function.code if function else ""
    return Introduction(
        name=(person.title or person.name) if person else "",
        role=actor.role.value,
        company=workspace.name if workspace else "",
        function_name=function.name if function else "",
        function_code=code,
        function_shape=shapes_of(each.code for each in functions.values()).get(code, ""),
    )


class SessionState(rx.State):
    """The header's view of who is here; a fresh one is loaded with every page."""

    signed_in: bool = False
    waiting: bool = False
    name: str = ""
    role: str = ""
    company: str = ""
    function_name: str = ""
    function_code: str = ""
    function_shape: str = ""

    @rx.event
    async def load(self) -> None:
        """Load who is here."""
        found = await asyncio.to_thread(_introduce, self)
        self.signed_in, self.waiting, shown = found
        self.name, self.role, self.company = shown.name, shown.role, shown.company
        self.function_name = shown.function_name
        self.function_code, self.function_shape = shown.function_code, shown.function_shape


def _introduce(state: rx.State) -> tuple[bool, bool, Introduction]:
    here = visitor(state)
    if here is None:
        return False, False, Introduction()
    house = services.current()
    with house.store.reading(here.caller.workspace_id) as read:
        return True, here.actor.waiting, introduce(read, here.actor)

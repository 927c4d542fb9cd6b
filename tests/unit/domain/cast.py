"""A company in miniature and the people in it, driven through commands as the server would."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import pytest

from customer_room.domain.command import At, decide, parse
from customer_room.domain.decisions import Decision
from customer_room.domain.errors import DomainError
from customer_room.domain.joint import joint_facts
from customer_room.domain.operation import Operation, state_hash
from customer_room.domain.policy import SYSTEM, Actor, Role
from customer_room.domain.record import Record
from customer_room.domain.values import later
from customer_room.live.news import room_of
from customer_room.scoring.joint import judge
from customer_room.scoring.joint_reason import explain
from tests.memory import MemoryStore

R = TypeVar("R", bound=Record)
START = "2026-04-01T09:00:00.000Z"
ROOM, WALK, CHOOSE = "r1", "r1.p3", "r1.p5"


def member(id: str, role: Role, function: str, seat: bool = False, **more: Any) -> Actor:
    return Actor(
        member_id=id, role=role, function_id=function, seat=seat, session_id=f"s-{id}",
        admitted=True, admitted_by="private link", **more,
    )  # fmt: skip


PEOPLE = {
    "owner": member("olga", Role.OWNER, "company"),
    "facilitator": member("nils", Role.FACILITATOR, "company"),
    "chief": member("maren", Role.LEADER, "company", seat=True),
    "sales": member("dana", Role.LEADER, "sales", seat=True),
    "finance": member("idris", Role.LEADER, "finance", seat=True),
    "operations": member("petra", Role.LEADER, "operations", seat=True),
    "care": member("rosa", Role.LEADER, "care", seat=True),
    "deskless": member("kai", Role.LEADER, "care"),
    "guest": member("bea", Role.GUEST, "care", room_id=ROOM),
    "reader": member("ines", Role.READER, "company"),
    "outsider": replace(member("max", Role.GUEST, "care"), room_id="r0"),
    "system": SYSTEM,
}
SEATS = ("chief", "sales", "finance", "operations", "care")


@dataclass
class World:
    """One workspace with a clock that moves a minute with every command."""

    store: MemoryStore = field(default_factory=MemoryStore)
    now: str = START
    _op: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _drawn: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def do(self, who: str | Actor, name: str, /, **payload: Any) -> Operation:
        """Make a change, or raise the refusal with nothing changed."""
        actor = PEOPLE[who] if isinstance(who, str) else who
        self.now = later(self.now, minutes=1)
        with self.store.begin() as tx:
            command = parse(name, payload)
            effects = decide(tx, command, actor, At(self.now, self.draw))
            return tx.append(command.spec.done, f"op-{next(self._op)}", self.now, actor.member_id,
                             room_of(tx, effects), effects)  # fmt: skip

    def refused(self, who: str | Actor, name: str, code: str, /, **payload: Any) -> DomainError:
        """Expect a refusal with a code, and the state and the register as they were."""
        before = self.fingerprint()
        with pytest.raises(DomainError) as caught:
            self.do(who, name, **payload)
        assert caught.value.code == code, caught.value.message
        assert self.fingerprint() == before
        return caught.value

    def fingerprint(self) -> tuple[str, int, int]:
        """What must not change when something is refused."""
        state = self.store.workspaces["w1"]
        return state_hash(state.tables), len(state.log), len(state.register)

    def draw(self, alphabet: str, length: int) -> str:
        """Characters of an alphabet, another text each time."""
        number, text = next(self._drawn), ""
        while len(text) < length:
            number, rest = divmod(number, len(alphabet))
            text = alphabet[rest] + text
        return text

    def get(self, kind: type[R], id: str) -> R:
        """Return a record that is there."""
        with self.store.reading() as read:
            found = read.get(kind, id)
        assert found is not None
        return found

    def find(self, kind: type[R], **equals: Any) -> list[R]:
        """Return records by their fields."""
        with self.store.reading() as read:
            return read.find(kind, **equals)

    def wait(self, **delta: float) -> None:
        """Let time pass."""
        self.now = later(self.now, **delta)

    @property
    def register(self) -> list[str]:
        """The kinds of the sealed register's lines, in order."""
        return [entry.kind for entry in self.store.workspaces["w1"].register]

    # Short ways to where a test begins.

    def note(self, id: str = "n1", who: str = "sales", **more: Any) -> None:
        """Write a note."""
        self.do(who, "note.add", **{"id": id, "room_id": ROOM, "lane": "WHO", "text": id} | more)

    def raised(self, id: str = "d1", **more: Any) -> None:
        """Raise a decision in the room with everything it needs but stances."""
        self.do("sales", "decision.raise", **{"id": id, "room_id": ROOM, "one_line": "Answer",
                "anchors": {"stage_ids": ["a"]}, "co_owners": ["dana", "petra"],
                "driver": "dana"} | more)  # fmt: skip
        self.do("sales", "decision.propose", id=id, text="Do it")
        self.do("operations", "decision.propose", id=id, text="Do nothing")
        self.do("facilitator", "decision.edit", id=id, chosen=0, review_date="2026-09-30",
                expectation={"kpi": "k", "to": "2", "by": "2026-09-30"})  # fmt: skip
        self.do("facilitator", "decision.note_dissent_round", id=id, asked=["dana"])

    def sign(self, who: str, id: str = "d1", stance: str = "agree", reason: str = "") -> Operation:
        """Take a stance on the text as it stands."""
        hash_now = self.get(Decision, id).text_hash
        why = reason or ("" if stance == "agree" else "Because.")
        return self.do(who, "stance.take", decision_id=id, stance=stance, reason=why,
                       text_hash=hash_now)  # fmt: skip

    def decided(self, id: str = "d1", signers: tuple[str, ...] = SEATS) -> None:
        """Raise a decision, have it signed and make it."""
        self.raised(id)
        for who in signers:
            self.sign(who, id)
        self.do("facilitator", "decision.decide", id=id)

    def sealed(self, id: str = "d1") -> None:
        """Make a decision and let its seal fall."""
        self.decided(id)
        self.wait(hours=73)
        self.do("system", "decision.seal", id=id)


def founded() -> World:
    """The company before its first room."""
    world = World()
    act: Callable[..., Operation] = world.do
    act("system", "workspace.set", name="Larkfield")
    for order, id in enumerate(("company", "sales", "finance", "operations", "care")):
        act("system", "function.set", id=id, name=id.title(), code=id[:2].title(), order=order,
            pseudo=id == "company")  # fmt: skip
    for actor in PEOPLE.values():
        if not actor.system:
            act("system", "member.set", id=actor.member_id, name=actor.member_id.title(),
                function_id=actor.function_id, role=actor.role, seat=actor.seat,
                is_chief_executive=actor.member_id == "maren")  # fmt: skip
    act("facilitator", "segment.set", id="homes", name="Family homes")
    for order, (id, name) in enumerate((("a", "Is this for me?"), ("b", "Keep us warm")), start=1):
        act("facilitator", "stage.add", id=id, order=order, name=name)
    act("facilitator", "stage.claim", id="a", leader="dana", accepted=True)
    steps = (("a1", "a", "sales"), ("a2", "a", "operations"), ("b1", "b", None))
    for order, (id, stage, function) in enumerate(steps, start=1):
        act("facilitator", "step.add", id=id, stage_id=stage, order=order, name=f"Step {id}",
            quarter="2026-Q1", function_id=function)  # fmt: skip
    return world


def opened() -> World:
    """The company in its first live room, everybody with a seat present."""
    world = founded()
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="First room")
    world.do("facilitator", "room.open", id=ROOM)
    for who in SEATS:
        world.do(who, "room.enter", room_id=ROOM)
    return world


def d1(world: World) -> Decision:
    """The decision most tests are about."""
    return world.get(Decision, "d1")


def label(world: World) -> str:
    """Its label as it would freeze now."""
    with world.store.reading() as read:
        return judge(joint_facts(read, d1(world), world.now)).label


def reason(world: World) -> str:
    """The headline of that label's reason."""
    with world.store.reading() as read:
        facts = joint_facts(read, d1(world), world.now)
    return explain(facts, judge(facts)).headline

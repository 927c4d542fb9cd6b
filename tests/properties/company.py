"""A company in the middle of everything: open vote, hidden notes, decisions in every state."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from customer_room.domain.decisions import Decision
from customer_room.domain.people import Member
from customer_room.domain.policy import SYSTEM, Actor, Role
from customer_room.domain.sessions import How, Session, actor_of
from customer_room.domain.values import later
from customer_room.live.hub import Hub
from customer_room.live.jobs import Step
from customer_room.live.service import RoomService
from customer_room.security.limits import Limits
from customer_room.store.store import Store

W, OTHER = "main", "other"
BEGAN = "2026-05-04T09:00:00.000Z"
FUNCTIONS = {"company": "Co", "sales": "Sa", "ops": "Op", "fin": "Fi"}
# Member: role, function, seat.
PEOPLE: dict[str, tuple[str, str, bool]] = {
    "olga": ("owner", "fin", False),
    "fay": ("facilitator", "fin", False),
    "ann": ("leader", "sales", True),
    "ben": ("leader", "ops", True),
    "cem": ("leader", "fin", True),
    "dov": ("leader", "ops", True),
    "lea": ("leader", "fin", False),
    "rea": ("reader", "fin", False),
}
GUEST, KNOCKER, WALL = "gus", "kim", "wall"


def session_of(member_id: str) -> str:
    """Return the id of the session a member starts with."""
    return f"s-{member_id}"


class Furnisher:
    """Fills one workspace with records whose ids start with a prefix."""

    def __init__(self, service: RoomService, workspace_id: str, prefix: str = "") -> None:
        self.service, self.workspace_id, self.prefix = service, workspace_id, prefix
        self.at = BEGAN

    def id(self, name: str) -> str:
        return f"{self.prefix}{name}"

    def do(self, who: str, name: str, /, **payload: Any) -> Step:
        return Step(self._actor(who), name, payload, self.at)

    def make(self, *steps: Step) -> None:
        self.service.submit_all(self.workspace_id, steps)

    def fill(self) -> None:
        """Make everything, in the order in which it would have happened."""
        self.make(*self._people())
        self.make(*self._map())
        self.make(*self._doors())
        self.make(*self._board())
        self.make(*self._decisions())
        self.make(*self._read_back())
        self.make(*self._votes())
        self._signed()
        self._sealed()
        self.make(*self._promises())

    def _actor(self, who: str) -> Actor:
        if who == "system":
            return SYSTEM
        with self.service.store.reading(self.workspace_id) as read:
            session = read.get(Session, self.id(session_of(who)))
            member = read.get(Member, self.id(who))
        assert session is not None
        assert member is not None
        actor = actor_of(session, member, self.at)
        assert actor is not None
        return actor

    def _people(self) -> Iterator[Step]:
        yield self.do("system", "workspace.set", name="Larkfield")
        for order, (id, code) in enumerate(FUNCTIONS.items()):
            yield self.do("system", "function.set", id=self.id(id), name=id, code=code, order=order,
                          pseudo=id == "company")  # fmt: skip
        yield self.do("system", "offer.set", id=self.id("offer"), name="Repair")
        for id, (role, function, seat) in {**PEOPLE, KNOCKER: ("leader", "ops", False)}.items():
            yield self.do("system", "member.set", id=self.id(id), name=id.title(), role=role,
                          function_id=self.id(function), seat=seat,
                          is_chief_executive=id == "cem")  # fmt: skip
        yield self.do("system", "member.welcome", id=self.id(GUEST), name="Gus",
                      function_id=self.id("ops"))  # fmt: skip

    def _map(self) -> Iterator[Step]:
        quarter, segment = "2026-Q1", self.id("seg")
        yield self.do("system", "segment.set", id=segment, name="Homes")
        for n in (1, 2, 3):
            yield self.do("system", "stage.add", id=self.id(f"st{n}"), order=n, name=f"I call {n}")
        for n in (1, 2, 3):
            yield self.do("system", "step.add", id=self.id(f"sp{n}"), stage_id=self.id("st1"),
                          order=n, name=f"Step {n}", quarter=quarter,
                          function_id=self.id("sales"))  # fmt: skip
        row = {"from_step": self.id("sp1"), "to": self.id("sp2"), "segment_id": segment}
        yield self.do("system", "moves.load", rows=[{**row, "quarter": quarter, "count": 9}])
        yield self.do("system", "hand_off.set", id=self.id("h1"), kind="function pair",
                      giving=self.id("sales"), receiving=self.id("ops"), standard="in a day",
                      giving_leader=self.id("ann"), receiving_leader=self.id("ben"))  # fmt: skip
        yield self.do("system", "count.enter", segment_id=segment, quarter=quarter,
                      opening=1000, gained=200, lost=100, closing=1100)  # fmt: skip
        yield self.do("system", "loss_reason.set", segment_id=segment, quarter=quarter,
                      category="Too dear", count=1)  # fmt: skip

    def _doors(self) -> Iterator[Step]:
        for n in (1, 2):
            yield self.do("system", "room.create", id=self.id(f"r{n}"), quarter=f"2026-Q{n}",
                          title=f"Room {n}")  # fmt: skip
        room = self.id("r1")
        yield self.do("system", "room.open", id=room)
        yield self.do("system", "room.open_door", id=room)
        for id in PEOPLE:
            yield self.do("system", "session.open", id=self.id(session_of(id)),
                          member_id=self.id(id), how=How.PRIVATE_LINK)  # fmt: skip
        yield self.do("system", "session.open", id=self.id(session_of(GUEST)),
                      member_id=self.id(GUEST), how=How.ROOM_CODE, room_id=room)  # fmt: skip
        yield self.do("system", "session.open", id=self.id(session_of(KNOCKER)),
                      member_id=self.id(KNOCKER), how=How.ROOM_CODE)  # fmt: skip
        yield self.do("system", "session.pair", id=self.id(session_of(WALL)), room_id=room,
                      paired_by=self.id("fay"))  # fmt: skip

    def _board(self) -> Iterator[Step]:
        room = self.id("r1")
        yield self.do("system", "phase.start", id=f"{room}.p1")
        for who in ("ann", "ben", "cem", "lea", "fay", "olga", GUEST):
            for n in (1, 2):
                yield self._note(who, f"n-{who}{n}")
        for n in (1, 2):
            notes = [self.id(f"n-{who}{n}") for who in ("ann", "ben")]
            yield self.do("fay", "group.make", id=self.id(f"g{n}"), name=f"G {n}", note_ids=notes)
        yield from self._bin()
        yield self.do("ann", "tick.set", phase_id=f"{room}.p1", on=True)
        yield self.do("system", "phase.start", id=f"{room}.p3")
        for who in ("ann", "ben", "lea", GUEST):
            yield self._note(who, f"n-secret-{who}")

    def _bin(self) -> Iterator[Step]:
        """One of everything that is kept after it was removed."""
        for who in ("ann", GUEST):
            yield self._note(who, f"n-gone-{who}")
            yield self.do(who, "note.remove", id=self.id(f"n-gone-{who}"))
        yield self.do("fay", "group.make", id=self.id("g3"), name="G 3",
                      note_ids=[self.id("n-cem2")])  # fmt: skip
        yield self.do("fay", "group.dissolve", id=self.id("g3"))
        yield self.do("system", "step.add", id=self.id("sp-gone"), stage_id=self.id("st1"),
                      order=9, name="Gone", quarter="2026-Q1")  # fmt: skip
        yield self.do("system", "step.remove", id=self.id("sp-gone"))
        yield self.do("system", "stage.add", id=self.id("st-gone"), order=9, name="I go")
        yield self.do("system", "stage.remove", id=self.id("st-gone"))

    def _read_back(self) -> Iterator[Step]:
        phase = f"{self.id('r1')}.p8"
        yield self.do("system", "phase.start", id=phase)
        yield self.do("ann", "read_back.write", decision_id=self.id("d-open"), text="We do it")
        yield self.do("system", "phase.reveal", id=phase)

    def _votes(self) -> Iterator[Step]:
        room = self.id("r1")
        yield self.do("system", "phase.start", id=f"{room}.p5")
        for name, stage in (("q0", "st2"), ("q1", "st1")):
            poll = self.id(name)
            yield self.do("system", "poll.open", id=poll, room_id=room, instrument="reliability",
                          stage_id=self.id(stage))  # fmt: skip
            for who in ("ann", "ben", "cem", "dov"):
                yield self.do(who, "poll.answer", id=f"{poll}-{who}", poll_id=poll,
                              choice="reliable")  # fmt: skip
            if name == "q0":
                yield self.do("system", "poll.show", id=poll)
        for who in ("ann", "ben"):
            yield self.do(who, "vote.cast", id=self.id(f"v-{who}"), phase_id=f"{room}.p5",
                          target_type="note", target_id=self.id("n-cem1"))  # fmt: skip

    def _note(self, who: str, id: str) -> Step:
        return self.do(who, "note.add", id=self.id(id), room_id=self.id("r1"), lane="WHO",
                       stage_id=self.id("st1"), text=f"zq-{self.prefix}{id}-qz")  # fmt: skip

    def _decisions(self) -> Iterator[Step]:
        room, anchors = self.id("r1"), {"stage_ids": [self.id("st1")]}
        for name in ("open", "ready", "parked", "secret"):
            yield self.do("ann", "decision.raise", id=self.id(f"d-{name}"), room_id=room,
                          one_line=f"Do zq-{self.prefix}d-{name}-qz", anchors=anchors,
                          restricted=name == "secret")  # fmt: skip
        for name in ("open", "ready"):
            for who, text in (("ann", "Do it"), ("ben", "Do nothing")):
                yield self.do(who, "decision.propose", id=self.id(f"d-{name}"), text=text)
        expectation = {"kpi": "on time", "to": "90 %", "by": "2026-06-30"}
        yield self.do("ann", "decision.edit", id=self.id("d-ready"), chosen=0,
                      expectation=expectation, review_date="2026-06-30")  # fmt: skip
        yield self.do("fay", "decision.note_dissent_round", id=self.id("d-ready"),
                      asked=[self.id("ann"), self.id("ben"), self.id("cem")])  # fmt: skip
        yield self.do("fay", "decision.park", id=self.id("d-parked"), owner=self.id("ann"),
                      until="2026-06-01")  # fmt: skip
        yield self.do("ben", "dissent.say", id=self.id("diss-ben"),
                      decision_id=self.id("d-open"), text="It costs too much")  # fmt: skip
        yield self.do("rea", "comment.add", id=self.id("c-rea"), decision_id=self.id("d-open"),
                      text="Why?")  # fmt: skip

    def _signed(self) -> None:
        with self.service.store.reading(self.workspace_id) as read:
            ready = read.get(Decision, self.id("d-ready"))
        assert ready is not None
        for who in ("ann", "ben", "cem"):
            self.make(self.do(who, "stance.take", decision_id=ready.id, stance="agree",
                              text_hash=ready.text_hash))  # fmt: skip

    def _sealed(self) -> None:
        for name, days in (("decided", -1), ("sealed", -5), ("held", -5)):
            self.at, id = later(BEGAN, days=days), self.id(f"d-{name}")
            owner = "ben" if name == "held" else "ann"
            self.make(
                self.do("ann", "decision.raise", id=id, one_line=name, made_in="outside",
                        co_owners=[self.id(owner)]),
                self.do("ann", "decision.decide", id=id),
            )  # fmt: skip
        self.at = BEGAN
        for name in ("sealed", "held"):
            self.make(Step(SYSTEM, "decision.seal", {"id": self.id(f"d-{name}")}, BEGAN))

    def _heard(self) -> Iterator[Step]:
        yield self.do(
            "ann",
            "evidence.add",
            id=self.id("e1"),
            kind="unaided",
            form="quote",
            text="Nobody called.",
            stage_id=self.id("st1"),
            observed_on="2026-05-01",
        )
        yield self.do("cem", "kpi.set", id=self.id("k1"), stage_id=self.id("st1"), name="Answered",
                      type="count", direction="up")  # fmt: skip
        yield self.do("cem", "reading.add", id=self.id("m1"), kpi_id=self.id("k1"),
                      date="2026-05-01", value="9")  # fmt: skip
        for name in ("w1", "w2"):
            yield self.do("cem", "commitment.set", id=self.id(name), text="We call", test="Ask ten")
        yield self.do("ben", "commitment.adopt", id=self.id("w2"))
        for name in ("l1", "l2"):
            yield self.do("cem", "guardrail.set", id=self.id(name), name="Few", applies_to="launch",
                          conditions=[{"text": "It works"}])  # fmt: skip
        yield self.do("cem", "guardrail.adopt", id=self.id("l2"))
        yield self.do("cem", "gate.open", id=self.id("t1"), list_id=self.id("l2"), used_for="Page")
        yield self.do("cem", "decision.flag", id=self.id("d-open"), text="It hides the price")

    def _asked(self) -> Iterator[Step]:
        yield self.do("system", "survey.open", id=self.id("sv1"), room_id=self.id("r1"),
                      instrument="five competencies")  # fmt: skip
        for who in ("ann", "ben", "cem", "dov"):
            yield self.do(who, "survey.answer", id=self.id(f"sv1-{who}"), survey_id=self.id("sv1"),
                          points=[1] * 5)  # fmt: skip

    def _promises(self) -> Iterator[Step]:
        yield from self._heard()
        yield from self._asked()
        for who in ("ann", "ben"):
            yield self.do(
                who,
                "action.promise",
                id=self.id(f"a-{who}"),
                text="Call them",
                decision_id=self.id("d-open"),
                owner=self.id(who),
                due="2026-06-15",
            )
        yield self.do("ben", "proof.submit", id=self.id("p1"), of_type="action",
                      of_id=self.id("a-ben"), kind="document", text="The list", seen_by="room",
                      date="2026-05-01")  # fmt: skip
        yield self.do("ben", "review.submit", id=self.id("v1"), decision_id=self.id("d-held"),
                      text="They are called", outcome="kept")  # fmt: skip


def found(url: str) -> None:
    """Fill an empty database with two such companies; the second one's ids start with ``x-``."""
    store = Store(url).open()
    chance = Random(1)
    service = RoomService(store, Hub(lambda: 0.0, lambda _s, _a: None, Limits()), lambda: BEGAN,
                          lambda letters, n: "".join(chance.choices(letters, k=n)))  # fmt: skip
    Furnisher(service, W).fill()
    Furnisher(service, OTHER, "x-").fill()
    store.close()


def template(folder: Path) -> Path:
    """Make a database file to copy."""
    found(f"sqlite:///{folder}/company.db")
    return folder / "company.db"


ROLE_OF = {id: Role(role) for id, (role, _, _) in PEOPLE.items()} | {GUEST: Role.GUEST}

"""One room in every state of its hour, each in a transaction that is never committed."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Any

from customer_room.domain.decisions import Decision
from customer_room.domain.errors import DomainError
from customer_room.domain.policy import SYSTEM
from customer_room.domain.values import later
from customer_room.live.hub import Hub
from customer_room.live.jobs import Job, Step
from customer_room.live.protocol import Proposal
from customer_room.live.service import RoomService
from customer_room.live.standing import Caller
from customer_room.security.limits import Limits
from customer_room.store.log import Transaction
from customer_room.store.store import Store
from tests.security.expectations import COLUMNS, OK, PROJECTOR, Case

W, NOW = "main", "2026-05-04T09:00:00.000Z"
FUNCTIONS = {"company": "Co", "sales": "Sa", "ops": "Op", "fin": "Fi"}
OTHERS = {"ben": ("leader", True), "cem": ("leader", True), "dov": ("leader", False)}
CHIEF = "ann"
SEATS = ("ann", "ben", "cem", "flo", "oda")
WRITERS = ("gus", "ann", "lea", "fay", "flo", "olga", "oda", "una", "ben", "cem")
VOTERS = ("ann", "ben", "flo")
Act = tuple[str, str, dict[str, Any]]

PHASE = {"open": "r1.p1", "alone": "r1.p3"}
VOTING: tuple[Act, ...] = (
    ("system", "phase.start", {"id": "r1.p5"}),
    *((who, "vote.cast", {"id": f"v-{who}", "phase_id": "r1.p5", "target_type": "stage",
                          "target_id": "st1"}) for who in VOTERS),
)  # fmt: skip
STEPS: dict[str, tuple[Act, ...]] = {
    "prepared": (),
    "open": (("system", "phase.start", {"id": "r1.p1"}),),
    "alone": (("system", "phase.start", {"id": "r1.p3"}),),
    "voting": VOTING,
    "voted": (*VOTING, ("system", "phase.close_votes", {"id": "r1.p5"})),
    "notes-only": (*VOTING, ("system", "room.lock", {"id": "r1", "notes_only": True})),
    "frozen": (*VOTING, ("system", "room.lock", {"id": "r1", "frozen": True})),
    "ended": (*VOTING, ("system", "phase.start", {"id": "r1.p6"})),
    "closed": (*VOTING, ("system", "room.close", {"id": "r1"})),
}


class Hour:
    """A company whose room can be put into each state."""

    def __init__(self, url: str) -> None:
        """Fill an empty database with everything that stands before the room opens."""
        chance = Random(1)
        self.now, self.sent = NOW, 0
        self.store = Store(url).open()
        hub = Hub(lambda: 0.0, lambda _s, _a: None, Limits())

        def draw(letters: str, n: int) -> str:
            return "".join(chance.choices(letters, k=n))

        self.service = RoomService(self.store, hub, lambda: self.now, draw)
        with self.store.begin(W) as tx:
            for who, name, payload in (
                *_people(),
                *_map(),
                *_said(),
                *_board(),
                *_decisions(),
            ):
                self.must(tx, who, name, payload)
            self._sign(tx)
            owners = {"d-decided": [], "d-sealed": ["ann", "lea"], "d-held": ["ben"]}
            for id, days in (("d-decided", -1), ("d-sealed", -5), ("d-held", -5)):
                self.now = later(NOW, days=days)
                outside = {"id": id, "one_line": id, "made_in": "outside", "co_owners": owners[id]}
                self.must(tx, "ann", "decision.raise", outside)
                self.must(tx, "ann", "decision.decide", {"id": id})
            self.now = NOW
            for id in ("d-sealed", "d-held"):
                self.must(tx, "system", "decision.seal", {"id": id})

    @contextmanager
    def state(self, name: str) -> Iterator[Transaction]:
        """Put the room into a state; all of it is taken back afterwards."""
        with suppress(_TakenBack), self.store.begin(W) as tx:
            for act in () if name == "prepared" else _live():
                self.must(tx, *act)
            for act in STEPS[name]:
                self.must(tx, *act)
            tx.flush()
            yield tx
            raise _TakenBack

    def answer(self, tx: Transaction, each: Case, command: str, column: str, state: str) -> str:
        """Return what the service answers to a command, and whether it changed anything.

        Returns:
            The code of a refusal, ``ok``, or ``nothing`` for an acknowledgement without a change.
        """
        driver = tx._driver
        driver.execute("SAVEPOINT before")
        try:
            here = self.store._transaction(driver, W)
            me = COLUMNS[column].member_id
            words = {"{me}": me, "{phase}": PHASE.get(state, "r1.p5"), "{hash}": _hash(here)}
            for who, name, payload in each.before:
                # Where the room does not take it, the command is asked without.
                with suppress(DomainError, AssertionError):
                    self.must(here, who, name, _filled(payload, words))
            stood = here.head().seq
            code = self._ask(here, me, command, _filled(each.payload, words))
            return "nothing" if code == OK and here.head().seq == stood else code
        finally:
            driver.execute("ROLLBACK TO SAVEPOINT before")

    def must(self, tx: Transaction, who: str, name: str, payload: Any) -> None:
        """Let somebody make a change that is accepted."""
        if who == "system":
            self.service._perform(tx, Step(SYSTEM, name, dict(payload), self.now))
            return
        code = self._ask(tx, who, name, payload)
        assert code == OK, f"{who} could not {name}: {code}"

    def _ask(self, tx: Transaction, who: str, name: str, payload: dict[str, Any]) -> str:
        self.sent += 1
        # What is to be taken back is known by its author.
        op = f"op-{who}" if payload.get("id") == f"u-{who}" else f"o{self.sent}"
        proposal = Proposal(op, f"c-{who}", self.sent, name, payload)
        job = Job(Caller(W, f"s-{who}"), proposal, None, lambda _answer: None)
        refusal = self.service._one(tx, job).answer.refusal
        return refusal.code if refusal else OK

    def _sign(self, tx: Transaction) -> None:
        found = tx.get(Decision, "d-ready")
        assert found is not None
        for who in SEATS:
            self.must(tx, who, "stance.take", {"decision_id": "d-ready", "stance": "agree",
                                               "text_hash": found.text_hash})  # fmt: skip


class _TakenBack(Exception):
    pass


def _hash(tx: Transaction) -> str:
    found = tx.get(Decision, "d-open")
    return found.text_hash if found else ""


def _filled(value: Any, words: dict[str, str]) -> Any:
    match value:
        case str():
            for word, said in words.items():
                value = value.replace(word, said)
            return value
        case dict():
            return {key: _filled(inner, words) for key, inner in value.items()}
        case list():
            return [_filled(inner, words) for inner in value]
        case _:
            return value


def _people() -> Iterator[Act]:
    yield "system", "workspace.set", {"name": "Larkfield"}
    for id, code in FUNCTIONS.items():
        yield "system", "function.set", {"id": id, "name": id, "code": code,
                                         "pseudo": id == "company"}  # fmt: skip
    cast = {column.member_id: (column.role, column.seat) for column in COLUMNS.values()
            if column.role != PROJECTOR}  # fmt: skip
    for id, (role, seat) in {**cast, **OTHERS}.items():
        if role != "guest":
            yield "system", "member.set", {
                "id": id, "name": id.title(), "role": role, "seat": seat,
                "function_id": "ops" if id == "ben" else "sales",
                "is_chief_executive": id == CHIEF,
            }  # fmt: skip
    yield "system", "member.welcome", {"id": "gus", "name": "Gus", "function_id": "ops"}
    for n in (1, 2):
        yield "system", "room.create", {"id": f"r{n}", "quarter": f"2026-Q{n}", "title": f"R {n}"}
    ways = {"gus": "room code", "kim": "room code", "una": "open door, identity not checked"}
    for id in (*cast, *OTHERS):
        yield "system", "session.open", {
            "id": f"s-{id}", "member_id": id, "how": ways.get(id, "private link"),
            "room_id": "r1" if id == "gus" else None,
        }  # fmt: skip
    yield "system", "session.pair", {"id": "s-wall", "room_id": "r1", "paired_by": "fay"}


def _map() -> Iterator[Act]:
    yield "system", "segment.set", {"id": "seg", "name": "Homes"}
    for n in (1, 2, 3):
        yield "system", "stage.add", {"id": f"st{n}", "order": n, "name": f"I call {n}"}
    for n in (1, 2, 3):
        yield "system", "step.add", {"id": f"sp{n}", "stage_id": "st1", "order": n,
                                     "name": f"Step {n}", "quarter": "2026-Q1",
                                     "function_id": "sales"}  # fmt: skip
    yield "system", "hand_off.set", {
        "id": "h1", "kind": "function pair", "giving": "sales", "receiving": "ops",
        "giving_leader": "ann", "receiving_leader": "ben", "standard": "In a day",
    }  # fmt: skip


def _said() -> Iterator[Act]:
    yield "system", "commitment.set", {"id": "w2", "text": "We say the date", "test": "Ten dates"}
    yield CHIEF, "commitment.adopt", {"id": "w2"}
    yield "ann", "evidence.add", {"id": "e1", "kind": "unaided", "form": "quote", "text": "Late.",
                                  "stage_id": "st1", "observed_on": "2026-05-01"}  # fmt: skip
    yield "ann", "kpi.set", {"id": "k1", "stage_id": "st1", "name": "Answered at once",
                             "type": "count", "direction": "up"}  # fmt: skip
    yield "ann", "reading.add", {"id": "m1", "kpi_id": "k1", "date": "2026-05-01", "value": "9"}


def _board() -> Iterator[Act]:
    for who in WRITERS:
        for kind in ("n", "u"):
            yield who, "note.add", {"id": f"{kind}-{who}", "room_id": "r1", "lane": "WHO",
                                    "stage_id": "st2", "text": f"Of {who}"}  # fmt: skip
    yield "ben", "group.make", {"id": "g1", "name": "One", "note_ids": ["u-ben"]}
    yield "cem", "group.make", {"id": "g2", "name": "Two", "note_ids": ["u-cem"]}


def _decisions() -> Iterator[Act]:
    for id in ("d-open", "d-ready", "d-parked"):
        yield "ann", "decision.raise", {"id": id, "one_line": f"Do {id}", "room_id": "r1",
                                        "anchors": {"stage_ids": ["st1"]}}  # fmt: skip
        for who, text in (("ann", "Do it"), ("ben", "Do nothing")):
            yield who, "decision.propose", {"id": id, "text": text}
    aim = {"kpi": "on time", "to": "90 %", "by": "2026-06-30"}
    yield "ann", "decision.edit", {"id": "d-ready", "chosen": 0, "expectation": aim,
                                   "review_date": "2026-06-30"}  # fmt: skip
    yield "fay", "decision.note_dissent_round", {"id": "d-ready", "asked": ["ann", "ben"]}
    yield "fay", "decision.park", {"id": "d-parked", "owner": "ann", "until": "2026-06-01"}


def _live() -> Iterator[Act]:
    """Everything that happened in the room before the phase in question."""
    yield "system", "room.open", {"id": "r1"}
    yield "system", "room.open_door", {"id": "r1"}
    for who in SEATS:
        yield who, "room.enter", {"room_id": "r1"}
    yield "system", "phase.start", {"id": "r1.p8"}
    yield "ben", "read_back.write", {"decision_id": "d-open", "text": "We do it"}
    yield "system", "phase.reveal", {"id": "r1.p8"}
    yield "system", "poll.open", {"id": "q1", "room_id": "r1", "instrument": "reliability",
                                  "stage_id": "st1"}  # fmt: skip
    for who in ("ann", "ben", "cem", "flo"):
        yield who, "poll.answer", {"id": f"a-{who}", "poll_id": "q1", "choice": "reliable"}

"""Commands tried against a database in the middle of everything, without leaving a trace."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Any
from uuid import uuid4

from customer_room.bootstrap import draw
from customer_room.domain.command import REGISTRY, At, decide, parse
from customer_room.domain.errors import DomainError
from customer_room.domain.nouns import RECORDS
from customer_room.domain.operation import Change, Tables, edit_of
from customer_room.domain.policy import SYSTEM, Actor
from customer_room.domain.values import later
from customer_room.live.standing import Caller, resolve
from customer_room.store.log import Transaction
from customer_room.store.store import Store
from tests.memory import MemoryTransaction, State
from tests.properties.company import BEGAN, OTHER, W, session_of
from tests.properties.drawing import Drawer

TRIES = 60
TAKEN_BACK = {spec.done for spec in REGISTRY.values() if spec.undoable}
MOMENTS = [BEGAN, *(later(BEGAN, hours=hours) for hours in (1, 48, 96, 97))]
NEXT: tuple[tuple[str, dict[str, Any]], ...] = (
    ("phase.start", {"id": "r1.p4"}),
    ("room.close", {"id": "r1"}),
    ("room.open", {"id": "r2"}),
    ("room.create", {"id": "r3", "quarter": "2026-Q2", "title": "Dry run", "kind": "rehearsal"}),
)


class Trials:
    """Tries commands inside a transaction that is never committed."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.chance = Random(5)
        self.moments: list[tuple[MemoryTransaction, Tables, str, list[Any]]] = []
        for steps in range(len(MOMENTS)):
            with self.unsaved(W) as tx:
                now = self.go_on(tx, steps)
                tables, log = tx.all_rows(tx.tables), list(tx.operations())
                self.moments.append((MemoryTransaction(State(tables, log), RECORDS), tables, now,
                                     log))  # fmt: skip

    @contextmanager
    def unsaved(self, workspace_id: str) -> Iterator[Transaction]:
        """Give a transaction and take back all that it did."""
        with suppress(_TakenBack), self.store.begin(workspace_id) as tx:
            yield tx
            raise _TakenBack

    def actor(self, who: str, workspace_id: str = W, now: str = BEGAN) -> Actor:
        prefix = "x-" if workspace_id == OTHER else ""
        with self.store.reading(workspace_id) as read:
            return resolve(read, Caller(workspace_id, f"{prefix}{session_of(who)}"), now)

    def tried(self, name: str, actor: Actor, **fixed: Any) -> Iterator[tuple[str, Any, str]]:
        """Draw payloads and yield what each came to: ``done`` or a code, payload and moment."""
        for read, tables, now, log in self.moments:
            ops = [op.op_id for op in log
                   if op.actor_id == actor.member_id and op.kind in TAKEN_BACK]  # fmt: skip
            drawer = Drawer(self.chance, tables, actor.member_id, ops)
            for _ in range(TRIES):
                payload = drawer.payload(name, **fixed)
                yield _verdict(read, name, payload, actor, now), payload, now

    def outcomes(self, name: str, actor: Actor, **fixed: Any) -> set[str]:
        return {verdict for verdict, _, _ in self.tried(name, actor, **fixed)}

    def accepted(self, name: str, actor: Actor, **fixed: Any) -> tuple[dict[str, Any], str] | None:
        """Find a payload that changes something for this actor, and when."""
        found = ((p, now) for verdict, p, now in self.tried(name, actor, **fixed)
                 if verdict == "done")  # fmt: skip
        return next(found, None)

    def go_on(self, tx: Transaction, steps: int) -> str:
        """Bring a workspace to a later moment: see ``NEXT``."""
        now = MOMENTS[steps]
        for name, payload in NEXT[:steps]:
            perform(tx, name, payload, SYSTEM, now)
        return now


class _TakenBack(Exception):
    pass


def perform(tx: Transaction, name: str, payload: dict[str, Any], actor: Actor, now: str) -> None:
    """Make a command on a real transaction, as the service does."""
    command = parse(name, payload)
    effects = decide(tx, command, actor, At(now, draw))
    tx.append(command.spec.done, uuid4().hex, now, actor.member_id, None, effects)


def _verdict(read: Any, name: str, payload: dict[str, Any], actor: Actor, now: str) -> str:
    try:
        effects = decide(read, parse(name, payload), actor, At(now, draw))
        return "done" if any(_differs(read, effect) for effect in effects) else "no change"
    except DomainError as refused:
        return refused.code


def _differs(read: MemoryTransaction, effect: Any) -> bool:
    return isinstance(effect, Change) and (
        edit_of(effect, read.state.tables.get(effect.table, {}).get(effect.id)) is not None
    )

"""What must hold whenever nothing is on its way: the account of every command ever sent."""

import copy
import json
from collections import Counter
from contextlib import suppress
from typing import Any

from customer_room.domain.command import At, decide, parse
from customer_room.domain.errors import DomainError
from customer_room.domain.nouns import RECORDS
from customer_room.domain.operation import Change, Operation, Tables, apply
from customer_room.domain.sessions import Session
from customer_room.live.standing import Caller, resolve
from customer_room.operations.check import check_workspace
from tests.memory import MemoryTransaction, State
from tests.properties.client import Client
from tests.properties.company import W
from tests.properties.oracle import leaks, topic_leaks, whispers
from tests.properties.replica import rows
from tests.properties.world import World


class Ledger:
    """Watches a world; ``check`` raises at the first thing that does not hold.

    Attributes:
        accepted: Names of commands that changed something.
        refused: Codes of refusals that were answered.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.accepted: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.audited: set[tuple[int, int]] = set()
        with world.store.reading(W) as read:
            self.operations = list(read.operations())
            self.tables = read.all_rows(read.tables)

    def check(self) -> None:
        """Check everything; the world must have settled."""
        moments, fresh = self._follow()
        self._account(moments)
        self._budgets()
        for client in self.world.clients:
            self._screens(client)
            self._secrets(client, moments, fresh)
        self.world.times = [self.world.now]

    def _follow(self) -> tuple[list[Tables], list[Operation]]:
        """Replay what was logged since the last look; return every moment in between."""
        with self.world.store.reading(W) as read:
            fresh = list(read.operations(after=len(self.operations)))
            standing = read.all_rows(read.tables)
            found = check_workspace(read)
            assert found.fault is None, found.fault
        moments = [copy.deepcopy(self.tables)]
        for operation in fresh:
            moment = {table: dict(records) for table, records in moments[-1].items()}
            apply(moment, [edit.change() for edit in operation.edits])
            moments.append(moment)
        numbers = [op.seq for op in self.operations + fresh]
        assert numbers == list(range(1, len(numbers) + 1)), "the log has a gap"
        replayed = {name: moments[-1].get(name, {}) for name in standing if name != "person"}
        assert rows(replayed) == rows({k: v for k, v in standing.items() if k != "person"})
        self.operations += fresh
        self.tables = moments[-1] = standing
        return moments, fresh

    def _account(self, moments: list[Tables]) -> None:
        """Every acknowledged command stands in the log once, or made no difference."""
        logged = Counter(op.op_id for op in self.operations)
        assert not [op for op, times in logged.items() if times > 1], "applied twice"
        for place, client in enumerate(self.world.clients):
            assert not client.outbox, f"no answer to {client.outbox}"
            for seq, refusal in client.answers.items():
                if (place, seq) in self.audited:
                    continue
                self.audited.add((place, seq))
                self._audit(client, client.sent[seq], refusal, logged, moments)

    def _audit(self, client: Client, frame: dict[str, Any], refusal: dict[str, Any] | None,
               logged: Counter[str], moments: list[Tables]) -> None:  # fmt: skip
        if refusal is not None:
            self.refused[refusal["code"]] += 1
            assert frame["op"] not in logged, f"refused and yet done: {frame} {refusal}"
        elif frame["op"] in logged:
            self.accepted[frame["name"]] += 1
        else:
            assert any(self._makes_no_difference(client, frame, moment, now)
                       for moment in moments for now in self.world.times), (
                f"acknowledged and lost: {frame}"
            )  # fmt: skip

    def _makes_no_difference(
        self, client: Client, frame: dict[str, Any], moment: Tables, now: str
    ) -> bool:
        """Whether a command, from any of its member's sessions, asks for what already stands."""
        read = MemoryTransaction(State(copy.deepcopy(moment), list(self.operations)), RECORDS)
        for session in read.find(Session, member_id=client.member_id):
            with suppress(DomainError):
                actor = resolve(read, Caller(W, session.id), now)
                command = parse(frame["name"], frame["payload"])
                effects = decide(read, command, actor, At(now, lambda a, n: a[:1] * n))
                return all(isinstance(each, Change) and not read._write(each) for each in effects)
        return False

    def _budgets(self) -> None:
        dots: Counter[tuple[str, str]] = Counter()
        slots: set[tuple[str, str, int]] = set()
        for vote in self.tables["vote"].values():
            key = (vote["phase_id"], vote["voter_id"])
            dots[key] += 1
            slots.add((*key, vote["slot"]))
        for (phase, voter), given in dots.items():
            budget = self.tables["phase"][phase]["vote_budget"]
            assert given <= budget, f"{voter} gave {given} of {budget} dots in {phase}"
        assert len(slots) == len(self.tables["vote"]), "a dot was given twice"

    def _screens(self, client: Client) -> None:
        """What a client holds is what it would be sent anew."""
        try:
            fresh = json.loads(self.world.snapshot(client))["records"]
        except DomainError:
            return
        held = rows(client.replica.tables)
        differing = [t for t in {*held, *rows(fresh)} if held.get(t) != rows(fresh).get(t)]
        assert not differing, (
            f"{client.eyes} holds another {differing}: "
            f"{[_difference(held.get(t, {}), fresh.get(t, {})) for t in differing]}"
        )

    def _secrets(self, client: Client, moments: list[Tables], fresh: list[Operation]) -> None:
        """Nothing was sent that was not for these eyes at any of the moments."""
        moved = [(edit.table, edit.id) for op in fresh for edit in op.edits]
        seen, client.seen = client.seen, []
        for eyes, raw in seen:
            frame = json.loads(raw)
            found = [
                *leaks(frame, eyes, moments),
                *whispers(raw, eyes, moments),
                *topic_leaks(frame, eyes, moved, moments),
            ]
            assert not found, f"{eyes} was sent {found}"


def _difference(held: dict[str, Any], fresh: dict[str, Any]) -> Any:
    return [(id, held.get(id), fresh.get(id)) for id in {*held, *fresh}
            if held.get(id) != fresh.get(id)][:2]  # fmt: skip

"""What must hold whenever nothing is on its way: the account of every command ever sent."""

import copy
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from customer_room.domain.command import REGISTRY, At, decide, parse
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
        forgot: A rehearsal has ended since the last look: what was said of it cannot be audited.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.accepted: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.audited: set[tuple[int, int]] = set()
        self.forgot = False
        with world.store.reading(W) as read:
            self.operations = list(read.operations())
            self.tables = read.all_rows(read.tables)
            self.epoch = read.head().epoch

    def check(self) -> None:
        """Check everything; the world must have settled."""
        moments, fresh = self._follow()
        self._account(moments)
        self._budgets()
        self._nameless(fresh)
        for client in self.world.clients:
            self._screens(client)
            self._secrets(client, moments, fresh)
        self.world.times = [self.world.now]

    def _follow(self) -> tuple[list[Tables], list[Operation]]:
        """Replay what was logged since the last look; return every moment in between."""
        with self.world.store.reading(W) as read:
            self.forgot, self.epoch = read.head().epoch != self.epoch, read.head().epoch
            fresh = list(read.operations(after=0 if self.forgot else len(self.operations)))
            standing = read.all_rows(read.tables)
            found = check_workspace(read)
            assert found.fault is None, found.fault
        if self.forgot:
            self.operations, self.tables = fresh, standing
            return [standing], []
        moments = [copy.deepcopy(self.tables)]
        for operation in fresh:
            moment = {table: dict(records) for table, records in moments[-1].items()}
            apply(moment, [edit.change() for edit in operation.edits])
            moments.append(moment)
        numbers = [op.seq for op in self.operations + fresh]
        assert numbers == list(range(1, len(numbers) + 1)), "the log has a gap"
        logged = {name: held for name, held in standing.items() if RECORDS[name].logged}
        replayed = {name: moments[-1].get(name, {}) for name in logged}
        assert rows(replayed) == rows(logged)
        self.operations += fresh
        self.tables = moments[-1] = standing
        return moments, fresh

    def _account(self, moments: list[Tables]) -> None:
        """Every acknowledged command stands in the log once, or made no difference."""
        logged = Counter(op.op_id for op in self.operations)
        assert not [op for op, times in logged.items() if times > 1], "applied twice"
        for client in self.world.clients:
            assert not client.outbox, f"no answer to {client.outbox}"
            for seq, refusal in client.answers.items():
                if (id(client), seq) in self.audited:
                    continue
                self.audited.add((id(client), seq))
                self._audit(client, client.sent[seq], refusal, logged, moments)

    def _audit(self, client: Client, frame: dict[str, Any], refusal: dict[str, Any] | None,
               logged: Counter[str], moments: list[Tables]) -> None:  # fmt: skip
        if refusal is not None:
            self.refused[refusal["code"]] += 1
            assert frame["op"] not in logged, f"refused and yet done: {frame} {refusal}"
        elif frame["op"] in logged or self._made_unsigned(frame):
            self.accepted[frame["name"]] += 1
        elif not self.forgot:
            assert any(self._makes_no_difference(client, frame, moment, now)
                       for moment in moments for now in self.world.times), (
                f"acknowledged and lost: {frame}"
            )  # fmt: skip

    def _made_unsigned(self, frame: dict[str, Any]) -> bool:
        """Whether the log knows this of a note without a name: under another id, and nobody's."""
        done, id = REGISTRY[frame["name"]].done, frame["payload"].get("id")
        unsigned = [op for op in self.operations if op.kind == done and op.actor_id == ""]
        return any(id is None or edit.id == id for op in unsigned for edit in op.edits)

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

    def _nameless(self, fresh: list[Operation]) -> None:
        """Who wrote a nameless note is kept while its phase runs, and never in the log."""
        phases = self.tables["phase"]
        kept = self.tables.get("note_author", {})
        over = [id for id, row in kept.items() if phases[row["phase_id"]]["status"] == "done"]
        assert not over, f"who wrote {over} is still known"
        for operation in fresh:
            made = [edit.id for edit in operation.edits
                    if edit.table == "note" and edit.before is None
                    and (edit.after or {}).get("author_id") == ""]  # fmt: skip
            assert not (made and operation.actor_id), f"the log says who wrote {made}"

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

    def _wrote(self, member_id: str) -> set[str]:
        """The texts of notes that somebody has sent: the log forgets whose the nameless are."""
        found = set[str]()
        for client in self.world.clients:
            for frame in client.sent.values():
                given = frame["payload"]
                texts = [given.get("text"), *(r.get("text") for r in _rows(given))]
                if (given.get("author_id") or client.member_id) == member_id:
                    found |= {text.strip() for text in texts if isinstance(text, str)}
        return found

    def _secrets(self, client: Client, moments: list[Tables], fresh: list[Operation]) -> None:
        """Nothing was sent that was not for these eyes at any of the moments."""
        moments = list(_with_own(moments, client.member_id, self._wrote(client.member_id)))
        moved = [(edit.table, edit.id) for op in fresh for edit in op.edits]
        seen, client.seen = client.seen, []
        seen = [] if self.forgot else seen
        for eyes, raw in seen:
            frame = json.loads(raw)
            found = [
                *leaks(frame, eyes, moments),
                *whispers(raw, eyes, moments),
                *topic_leaks(frame, eyes, moved, moments),
            ]
            assert not found, f"{eyes} was sent {found}"


def _rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    given = payload.get("rows")
    return [row for row in given if isinstance(row, dict)] if isinstance(given, list) else []


def _with_own(moments: list[Tables], member_id: str, texts: set[str]) -> Iterator[Tables]:
    """Yield the moments as they were for somebody who knows which nameless notes are his."""
    for moment in moments:
        own = {id: {"member_id": member_id} for id, row in moment.get("note", {}).items()
               if not row["author_id"] and row["text"] in texts}  # fmt: skip
        yield {**moment, "note_author": {**moment.get("note_author", {}), **own}}


def _difference(held: dict[str, Any], fresh: dict[str, Any]) -> Any:
    return [(id, held.get(id), fresh.get(id)) for id in {*held, *fresh}
            if held.get(id) != fresh.get(id)][:2]  # fmt: skip

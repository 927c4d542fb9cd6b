"""Taking every trace of a room out of what the store keeps beside the records.

The log only grows, but for this: a rehearsal leaves no record (DOMAIN §2, Room). Operations that
were all about it go; others lose what concerns it; the numbers close up, so that the log is as if
there had been no rehearsal. The database lets it happen in workspaces that stand in ``forgetting``
and nowhere else; none does once the transaction is over.
"""

from collections.abc import Callable, Iterable
from typing import Any

import orjson

from customer_room.domain.command import Forget
from customer_room.domain.operation import Edit, Operation
from customer_room.store.statements import Driver, Statements
from customer_room.store.tables import Schema

Record = tuple[str, str]
OF_WORKSPACE = ("workspace_id",)
CLIENT = ("member_id", "client_id", "client_seq")
# What a credential can be made out to.
HOLDERS = ("member", "session")


class Forgetting:
    """One workspace that forgets one room, inside its writer's transaction."""

    def __init__(
        self, driver: Driver, statements: Statements, schema: Schema, workspace_id: str
    ) -> None:
        self._driver, self._statements = driver, statements
        self._own, self._here = schema.own, {"workspace_id": workspace_id}
        self._thinned: set[str] = set()

    def run(
        self,
        forget: Forget,
        edits: Iterable[Edit],
        operations: Callable[[int], Iterable[Operation]],
    ) -> int:
        """Forget, and return the number of the log's last operation.

        Args:
            forget: What is forgotten.
            edits: What removed its records just now.
            operations: Returns the log after a number, in order.
        """
        removed = {(edit.table, edit.id) for edit in edits if edit.after is None}
        first = self._first(forget.room_id)
        self._run(self._statements.insert(self._own["forgetting"]))
        last = self._thin_out(forget, removed.copy(), list(operations(first - 1)), first - 1)
        self._run(self._statements.delete(self._own["forgetting"], OF_WORKSPACE))
        self._run(self._statements.baselines_since(self._own["baseline"]), from_seq=first)
        people = sorted(id for table, id in removed if table in HOLDERS)
        self._answers(set(people))
        self._secrets(forget.room_id, people)
        return last

    def _first(self, room_id: str) -> int:
        text = self._statements.first_of_room(self._own["log"])
        found = self._run(text, room_id=room_id).fetchone()
        return 1 if found is None or found[0] is None else int(found[0])

    def _thin_out(self, forget: Forget, gone: set[Record], log: list[Operation], last: int) -> int:
        for operation in log:
            left = [edit for edit in operation.edits if not _is_of(forget, gone, edit)]
            was_about = operation.room_id == forget.room_id
            if not left and (operation.edits or was_about):
                self._run(self._statements.delete(self._own["log"], ("workspace_id", "seq")),
                          seq=operation.seq)  # fmt: skip
                continue
            last += 1
            self._rewrite(operation, left, last, None if was_about else operation.room_id)
        return last

    def _rewrite(
        self, operation: Operation, left: list[Edit], seq: int, room_id: str | None
    ) -> None:
        """Keep what is left of an operation, under the number it comes to."""
        values: dict[str, Any] = {}
        if seq != operation.seq:
            values["seq"] = seq
        if len(left) < len(operation.edits) or room_id != operation.room_id:
            kept = [(edit.table, edit.id, edit.before, edit.after) for edit in left]
            self._thinned.add(operation.op_id)
            values |= {"edits": orjson.dumps(kept).decode(), "room_id": room_id}
        if values:
            keys = ("workspace_id", "seq")
            text = self._statements.update(self._own["log"], tuple(values), keys)
            new = {f"new_{name}": value for name, value in values.items()}
            self._driver.execute(text, {
                **new, "key_workspace_id": self._here["workspace_id"], "key_seq": operation.seq,
            })  # fmt: skip

    def _answers(self, people: set[str]) -> None:
        """Keep the answers to what stands in the log whole: it may be sent again, unacknowledged.

        A refusal may quote what was written; the digest of what lost a part gives that part away.
        """
        log, outcome = self._own["log"], self._own["outcome"]
        ops = self._run(self._statements.select_one(log, ("op_id",), OF_WORKSPACE)).fetchall()
        whole = {op_id for (op_id,) in ops} - self._thinned
        forget = self._statements.delete(outcome, (*OF_WORKSPACE, *CLIENT))
        text = self._statements.select_one(outcome, (*CLIENT, "answer"), OF_WORKSPACE)
        for *client, stored in self._run(text).fetchall():
            answer = orjson.loads(stored)
            if answer["refusal"] or answer["op"] not in whole or client[0] in people:
                self._run(forget, **dict(zip(CLIENT, client, strict=True)))

    def _secrets(self, room_id: str, holders: list[str]) -> None:
        """Delete what let somebody in to the room, and let other links lead elsewhere."""
        keys = ("workspace_id", "subject_id")
        for holder in holders:
            self._run(self._statements.delete(self._own["credential"], keys), subject_id=holder)
        text = self._statements.credentials_like(self._own["credential"])
        for hash, data in self._run(text, quoted=f"%{room_id}%").fetchall():
            self._redirect(hash, orjson.loads(data), room_id)

    def _redirect(self, hash: str, data: dict[str, Any], room_id: str) -> None:
        table = self._own["credential"]
        if data.get("room_id") == room_id:
            self._run(self._statements.delete(table, ("hash",)), hash=hash)
        elif data.get("go") == f"/room/{room_id}":
            text = self._statements.update(table, ("data",), ("hash",))
            elsewhere = orjson.dumps({**data, "go": "/"}).decode()
            self._driver.execute(text, {"key_hash": hash, "new_data": elsewhere})

    def _run(self, text: str, **keys: Any) -> Any:
        return self._driver.execute(text, {**self._here, **keys})


def _is_of(forget: Forget, gone: set[Record], edit: Edit) -> bool:
    """Whether an edit is of a forgotten record; edits come oldest first, and the first is whole."""
    record = (edit.table, edit.id)
    if record not in gone and any(forget.covers(f) for f in (edit.before, edit.after) if f):
        gone.add(record)
    return record in gone

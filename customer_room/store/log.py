"""Writing one workspace: an operation's log row, table rows and register lines together.

Tables are the truth; the log says who changed what, and replays to the tables within an epoch.
"""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import orjson
from sqlalchemy import Table

from customer_room.domain.command import Effect, Entry, Forget
from customer_room.domain.operation import (
    Change,
    Edit,
    Fields,
    Operation,
    Tables,
    apply,
    canonical,
    edit_of,
    state_hash,
)  # fmt: skip
from customer_room.store.credentials import Credential
from customer_room.store.forgetting import Forgetting
from customer_room.store.known import Known
from customer_room.store.outcomes import ClientRef, Outcome
from customer_room.store.reads import HEAD, Head, R, SqlRead, split
from customer_room.store.register import seal
from customer_room.store.statements import Driver, Statements
from customer_room.store.tables import Schema, Shape

ROW = ("workspace_id", "id")


class Transaction(SqlRead):
    """One unit of work of the only writer of a workspace.

    Made by ``Store.begin``, which commits on leaving and rolls back on any exception.

    Attributes:
        forgot: It deleted something that is kept nowhere else, and must not be found any more.
    """

    def __init__(
        self,
        driver: Driver,
        statements: Statements,
        schema: Schema,
        workspace_id: str,
        head: Head,
        known: Known,
    ) -> None:
        super().__init__(driver, statements, schema, workspace_id, known)
        self._head = self._stored_head = head
        self.forgot = False

    def head(self) -> Head:
        """Return where the workspace stands, what was appended just now included."""
        return self._head

    def count(self, kind: type[R], **equals: Any) -> int:
        """Return how many records ``find`` would return, without reading them."""
        # A full board is not counted again for every note.
        counts, key = self.known.counts, (kind.table_name, tuple(sorted(equals.items())))
        if key not in counts:
            counts[key] = super().count(kind, **equals)
        return counts[key]

    def append(
        self,
        kind: str,
        op_id: str,
        at: str,
        actor_id: str,
        room_id: str | None,
        effects: Iterable[Effect],
    ) -> Operation:
        """Write what a command decided.

        Args:
            kind: Past tense, such as ``note.added``.
            at: The Instant of the change.
            effects: Changes and register lines, in order.

        Returns:
            The operation with all its edits, those of people's names included, which the log
            leaves out; one that forgets a room is in no log. If nothing differs, nothing is
            written and it has no edits.

        Raises:
            KeyError: A change names a table or field that does not exist.
        """
        edits: list[Edit] = []
        sealed, forgets = False, False
        for effect in effects:
            match effect:
                case Change():
                    edit = self._write(effect, at, actor_id)
                    edits += [] if edit is None else [edit]
                case Entry():
                    self._seal(effect)
                    sealed = True
                case Forget():
                    self._forget(effect, edits)
                    forgets = True
        is_logged = not forgets and (bool(edits) or sealed)
        if is_logged:
            stood = self._head
            self._head = Head(stood.seq + 1, stood.epoch, stood.register_n, stood.register_hash)
        operation = Operation(self._head.seq, op_id, kind, at, actor_id, room_id, tuple(edits))
        if is_logged:
            self._log(operation)
        return operation

    def outcome(self, ref: ClientRef) -> Outcome | None:
        """Return what this submission was answered, or None if it is new."""
        if ref.client_seq > self._newest(ref):
            return None
        row = self._own("outcome", ("digest", "answer"), **_ref(ref))
        return None if row is None else Outcome(row[0], orjson.loads(row[1]))

    def remember(self, ref: ClientRef, digest: str, answer: dict[str, Any]) -> None:
        """Keep the answer to a submission, refusals included."""
        text = orjson.dumps(answer).decode()
        self._insert("outcome", **_ref(ref), digest=digest, answer=text)
        newest = max(ref.client_seq, self._newest(ref))
        self.known.newest[ref.member_id, ref.client_id] = newest

    def erase(self, n: int) -> None:
        """Delete salt and text of a register line; the chain still verifies."""
        self._update("register", {"n": n}, dict.fromkeys(("salt", "text")))

    def keep_credential(self, credential: Credential) -> None:
        """Keep the hash of a new secret.

        Raises:
            ValueError: It is made out for another workspace.
        """
        if credential.workspace_id != self.workspace_id:
            raise ValueError("a credential belongs to the workspace that keeps it")
        self._insert("credential", **credential.as_row())

    def use_credential(self, hash: str, now: str) -> Credential | None:
        """Exchange a credential: count one use if it stands, else return None."""
        found = self.credential(hash)
        if found is None or not found.stands(now):
            return None
        if found.uses_left is not None:
            found = replace(found, uses_left=found.uses_left - 1)
            self._update("credential", {"hash": hash}, {"uses_left": found.uses_left})
        return found

    def revoke_credentials_of(self, subject_id: str, at: str) -> None:
        """Make every secret of a session, member or room worthless."""
        keys = {"subject_id": subject_id, "revoked_at": None}
        self._update("credential", keys, {"revoked_at": at})

    def start_epoch(self) -> str:
        """Begin a new epoch from the tables as they stand; return it."""
        epoch, state = secrets.token_hex(8), self.state()
        self._insert(
            "baseline",
            epoch=epoch,
            from_seq=self._head.seq,
            state=canonical(state).decode(),
            state_hash=state_hash(state),
        )
        self._head = replace(self._head, epoch=epoch)
        return epoch

    def _forget(self, forget: Forget, edits: list[Edit]) -> None:
        """Take a room out of log, answers and secrets, and go on in a new epoch without it."""
        forgetting = Forgetting(self._driver, self._statements, self._schema, self.workspace_id)
        self._head = replace(self._head, seq=forgetting.run(forget, edits, self.operations))
        self.start_epoch()
        self.known.clear()
        self.forgot = True

    def flush(self) -> None:
        """Write the head; ``Store.begin`` does so once, before the commit."""
        if self._head == self._stored_head:
            return
        self._update("head", {}, {name: getattr(self._head, name) for name in HEAD})
        self._stored_head = self._head

    def _newest(self, ref: ClientRef) -> int:
        """Return the highest number a client has been answered; clients count up."""
        newest, key = self.known.newest, (ref.member_id, ref.client_id)
        if key not in newest:
            keys = self._keys(member_id=ref.member_id, client_id=ref.client_id)
            row = self._driver.execute(self._statements.newest(self._schema.own), keys).fetchone()
            newest[key] = 0 if row is None or row[0] is None else row[0]
        return newest[key]

    def _write(self, change: Change, at: str, actor_id: str) -> Edit | None:
        """Bring one record into its table; None when nothing differs."""
        shape = self._schema.shapes[change.table]
        current = self._row(shape, change.id)
        if change.fields is not None:
            fields = _as_stored(shape, change.fields)
            if current is None:
                fields = shape.complete(change.id, fields)
            change = Change(change.table, change.id, fields)
        edit = edit_of(change, current)
        if edit is None:
            return None
        if edit.after is None:
            # What no log holds is gone for good once it is deleted.
            self.forgot |= not shape.record.logged
            text = self._statements.delete(shape.table, ROW)
            self._driver.execute(text, self._keys(id=change.id))
        elif current is None:
            self._insert_record(shape, edit, at, actor_id)
        else:
            self._update_record(shape, edit, at, actor_id)
        self.known.learn(edit, current)
        return edit

    def _insert_record(self, shape: Shape, edit: Edit, at: str, actor_id: str) -> None:
        audit = {"created_at": at, "created_by": actor_id, "updated_at": at, "updated_by": actor_id}
        values = self._statements.encode(shape, edit.after or {})
        text = self._statements.insert(shape.table)
        self._driver.execute(text, self._keys(id=edit.id, **values, **audit))

    def _update_record(self, shape: Shape, edit: Edit, at: str, actor_id: str) -> None:
        values = self._statements.encode(shape, edit.after or {})
        self._set(
            shape.table, {"id": edit.id}, {**values, "updated_at": at, "updated_by": actor_id}
        )

    def _log(self, operation: Operation) -> None:
        shapes = self._schema.shapes
        edits = [
            (edit.table, edit.id, edit.before, edit.after)
            for edit in operation.edits
            if shapes[edit.table].record.logged
        ]
        self._insert(
            "log",
            seq=operation.seq,
            epoch=self._head.epoch,
            op_id=operation.op_id,
            kind=operation.kind,
            at=operation.at,
            actor_id=operation.actor_id,
            room_id=operation.room_id,
            edits=orjson.dumps(edits).decode(),
        )

    def _seal(self, entry: Entry) -> None:
        head = self._head
        line = seal(entry, head.register_n + 1, head.register_hash)
        self._insert(
            "register",
            n=line.n,
            kind=line.kind,
            record_id=line.record_id,
            salt=line.salt,
            text=line.text,
            sealed=line.sealed,
            hash=line.hash,
        )
        self._head = replace(head, register_n=line.n, register_hash=line.hash)

    def _insert(self, own: str, **values: Any) -> None:
        text = self._statements.insert(self._schema.own[own])
        self._driver.execute(text, {**values, "workspace_id": self.workspace_id})

    def _update(self, own: str, keys: dict[str, Any], values: Fields) -> None:
        self._set(self._schema.own[own], keys, values)

    def _set(self, table: Table, keys: dict[str, Any], values: Fields) -> None:
        equal, null = split(self._keys(**keys))
        text = self._statements.update(table, tuple(values), equal, null)
        found = {f"key_{name}": value for name, value in self._keys(**keys).items()}
        self._driver.execute(text, {**found, **{f"new_{n}": v for n, v in values.items()}})


def replay(read: SqlRead) -> Tables:
    """Return what baseline and log of the current epoch say that the tables hold."""
    from_seq, tables = read.baseline()
    for operation in read.operations(after=from_seq):
        apply(tables, (edit.change() for edit in operation.edits))
    return {name: rows for name, rows in tables.items() if rows}


def _as_stored(shape: Shape, fields: Fields) -> Fields:
    """Return fields as their columns give them back, so that log and tables hold the same."""
    unknown = fields.keys() - shape.kinds.keys()
    if unknown:
        raise KeyError(f"{shape.table.name} has no field {sorted(unknown)}")
    numbers = [name for name in shape.numbers if isinstance(fields.get(name), int)]
    return {**fields, **{name: float(fields[name]) for name in numbers}} if numbers else fields


def _ref(ref: ClientRef) -> dict[str, Any]:
    return {"member_id": ref.member_id, "client_id": ref.client_id, "client_seq": ref.client_seq}

"""Whether a database is whole: log, tables and sealed register agree, or which row does not."""

from dataclasses import asdict, dataclass
from typing import Any

from customer_room.domain.operation import Fields, Tables, state_hash
from customer_room.store.log import replay
from customer_room.store.reads import SqlRead
from customer_room.store.register import Fault, verify
from customer_room.store.store import Store

ABSENT = "a field that is not there"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one workspace.

    Attributes:
        head: Number of the last operation.
        operations: How many the log holds.
        records: How many rows each table holds; empty tables are left out.
        sealed: Lines of the register, erased ones included.
        state_hash: Of everything the log accounts for; equal on every kind of database.
        fault: The first row that is not what it should be, or None.
    """

    workspace_id: str
    epoch: str
    head: int
    operations: int
    records: dict[str, int]
    sealed: int
    erased: int
    state_hash: str
    fault: Fault | None

    def as_json(self) -> dict[str, Any]:
        """Return the report for ``--json``."""
        return asdict(self)


def check(store: Store) -> list[Checked]:
    """Check every workspace of a database; nothing is changed."""
    found: list[Checked] = []
    for workspace_id in store.workspaces():
        with store.reading(workspace_id) as read:
            found.append(check_workspace(read))
    return found


def check_workspace(read: SqlRead) -> Checked:
    """Check one workspace: gap-free log, replay == tables, register chain; in this order."""
    head = read.head()
    lines, tables = read.register(), read.all_rows(read.tables)
    state = {name: tables[name] for name in read.logged if tables[name]}
    operations, gap = _count(read, head.seq)
    fault = gap or _difference(replay(read), state)
    fault = fault or verify(lines, head.register_n, head.register_hash)
    return Checked(
        workspace_id=read.workspace_id,
        epoch=head.epoch,
        head=head.seq,
        operations=operations,
        records={name: len(rows) for name, rows in tables.items() if rows},
        sealed=len(lines),
        erased=sum(line.text is None for line in lines),
        state_hash=state_hash(state),
        fault=fault,
    )


def _count(read: SqlRead, head: int) -> tuple[int, Fault | None]:
    """Count the operations; the fault is the first number that is missing or too much."""
    expected = 0
    for operation in read.operations():
        expected += 1
        if operation.seq != expected:
            return expected - 1, Fault("log", f"operation {expected}", "this operation is missing")
    if expected != head:
        row = f"operation {min(expected, head) + 1}"
        return expected, Fault("log", row, f"the log has {expected} operations, its head {head}")
    return expected, None


def _difference(expected: Tables, found: Tables) -> Fault | None:
    """Name the first row that baseline and log say otherwise than the tables."""
    for table in sorted(expected.keys() | found.keys()):
        rows, stored = expected.get(table, {}), found.get(table, {})
        for id in sorted(rows.keys() | stored.keys()):
            problem = _problem(rows.get(id), stored.get(id))
            if problem:
                return Fault(table, id, problem)
    return None


def _problem(logged: Fields | None, stored: Fields | None) -> str | None:
    if logged == stored:
        return None
    if logged is None:
        return "the log knows no such row"
    if stored is None:
        return "the row is missing"
    names = sorted(logged.keys() | stored.keys())
    wrong = [n for n in names if logged.get(n, ABSENT) != stored.get(n, ABSENT)]
    return f"{wrong[0]} is not what the log says"

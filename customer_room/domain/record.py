"""What a record is, and the narrow way rules read records."""

from typing import Any, ClassVar, Protocol, Self, TypeVar

from sqlmodel import SQLModel

from customer_room.domain.errors import IdTaken, NotFound, ObjectDeleted
from customer_room.domain.operation import Change, Operation

RECORDS: dict[str, type["Record"]] = {}
"""Every record by its table, filled as the noun modules are imported."""


class Record(SQLModel):
    """Something the product remembers; one per row, named by its table.

    Fields hold JSON values only: what stands in a row, in a change and on the wire is the same.
    """

    table_name: ClassVar[str]
    # Names and addresses stay out of the log, so that a person can be forgotten (ARCHITECTURE §5).
    logged: ClassVar[bool] = True
    # Whether it may change while a rehearsal is live, without being of it (lasting.py). What names
    # its room may.
    beside_rehearsals: ClassVar[bool] = False

    id: str

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "table_name" in cls.__dict__:
            RECORDS[cls.table_name] = cls

    def put(self) -> Change:
        """Return the change that creates this record, whole."""
        return Change(self.table_name, self.id, self.model_dump(mode="json", exclude={"id"}))

    def with_(self, **fields: Any) -> Change:
        """Return the change of some fields of this record."""
        return Change(self.table_name, self.id, fields)

    def into_bin(self, by: str, now: str, **fields: Any) -> Change:
        """Return the change that removes this record but keeps it, saying who removed it."""
        return self.with_(removed_at=now, removed_by=by, **fields)

    def gone(self) -> Change:
        """Return this record's tombstone."""
        return Change(self.table_name, self.id, None)

    def as_row(self) -> dict[str, Any]:
        """Return all fields by name, as ``from_row`` was given them.

        For records that were read: a record made just now is written with ``put``, which checks
        that its fields are JSON values.
        """
        return dict(self.__dict__)

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        """Build a record from a row's JSON values, all of them, as they were stored.

        Rows were checked when they were written: checking them again on every read would cost
        forty times as much as reading them.
        """
        record = cls.__new__(cls)
        object.__setattr__(record, "__dict__", row)
        object.__setattr__(record, "__pydantic_fields_set__", set(row))
        object.__setattr__(record, "__pydantic_extra__", None)
        object.__setattr__(record, "__pydantic_private__", None)
        return record


RecordT = TypeVar("RecordT", bound=Record)


class Read(Protocol):
    """All that a rule may ask, inside one transaction (SQL) or over a dict (tests)."""

    def get(self, kind: type[RecordT], id: str) -> RecordT | None:
        """Return one record of this workspace, or None."""
        ...

    def find(self, kind: type[RecordT], /, **equals: Any) -> list[RecordT]:
        """Return the records whose fields equal the given values, sorted by id."""
        ...

    def count(self, kind: type[RecordT], /, **equals: Any) -> int:
        """Return how many records ``find`` would return, without reading them."""
        ...

    def operation(self, op_id: str) -> Operation | None:
        """Return a logged operation of this workspace, or None."""
        ...

    def touched_since(
        self, table: str, id: str, seq: int, field: str | None = None
    ) -> Operation | None:
        """Return the newest operation after ``seq`` that changed a record, or None.

        Args:
            table: Which kind of record.
            id: Which one.
            seq: Only operations with a higher number.
            field: Only those that set this field of it.
        """
        ...


def one(read: Read, kind: type[RecordT], id: str) -> RecordT:
    """Return a record that stands.

    Raises:
        NotFound: It is absent, or belongs to another workspace.
        ObjectDeleted: It was removed; what was typed stays with the caller.
    """
    found = read.get(kind, id)
    if found is None:
        raise NotFound(f"This {spoken(kind)}")
    if getattr(found, "removed_at", None):
        raise ObjectDeleted(
            f"This {spoken(kind)} was removed meanwhile. "
            "Your text is kept on this device; copy it into a new one."
        )
    return found


def free(read: Read, kind: type[RecordT], id: str) -> None:
    """Refuse an id that is already taken.

    Raises:
        IdTaken: The id stands for another record; which one is nobody's business.
    """
    if read.get(kind, id) is not None:
        raise IdTaken


def spoken(kind: type[Record]) -> str:
    """Return what people call a record of this kind."""
    return "hand-off" if kind.table_name == "hand_off" else kind.table_name.replace("_", " ")

"""A room as one viewer may see it, at one moment, ready to send (P6)."""

import struct
import threading
import zlib
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from customer_room.domain.anonymity import NoteAuthor
from customer_room.domain.operation import Fields, Tables
from customer_room.domain.visibility import (
    ROOM_TABLES,
    RULES,
    Scene,
    Viewer,
    owner_of,
    view,
    viewer_of,
)  # fmt: skip
from customer_room.live.protocol import VERSION, encode
from customer_room.live.standing import Caller, look_into, me, resolve
from customer_room.store.reads import SqlRead
from customer_room.store.store import Store

KEPT = 64
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
LEVEL = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of JSON and its compressed form, to be joined with others into one gzip."""

    plain: bytes
    packed: bytes


@dataclass(frozen=True, slots=True)
class Rows:
    """All a room holds at one moment, before anybody looks at it.

    Attributes:
        owned: By member, the tables of which he sees more than others of his class do.
    """

    tables: Tables
    scene: Scene
    owned: Mapping[str, frozenset[str]]

    @property
    def apart(self) -> frozenset[str]:
        """The tables of which somebody sees more than others do."""
        return frozenset[str]().union(*self.owned.values())


class Snapshots:
    """Builds snapshots, each distinct view of a moment once.

    When two hundred dots are shown at once, everybody's own differ from everybody else's: what all
    of a class see alike is built and compressed once, and only the rest for each.
    """

    def __init__(self, store: Store, now: Callable[[], str]) -> None:
        self._store, self._now = store, now
        self._building = threading.Lock()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def take(
        self, caller: Caller, room_id: str, *, present: bool = False, packed: bool = True
    ) -> bytes:
        """Return the snapshot of a room as this caller may see it.

        Args:
            caller: Whose session.
            room_id: Which room.
            present: As the projector shows it, whoever opened it.
            packed: As gzip, else as plain JSON.

        Raises:
            LoginRequired: The session has ended.
            NotAllowed: Somebody still waits to be admitted.
            NotFound: Absent, or out of this session's reach.
        """
        now = self._now()
        with self._store.reading(caller.workspace_id) as read:
            actor = resolve(read, caller, now)
            look_into(read, actor, room_id)
            stands = read.head()
            moment = (caller.workspace_id, room_id, stands.seq, stands.epoch)
            records = self._records(read, moment, viewer_of(actor, present=present))
        told = me(actor, caller.workspace_id)
        head = {"epoch": stands.epoch, "now": now, "me": told, "protocol": VERSION}
        start = encode(head)[:-1] + b',"records":{'
        if not packed:
            return start + b",".join(part.plain for part in records) + b"}}"
        between = [each for part in records for each in (COMMA, part)][1:]
        return _join([_pack(start), *between, _pack(b"}}")])

    def _records(
        self, read: SqlRead, moment: tuple[str, str, int, str], viewer: Viewer
    ) -> list[Part]:
        """Return the tables as a viewer may see them, joined by commas the records of a room."""
        with self._building:
            rows: Rows = self._once(moment, lambda: _read(read, moment[1]))
            key = (*moment, viewer.audience, viewer.room_id)
            nobody = replace(viewer, member_id=None)
            alike: dict[str, Part] = self._once(key, lambda: _parts(rows, nobody))
            own = rows.owned.get(viewer.member_id or "", frozenset())
            return [_part(rows, [name], viewer) if name in own else part
                    for name, part in alike.items()]  # fmt: skip

    def _once(self, key: Hashable, build: Callable[[], Any]) -> Any:
        if key not in self._kept:
            self._kept[key] = build()
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def _read(read: SqlRead, room_id: str) -> Rows:
    tables: Tables = {}
    for table in sorted(RULES):
        if table in ROOM_TABLES:
            tables[table] = read.rows(table, room_id=room_id)
        elif table == "session":
            tables[table] = read.rows(table, ended_at=None)
        else:
            tables[table] = read.rows(table)
    scene = Scene(
        phases=_with_ids(tables["phase"]),
        decisions=_with_ids(tables["decision"]),
        polls=_with_ids(tables["poll"]),
        closed_rooms=frozenset(
            id for id, room in tables["room"].items() if room["status"] == "closed"
        ),
        authors={n.id: n.member_id for n in read.find(NoteAuthor, room_id=room_id)},
    )
    return Rows(tables, scene, _owned(tables, scene))


def _with_ids(rows: dict[str, Fields]) -> dict[str, Fields]:
    return {id: {**row, "id": id} for id, row in rows.items()}


def _owned(tables: Tables, scene: Scene) -> dict[str, frozenset[str]]:
    """Return, by member, the tables of which he sees more than others of his class do."""
    found: dict[str, set[str]] = defaultdict(set)
    for table, rows in tables.items():
        for id, row in rows.items():
            owner = owner_of(table, {**row, "id": id}, scene)
            if owner is not None:
                found[owner].add(table)
    return {owner: frozenset(names) for owner, names in found.items()}


def _parts(rows: Rows, viewer: Viewer) -> dict[str, Part]:
    """Return what a class of viewers sees: each table that somebody owns of apart, the rest as one.

    The rest has an empty name.
    """
    apart = sorted(rows.apart)
    rest = [name for name in rows.tables if name not in rows.apart]
    return {"": _part(rows, rest, viewer)} | {n: _part(rows, [n], viewer) for n in apart}


def _part(rows: Rows, tables: list[str], viewer: Viewer) -> Part:
    """Return some tables as one viewer may see them, without the braces around."""
    return _pack(encode({name: _project(rows, name, viewer) for name in tables})[1:-1])


def _project(rows: Rows, table: str, viewer: Viewer) -> dict[str, Fields]:
    """Return what one viewer may see of a table; rows that he may not are absent."""
    shown = ((id, view(table, fields, {**fields, "id": id}, rows.scene, viewer))
             for id, fields in rows.tables[table].items())  # fmt: skip
    return {id: fields for id, fields in shown if fields is not None}


def _pack(plain: bytes) -> Part:
    """Compress a stretch so that it can stand between others: flushed, with nothing referred to."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(plain, deflate.compress(plain) + deflate.flush(zlib.Z_FULL_FLUSH))


COMMA = _pack(b",")


def _join(parts: list[Part]) -> bytes:
    """Join stretches into one gzip file (RFC 1952), without compressing anything again."""
    crc = size = 0
    for part in parts:
        crc, size = zlib.crc32(part.plain, crc), size + len(part.plain)
    end = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS).flush(zlib.Z_FINISH)
    tail = struct.pack("<LL", crc, size & 0xFFFFFFFF)
    return b"".join([GZIP_HEADER, *(part.packed for part in parts), end, tail])

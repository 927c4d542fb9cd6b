"""The wire, version 1: what clients send, what the server sends (docs/PROTOCOL.md)."""

import re
import secrets
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias, cast

import orjson

from customer_room.domain.errors import BadField, DomainError, Refusal
from customer_room.domain.values import ID_PATTERN
from customer_room.security.limits import BadJson, Limits, OpTooLarge, read_json

VERSION = 1
LARGEST_SEQ = 2**53 - 1
ID = re.compile(ID_PATTERN)
NAME = re.compile(r"[a-z][a-z_.]{0,63}")
VIEW = re.compile(r"[a-z][a-z0-9 -]{0,39}")
RELOAD_ROOM = b'{"reload":"room"}'
RESTART = b'{"notice":"restart"}'
REHEARSAL_OVER = b'{"notice":"rehearsal over"}'


class Close(IntEnum):
    """Why the server closes a socket; 1009 (frame too large) comes from the server software."""

    GOING_AWAY = 1001
    RESTART = 1012
    SIGNED_OUT = 4401
    NOT_FOUND = 4404
    TOO_SLOW = 4408
    FLOOD = 4429


@dataclass(frozen=True, slots=True)
class Proposal:
    """A command on its way in; who acts is never part of it."""

    op_id: str
    client_id: str
    client_seq: int
    name: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Present:
    """What somebody tells about where he is."""

    view: str
    away: bool


@dataclass(frozen=True, slots=True)
class Ping:
    """A sign of life that wants an answer."""

    value: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A frame that was refused, with as much of its address as could be read."""

    op_id: str | None
    client_seq: int | None
    refusal: Refusal


Received: TypeAlias = Proposal | Present | Ping | Unreadable


def read_frame(raw: bytes | str, limits: Limits) -> Received:
    """Read one frame of a client (P12-P14). Never raises."""
    value: Any = None
    try:
        value = read_json(raw, limits.frame_bytes, limits.json_depth)
        return _parse(value, len(raw), limits)
    except DomainError as problem:
        frame: dict[str, Any] = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
        op_id, seq = frame.get("op"), frame.get("seq")
        return Unreadable(
            op_id if isinstance(op_id, str) and ID.fullmatch(op_id) else None,
            seq if type(seq) is int and 0 < seq <= LARGEST_SEQ else None,
            problem.refusal(),
        )


def read_proposal(raw: bytes, limits: Limits) -> Proposal:
    """Read a command posted by HTTP: the same object as on the socket.

    Raises:
        DomainError: It is not JSON, too large, or lacks a field.
    """
    return _proposal(read_json(raw, limits.change_bytes, limits.json_depth))


def _parse(value: Any, size: int, limits: Limits) -> Received:
    match value:
        case {"name": _}:
            if size > limits.change_bytes:
                raise OpTooLarge(
                    f"This change is {size} bytes; {limits.change_bytes} fit. It is kept on this "
                    "device: make it smaller.", limit=limits.change_bytes, actual=size,
                )  # fmt: skip
            return _proposal(value)
        case {"presence": {"view": str(view)} as told} if VIEW.fullmatch(view):
            return Present(view, bool(cast("dict[str, Any]", told).get("away")))
        case {"ping": int(number)} if abs(number) <= LARGEST_SEQ:
            return Ping(int(number))
        case _:
            raise BadJson("This frame is none of those in the protocol. Nothing was changed.")


def _proposal(value: Any) -> Proposal:
    if not isinstance(value, dict):
        raise BadJson("A command is a JSON object. Nothing was changed.")
    frame = cast("dict[str, Any]", value)
    name, payload, seq = frame.get("name"), frame.get("payload"), frame.get("seq")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise _missing("name")
    if not isinstance(payload, dict):
        raise _missing("payload")
    if type(seq) is not int or not 0 < seq <= LARGEST_SEQ:
        raise _missing("seq")
    return Proposal(
        _id(frame, "op"), _id(frame, "client"), seq, name, cast("dict[str, Any]", payload)
    )


def _id(frame: dict[str, Any], field: str) -> str:
    value = frame.get(field)
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise _missing(field)
    return value


def _missing(field: str) -> BadField:
    return BadField(f"“{field}” is missing or malformed. Nothing was changed.", field=field)


def new_request_id() -> str:
    """Return an id that ties a refusal on a screen to a line in the log."""
    return secrets.token_hex(8)


def envelope(refusal: Refusal, op_id: str | None = None) -> dict[str, Any]:
    """Return the error object of P21, the same on socket and HTTP."""
    address = {"op_id": op_id} if op_id else {}
    return {**refusal.as_json(), **address, "request_id": new_request_id()}


def encode(body: dict[str, Any]) -> bytes:
    """Encode a frame's body, or anything else that is sent, as compact JSON."""
    return orjson.dumps(body)


def numbered(n: int, body: bytes) -> bytes:
    """Put a connection's frame number in front of a body that many connections share."""
    return b'{"n":%d,%b' % (n, body[1:])


def marked(ops: list[str], body: bytes) -> bytes:
    """Tell an author which of his own changes a shared patch holds."""
    return b'{"k":%b,%b' % (encode({"op": ops}), body[1:])


def ack(op_id: str, client_seq: int) -> bytes:
    """Return the frame that says: this change is durable."""
    return encode({"ack": client_seq, "op": op_id})


def refused(op_id: str | None, client_seq: int | None, refusal: Refusal) -> bytes:
    """Return the frame that says: this change was not made, and why."""
    return encode({"ack": client_seq, "error": envelope(refusal, op_id)})

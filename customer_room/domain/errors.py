"""Typed refusals. Every one leaves the state unchanged.

DomainError
├── BadField            a value is out of its range (field, limit, actual)
├── TextTooLong         a text is longer than its limit
├── NotAllowed          the actor may not do this
├── LoginRequired       no session, or it has ended
├── NotFound            absent or foreign: one answer for both (IdTaken is one of them)
├── ObjectDeleted       it was there and is gone
├── Conflict            somebody changed it meanwhile (actual = their text)
├── PhaseClosed         this room or phase does not take it (now)
├── NoVotesLeft         the budget is spent
├── BoardFull           the board holds as much as it can
├── OpIdConflict        the same operation id with another payload
├── UnknownCommand      no such command
├── LinkInvalid         bad, expired or revoked: one text for all
└── ImportInvalid       a file was refused as a whole (problems by row and column)

The edge adds those that have no rule behind them (``bad_json``, ``slow_down`` …) with the same
envelope: see ``Refusal``.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

SHOWN_INPUT = 80


@dataclass(frozen=True, slots=True)
class Refusal:
    """The error envelope of docs/PROTOCOL.md, without what only the edge knows."""

    code: str
    message: str
    field: str | None = None
    limit: int | None = None
    actual: Any = None
    retry: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the envelope's fields, absent ones left out."""
        parts = {"field": self.field, "limit": self.limit, "actual": self.actual}
        kept = {k: v for k, v in parts.items() if v is not None}
        return {"code": self.code, "message": self.message, "retry": self.retry, **kept}


class DomainError(Exception):
    """A typed refusal; ``code`` is one of QUALITY §2."""

    code: ClassVar[str] = "not_allowed"
    retry: ClassVar[bool] = False

    def __init__(
        self,
        message: str,
        *,
        field: str | None = None,
        limit: int | None = None,
        actual: Any = None,
    ) -> None:
        super().__init__(message)
        self.message, self.field, self.limit, self.actual = message, field, limit, actual

    def refusal(self) -> Refusal:
        """Return the envelope; a quoted input is cut to 80 characters unless it is a conflict."""
        actual = self.actual
        if isinstance(actual, str) and self.code != Conflict.code:
            actual = actual[:SHOWN_INPUT]
        return Refusal(self.code, self.message, self.field, self.limit, actual, self.retry)


class BadField(DomainError):
    """A value is missing or out of range."""

    code = "bad_field"


class TextTooLong(DomainError):
    """A text is longer than its limit."""

    code = "text_too_long"


class NotAllowed(DomainError):
    """The actor may not do this."""

    code = "not_allowed"


class LoginRequired(DomainError):
    """There is no session, or it has ended."""

    code = "login_required"


class NotFound(DomainError):
    """Absent or foreign: the same answer for both."""

    code = "not_found"

    def __init__(self, what: str = "This") -> None:
        super().__init__(
            f"{what} was not found here. Nothing was changed. Open the room again from the list."
        )


class IdTaken(NotFound):
    """The id stands for another record, of whatever kind: the same answer as for a foreign one."""

    def __init__(self) -> None:
        DomainError.__init__(
            self, "This id is already taken. Nothing was changed; reload the page."
        )


class ObjectDeleted(DomainError):
    """It was there and is gone."""

    code = "object_deleted"


class Conflict(DomainError):
    """Somebody changed it meanwhile; ``actual`` is the value that stands."""

    code = "conflict"


class PhaseClosed(DomainError):
    """The room or phase does not take this now."""

    code = "phase_closed"


class NoVotesLeft(DomainError):
    """The vote budget is spent."""

    code = "no_votes_left"


class BoardFull(DomainError):
    """The board holds as much as it can."""

    code = "board_full"


class OpIdConflict(DomainError):
    """The same operation id came with another payload."""

    code = "op_id_conflict"


class UnknownCommand(DomainError):
    """No such command."""

    code = "unknown_command"


class LinkInvalid(DomainError):
    """Bad, expired or revoked: one text for all."""

    code = "link_invalid"

    def __init__(self) -> None:
        super().__init__(
            "This link or code does not work (any more). Ask your facilitator for a new one."
        )


class ImportInvalid(DomainError):
    """A file was refused as a whole; ``actual`` lists the problems by row and column."""

    code = "import_invalid"

"""What proves a session, link or code: only hashes, apart from log and register."""

from dataclasses import dataclass, fields
from typing import Any

import orjson

from customer_room.domain.operation import Fields


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret that lets somebody in; the secret itself is known to its holder only.

    Attributes:
        hash: Of the secret; the key.
        kind: session, owner link, private link, own device …: the caller's word.
        subject_id: Whom or what it opens: a session, member or room id.
        data: Whatever else the caller needs back, JSON.
        expires_at: From this Instant on it does not count, or None.
        uses_left: How often it may still be exchanged, or None for any number.
    """

    hash: str
    workspace_id: str
    kind: str
    subject_id: str
    created_at: str
    data: Fields
    expires_at: str | None = None
    revoked_at: str | None = None
    uses_left: int | None = None

    def stands(self, now: str) -> bool:
        """Whether it opens anything at an Instant."""
        return (
            self.revoked_at is None
            and (self.expires_at is None or now < self.expires_at)
            and (self.uses_left is None or self.uses_left > 0)
        )

    def as_row(self) -> dict[str, Any]:
        """Return the columns of its row."""
        row = {name: getattr(self, name) for name in COLUMNS}
        return {**row, "data": orjson.dumps(self.data).decode()}


COLUMNS = tuple(field.name for field in fields(Credential))


def from_row(row: tuple[Any, ...]) -> Credential:
    """Read a row of ``COLUMNS``."""
    columns = dict(zip(COLUMNS, row, strict=True))
    return Credential(**{**columns, "data": orjson.loads(columns["data"])})

"""What a client was told about a command, kept so that a repeated one gets the same answer."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ClientRef:
    """One submission: the ``client_seq``-th command of one browser of one member."""

    member_id: str
    client_id: str
    client_seq: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The stored answer.

    Attributes:
        digest: Of the submitted name and payload; another digest under the same reference is
            ``op_id_conflict``.
        answer: The JSON that was answered, refusals included.
    """

    digest: str
    answer: dict[str, Any]

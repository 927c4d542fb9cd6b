"""What a decision expects to move, in words: from what, to what, by when (DOMAIN §3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from customer_room.domain.decisions import Decision
from customer_room.domain.kpis import Kpi
from customer_room.domain.record import Read
from customer_room.domain.values import amount_of
from customer_room.operations.measures import value_in_words
from customer_room.operations.names import day_in_words, with_unit
from customer_room.scoring.figures import percent


@dataclass(frozen=True, slots=True)
class Aim:
    """What should move, and how sure the room was.

    Attributes:
        before: The share it starts from; None unless both ends are shares.
        after: The share it should come to; None unless both ends are shares.
        confidence: In percent; None where nobody said.
    """

    measure: str
    start: str
    target: str
    by: str
    before: Fraction | None = None
    after: Fraction | None = None
    confidence: int | None = None

    @property
    def words(self) -> str:
        """The sentence: ``Answered at once: from 47 of 100 to 90 % by 31 December 2026.``."""
        return f"{self._moves()}."

    @property
    def words_when_signed(self) -> str:
        """The sentence, with how sure the room was."""
        sure = f"; {self.confidence} % sure when signed" if self.confidence else ""
        return f"{self._moves()}{sure}."

    def _moves(self) -> str:
        measure = f"{self.measure}: " if self.measure else ""
        since = f"from {self.start} " if self.start else ""
        line = f"{measure}{since}to {self.target} by {day_in_words(self.by)}"
        return line[:1].upper() + line[1:]


def aim_of(read: Read, decision: Decision) -> Aim | None:
    """Return what a decision expects to move; None where it says nothing of it."""
    said = decision.expectation
    if not said:
        return None
    start: dict[str, Any] = said.get("from") or {}
    target = str(said["to"])
    kpi = read.get(Kpi, str(said["kpi"]))
    before = Fraction(start["k"], start["n"]) if _is_count(start) else None
    after = _share(target) if before is not None else None
    shown = share_in_words(after) if after is not None else _value(kpi, target)
    from_ = _from(kpi, start)
    return Aim(
        measure=kpi.name if kpi else str(said["kpi"]),
        start=with_unit(from_, shown),
        target=with_unit(shown, from_),
        by=str(said["by"]),
        before=before if after is not None else None,
        after=after,
        confidence=decision.confidence,
    )


def share_in_words(share: Fraction) -> str:
    """Print a share that people have set: without a decimal unless they gave one."""
    return percent(share, 0 if (share * 100).denominator == 1 else 1).shown


def _is_count(start: dict[str, Any]) -> bool:
    return start.get("k") is not None and bool(start.get("n"))


def _share(text: str) -> Fraction | None:
    share = amount_of(text)
    return share if share is not None and 0 <= share <= 1 else None


def _from(kpi: Kpi | None, start: dict[str, Any]) -> str:
    if _is_count(start):
        return f"{start['k']:,} of {start['n']:,}"
    return _value(kpi, str(start.get("value") or ""))


def _value(kpi: Kpi | None, text: str) -> str:
    number = amount_of(text)
    return text if kpi is None or number is None else value_in_words(kpi.type, number)

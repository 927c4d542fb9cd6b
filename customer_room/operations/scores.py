"""The scores of every quarter: closed ones as their room saw them, the open one as it stands.

A quarter that was kept is read from its snapshot, with the numbers of the scores that held then,
so nothing that happens later moves it (DOMAIN §2.1, §3.6). Until it is kept, at the latest 72
hours after its room closed, it is read from what stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from customer_room.domain.record import Read
from customer_room.domain.rules import weights_of
from customer_room.domain.snapshots import as_kept
from customer_room.domain.windows import all_windows
from customer_room.operations.leaders_said import five_competencies, reporting_check
from customer_room.operations.quarter_facts import quarter_facts
from customer_room.operations.sheets.figures import Json
from customer_room.operations.sheets.scores import (
    ends_sheet,
    quarter_sheet,
    reporting_sheet,
    strip_sheet,
)
from customer_room.scoring.quarter import QuarterScore, score_quarters
from customer_room.scoring.trend import first_to_last
from customer_room.scoring.weights import Weights
from customer_room.scoring.windows import Window


@dataclass(frozen=True, slots=True)
class QuarterRead:
    """One quarter to read.

    Attributes:
        read: Its snapshot; what stands now while there is none.
        kept: It is read from its snapshot.
    """

    window: Window
    read: Read
    kept: bool

    @property
    def weights(self) -> Weights:
        """The numbers of its scores."""
        return weights_of(self.read, self.window.quarter)


def quarter_reads(read: Read) -> Iterator[QuarterRead]:
    """Yield the quarters whose room has opened, oldest first."""
    for window in all_windows(read):
        kept = as_kept(read, window.quarter)
        if kept is not None:
            then = (each for each in all_windows(kept) if each.quarter == window.quarter)
            yield QuarterRead(next(then, window), kept, kept=True)
        elif window.opened_at is not None:
            yield QuarterRead(window, read, kept=False)


def quarter_scores(read: Read, now: str) -> tuple[QuarterScore, ...]:
    """Score every quarter whose room has opened, oldest first.

    Args:
        read: The workspace.
        now: This moment; it ends the window of a room that is open.
    """
    return score_quarters(
        [quarter_facts(each.read, each.window, now) for each in quarter_reads(read)]
    )


def scores_sheet(read: Read, now: str) -> Json:
    """Lay out all quarters, as ``customer-room scores --json`` prints them."""
    scores = quarter_scores(read, now)
    ends = first_to_last([score.record for score in scores])
    checks: list[Json] = []
    strips: list[Json] = []
    for each in quarter_reads(read):
        quarter = each.window.quarter
        check = reporting_check(each.read, quarter, each.weights)
        competencies = five_competencies(each.read, quarter, each.weights)
        checks += [reporting_sheet(year_of(quarter), check)] if check else []
        strips += [strip_sheet(year_of(quarter), competencies)] if competencies else []
    return {
        "first_to_last": ends_sheet(ends) if ends else None,
        "five_competencies": strips,
        "quarters": {score.facts.quarter: quarter_sheet(score) for score in scores},
        "reporting_check": checks,
    }


def year_of(quarter: str) -> int:
    """Return the year a quarter belongs to: once a year leaders are asked of the whole."""
    return int(quarter[:4])

"""What counts where: the windows between quarterly rooms, and freshness (DOMAIN §2.2, §11).

Times are ISO-8601 UTC text of one form, so they compare as text. A bare date is a whole day and
compares by day (§11 reading 50): as text it stands before every instant of its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

DAY = 10
"""Length of ``YYYY-MM-DD``."""

BEFORE = "before the programme"


@dataclass(frozen=True, slots=True)
class QuarterlyRoom:
    """A quarterly room: the quarter it looks back on, and when it was held (None: not yet)."""

    quarter: str
    opened_at: str | None = None
    closed_at: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The time between the close of the quarterly room before and the close of this one.

    Attributes:
        quarter: The quarter its room looks back on.
        since: When the room before closed; of the first window the day the programme started
            (empty: everything before the close belongs to it).
        opened_at: When its room opened; None before.
        closed_at: When its room closed; None while the window is open.
        first: The day of ``since`` belongs to the first window only.
    """

    quarter: str
    since: str
    opened_at: str | None = None
    closed_at: str | None = None
    first: bool = False

    def holds(self, moment: str) -> bool:
        """Tell whether a day or an instant lies in the window.

        A bare date on the day a room closed belongs to that room.
        """
        return self.begun_by(moment) and not self.over_by(moment)

    def begun_by(self, moment: str) -> bool:
        """Tell whether the window had begun at a day or an instant."""
        return self.since <= moment if self.first else self.since < moment

    def over_by(self, moment: str) -> bool:
        """Tell whether the window's room had closed before a day or an instant."""
        return self.closed_at is not None and self.closed_at < moment

    @property
    def last_day(self) -> str | None:
        """The day its room closed, ``YYYY-MM-DD``."""
        return self.closed_at[:DAY] if self.closed_at else None


def windows(programme_started: str | None, rooms: Iterable[QuarterlyRoom]) -> tuple[Window, ...]:
    """Part the time into windows, oldest first.

    The first starts at ``programme_started`` (§11 reading 1). A room that has not closed is the
    end of the last, open window; what is prepared beyond it has no window yet.
    """
    found: list[Window] = []
    since = (programme_started or "")[:DAY]
    for room in sorted(rooms, key=lambda room: room.quarter):
        found.append(Window(room.quarter, since, room.opened_at, room.closed_at, not found))
        if room.closed_at is None:
            break
        since = room.closed_at
    return tuple(found)


def window_of(all_windows: Sequence[Window], moment: str) -> Window | None:
    """Return the window a day or an instant lies in.

    None is before the programme, or after the last close.
    """
    return next((window for window in all_windows if window.holds(moment)), None)


def live(decided_at: str | None, ended_on: Iterable[str], close: str | None) -> bool:
    """Tell whether a decision was live at the close of a quarterly room (§11 readings 2 and 3).

    Args:
        decided_at: When it was made; None is not yet.
        ended_on: Days or instants of the reviews that ended it (kept, changed by a successor,
            stopped); "in force again" ends nothing.
        close: When the room closed; None is now.
    """
    if decided_at is None:
        return False
    if close is None:
        return not tuple(ended_on)
    return decided_at <= close and not any(end <= close for end in ended_on)


def fresh(observed_in: str, quarter: str, back: int) -> bool:
    """Tell whether evidence is fresh: observed in the quarter, ``back`` before it, or since.

    Args:
        observed_in: The quarter in which it was observed, ``YYYY-Qn`` (§11 reading 6).
        quarter: The quarter looked back on.
        back: How many quarters before it still count.
    """
    return quarter_number(observed_in) >= quarter_number(quarter) - back


def quarter_number(quarter: str) -> int:
    """Return quarters counted from the year 0, so that they can be subtracted."""
    return int(quarter[:4]) * 4 + int(quarter[6]) - 1


def successive(quarters: Sequence[str]) -> bool:
    """Tell whether quarters follow each other without a hole."""
    numbers = [quarter_number(quarter) for quarter in quarters]
    return all(after - before == 1 for before, after in pairwise(numbers))

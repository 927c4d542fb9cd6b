"""What customers were worth: every figure with its arithmetic (DOMAIN §3.7)."""

from __future__ import annotations

from dataclasses import dataclass, field

from customer_room.domain.record import Read
from customer_room.operations.customers import Book
from customer_room.operations.names import Names
from customer_room.operations.workings import Show, WorkingLine, as_money, as_rate, told
from customer_room.scoring.customer_math import (
    Customers,
    annual_loss_rate,
    average_gained,
    average_lost,
    replacing,
    value_gap,
)
from customer_room.scoring.figures import money, percent
from customer_room.scoring.working import Working


@dataclass(frozen=True)
class Figure:
    """A figure that opens, with what it means in a sentence."""

    shown: str = ""
    says: str = ""
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])


def worth(read: Read, book: Book, segment: str, found: Customers) -> list[Figure]:
    """Return the figures of a quarter's money, and how many leave in a year.

    Args:
        read: Where the rows stand that the figures open to.
        book: All counts.
        segment: A kind of customer, or everybody.
        found: The quarter looked at.
    """
    euros = as_money(Names(read).currency)
    until = [c for c in book.of(segment) if c.quarter <= found.quarter]

    def figure(working: Working, shown: str, says: str) -> Figure:
        return Figure(shown, says, told(read, working, euros))

    def rate(working: Working, says: str) -> Figure:
        shown = percent(working.value).shown if working.value is not None else "Not yet"
        return Figure(shown, says if working.value is not None else f"{says}: {working.reason}",
                      told(read, working, as_rate))  # fmt: skip

    gap = value_gap(found)
    more = "" if gap.value is None else "more" if gap.value >= 0 else "less"
    shown_gap = "Not yet" if gap.value is None else euros(abs(gap.value))
    return [
        figure(average_gained(found), _shown(average_gained(found), euros),
               "a year comes with each customer gained"),
        figure(average_lost(found), _shown(average_lost(found), euros),
               "a year goes with each customer lost"),
        figure(gap, shown_gap, f"a year: how much {more} each lost one was worth than a gained "
                               "one".replace("  ", " ")),
        Figure(
            ("+" if found.value_net > 0 else "") + money(found.value_net).shown,
            f"{Names(read).currency.strip()} a year, gained less lost",
            [WorkingLine(0, "Gained", euros(found.value_gained)),
             WorkingLine(0, "Lost", euros(found.value_lost))],
        ),
        rate(replacing(found), "of new customers only replace lost ones"),
        rate(annual_loss_rate(until), "lost in a year, if quarters like the last four follow"),
    ]  # fmt: skip


def _shown(working: Working, show: Show) -> str:
    return "Not yet" if working.value is None else show(working.value)

"""Customers gained and lost: people first, then rates and money (DOMAIN §2, §3.7).

Money is yearly contribution in minor units (cents); rates are exact fractions of 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod

from customer_room.scoring.noise import Counted, fall_in_losses
from customer_room.scoring.windows import successive
from customer_room.scoring.working import Row, Working, absent, share, total

A_YEAR = 4


@dataclass(frozen=True, slots=True)
class Customers:
    """The agreed figures of one quarter, of a segment or of several summed.

    Attributes:
        reasons: Why they left, by category; together at most ``lost``.
        rows: The agreed cells the figures come from.
    """

    quarter: str
    opening: int
    gained: int
    lost: int
    won_back: int = 0
    bought_more: int = 0
    bought_less: int = 0
    value_gained: int = 0
    value_lost: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict[str, int])
    rows: tuple[Row, ...] = ()

    @property
    def closing(self) -> int:
        """Opening, gained and won back, less lost."""
        return self.opening + self.net

    @property
    def net(self) -> int:
        """People who came or were won back, less those who left."""
        return self.gained + self.won_back - self.lost

    @property
    def never_asked(self) -> int:
        """Those who left and nobody knows why.

        Raises:
            ValueError: More reasons than people who left.
        """
        known = sum(self.reasons.values())
        if known > self.lost:
            raise ValueError(f"{known} reasons for {self.lost} customers lost")
        return self.lost - known

    @property
    def value_net(self) -> int:
        """Yearly contribution gained less lost, in minor units."""
        return self.value_gained - self.value_lost

    @property
    def counted(self) -> Counted:
        """Lost of opening, for the noise test; lost beyond opening cannot be tested."""
        return Counted(min(self.lost, self.opening), self.opening)


def summed(cells: Iterable[Customers]) -> Customers:
    """Add up cells of one quarter before anything is divided.

    Raises:
        ValueError: No cell, or cells of different quarters.
    """
    given = tuple(cells)
    quarters = {cell.quarter for cell in given}
    if len(quarters) != 1:
        raise ValueError("cells of exactly one quarter can be added up")
    reasons: dict[str, int] = {}
    for cell in given:
        for category, people in cell.reasons.items():
            reasons[category] = reasons.get(category, 0) + people
    return Customers(
        quarter=given[0].quarter,
        opening=sum(c.opening for c in given),
        gained=sum(c.gained for c in given),
        lost=sum(c.lost for c in given),
        won_back=sum(c.won_back for c in given),
        bought_more=sum(c.bought_more for c in given),
        bought_less=sum(c.bought_less for c in given),
        value_gained=sum(c.value_gained for c in given),
        value_lost=sum(c.value_lost for c in given),
        reasons=dict(sorted(reasons.items())),
        rows=tuple(row for cell in given for row in cell.rows),
    )


def loss_rate(customers: Customers) -> Working:
    """Return lost / opening, a fraction of 1; none where nobody was there at the opening."""
    return share("Customers lost, of those here at the start", customers.lost, customers.opening,
                 customers.rows, "Nobody was here at the start")  # fmt: skip


def annual_loss_rate(quarters: Sequence[Customers]) -> Working:
    """Return 1 − Π (1 − rate) of four successive quarters; with fewer, or a hole, none.

    Where some came and left within a quarter more may have left than were there: in a year it
    counts as all of them (DOMAIN §11 reading 73).
    """
    label, last = "Customers lost in a year", quarters[-A_YEAR:]
    rates = [loss_rate(quarter) for quarter in last]
    values = [Fraction(rate.value) for rate in rates if rate.value is not None]
    if len(values) < A_YEAR or not successive([quarter.quarter for quarter in last]):
        return absent(label, "Four quarters in a row are needed", rates)
    return Working(label, 1 - prod(1 - min(value, 1) for value in values), parts=tuple(rates),
                   reason="1 less the product of the shares that stayed")  # fmt: skip


def average_gained(customers: Customers) -> Working:
    """Return the yearly contribution of one customer gained, in minor units."""
    return share("Value of a customer gained", customers.value_gained, customers.gained,
                 customers.rows, "Nobody came")  # fmt: skip


def average_lost(customers: Customers) -> Working:
    """Return the yearly contribution of one customer lost, in minor units."""
    return share("Value of a customer lost", customers.value_lost, customers.lost,
                 customers.rows, "Nobody left")  # fmt: skip


def value_gap(customers: Customers) -> Working:
    """Return what one who left was worth more than one who came, in minor units (DOMAIN B8)."""
    came = average_gained(customers).weighing(-1)
    return total("What each one lost was worth more", [average_lost(customers), came])


def replacing(customers: Customers) -> Working:
    """Return min(gained, lost) / gained: the share of new customers who only fill a gap."""
    filled = min(customers.gained, customers.lost)
    return share("New customers who replace lost ones", filled, customers.gained, customers.rows,
                 "Nobody came")  # fmt: skip


def same_season(before: Customers, now: Customers) -> float | None:
    """Return z of the loss rate a year ago against now; a fall is positive (§11 reading 56)."""
    return fall_in_losses(before.counted, now.counted)

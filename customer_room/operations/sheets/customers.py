"""Customers gained and lost, as JSON: people first, then rates and money in whole units."""

from __future__ import annotations

from collections.abc import Sequence

from customer_room.operations.sheets.figures import Json, plain
from customer_room.scoring.customer_math import (
    Customers,
    annual_loss_rate,
    average_gained,
    average_lost,
    loss_rate,
    replacing,
    same_season,
    value_gap,
)
from customer_room.scoring.figures import decimal, money, percent
from customer_room.scoring.windows import quarter_number

A_YEAR = 4
LOSS_PLACES = 2


def segment_sheet(quarters: Sequence[Customers]) -> Json:
    """Lay out one segment, or all summed: every quarter, oldest first, and the same season."""
    ordered = sorted(quarters, key=lambda each: each.quarter)
    return {
        "quarters": {
            each.quarter: quarter_sheet(each, ordered[: place + 1])
            for place, each in enumerate(ordered)
        },
        "same_season": season_sheet(ordered),
    }


def quarter_sheet(found: Customers, up_to: Sequence[Customers]) -> Json:
    """Lay out one quarter; ``up_to`` are the quarters until then, for the rate of a year."""
    return {
        "average_gained": plain(money(average_gained(found).value)),
        "average_lost": plain(money(average_lost(found).value)),
        "bought_less": found.bought_less,
        "bought_more": found.bought_more,
        "closing": found.closing,
        "gained": found.gained,
        "loss_rate": plain(percent(loss_rate(found).value, LOSS_PLACES)),
        "loss_rate_four_quarters": plain(percent(annual_loss_rate(up_to).value)),
        "lost": found.lost,
        "net": found.net,
        "opening": found.opening,
        "reasons": dict(sorted(found.reasons.items())),
        "replacing": plain(percent(replacing(found).value)),
        "value_gained": plain(money(found.value_gained)),
        "value_gap": plain(money(value_gap(found).value)),
        "value_lost": plain(money(found.value_lost)),
        "value_net": plain(money(found.value_net)),
        "we_never_asked": found.never_asked,
        "won_back": found.won_back,
    }


def season_sheet(quarters: Sequence[Customers]) -> Json | None:
    """Lay out the newest quarter against the same one a year before; None without that one."""
    if not quarters:
        return None
    last = quarters[-1]
    wanted = quarter_number(last.quarter) - A_YEAR
    first = next((each for each in quarters if quarter_number(each.quarter) == wanted), None)
    if first is None:
        return None
    z = same_season(first, last)
    return {"first": first.quarter, "last": last.quarter, "z": plain(decimal(z, 1))}

"""The quarter in one sentence: people first, then what was decided (DOMAIN §6)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from customer_room.domain.customers import CustomerCount
from customer_room.domain.quarters import whole_quarters
from customer_room.domain.record import Read
from customer_room.operations.log import LogEntry
from customer_room.operations.standing import MADE
from customer_room.scoring.figures import count


@dataclass(frozen=True, slots=True)
class Balance:
    """Customers of one quarter, all segments summed; ``came`` counts those won back, too."""

    quarter: str
    came: int
    left: int


def newest_balance(read: Read, quarter: str | None = None) -> Balance | None:
    """Return the balance of a quarter, or of the newest whole one that was counted."""
    rows = (
        read.find(CustomerCount) if quarter is None else read.find(CustomerCount, quarter=quarter)
    )
    if not rows:
        return None
    counted = Counter(sorted(row.quarter for row in rows))
    newest = whole_quarters(counted)[-1]
    here = [row for row in rows if row.quarter == newest]
    return Balance(
        newest, sum(row.gained + row.won_back for row in here), sum(row.lost for row in here)
    )


def sentence(balance: Balance | None, decisions: Sequence[LogEntry]) -> str:
    """Say a quarter: ``2,990 came, 2,070 left, net +920. 2 decisions, 2 of them joint.``

    Args:
        balance: Its customers, if they were counted.
        decisions: Those of the same quarter; only made ones are told.
    """
    made = [entry for entry in decisions if entry.status in MADE]
    parts = [] if balance is None else [_people(balance)]
    return " ".join([*parts, _decided(made)])


def _people(balance: Balance) -> str:
    net = balance.came - balance.left
    shown = f"+{count(net).shown}" if net > 0 else count(net).shown
    came, left = count(balance.came).shown, count(balance.left).shown
    return f"{came} came, {left} left, net {shown}."


def _decided(made: Sequence[LogEntry]) -> str:
    joint = sum(1 for entry in made if entry.is_joint)
    match len(made):
        case 0:
            return "No decision made yet."
        case 1:
            return "1 decision, joint." if joint else "1 decision, not joint."
        case many:
            return f"{many} decisions, {joint or 'none'} of them joint."

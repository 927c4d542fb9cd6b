"""How a decision stands, in the words of every list of decisions."""

from collections.abc import Iterable

from customer_room.domain.decisions import MADE_STATES, OPEN_STATES
from customer_room.operations.log import LogEntry
from customer_room.operations.names import short_day

STATUS = {
    "raised": "Raised",
    "discussed": "In discussion",
    "parked": "Parked",
    "decided": "Decided",
    "in force": "In force",
    "kept": "Kept",
    "changed by successor": "Changed by its successor",
    "stopped": "Stopped",
}
OPEN = OPEN_STATES
MADE = MADE_STATES


def standing_in_words(entry: LogEntry, replaced: str, today: str) -> tuple[str, bool]:
    """Say how a decision stands, and whether its review is due.

    Args:
        entry: The decision.
        replaced: Number of the one that replaces it; empty if none does.
        today: This moment.
    """
    if replaced:
        return f"Replaced by {replaced}", False
    if entry.status == "decided":
        return f"Decided, open until {short_day(entry.seal_due)}", False
    if entry.status == "in force" and entry.review_date and entry.review_date <= today[:10]:
        return f"Review due {short_day(entry.review_date)}", True
    return STATUS[entry.status], False


def replacements(entries: Iterable[LogEntry]) -> dict[str, str]:
    """Return the number of the decision that replaces it, by the id of each replaced one."""
    return {e.supersedes: e.number for e in entries if e.supersedes and e.status in MADE}

"""Why a decision has its label, and how well it was kept, as JSON of the log."""

from __future__ import annotations

from collections.abc import Sequence

from customer_room.operations.sheets.figures import Json, number
from customer_room.scoring.joint_log import JointEntry
from customer_room.scoring.kept import Kept


def kept_sheet(found: Kept) -> Json:
    """Lay out what became of a decision so far."""
    return {
        "F": number(found.promises.value, 2),
        "level": found.level,
        "note": found.note,
        "score": number(found.score.value, 0),
    }


def plain_reason(entry: JointEntry, objectors: Sequence[str], overruled: object) -> str:
    """Say in counts why a decision has its label; the sentence for people stands beside it.

    Args:
        entry: Its label and the counts it rests on.
        objectors: Ids of the members who object.
        overruled: The chief executive's written decision; None without one.
    """
    signed, needed = entry["functions_signed"], entry["k"]
    match entry["label"].partition(" ")[0]:
        case "contested":
            return f"{'overruled' if overruled else 'objected'}: {', '.join(objectors)}"
        case "unilateral":
            owners = len(entry["co_owning_functions"])
            return f"co-owned by {owners}, signed by {signed} functions, {needed} needed"
        case "joint":
            wrote = len(entry["contributions_from"])
            return (f"{signed} functions signed, {needed} needed; every touching function signed; "
                    f"contributions from {wrote}")  # fmt: skip
        case _:
            return f"{signed} functions signed, {needed} needed"

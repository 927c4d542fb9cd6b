"""The first page's view: rooms by quarter, who came and left, and where (DOMAIN §7)."""

from dataclasses import dataclass
from fractions import Fraction

from customer_room.domain.customers import CustomerCount
from customer_room.domain.people import Member, fiscal_quarter
from customer_room.domain.quarters import counted_quarters, whole_quarters
from customer_room.domain.record import Read
from customer_room.domain.room import Attendance, Phase, Room
from customer_room.domain.values import next_quarter
from customer_room.domain.visibility import Viewer, in_reach
from customer_room.domain.windows import all_windows
from customer_room.insight.graph import Flow
from customer_room.operations.journey_facts import read_cell
from customer_room.operations.log import DecisionLog, LogEntry
from customer_room.operations.names import day_in_words
from customer_room.scoring.figures import MINUS, count

# Bars leave this much of their row to the figure beside them.
BAR_PERCENT = 72
NET_PERCENT = 58
QUARTERS_BACK = 8
KINDS = {"check-in": "Check-in", "rehearsal": "Rehearsal"}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class RoomLine:
    """One room as the table lists it; texts are ready to be shown, empty where there is nothing.

    Attributes:
        net_percent: Length of the net bar, in percent of its half.
        sentence: Stands in place of the figures while there are none.
        message: What a closed room told the company, below its figures.
    """

    id: str
    quarter: str
    kind: str
    title: str
    status: str
    held: str
    came: str
    left: str
    net: str
    net_percent: int
    gains: bool
    joint: str
    sentence: str
    message: str


@dataclass(frozen=True)
class StageLine:
    """Customers lost in one stage in two quarters; bars in percent of the row."""

    stage: str
    was: str
    was_percent: int
    now: str
    now_percent: int


@dataclass(frozen=True)
class Losses:
    """Losses by stage in the first and the last whole quarter; ``was`` is empty if only one."""

    was: str
    now: str
    stages: list[StageLine]


@dataclass(frozen=True)
class Skipped:
    """Customers lost in a quarter, and those led past a step: their share as one in ``one_in``."""

    lost: int
    one_in: int
    nobodys: bool


def room_lines(read: Read, viewer: Viewer, now: str) -> list[RoomLine]:
    """List the rooms this viewer can reach, the newest quarter first.

    Somebody held to one room reads no figures of the company.
    """
    log = DecisionLog(read, viewer, now)
    decided = [entry for entry in log.entries() if entry.decided_at]
    reachable = [room for room in read.find(Room) if in_reach("room", room.model_dump(), viewer)]
    widest = max((abs(_net(c)) for c in _counts(read, reachable).values()), default=0)
    made = {window.quarter: [e for e in decided if window.holds(str(e.decided_at))]
            for window in all_windows(read)}  # fmt: skip
    figures = viewer.room_id is None
    lines = [_line(read, room, made.get(room.quarter, []) if figures else None, widest)
             for room in sorted(reachable, key=_when)]  # fmt: skip
    return lines[::-1]


def current_room(lines: list[RoomLine]) -> str:
    """Return the room to open: the live one, else the next prepared one, else none."""
    for status in ("live", "prepared"):
        found = [line.id for line in lines if line.status == status and not line.kind]
        if found:
            return found[-1]
    return ""


def coming_quarters(read: Read, now: str) -> list[str]:
    """Return the quarters a new room may look back on, the likeliest first."""
    rooms = [room.quarter for room in read.find(Room, kind="quarterly")]
    likely = next_quarter(max(rooms)) if rooms else fiscal_quarter(read, now)
    place = int(likely[:4]) * 4 + int(likely[6]) - 1
    around = [place, place + 1, *range(place - 1, place - 1 - QUARTERS_BACK, -1)]
    return [f"{each // 4}-Q{each % 4 + 1}" for each in around]


def losses_by_stage(read: Read, segment: str | None, now: str) -> Losses | None:
    """Compare where customers left in the first and the last whole quarter; None if uncounted."""
    quarters = whole_quarters(counted_quarters(read, now))
    if not quarters:
        return None
    first, last = quarters[0], quarters[-1]
    cell = read_cell(read, last, segment, now)
    after = {stage.stage_id: stage.lost for stage in cell.leaks().stages}
    before: dict[str, int] = {}
    if first != last:
        leaks = read_cell(read, first, segment, now).leaks()
        before = {stage.stage_id: stage.lost for stage in leaks.stages}
    most = max([*before.values(), *after.values()], default=0)
    stages = [
        StageLine(stage.name, count(was).shown, _percent(was, most, BAR_PERCENT),
                  count(left).shown, _percent(left, most, BAR_PERCENT))
        for stage in cell.stages
        for was, left in [(before.get(stage.id, 0), after.get(stage.id, 0))]
        if was or left
    ]  # fmt: skip
    if not stages:
        return None
    said_before = f"{first}: {count(sum(before.values())).shown}" if first != last else ""
    return Losses(said_before, f"{last}: {count(sum(after.values())).shown}", stages)


def skipped(read: Read, quarter: str, segment: str, step: str, now: str) -> Skipped | None:
    """Say how many were lost in a quarter, and which share went past a step they should have met.

    The share is of the customers who left the steps before it for another step.
    """
    counts = read.find(CustomerCount, quarter=quarter, segment_id=segment)
    cell = read_cell(read, quarter, segment, now)
    known = {each.id: each for each in cell.steps}
    before = {flow.from_step for flow in cell.flows if flow.to == step}
    onward = [f for f in cell.flows if f.from_step in before and f.to in known]
    past = sum(flow.count for flow in onward if flow.to != step)
    if not counts or not past or step not in known:
        return None
    return Skipped(counts[0].lost, _one_in(onward, past), known[step].function_id is None)


def one_in_words(one_in: int) -> str:
    """Return ``One in three`` for 3."""
    return f"One in {NUMBERS[one_in] if one_in < len(NUMBERS) else one_in}"


def latest_in_words(lines: list[RoomLine]) -> str:
    """Say the newest counted quarter in one sentence; empty where nothing is counted."""
    counted = [line for line in lines if line.came]
    if not counted:
        return ""
    newest = counted[0]
    return f"In {newest.quarter} {newest.came} customers came and {newest.left} left."


def _one_in(onward: list[Flow], past: int) -> int:
    return max(1, round(Fraction(sum(flow.count for flow in onward), past)))


def _when(room: Room) -> tuple[str, str]:
    return room.quarter, room.opened_at or room.scheduled_at or "9999"


def _line(read: Read, room: Room, decided: list[LogEntry] | None, widest: int) -> RoomLine:
    """Say one room; without ``decided``, what its window decided, without any figure."""
    quarterly = room.kind == "quarterly" and decided is not None
    counts = read.find(CustomerCount, quarter=room.quarter) if quarterly else []
    here = decided if quarterly and decided else []
    held = room.opened_at or room.scheduled_at
    net = _net(counts)
    shown = bool(counts) and room.status == "closed"
    return RoomLine(
        id=room.id, quarter=room.quarter, kind=KINDS.get(room.kind, ""), title=room.title,
        status=room.status, held=day_in_words(held),
        came=count(sum(c.gained + c.won_back for c in counts)).shown if shown else "",
        left=count(sum(c.lost for c in counts)).shown if shown else "",
        net=_signed(net) if shown else "", net_percent=_percent(net, widest, NET_PERCENT),
        gains=net >= 0,
        joint=f"{sum(e.is_joint for e in here)} of {len(here)}" if shown and here else "",
        sentence="" if shown else _sentence(read, room),
        message=room.closing_message if shown else "",
    )  # fmt: skip


def _sentence(read: Read, room: Room) -> str:
    if room.is_rehearsal and room.status == "prepared":
        return "To try everything out. Nothing of it is kept."
    if room.status == "closed":
        return room.closing_message or "Closed."
    if room.status == "prepared":
        phases = read.count(Phase, room_id=room.id)
        stop = "" if room.title.endswith((".", "?", "!", "”")) else "."
        return f"{room.title}{stop} Prepared: {phases} phases in {room.mode} minutes."
    seats = {m.id for m in read.find(Member) if m.seat}
    there = {a.member_id for a in read.find(Attendance, room_id=room.id)}
    kept = " Nothing of it is kept." if room.is_rehearsal else ""
    return f"Live now: {len(seats & there)} of {len(seats)} seats have come in.{kept}"


def _counts(read: Read, rooms: list[Room]) -> dict[str, list[CustomerCount]]:
    return {
        room.quarter: read.find(CustomerCount, quarter=room.quarter)
        for room in rooms
        if room.kind == "quarterly"
    }


def _net(counts: list[CustomerCount]) -> int:
    return sum(each.gained + each.won_back - each.lost for each in counts)


def _signed(number: int) -> str:
    return f"{'+' if number > 0 else MINUS if number < 0 else ''}{count(abs(number)).shown}"


def _percent(part: int, whole: int, full: int) -> int:
    return max(1, round(abs(part) * full / whole)) if part and whole else 0

"""What the settings page shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field

from customer_room.domain.journey import Segment
from customer_room.domain.people import WORKSPACE, Function, Member, Workspace
from customer_room.domain.policy import Actor
from customer_room.domain.record import Read
from customer_room.ui.kit.marks import shapes_of
from customer_room.ui.settings.people_view import Options, PersonLine, people_lines

LEAST_FUNCTIONS, LEAST_SEATS, MOST_SEATS = 3, 4, 15


@dataclass(frozen=True)
class Company:
    """The workspace, as its form needs it; numbers as text."""

    name: str = ""
    currency: str = "EUR"
    fiscal_offset: str = "0"
    programme_started: str = ""
    priority_limit: str = "5"
    joint_minimum: str = "3"
    purpose_sentence: str = ""
    internal_words: str = ""


@dataclass(frozen=True)
class FunctionLine:
    """One function; ``seats`` says how many people hold a seat for it."""

    id: str
    name: str
    code: str
    shape: str
    order: int
    is_power_core: bool
    influence: str
    pseudo: bool
    seats: str


@dataclass(frozen=True)
class SegmentLine:
    """One kind of customer; money in whole currency, as typed."""

    id: str
    name: str
    order: int
    one_line: str
    job_hired_for: str
    annual_value_existing: str
    annual_value_gained: str
    annual_value_lost: str
    where_won_mix: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True)
class SettingsView:
    """The page. ``state``: loading, closed (not for this visitor) or shown."""

    state: str = "loading"
    company: Company = field(default_factory=Company)
    functions: list[FunctionLine] = field(default_factory=list[FunctionLine])
    people: list[PersonLine] = field(default_factory=list[PersonLine])
    everybody: Options = field(default_factory=Options)
    segments: list[SegmentLine] = field(default_factory=list[SegmentLine])
    function_options: Options = field(default_factory=Options)
    seats: str = ""
    missing: list[str] = field(default_factory=list[str])
    next_function: int = 1
    next_segment: int = 1


def settings_view(read: Read, actor: Actor, today: str) -> SettingsView:
    """Return the page for a facilitator or owner.

    Args:
        read: This workspace.
        actor: Who looks; what only an owner may change is locked for others.
        today: A day or instant; people in office then hold the seats.
    """
    functions = sorted(read.find(Function), key=lambda f: (not f.pseudo, f.order, f.name, f.id))
    members = read.find(Member, merged_into=None)
    people = people_lines(read, functions, members, actor, today)
    seated = [m for m in members if m.seat and m.active_on(today)]
    workspace = read.get(Workspace, WORKSPACE)
    segments = sorted(read.find(Segment), key=lambda s: (s.order, s.name, s.id))
    return SettingsView(
        state="shown",
        company=_company(workspace) if workspace else Company(),
        functions=_functions(functions, seated),
        people=people,
        everybody=[(p.id, f"{p.name}, {p.title or p.role_words}") for p in people],
        segments=[_segment(each) for each in segments],
        function_options=[(f.id, f.name) for f in functions],
        seats=_seats(functions, seated),
        missing=missing(functions, seated),
        next_function=min(max((f.order for f in functions), default=0) + 1, 99),
        next_segment=min(max((s.order for s in segments), default=0) + 1, 99),
    )


def missing(functions: list[Function], seated: list[Member]) -> list[str]:
    """Say what a team still lacks (DOMAIN §2, Member): three functions and four seats."""
    with_seats = _with_seats(functions, seated)
    found: list[str] = []
    if with_seats < LEAST_FUNCTIONS:
        found.append(f"A room needs leaders of at least three functions with a seat; "
                     f"{_of(with_seats, 'function has', 'functions have')} one.")  # fmt: skip
    if len(seated) < LEAST_SEATS:
        found.append(f"With {_of(len(seated), 'seat', 'seats')} polls never show their result: "
                     "with fewer than four, everybody could tell who said what.")  # fmt: skip
    if len(seated) > MOST_SEATS:
        found.append(f"{len(seated)} people hold a seat. More than fifteen rarely decide together.")
    return found


def _seats(functions: list[Function], seated: list[Member]) -> str:
    with_seats = _with_seats(functions, seated)
    people = _of(len(seated), "person holds a seat", "people hold a seat")
    return f"{people}, from {_of(with_seats, 'function', 'functions')}."


def _with_seats(functions: list[Function], seated: list[Member]) -> int:
    real = {f.id for f in functions if not f.pseudo}
    return len(real & {m.function_id for m in seated})


def _company(workspace: Workspace) -> Company:
    return Company(
        name=workspace.name,
        currency=workspace.currency,
        fiscal_offset=str(workspace.fiscal_offset),
        programme_started=workspace.programme_started or "",
        priority_limit=str(workspace.priority_limit),
        joint_minimum=str(workspace.joint_minimum),
        purpose_sentence=workspace.purpose_sentence,
        internal_words="\n".join(workspace.internal_words),
    )


def _functions(functions: list[Function], seated: list[Member]) -> list[FunctionLine]:
    shapes = shapes_of(f.code for f in functions)
    held = [m.function_id for m in seated]
    return [
        FunctionLine(
            id=f.id, name=f.name, code=f.code, shape=shapes[f.code], order=f.order,
            is_power_core=f.is_power_core, influence=str(f.influence), pseudo=f.pseudo,
            seats=_of(held.count(f.id), "seat", "seats"),
        )
        for f in functions
    ]  # fmt: skip


def _segment(segment: Segment) -> SegmentLine:
    return SegmentLine(
        id=segment.id,
        name=segment.name,
        order=segment.order,
        one_line=segment.one_line,
        job_hired_for=segment.job_hired_for,
        annual_value_existing=_whole(segment.annual_value_existing),
        annual_value_gained=_whole(segment.annual_value_gained),
        annual_value_lost=_whole(segment.annual_value_lost),
        where_won_mix=segment.where_won_mix,
    )


def _whole(minor: int) -> str:
    """Return hundredths of a currency as people type them."""
    whole, rest = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{whole}{f'.{rest:02}' if rest else ''}"


def _of(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"

"""What the log page shows, put together from the log's entries; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from customer_room.domain.policy import Actor
from customer_room.operations.log import Filters, LogEntry, fits
from customer_room.operations.names import Names, short_day
from customer_room.operations.standing import OPEN, STATUS, standing_in_words
from customer_room.scoring.wording import listed
from customer_room.ui.kit.marks import shapes_of

PAGE = 100
BLOCKS = {"agree": "a", "agree with a worry": "w", "disagree and commit": "d"}


@dataclass(frozen=True)
class Asked:
    """What the address asks for.

    Attributes:
        mine: Only what I drive, co-own or am asked to sign.
        rows: How many rows to list at most.
    """

    filters: Filters = field(default_factory=Filters)
    mine: bool = False
    rows: int = PAGE
    anything: bool = False


@dataclass(frozen=True)
class Mark:
    """A function's mark."""

    code: str
    name: str
    shape: str


@dataclass(frozen=True)
class Chip:
    """A stage in the customers' words, with its letter on the map."""

    letter: str
    name: str


@dataclass(frozen=True)
class Row:
    """One decision in the list; ``flag`` is what is wrong with it, in red."""

    number: str
    one_line: str
    stages: list[Chip]
    note: str
    flag: str
    marks: list[Mark]
    status: str
    is_due: bool
    on: str
    blocks: list[str]
    label: str
    signed: str
    is_joint: bool


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Counts:
    """How many decisions each filter finds, over all I may see; choices as (value, words)."""

    all: int = 0
    joint: int = 0
    not_joint: int = 0
    mine: int = 0
    dissent: int = 0
    stages: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    functions: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    quarters: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    statuses: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def read_query(query: str, actor: Actor) -> Asked:
    """Read the address's query; what is not understood is not asked for."""
    given = parse_qs(query)

    def only(name: str) -> str | None:
        values = given.get(name, [])
        return values[0] if len(values) == 1 else None

    rows = only("rows") or ""
    joint = {"yes": True, "no": False}.get(only("joint") or "")
    filters = Filters(
        quarter=only("quarter"),
        stage=only("stage"),
        function=only("function"),
        status=only("status"),
        joint=joint,
        dissent=True if only("dissent") == "yes" else None,
        text=only("q") or "",
    )
    mine = only("mine") == "yes" and bool(actor.member_id)
    return Asked(filters, mine, max(PAGE, int(rows)) if rows.isdecimal() else PAGE,
                 mine or filters != Filters())  # fmt: skip


def is_mine(entry: LogEntry, actor: Actor) -> bool:
    """Whether somebody drives or co-owns a decision, or it waits for the signature of theirs."""
    owners = {someone.member_id for someone in entry.co_owners}
    owners |= {entry.driver.member_id} if entry.driver else set()
    return actor.member_id in owners or waits_for(entry, actor)


def waits_for(entry: LogEntry, actor: Actor) -> bool:
    """Whether a made decision waits, until its seal, for this seat's function to sign."""
    joint = entry.joint
    return (
        entry.status == "decided"
        and actor.seat
        and actor.function_id in joint["must_sign"]
        and actor.function_id not in joint["signed_by_functions"]
    )


def chosen(entries: Iterable[LogEntry], asked: Asked, actor: Actor) -> list[LogEntry]:
    """Return the entries that are asked for, in their order."""
    return [
        entry
        for entry in entries
        if fits(entry, asked.filters) and (not asked.mine or is_mine(entry, actor))
    ]


def counts(entries: Sequence[LogEntry], names: Names, stages: Mapping[str, str],
           actor: Actor, quarter: str | None) -> Counts:  # fmt: skip
    """Count what each filter would find; one that finds nothing keeps its zero.

    So does the quarter that is asked for.
    """
    by_stage = Counter(id for entry in entries for id, _ in entry.stages)
    by_function = Counter(id for entry in entries for id in _functions(entry))
    by_quarter = Counter(entry.quarter for entry in entries)
    quarters = {*by_quarter, quarter} if quarter else {*by_quarter}
    by_status = Counter(entry.status for entry in entries)
    joint = sum(1 for entry in entries if entry.is_joint)
    return Counts(
        all=len(entries),
        joint=joint,
        not_joint=len(entries) - joint,
        mine=sum(1 for entry in entries if is_mine(entry, actor)),
        dissent=sum(1 for entry in entries if entry.dissenting),
        stages=[(id, f"{name} ({by_stage[id]})") for id, name in stages.items()],
        functions=[(f.id, f"{f.name} ({by_function[f.id]})")
                   for f in names.functions.values() if not f.pseudo],
        quarters=[(each, f"{each} ({by_quarter[each]})")
                  for each in sorted(quarters, reverse=True)],
        statuses=[(key, f"{words} ({by_status[key]})") for key, words in STATUS.items()],
    )  # fmt: skip


def _functions(entry: LogEntry) -> set[str]:
    joint = entry.joint
    return {*joint["touching_functions"], *joint["co_owning_functions"],
            *joint["signed_by_functions"]}  # fmt: skip


def groups(entries: Sequence[LogEntry], names: Names, letters: Mapping[str, str],
           replaced: Mapping[str, str], today: str) -> list[Group]:  # fmt: skip
    """Group the rows: what is open, then joint ones, then the others, each newest first."""
    parts = (
        ("Not made yet", [e for e in entries if e.status in OPEN]),
        ("Joint, newest first", [e for e in entries if e.status not in OPEN and e.is_joint]),
        ("Not joint", [e for e in entries if e.status not in OPEN and not e.is_joint]),
    )
    return [
        Group(title, [row(e, names, letters, replaced.get(e.id, ""), today) for e in found])
        for title, found in parts
        if found
    ]


def row(entry: LogEntry, names: Names, letters: Mapping[str, str], replaced: str,
        today: str) -> Row:  # fmt: skip
    """Return how the list shows one decision."""
    joint = entry.joint
    all_seats = int(joint["signed"].rpartition(" ")[2])
    signed = [BLOCKS[stance] for stance in entry.signatures][:all_seats]
    status, is_due = standing_in_words(entry, replaced, today)
    return Row(
        number=entry.number,
        one_line=entry.one_line,
        stages=[Chip(letters.get(id, ""), name) for id, name in entry.stages],
        note=_note(entry),
        flag=_flag(entry),
        marks=marks([someone.function_id for someone in entry.co_owners], names),
        status=status,
        is_due=is_due,
        on=short_day(entry.decided_at or entry.raised_at),
        blocks=signed + ["o"] * (all_seats - len(signed)),
        label=_label(entry),
        signed=f"{joint['signed']} signed",
        is_joint=entry.is_joint,
    )


def marks(function_ids: Iterable[str], names: Names) -> list[Mark]:
    """Return the marks of functions, each once, in the order given."""
    shapes = shapes_of(function.code for function in names.functions.values())
    found = [names.functions[id] for id in dict.fromkeys(function_ids) if id in names.functions]
    return [Mark(f.code, f.name, shapes[f.code]) for f in found]


def _label(entry: LogEntry) -> str:
    label = entry.joint["label"].partition(" (")[0]
    return "Not joint yet" if entry.status in OPEN and not entry.is_joint else label.capitalize()


def _note(entry: LogEntry) -> str:
    if not entry.dissenting:
        return ""
    names = listed([someone.short for someone in entry.dissenting])
    return f"{names} {'dissents' if len(entry.dissenting) == 1 else 'dissent'}"


def _flag(entry: LogEntry) -> str:
    flags = [] if entry.stages else ["no stage"]
    if entry.made_in == "outside":
        flags.append("made outside the room")
    if not entry.is_joint:
        flags.append(_why_not(entry.joint["reason"]))
    return ", ".join(flags)


def _why_not(reason: str) -> str:
    headline = reason.partition(". ")[0]
    return headline.partition(": ")[2] or headline

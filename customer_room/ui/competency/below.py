"""What stands below, folded: the programme, the five competencies, where the leader reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from customer_room.domain.people import WORKSPACE, Workspace
from customer_room.domain.programme import phase_on, year_on
from customer_room.operations import balance, wary
from customer_room.operations.competency import Competency, Opener
from customer_room.operations.leaders_said import five_competencies, reporting_check
from customer_room.operations.scores import year_of
from customer_room.operations.workings import WorkingLine, as_whole_rate
from customer_room.scoring.figures import decimal
from customer_room.scoring.reporting import COMPETENCIES, Reporting, VariableResult
from customer_room.scoring.spread import Spread
from customer_room.scoring.windows import Window
from customer_room.scoring.working import Working

A_YEAR = 4
RECORDED = 1
"""Place of the one competency that has a record besides."""
PHASES = {"early": "early", "mature": "mature"}


@dataclass(frozen=True)
class Share:
    """A share of the decisions, with its rows."""

    name: str = ""
    shown: str = ""
    lines: list[WorkingLine] = field(default_factory=list[WorkingLine])


@dataclass(frozen=True)
class StripRow:
    """One competency: the middle answer of each year, as ``3.0 (2–4)``."""

    name: str = ""
    years: list[str] = field(default_factory=list[str])
    recorded: bool = False


@dataclass(frozen=True)
class Variable:
    """One of the three variables of the reporting check."""

    name: str = ""
    level: str = ""
    said: str = ""


@dataclass(frozen=True)
class Below:
    """The folded parts; a part without a record says so in ``…_missing``."""

    phase: str = ""
    phase_reason: str = ""
    decisions: str = ""
    tags: list[Share] = field(default_factory=list[Share])
    stages: list[Share] = field(default_factory=list[Share])
    watched: list[Share] = field(default_factory=list[Share])
    aims: list[Share] = field(default_factory=list[Share])
    easy: list[Share] = field(default_factory=list[Share])
    given: list[Share] = field(default_factory=list[Share])
    years: list[str] = field(default_factory=list[str])
    strip: list[StripRow] = field(default_factory=list[StripRow])
    outcome: str = ""
    backing: str = ""
    asked_in: str = ""
    variables: list[Variable] = field(default_factory=list[Variable])
    beside: list[Share] = field(default_factory=list[Share])
    areas: list[str] = field(default_factory=list[str])
    split: bool = False


def below(found: Competency, opens: Opener, now: str) -> Below:
    """Read the folded parts of the quarter shown, from the same snapshot as its scores."""
    read, day = found.shown.read, found.shown.window.closed_at or now
    windows = [each.window for each in found.reads[-A_YEAR:]]
    made = balance.decisions_of(read, windows)
    decisions = [each for each in made if each.number not in opens.hidden]
    years, strip = _strip(found)
    check, asked_in = _check(found)
    workspace = read.get(Workspace, WORKSPACE)
    return Below(
        phase=_phase(workspace, day),
        phase_reason=(workspace.phase_reason or "") if workspace else "",
        decisions=_decisions(len(decisions), len(made), windows),
        tags=_shares(opens, balance.tags(read, decisions, day)) if decisions else [],
        stages=_shares(opens, balance.stages(read, decisions)),
        watched=_shares(opens, balance.watched(read, decisions)) if decisions else [],
        aims=_shares(opens, wary.small_aims(read, decisions)),
        easy=_shares(opens, wary.easy_words(read, windows)),
        given=_given(opens, wary.given_by_function(read, decisions, found.shown.weights)),
        years=years,
        strip=strip,
        outcome=check.outcome[0].upper() + check.outcome[1:] + "." if check else "",
        backing=check.backing if check else "",
        asked_in=asked_in,
        variables=[_variable(each) for each in check.variables] if check else [],
        beside=_shares(opens, balance.beside_check(read, decisions, now)) if check else [],
        areas=wary.areas(read) if check else [],
        split=check.split if check else False,
    )  # fmt: skip


def _phase(workspace: Workspace | None, day: str) -> str:
    year, phase = year_on(workspace, day), PHASES[phase_on(workspace, day)]
    return f"Year {year} of the programme, {phase} phase" if year else f"The {phase} phase"


def _decisions(number: int, made: int, windows: Sequence[Window]) -> str:
    """Say how many decisions are looked at; those of others than who looks are left out."""
    first, last = windows[0].quarter, windows[-1].quarter
    over = first if first == last else f"{first} to {last}"
    if not made:
        return f"No decision was made, {over}"
    left_out = f", without {made - number} restricted" if number < made else ""
    return f"{number} decision{'' if number == 1 else 's'}, {over}{left_out}"


def _shares(opens: Opener, workings: Sequence[Working]) -> list[Share]:
    return [Share(w.label, f"{int(w.numerator or 0):,} of {int(w.denominator or 0):,}",
                  opens.lines(w, as_whole_rate)) for w in workings]  # fmt: skip


def _given(opens: Opener, given: Sequence[tuple[Working, bool]]) -> list[Share]:
    shares = _shares(opens, [working for working, _ in given])
    return [replace(share, name=f"{share.name}, much for one function" if too_much else share.name)
            for share, (_, too_much) in zip(shares, given, strict=True)]  # fmt: skip


def _strip(found: Competency) -> tuple[list[str], list[StripRow]]:
    """Return the years in which leaders rated themselves, and a row for each competency."""
    rated: dict[str, tuple[Spread | None, ...]] = {}
    for each in found.reads:
        spreads = five_competencies(each.read, each.window.quarter, each.weights)
        if spreads:
            rated[str(year_of(each.window.quarter))] = spreads
    rows = [
        StripRow(
            name[0].upper() + name[1:],
            [_middle(spreads[place]) for spreads in rated.values()],
            place == RECORDED,
        )
        for place, name in enumerate(COMPETENCIES)
    ]
    return list(rated), rows if rated else []


def _middle(found: Spread | None) -> str:
    if found is None:
        return "Not yet"
    return f"{decimal(found.median, 1).shown} ({found.lowest} to {found.highest})"


def _check(found: Competency) -> tuple[Reporting | None, str]:
    """Return the newest check, and the quarter in which it was asked."""
    for each in reversed(found.reads):
        check = reporting_check(each.read, each.window.quarter, each.weights)
        if check is not None:
            return check, each.window.quarter
    return None, ""


def _variable(found: VariableResult) -> Variable:
    middle = decimal(found.median, 1).shown
    low, high = (decimal(end, 1).shown for end in (found.lowest, found.highest))
    differ = "" if low == high else f"; leaders lie between {low} and {high}"
    return Variable(found.variable[0].upper() + found.variable[1:], found.level,
                    f"{middle} of 4{differ}")  # fmt: skip

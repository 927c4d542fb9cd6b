"""A company file as a script: who did what, when, in order of time.

The file holds what people entered; nothing here computes a result. Later issues add the records
that have commands by then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from customer_room.domain.policy import SYSTEM, Actor, Role
from customer_room.domain.values import instant, later, moment

Row: TypeAlias = Mapping[str, Any]
SCHEMA = "larkfield/1"


class UnknownFile(ValueError):
    """The file is not a company file of this schema; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One command of the past.

    Attributes:
        signs: The decision whose text this signs; the player fills in the hash of what stands.
    """

    at: str
    actor: Actor
    name: str
    payload: dict[str, Any]
    signs: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A company file with the look-ups its script needs."""

    data: Mapping[str, Any]

    def rows(self, table: str) -> list[Row]:
        """Return a table's rows, in the file's order."""
        return list(self.data.get(table, ()))

    @property
    def facilitator(self) -> Actor:
        """Whoever typed what nobody else did."""
        return self.actor(next(m["id"] for m in self.rows("members") if m["role"] == "facilitator"))

    def actor(self, member_id: str) -> Actor:
        """Return a member as he was let in: by private link."""
        row = next(m for m in self.rows("members") if m["id"] == member_id)
        return Actor(
            member_id=member_id, role=Role(row["role"]), function_id=row["function_id"],
            seat=row["seat"], admitted=True, admitted_by="private link",
        )  # fmt: skip

    @property
    def beginning(self) -> str:
        """Four days before the first thing that happened: rooms are prepared ahead."""
        times = [d["raised_at"] for d in self.rows("decisions")]
        times += [r["scheduled_at"] for r in self.rows("rooms") if r.get("scheduled_at")]
        times += [at_day(h["made_on"]) for h in self.rows("hand_offs")]
        times += [at_day(e["observed_on"]) for e in self.rows("evidence")]
        times += [at_day(k["made_on"]) for k in self.rows("kpis")]
        return later(min(map(instant, map(moment, times)), default="2025-01-01T09:00:00.000Z"),
                     days=-4)  # fmt: skip

    @property
    def quarterly(self) -> list[Row]:
        """The quarterly rooms in the order of their quarters."""
        rooms = [r for r in self.rows("rooms") if r["kind"] == "quarterly"]
        return sorted(rooms, key=lambda r: r["quarter"])

    def version_from(self, quarter: str) -> str:
        """Return when a quarter's map begins: after the last seals of the room before.

        The first begins with the file.
        """
        before = [r for r in self.quarterly if r["quarter"] < quarter and r["closed_at"]]
        return later(before[-1]["closed_at"], hours=73) if before else self.beginning


def company(data: Mapping[str, Any]) -> Company:
    """Check the schema of a company file.

    Raises:
        UnknownFile: It is another one, or parts are missing.
    """
    if data.get("schema") != SCHEMA:
        raise UnknownFile(f"this is not a company file of the schema {SCHEMA}")
    missing = [t for t in ("workspace", "functions", "members", "rooms") if not data.get(t)]
    if missing:
        raise UnknownFile(f"the company file has no {missing[0]}")
    return Company(data)


def given(row: Row, *names: str, **renamed: str) -> dict[str, Any]:
    """Pick fields of a row, some under another name (``ours="theirs"``)."""
    return {n: row[n] for n in names} | {ours: row[theirs] for ours, theirs in renamed.items()}


def at_day(day: str, hour: int = 9) -> str:
    """Return a bare date as a working morning."""
    return instant(moment(f"{day}T{hour:02d}:00:00Z"))


def eves(firm: Company) -> dict[str, str]:
    """Return the day before each quarterly room, by quarter: figures are entered then."""
    return {r["quarter"]: later(r["scheduled_at"], hours=-24) for r in firm.quarterly}


def foundations(firm: Company) -> Iterator[Line]:
    """Who there is: workspace, functions, offers, members, segments."""
    start = firm.beginning

    def line(name: str, payload: dict[str, Any]) -> Line:
        return Line(start, SYSTEM, name, payload)

    workspace = firm.data["workspace"]
    settings = workspace["settings"]
    yield line("workspace.set", given(
        workspace, "name", "currency", "fiscal_offset", "programme_started", "priority_limit",
        "purpose_sentence",
    ) | {"joint_minimum": settings["joint_k_minimum"],
         "internal_words": settings["internal_words"]})  # fmt: skip
    if workspace["phase_reason"]:
        yield line("programme.set_phase", given(workspace, "phase", reason="phase_reason"))
    yield line("rules.set", {
        "from_quarter": min(firm.data["quarters"]),
        "values": {"confirmed_share": settings["confirmed_share"],
                   "late_days": str(settings["late_days"]),
                   **{kind: str(weight) for kind, weight in settings["weights"].items()}},
    })  # fmt: skip
    for order, row in enumerate(firm.rows("functions")):
        yield line("function.set", given(row, "id", "name", "is_power_core", "influence", "pseudo")
                   | {"order": order, "code": code_of(row)})  # fmt: skip
    for row in firm.rows("offers"):
        yield line("offer.set", given(row, "id", "name", "order"))
    for row in firm.rows("members"):
        yield line("member.set", given(
            row, "id", "name", "title", "function_id", "role", "seat", "is_chief_executive",
            "is_customer_leader", "acting", "active_from", "active_to", "deputy_id"))  # fmt: skip
    for order, row in enumerate(firm.rows("segments")):
        yield line("segment.set", given(
            row, "id", "name", "one_line", "job_hired_for", "where_won_mix",
            "annual_value_existing", "annual_value_gained", "annual_value_lost",
        ) | {"order": order})  # fmt: skip


def code_of(row: Row) -> str:
    """Return a function's two letters: Company is Ex, Customer Care is Ca."""
    if row["pseudo"]:
        return "Ex"
    return str(row["name"]).split()[-1][:2].capitalize()

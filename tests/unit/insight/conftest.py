"""The sample company's map, counts and hand-offs as the plain values insight reads."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Imported at first use; the first example of a property must not pay for it.
import networkx  # noqa: F401
import pytest

from customer_room.insight.graph import End, Flow, StepFact
from customer_room.insight.handoffs import HandOffFact
from customer_room.insight.leaks import LostValue

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Company:
    """The sample's inputs, cut by quarter and segment."""

    rows: dict[str, Any]

    def steps(self, quarter: str) -> list[StepFact]:
        return [
            StepFact(
                row["id"],
                row["name"],
                row["stage"],
                row["order"],
                row["function_by_quarter"][quarter],
                row["entry"],
            )
            for row in self.rows["steps"]
        ]

    def flows(self, quarter: str, segment: str) -> list[Flow]:
        return [
            Flow(
                row["from_step"],
                End(row["to"]) if row["to_kind"] == "end" else row["to"],
                row["segment"],
                row["quarter"],
                row["count"],
                row["quality"],
            )
            for row in self.rows["moves"]
            if row["quarter"] == quarter and segment in ("all", row["segment"])
        ]

    def values(self) -> list[LostValue]:
        return [
            LostValue(row["segment"], row["quarter"], row["lost"], row["value_lost"])
            for row in self.rows["customer_counts"]
        ]

    def hand_offs(self) -> list[HandOffFact]:
        return [
            HandOffFact(
                row["id"],
                row["kind"],
                row["giving"],
                row["receiving"],
                row["giving_leader"],
                row["receiving_leader"],
                frozenset(row["accepted_by"]),
                row["standard"],
                row["made_on"],
                row["agreed_on"],
            )
            for row in self.rows["hand_offs"]
        ]

    def functions(self) -> dict[str | None, str]:
        names: dict[str | None, str] = {row["id"]: row["name"] for row in self.rows["functions"]}
        return {**names, None: "nobody"}

    def day(self, quarter: str) -> str:
        return next(
            row["closed_at"]
            for row in self.rows["rooms"]
            if row["kind"] == "quarterly" and row["quarter"] == quarter
        )


@pytest.fixture(scope="session")
def larkfield() -> Company:
    return Company(json.loads((DATA / "larkfield.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    figures = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
    return figures["insight"]["quarters"]

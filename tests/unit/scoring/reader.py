"""The sample company's file as the plain values that scoring asks for.

Written for the tests alone, from the file's README: the product reads records instead.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

from customer_room.scoring.customer_math import Customers
from customer_room.scoring.decided_facts import DecidedFacts, LinkedEvidence, OptionFact
from customer_room.scoring.joint import judge
from customer_room.scoring.promises import Ledger, ledger
from customer_room.scoring.promises_facts import (
    ActionFact,
    CommitmentFact,
    Contradiction,
    GateFact,
)
from customer_room.scoring.proof import Evidenced, Expected, evidenced, level
from customer_room.scoring.readings import Reading, measured, proportion, survey_score
from customer_room.scoring.windows import QuarterlyRoom, Window, fresh, live, window_of, windows
from customer_room.scoring.working import Row
from tests.unit.scoring.joint_reader import quarter_looked_back_on, read_facts

Json = Mapping[str, Any]
ENDING = ("kept", "changed by successor", "stopped")
NO_WINDOW = "before the programme"


def quarter_of(day: str) -> str:
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def reading_of(row: Json, on: str) -> Reading:
    if "promoters" in row:
        return survey_score(on, row["promoters"], row["passives"], row["detractors"])
    if "k" in row:
        return proportion(on, row["k"], row["n"])
    return measured(on, Fraction(row["value"]), row.get("n"))


class Reader:
    """One company file, read."""

    def __init__(self, company: Json) -> None:
        self.company = company
        self.quarters: list[str] = company["quarters"]
        self.homes = {m["id"]: m["function_id"] for m in company["members"]}
        self.pseudo = {f["id"] for f in company["functions"] if f["pseudo"]}
        self.decisions = {d["number"]: d for d in company["decisions"]}
        self.kpis = {k["id"]: k for k in company["kpis"]}

    # Time

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        rooms = [
            QuarterlyRoom(r["quarter"], r["opened_at"], r["closed_at"])
            for r in self.company["rooms"] if r["kind"] == "quarterly"
        ]  # fmt: skip
        return windows(self.company["workspace"]["programme_started"], rooms)

    def window(self, quarter: str) -> Window:
        return next(window for window in self.windows if window.quarter == quarter)

    def window_name(self, number: str) -> str:
        found = window_of(self.windows, self.decisions[number]["decided_at"])
        return found.quarter if found else NO_WINDOW

    def status(self, number: str) -> str:
        ended = [r["outcome"] for r in self.reviews(number) if r["outcome"] in ENDING]
        return ended[-1] if ended else "in force"

    def reviews(self, number: str) -> list[Json]:
        rows = [r for r in self.company["reviews"] if r["decision"] == number]
        return sorted(rows, key=lambda r: r["on"])

    # Decisions

    def decided(self, number: str) -> DecidedFacts:
        row = self.decisions[number]
        quarter = quarter_looked_back_on(self.company, row)
        anchors, expects = row["anchors"], row["expectation"]
        kpi = self.kpis.get(expects["kpi"]) if expects else None
        named = self.kpis.get(anchors["names_measure"])
        moved = {k["id"]: k for k in (kpi, named) if k}
        start = expects["from"] if expects else {}
        return DecidedFacts(
            stages=tuple(anchors["stage_ids"]),
            steps=tuple(anchors["step_ids"]),
            hand_offs=tuple(anchors["hand_off_ids"]),
            segments=tuple(anchors["segment_ids"]),
            names_measure=bool(anchors["names_measure"]),
            evidence=tuple(self.linked(row["evidence_ids"], quarter)),
            contrary=bool(row["contrary_evidence"] and row["contrary_evidence"]["by"]),
            together=judge(read_facts(dict(self.company), dict(row))).together,
            options=tuple(
                OptionFact(o["text"] == "Do nothing", bool(o["reasons_for"]),
                           bool(o["reasons_against"]))
                for o in row["options"]
            ),
            rationale=bool(row["rationale"]),
            who_pays=bool(row["trade_off"] and row["trade_off"]["who_pays"]),
            dissent_round=bool(row["dissent_round"] and row["dissent_round"]["done_at"]),
            kpis=tuple(moved),
            stage_kpi=bool(kpi and kpi["stage"]),
            baseline=bool(start.get("date") and start.get("n")),
            target=bool(expects and expects["to"] and expects["by"]),
            confidence_and_review=bool(row["confidence"] and row["review_date"]),
            only_survey_scores=bool(moved) and all(k["is_survey_score"] for k in moved.values()),
            honour_answers=tuple(row["honour_poll"]),
            open_dishonour=bool(row["open_flags"]),
            contradicts=tuple(row["commitments_contradicted"]),
        )  # fmt: skip

    def linked(self, ids: Iterable[str], quarter: str) -> Iterator[LinkedEvidence]:
        rows = {e["id"]: e for e in self.company["evidence"]}
        for row in (rows[id] for id in ids):
            is_fresh = fresh(quarter_of(row["observed_on"]), quarter, 2)
            yield LinkedEvidence(row["id"], row["kind"], row["form"], is_fresh)

    def live_at(self, quarter: str) -> list[str]:
        close = self.window(quarter).closed_at
        return [
            number for number, row in self.decisions.items()
            if live(row["decided_at"],
                    [r["on"] for r in self.reviews(number) if r["outcome"] in ENDING], close)
        ]  # fmt: skip

    # Promises

    @cached_property
    def ledger(self) -> Ledger:
        company = self.company
        return ledger(
            self.windows,
            [self.action(row) for row in company["actions"]],
            [
                GateFact(g["id"], g["used_for"], g["closed_on"], g["outcome"],
                         all(c["result"] == "met" for c in g["conditions"]))
                for g in company["gates"]
            ],
            [
                CommitmentFact(c["id"], c["text"], c["adopted_on"],
                               verdicts={v["window"]: v["verdict"] for v in c["verdicts"]})
                for c in company["commitments"]
            ],
            [
                Contradiction(commitment, d["number"], d["decided_at"])
                for d in company["decisions"] for commitment in d["commitments_contradicted"]
            ],
        )  # fmt: skip

    def action(self, row: Json) -> ActionFact:
        proofs = [
            p["date"] for p in self.company["proofs"]
            if p["accepted"] and p["of"] == {"type": "action", "id": row["id"]}
        ]  # fmt: skip
        stops = [r["on"] for r in self.reviews(row["decision"]) if r["outcome"] == "stopped"]
        return ActionFact(
            row["id"], row["text"], row["decision"], row["due"], row["made_on"],
            proved_on=min(proofs, default=None), dropped_on=row["dropped_on"],
            stopped_on=min(stops, default=None), renegotiated=row["renegotiated"] is not None,
        )  # fmt: skip

    # Reviews

    def expected(self, number: str) -> Expected | None:
        expects = self.decisions[number]["expectation"]
        if not expects:
            return None
        kpi, start = self.kpis[expects["kpi"]], expects["from"]
        return Expected(
            expects["kpi"], kpi["type"], reading_of(start, start["date"]) if start else None,
            Fraction(expects["to"]), Fraction(kpi["tolerance"] or 0), kpi["direction"] == "hold",
        )  # fmt: skip

    def evidenced(self, review: Json) -> Evidenced:
        expects = self.expected(review["decision"])
        rows = self.kpis[expects.kpi]["readings"] if expects and expects.kpi else []
        return evidenced(expects, [reading_of(r, r["date"]) for r in rows], review["on"])

    def level(self, review: Json) -> int:
        return level(review["level"], self.evidenced(review).supported)

    # Customers

    def customers(self, segment: str) -> list[Customers]:
        found: list[Customers] = []
        for row in self.company["customer_counts"]:
            if row["segment"] != segment:
                continue
            cell = Customers(
                **{name: row[name] for name in (
                    "quarter", "opening", "gained", "lost", "won_back", "bought_more",
                    "bought_less", "value_gained", "value_lost")},
                reasons={
                    r["category"]: r["count"] for r in self.company["loss_reasons"]
                    if r["segment"] == segment and r["quarter"] == row["quarter"]
                },
                rows=(Row("customer_count", row["id"]),),
            )  # fmt: skip
            assert cell.closing == row["closing"]
            found.append(cell)
        return found

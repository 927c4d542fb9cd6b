"""The sample company's file as the facts of a quarter (for the tests alone)."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from customer_room.scoring.criteria_facts import (
    Heard,
    Leader,
    LedStage,
    LiveDecision,
    LostAt,
    Made,
    NamedStage,
    Proved,
    Seam,
    Together,
)
from customer_room.scoring.joint import judge
from customer_room.scoring.quarter import QuarterFacts
from customer_room.scoring.spread import Vote
from customer_room.scoring.windows import Window, fresh
from tests.unit.scoring.joint_reader import read_facts
from tests.unit.scoring.reader import Json, Reader, quarter_of


class QuarterReader(Reader):
    """One company file, read quarter by quarter."""

    def facts(self, quarter: str) -> QuarterFacts:
        company, window = self.company, self.window(quarter)
        seats = frozenset(
            m["id"] for m in company["members"]
            if m["seat"] and m["active_from"] <= str(window.last_day)
        )  # fmt: skip
        live_ones = self.live_at(quarter)
        return QuarterFacts(
            quarter=quarter,
            limit=company["workspace"]["priority_limit"],
            stages=tuple(self.named(quarter)),
            led=tuple(self.led(quarter)),
            seats=seats,
            made=tuple(self.made(window)),
            heard=tuple(self.heard(window)),
            seams=tuple(self.seams(quarter)),
            live=tuple(LiveDecision(number, number) for number in live_ones),
            leaks=tuple(self.leaks(quarter, live_ones)),
            decided=tuple(
                Together(n, n, judge(read_facts(dict(company), d)).together)
                for n, d in self.decisions.items() if window.holds(d["decided_at"])
            ),
            promises=self.ledger.judged[quarter],
            reviews=tuple(
                Proved(r["id"], r["decision"], self.level(r))
                for r in company["reviews"] if window.holds(r["on"])
            ),
            votes=self.votes(quarter),
        )  # fmt: skip

    def named(self, quarter: str) -> Iterator[NamedStage]:
        words = [w.lower() for w in self.company["workspace"]["settings"]["internal_words"]]
        words += [f["name"].lower() for f in self.company["functions"] if not f["pseudo"]]
        for stage in self.company["stages"]:
            held = stage["by_quarter"][quarter]
            plain = not any(word in held["name"].lower() for word in words)
            overruled = held["outside_in_overruled"]
            yield NamedStage(stage["id"], held["name"], frozenset(held["confirmed_by"]),
                             plain if overruled is None else overruled)  # fmt: skip

    def made(self, window: Window) -> Iterator[Made]:
        for number, row in self.decisions.items():
            if window.holds(row["decided_at"]):
                yield Made("decision", number, bool(row["anchors"]["stage_ids"]))
        for row in self.company["actions"]:
            if window.holds(row["made_on"]):
                decision = self.decisions[row["decision"]]
                filed = bool(decision["anchors"]["stage_ids"] or row["kpi"])
                yield Made("action", row["id"], filed)
        for row in self.company["kpis"]:
            if window.holds(row["made_on"]):
                yield Made("kpi", row["id"], bool(row["stage"]))

    def heard(self, window: Window) -> Iterator[Heard]:
        for row in self.company["evidence"]:
            known = row["observed_on"] <= str(window.last_day)
            if known and fresh(quarter_of(row["observed_on"]), window.quarter, 2):
                yield Heard(row["id"], row["stage"], row["kind"])

    def led(self, quarter: str) -> Iterator[LedStage]:
        window = self.window(quarter)
        for stage in self.company["stages"]:
            held = stage["by_quarter"][quarter]
            read = [
                k["id"] for k in self.company["kpis"]
                if k["stage"] == stage["id"] and k["target"] is not None
                and any(window.holds(r["date"]) for r in k["readings"])
            ]  # fmt: skip
            yield LedStage(
                stage["id"], held["name"],
                accepted=tuple(self.leader(c["leader"]) for c in held["claims"] if c["accepted"]),
                partners=tuple(map(self.leader, held["partner_ids"])),
                serving=tuple(
                    s["function_by_quarter"][quarter] for s in self.company["steps"]
                    if s["stage"] == stage["id"]
                ),
                read_kpis=tuple(read),
            )  # fmt: skip

    def leader(self, member: str) -> Leader:
        home = self.homes[member]
        return Leader(member, None if home in self.pseudo else home)

    def seams(self, quarter: str) -> Iterator[Seam]:
        serving = {s["id"]: s["function_by_quarter"][quarter] for s in self.company["steps"]}
        for row in self.company["moves"]:
            if row["quarter"] != quarter or row["to_kind"] != "step":
                continue
            giving, receiving = serving[row["from_step"]], serving[row["to"]]
            served = None not in (giving, receiving)
            if served and giving == receiving:
                continue
            hand_off = self.hand_off(row["from_step"], row["to"], giving, receiving, quarter)
            met = hand_off["met"].get(quarter) if hand_off else None
            yield Seam(
                f"{row['from_step']} to {row['to']}", row["count"], served,
                agreed=hand_off is not None and self.agreed(hand_off, quarter),
                met=(met["k"], met["n"]) if met else None,
                hand_off=hand_off["id"] if hand_off else None, moves=(row["id"],),
            )  # fmt: skip

    def hand_off(
        self, from_step: str, to: str, giving: str | None, receiving: str | None, quarter: str
    ) -> Json | None:
        last = str(self.window(quarter).last_day)
        there = [h for h in self.company["hand_offs"] if h["made_on"] <= last]
        pairs = [("step pair", from_step, to), ("function pair", giving, receiving)]
        for pair in pairs:
            for h in there:
                if (h["kind"], h["giving"], h["receiving"]) == pair:
                    return h
        return None

    def agreed(self, hand_off: Json, quarter: str) -> bool:
        both = {hand_off["giving_leader"], hand_off["receiving_leader"]}
        on = hand_off["agreed_on"]
        return bool(
            on and on <= str(self.window(quarter).last_day) and hand_off["standard"]
            and both <= set(hand_off["accepted_by"])
        )  # fmt: skip

    def leaks(self, quarter: str, live_ones: Iterable[str]) -> Iterator[LostAt]:
        moves = {m["id"]: m for m in self.company["moves"]}
        worth = {
            c["segment"]: Fraction(c["value_lost"], c["lost"])
            for c in self.company["customer_counts"] if c["quarter"] == quarter
        }  # fmt: skip
        for step in self.company["steps"]:
            rows = [m for m in moves.values() if m["quarter"] == quarter
                    and m["from_step"] == step["id"] and m["to"] == "LEFT"]  # fmt: skip
            touched = [
                n for n in live_ones
                if step["id"] in self.decisions[n]["anchors"]["step_ids"]
                or any(moves[id]["from_step"] == step["id"] and moves[id]["to"] == "LEFT"
                       for id in self.decisions[n]["anchors"]["move_ids"])
            ]  # fmt: skip
            value = sum((worth[m["segment"]] * m["count"] for m in rows), Fraction(0))
            yield LostAt(step["id"], step["name"], value, tuple(touched),
                         tuple(m["id"] for m in rows))  # fmt: skip

    def votes(self, quarter: str) -> dict[int, Vote]:
        room = next(r["id"] for r in self.company["rooms"]
                    if r["kind"] == "quarterly" and r["quarter"] == quarter)  # fmt: skip
        poll = next(p for p in self.company["leader_polls"] if p["room"] == room)
        second = {v["criterion"]: v["ratings"] for v in poll["second_vote"] or ()}
        return {
            v["criterion"]: Vote(tuple(v["ratings"].values()),
                                 tuple(second.get(v["criterion"], {}).values()))
            for v in poll["first_vote"]
        }  # fmt: skip

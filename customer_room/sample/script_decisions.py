"""The script's part of the decisions: raised, worked on, signed, decided and sealed."""

from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any

from customer_room.domain.decisions import SEAL_HOURS
from customer_room.domain.decisions_draft import TEXTS
from customer_room.domain.moves import move_id
from customer_room.domain.policy import SYSTEM
from customer_room.domain.values import later
from customer_room.sample.script import Company, Line, Row, given
from customer_room.sample.script_asked import honour_asked

PLAIN = ("gives", "contrary_evidence", "co_owners", "driver", "premortem", "expectation",
         "confidence", "review_date", "trade_off", "priority", "quick_win", "disrupts",
         "chosen")  # fmt: skip
ROUND_MINUTES = 60


def decision_id(number: str) -> str:
    """Return the id of a decision by its number."""
    return f"d-{number.lower()}"


def decisions(firm: Company) -> Iterator[Line]:
    """Yield all lines about decisions."""
    for row in sorted(firm.rows("decisions"), key=lambda r: (r["raised_at"], r["number"])):
        yield from _drafted(firm, row)
        yield from _signed(firm, row)
        yield from _made(firm, row)


def _drafted(firm: Company, row: Row) -> Iterator[Line]:
    id, at, by = decision_id(row["number"]), row["raised_at"], firm.facilitator
    sources, writers = _contributors(firm, row)
    yield Line(at, by, "decision.raise", given(row, "one_line", "room_id", "made_in", "restricted")
               | {"id": id, "source_note_ids": sources, "anchors": _anchors(firm, row),
                  "supersedes": decision_id(row["supersedes"]) if row["supersedes"] else None,
                  })  # fmt: skip
    for option in row["options"]:
        proposer = firm.actor(option["proposed_by"]) if option["proposed_by"] else by
        yield Line(later(at, minutes=1), proposer, "decision.propose", {"id": id} | dict(option))
    texts = [(name, row[name]) for name in TEXTS if name != "one_line" and row[name]]
    typed = chain(writers, repeat((by, None)))
    for (name, text), (actor, member) in zip(texts, typed, strict=False):
        yield Line(later(at, minutes=2), actor, "decision.edit",
                   {"id": id, name: text, "for_member": member})  # fmt: skip
    plain = {name: row[name] for name in PLAIN if row[name] not in (None, [], {})}
    yield Line(later(at, minutes=3), by, "decision.edit", {"id": id} | plain)
    linked = given(row, "evidence_ids", "served_instead", serves="commitments_served",
                   contradicts="commitments_contradicted")  # fmt: skip
    linked = {name: value for name, value in linked.items() if value}
    yield from honour_asked(firm, row)
    if linked:
        # What was found out meanwhile is linked before it is signed.
        yield Line(later(row["decided_at"], minutes=-8), by, "decision.edit", {"id": id} | linked)


def _anchors(firm: Company, row: Row) -> dict[str, Any]:
    moves = {m["id"]: move_id(m["quarter"], m["segment"], m["from_step"], m["to"])
             for m in firm.rows("moves")}  # fmt: skip
    return {**row["anchors"], "move_ids": [moves[id] for id in row["anchors"]["move_ids"]]}


def _contributors(firm: Company, row: Row) -> tuple[list[str], list[tuple[Any, str | None]]]:
    """Return the source notes, and who types the texts (as whom), for the kept contributions."""
    sources: list[str] = []
    writers: list[tuple[Any, str | None]] = []
    for item in row["contributions"]:
        if item["kind"] == "note":
            found = _note_of(firm, row, item["member"])
            if found:
                sources.append(found)
                continue
        if item["kind"] != "option":
            typed_by = item["typed_by"]
            writers.append((firm.actor(typed_by or item["member"]),
                            item["member"] if typed_by else None))  # fmt: skip
    return sources, writers


def _note_of(firm: Company, row: Row, member: str) -> str | None:
    """Return the latest note of a member that stood on a board when the decision was raised."""
    opened = {r["id"]: r["opened_at"] for r in firm.rows("rooms") if r["opened_at"]}
    notes = [n for n in firm.rows("notes") if n["author"] == member
             and opened.get(n["room"], "9999") < row["raised_at"]]  # fmt: skip
    fitting = [n for n in notes if n["stage"] in row["anchors"]["stage_ids"]] or notes
    return fitting[-1]["id"] if fitting else None


def _signed(firm: Company, row: Row) -> Iterator[Line]:
    id = decision_id(row["number"])
    for stance in row["stances"]:
        history = [*stance["history"], stance]
        for entry in history:
            yield Line(_in_the_round(row, entry["at"]), firm.actor(stance["member"]), "stance.take",
                       {"decision_id": id, "stance": entry["stance"],
                        "reason": entry.get("reason") or ("" if entry["stance"] == "agree"
                                                          else "Said aloud, not written down.")},
                       signs=id)  # fmt: skip
    for number, dissent in enumerate(row["dissent"], start=1):
        yield Line(later(row["decided_at"], seconds=-1), firm.actor(dissent["who"]), "dissent.say",
                   {"id": f"{id}.dissent-{number}", "decision_id": id}
                   | given(dissent, "text", "tripwire"))  # fmt: skip


def _in_the_round(row: Row, at: str) -> str:
    """Return when a stance was taken.

    A room decides on signatures (DOMAIN §2); the file notes those of the same round minutes after
    the decision. They are replayed the second before it.
    """
    decided = row["decided_at"]
    same_round = decided < at <= later(decided, minutes=ROUND_MINUTES)
    return later(decided, seconds=-2) if row["made_in"] == "room" and same_round else at


def _made(firm: Company, row: Row) -> Iterator[Line]:
    id, by = decision_id(row["number"]), firm.facilitator
    if row["dissent_round"]:
        yield Line(row["dissent_round"]["done_at"], by, "decision.note_dissent_round",
                   {"id": id, "asked": row["dissent_round"]["asked"]})  # fmt: skip
    if row["decided_at"]:
        yield Line(row["decided_at"], by, "decision.decide", {"id": id})
        yield Line(later(row["decided_at"], hours=SEAL_HOURS), SYSTEM, "decision.seal", {"id": id})
    written = row["written_decision"]
    if written:
        yield Line(written["at"], firm.actor(written["by"]), "decision.write",
                   {"id": id, "text": written["text"]})  # fmt: skip

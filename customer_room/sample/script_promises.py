"""The script's part of promises: what we say, gates, actions, proofs, verdicts, reviews."""

from collections.abc import Iterator

from customer_room.domain.gates import AGAINST
from customer_room.domain.values import later
from customer_room.sample.script import Company, Line, Row, at_day, given

NOON, EVENING = 12, 18
NOT_CHECKED = "not checked"


def said(firm: Company) -> Iterator[Line]:
    """Yield what we say, the lists of conditions, and their uses."""
    for row in firm.rows("commitments"):
        adopted = at_day(row["adopted_on"], 7)
        yield Line(later(adopted, hours=-24), firm.facilitator, "commitment.set",
                   given(row, "id", "text", "audience", "test"))  # fmt: skip
        yield Line(adopted, firm.actor(row["adopted_by"]), "commitment.adopt", {"id": row["id"]})
    gates = firm.rows("gates")
    for row in firm.rows("guardrail_lists"):
        used = [gate["opened_on"] for gate in gates if gate["list"] == row["id"]]
        yield Line(
            at_day(min([row["adopted_on"], *used]), 7),
            firm.facilitator,
            "guardrail.set",
            given(row, "id", "name", "applies_to") | {"conditions": _conditions(row)},
        )
        yield Line(at_day(row["adopted_on"], 8), firm.facilitator, "guardrail.adopt",
                   {"id": row["id"]})  # fmt: skip
    for row in gates:
        yield from _gate(firm, row)


def _conditions(row: Row) -> list[dict[str, str]]:
    ordered = sorted(row["conditions"], key=lambda condition: condition["order"])
    return [given(condition, "text", "proof_needed", "owner") for condition in ordered]


def _gate(firm: Company, row: Row) -> Iterator[Line]:
    id, closing = row["id"], at_day(row["closed_on"], NOON)
    decision = f"d-{row['decision'].lower()}" if row["decision"] else None
    yield Line(
        at_day(row["opened_on"], EVENING),
        firm.facilitator,
        "gate.open",
        given(row, "id", "used_for", list_id="list") | {"decision_id": decision},
    )
    found = next(each for each in firm.rows("guardrail_lists") if each["id"] == row["list"])
    owners = {condition["order"]: condition["owner"] for condition in found["conditions"]}
    for condition in row["conditions"]:
        if condition["result"] == NOT_CHECKED:
            continue
        proof = condition["proof"] if condition["result"] == "met" else ""
        yield Line(closing, firm.actor(owners[condition["order"]]), "gate.check",
                   {"id": id, "place": condition["order"] - 1, "result": condition["result"],
                    "proof": proof})  # fmt: skip
    against = row["outcome"] == AGAINST
    outcome = "released" if against else row["outcome"]
    yield Line(later(closing, minutes=30), firm.facilitator, "gate.close",
               {"id": id, "outcome": outcome, "against_the_list": against})  # fmt: skip


def promises(firm: Company) -> Iterator[Line]:
    """Yield what was promised, moved, given up and shown."""
    rooms = {room["id"]: room for room in firm.rows("rooms")}
    for row in firm.rows("actions"):
        id, owner, moved = row["id"], firm.actor(row["owner"]), row["renegotiated"]
        yield Line(at_day(row["made_on"], NOON), owner, "action.promise", given(
            row, "id", "kind", "text", "owner", "checked_by", kpi_id="kpi",
        ) | {"decision_id": f"d-{row['decision'].lower()}",
             "due": moved["from_due"] if moved else row["due"]})  # fmt: skip
        if moved:
            held = rooms[moved["recorded_in"]]["opened_at"]
            yield Line(
                later(held, minutes=10),
                owner,
                "action.renegotiate",
                {"id": id, "due": moved["to_due"], "agreed_by": moved["agreed_by"]},
            )
        if row["dropped_on"]:
            yield Line(at_day(row["dropped_on"], NOON), owner, "action.drop",
                       {"id": id, "because": "Given up; why was not written down."})  # fmt: skip
    for row in firm.rows("proofs"):
        yield Line(at_day(row["date"], 13), firm.actor(row["submitted_by"]), "proof.submit", given(
            row, "id", "kind", "text", "seen_by", "date",
        ) | {"of_type": row["of"]["type"], "of_id": row["of"]["id"]})  # fmt: skip
        yield Line(at_day(row["date"], 15), firm.actor(row["checker"]), "proof.check",
                   given(row, "id", "accepted"))  # fmt: skip


def verdicts(firm: Company, room: Row, start: str) -> Iterator[Line]:
    """Yield what the room found on what we say."""
    for row in firm.rows("commitments"):
        for verdict in row["verdicts"]:
            if verdict["window"] == room["quarter"]:
                yield Line(start, firm.facilitator, "verdict.give", {"commitment_id": row["id"]}
                           | given(verdict, "verdict", "proof", "served_instead"))  # fmt: skip


def reviews(firm: Company, room: Row, start: str) -> Iterator[Line]:
    """Yield the reviews of a room: said by who answers for it, checked by somebody else."""
    for row in firm.rows("reviews"):
        if row["room"] != room["id"]:
            continue
        successor = f"d-{row['successor'].lower()}" if row["successor"] else None
        yield Line(start, firm.actor(row["submitted_by"]), "review.submit", given(
            row, "id", "text", "outcome", "attribution",
        ) | {"decision_id": f"d-{row['decision'].lower()}", "successor": successor})  # fmt: skip
        yield Line(later(start, minutes=2), firm.actor(row["checker"]), "review.check",
                   given(row, "id", "level"))  # fmt: skip

"""The script's part of what leaders said in secret: scores, checks, and of each decision."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from customer_room.domain.values import later
from customer_room.sample.script import Company, Line, Row

Answers = Mapping[str, dict[str, Any]]


def asked(firm: Company, room: Row, start: str) -> Iterator[Line]:
    """Yield what a room's leaders said about the whole: first votes, and re-votes where held."""
    for row in firm.rows("leader_polls"):
        if row["room"] == room["id"]:
            yield from _survey(firm, room["id"], row["id"], row["instrument"],
                               _columns(row["first_vote"]), start)  # fmt: skip
            if row["second_vote"]:
                yield from _survey(firm, room["id"], f"{row['id']}.again", row["instrument"],
                                   _columns(row["second_vote"]), later(start, minutes=1),
                                   first_id=row["id"])  # fmt: skip
    for row in firm.rows("competency_ratings"):
        if row["room"] == room["id"]:
            yield from _survey(firm, room["id"], row["id"], "five competencies",
                               _columns(row["competencies"]), start)  # fmt: skip
    for row in firm.rows("reporting_checks"):
        if row["room"] == room["id"]:
            statements = [each for variable in row["variables"] for each in variable["statements"]]
            answers = _columns(statements)
            for member, pick in row["cross_functional_pick"].items():
                answers[member]["choice"] = pick
            yield from _survey(firm, room["id"], row["id"], "reporting check", answers, start)


def honour_asked(firm: Company, row: Row) -> Iterator[Line]:
    """Yield what leaders said of a decision shortly before it was made.

    The file keeps the numbers and not whose they are: the seats give them, in their order. A
    decision made outside a room is asked about in the room that is being prepared.
    """
    if not row["honour_poll"]:
        return
    seats = [m["id"] for m in firm.rows("members") if m["seat"]]
    answers = {who: {"points": [number]} for who, number in zip(seats, row["honour_poll"],
                                                                strict=False)}  # fmt: skip
    number = str(row["number"]).lower()
    at = later(row["decided_at"], minutes=-6)
    to_come = [r["id"] for r in firm.quarterly if (r["closed_at"] or "9999") > row["decided_at"]]
    room = row["room_id"] or to_come[0]
    yield from _survey(firm, room, f"honour-{number}", "honour", answers, at,
                       decision_id=f"d-{number}")  # fmt: skip


def _columns(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """Turn ratings by item into numbers by leader."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        for member, number in row["ratings"].items():
            found.setdefault(member, {"points": []})["points"].append(number)
    return found


def _survey(
    firm: Company, room: str, id: str, instrument: str, answers: Answers, at: str,
    **about: str,
) -> Iterator[Line]:  # fmt: skip
    yield Line(at, firm.facilitator, "survey.open",
               {"id": id, "room_id": room, "instrument": instrument} | about)  # fmt: skip
    for member, said in answers.items():
        yield Line(later(at, seconds=20), firm.actor(member), "survey.answer",
                   {"id": f"{id}.{member}", "survey_id": id} | said)  # fmt: skip
    yield Line(later(at, seconds=50), firm.facilitator, "survey.show", {"id": id})

"""Drawn payloads that need a last touch, so that what belongs together fits together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from customer_room.domain.instruments import INSTRUMENTS
from customer_room.domain.leaders_questions import QUESTIONS

if TYPE_CHECKING:
    from tests.properties.drawing import Drawer

Payload = dict[str, Any]


def _add_up(_drawer: Drawer, payload: Payload) -> Payload:
    gained = payload["opening"] + payload["gained"] + payload.get("won_back", 0)
    return {**payload, "lost": payload["lost"] % (gained + 1),
            "closing": gained - payload["lost"] % (gained + 1)}  # fmt: skip


def _rows_add_up(drawer: Drawer, payload: Payload) -> Payload:
    return {**payload, "rows": [_add_up(drawer, row) for row in payload["rows"]]}


def _a_standing_reason(drawer: Drawer, payload: Payload) -> Payload:
    standing = drawer.tables.get("loss_reason", {}).get(drawer.one_of("loss_reason"), {})
    cell = ("segment_id", "quarter", "category")
    return payload | {name: standing[name] for name in cell if standing}


def _not_more_than_all(_drawer: Drawer, payload: Payload) -> Payload:
    met = {quarter: {"k": min(s["k"], s["n"]), "n": s["n"]}
           for quarter, s in payload.get("met", {}).items()}  # fmt: skip
    kinds = {**payload, "met": met}
    if payload["kind"] == "step pair":
        kinds |= {end: _drawer.one_of("step") for end in ("giving", "receiving")}
    return kinds


def _not_himself(drawer: Drawer, payload: Payload) -> Payload:
    """Change people gently, else a company of nobodies is soon all that is left."""
    old = drawer.tables.get("member", {}).get(payload["id"])
    gone = {"active_from", "active_to"}
    kept = {k: v for k, v in payload.items() if k not in gone}
    if old and drawer.chance.random() < 0.7:
        kept |= {"role": old["role"], "seat": old["seat"]}
    return kept


def _out_of_the_bin(drawer: Drawer, payload: Payload) -> Payload:
    """Bring back what is in the bin, if anything is; own notes first."""
    if "id" in drawer.fixed:
        return payload
    rows = drawer.tables.get(drawer.name.partition(".")[0], {})
    binned = sorted(id for id, row in rows.items() if row.get("removed_at"))
    own = [id for id in binned if rows[id].get("author_id") == drawer.member_id]
    return {**payload, "id": drawer.chance.choice(own or binned)} if binned else payload


def _one_item_or_none(drawer: Drawer, payload: Payload) -> Payload:
    items = ("note", "group", "decision", "evidence")
    shown = drawer.one_of(payload["showing"]) if payload["showing"] in items else None
    return {**payload, "showing_id": shown}


def _an_answer(drawer: Drawer, payload: Payload) -> Payload:
    poll = drawer.tables.get("poll", {}).get(payload["poll_id"], {})
    asked = INSTRUMENTS[poll.get("instrument", "reliability")]
    points = [drawer.chance.randint(0, 4) for _ in asked.items]
    choice = drawer.chance.choice(asked.choices) if asked.choices else None
    return {**payload, "choice": choice, "points": points}


def _a_measure(drawer: Drawer, payload: Payload) -> Payload:
    kept = {k: v for k, v in payload.items() if k not in ("baseline", "target", "target_date")}
    return kept | {"is_survey_score": payload["type"] == "score"}


def _a_reading(drawer: Drawer, payload: Payload) -> Payload:
    kpi = drawer.tables.get("kpi", {}).get(payload["kpi_id"], {})
    kept = {k: payload[k] for k in ("id", "kpi_id", "date")}
    shares = {"k": 3, "n": 4} if kpi.get("type") == "proportion" else {"value": "5"}
    return kept | shares


def _of_the_room(_drawer: Drawer, payload: Payload) -> Payload:
    """Ask about what the question is about; the decision or segment is left out otherwise."""
    about = {"honour": "decision_id", "customers": "segment_id"}.get(payload["instrument"])
    kept = {k: v for k, v in payload.items()
            if k not in ("decision_id", "segment_id", "first_id") or k == about}  # fmt: skip
    return kept | ({"decision_id": _drawer.one_of("decision")} if about == "decision_id" else {})


def _said_whole(drawer: Drawer, payload: Payload) -> Payload:
    survey = drawer.tables.get("survey", {}).get(payload["survey_id"], {})
    asked = QUESTIONS[survey.get("instrument", "eight criteria")]
    return payload | {
        "points": [drawer.chance.randint(0, 4) for _ in asked.items],
        "choice": drawer.chance.choice(asked.choices) if asked.choices else None,
        "text": "never ask twice" if asked.written else "",
    }


MENDS: dict[str, Callable[[Drawer, Payload], Payload]] = {
    "count.enter": _add_up,
    "counts.load": _rows_add_up,
    "loss_reason.drop": _a_standing_reason,
    "kpi.set": _a_measure,
    "reading.add": _a_reading,
    "survey.answer": _said_whole,
    "survey.open": _of_the_room,
    "hand_off.set": _not_more_than_all,
    "member.set": _not_himself,
    "poll.answer": _an_answer,
    **dict.fromkeys(
        ("note.restore", "group.restore", "stage.restore", "step.restore"), _out_of_the_bin
    ),
    "room.show": _one_item_or_none,
}

"""Every code of QUALITY §2 that exists here, provoked on a real server; the state stays (P21)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from customer_room.api.answers import STATUS
from customer_room.domain.notes import NOTES_PER_BOARD
from customer_room.domain.nouns import REGISTRY
from customer_room.security.limits import Limits
from tests.client import Live
from tests.running import ROOM, House, W, running

NOTE = {"room_id": ROOM, "lane": "WHO", "text": "x"}
FEW = Limits(people_per_room=3, change_burst=30, changes_per_second=0)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with running(tmp_path, FEW) as made:
        yield made


def state(house: House) -> Any:
    with house.services.store.reading(W) as read:
        return read.head(), read.all_rows(read.tables)


def error(answer: Any) -> dict[str, Any]:
    return answer.json()["error"]


def refused(house: House, who: str, name: str, code: str, /, **payload: Any) -> dict[str, Any]:
    """Send a command that has to be refused with a code, and changes nothing."""
    person = house.person(who)
    before = state(house)
    answer = person.post("/api/commands", person.frame(name, **payload))
    found = error(answer)
    assert (found["code"], answer.status_code) == (code, STATUS.get(code, 400)), found
    assert state(house) == before
    assert set(found) >= {"code", "message", "retry", "request_id", "op_id"}
    for leaked in ("Traceback", "SELECT", "sqlite", "/", "\\x"):
        assert leaked not in found["message"]
    assert len(str(found.get("actual", ""))) <= 80 or code == "conflict"
    return found


CASES: tuple[tuple[str, str, str, dict[str, Any], dict[str, Any]], ...] = (
    ("text_too_long", "ann", "note.add", {"id": "n", **NOTE, "text": "x" * 281}, {"limit": 280}),
    ("bad_field", "ann", "note.add", {"id": "n", **NOTE, "lane": "HERE" * 40}, {"field": "lane"}),
    ("bad_text", "ann", "note.add", {"id": "n", **NOTE, "text": "a\x00b"}, {"field": "text"}),
    ("unknown_command", "ann", "note.steal", {"id": "n"}, {}),
    ("not_allowed", "rea", "note.add", {"id": "n", **NOTE}, {}),
    ("not_found", "ann", "note.edit", {"id": "absent", "text": "x", "expect": ""}, {}),
    ("object_deleted", "ann", "note.edit", {"id": "gone", "text": "y", "expect": "x"}, {}),
    ("conflict", "ann", "note.edit", {"id": "one", "text": "y", "expect": "z"}, {"actual": "x"}),
    ("phase_closed", "ann", "vote.cast",
     {"id": "v", "phase_id": f"{ROOM}.p1", "target_type": "note", "target_id": "one"}, {}),
    ("no_votes_left", "ann", "vote.cast",
     {"id": "v", "phase_id": f"{ROOM}.p5", "target_type": "note", "target_id": "one"},
     {"limit": 1}),
    ("board_full", "ann", "notes.load",
     {"room_id": ROOM, "rows": [{"lane": "WHO", "text": "x"}] * 2}, {"limit": NOTES_PER_BOARD}),
)  # fmt: skip


def prepare(house: House) -> None:
    """Make what the cases refer to: a note, a removed one, a spent budget, an almost full board."""
    ann = house.person("ann")
    for id in ("one", "gone"):
        ann.must("note.add", **{**NOTE, "id": id})
    ann.must("note.remove", id="gone")
    house.make("phase.start", id=f"{ROOM}.p5")
    house.make("phase.open_votes", id=f"{ROOM}.p5", budget=1)
    dot = {"phase_id": f"{ROOM}.p5", "target_type": "note", "target_id": "one"}
    ann.must("vote.cast", id="spent", **dot)


@pytest.mark.parametrize(
    ("code", "who", "name", "payload", "about"), CASES, ids=lambda c: str(c)[:20]
)
def test_a_command_is_refused_with_its_code(
    house: House, code: str, who: str, name: str, payload: dict[str, Any], about: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    prepare(house)
    if code == "board_full":
        for module in ("notes", "loads"):
            monkeypatch.setattr(f"customer_room.domain.{module}.NOTES_PER_BOARD", 2)
        about = {"limit": 2}
    found = refused(house, who, name, code, **payload)
    assert {key: found.get(key) for key in about} == about


def test_login_required(house: House) -> None:
    nobody, before = house.person(), state(house)
    answer = nobody.post("/api/commands", nobody.frame("note.add", id="n", **NOTE))
    assert (answer.status_code, error(answer)["code"]) == (401, "login_required")
    assert state(house) == before


def test_link_invalid_is_one_text_for_all(house: House) -> None:
    before, nobody = state(house), house.person()
    texts = {error(nobody.post("/api/join", {"code": code}))["message"]
             for code in ("ZZZZZZ", "", "ABC", "22222222")}  # fmt: skip
    assert len(texts) == 1
    assert state(house) == before


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"nonsense", "bad_json"),
        (b"[" * 100 + b"]" * 100, "bad_json"),
        (b'{"op":"\\ud800"}', "bad_text"),
        (b'"' + b"x" * 17_000 + b'"', "op_too_large"),
        (b"[]", "bad_json"),
        (b"{}", "bad_field"),
    ],
)
def test_what_is_no_command(house: House, raw: bytes, code: str) -> None:
    ann, before = house.person("ann"), state(house)
    answer = ann.post("/api/commands", raw)
    assert (error(answer)["code"], answer.status_code) == (code, STATUS.get(code, 400))
    assert state(house) == before


def test_op_id_conflict(house: House) -> None:
    ann = house.person("ann")
    frame = ann.frame("note.add", id="n", **NOTE)
    assert ann.post("/api/commands", frame).json()["ok"]
    before = state(house)
    frame["payload"] = {**frame["payload"], "text": "other"}
    assert error(ann.post("/api/commands", frame))["code"] == "op_id_conflict"
    assert state(house) == before


def test_slow_down(house: House) -> None:
    ann = house.person("ann")
    for n in range(30):
        ann.must("note.add", **{**NOTE, "id": f"n{n}"})
    before = state(house)
    answer = ann.post("/api/commands", ann.frame("note.add", id="late", **NOTE))
    assert (error(answer)["code"], answer.status_code) == ("slow_down", 429)
    assert error(answer)["retry"] is True
    assert state(house) == before


def test_room_full(house: House) -> None:
    opened = [Live(house.person(who), ROOM).__enter__() for who in ("ann", "ben", "fay")]
    before = state(house)
    fourth = Live(house.person("rea"), ROOM)
    assert fourth.receive()["error"]["code"] == "room_full"
    assert state(house)[1]["note"] == before[1]["note"]
    for live in opened:
        live.__exit__()


def test_temporarily_unavailable(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    ann, before = house.person("ann"), state(house)
    monkeypatch.setattr(house.services.store, "begin", lambda _workspace: 1 / 0)
    answer = ann.post("/api/commands", ann.frame("note.add", id="n", **NOTE))
    assert (answer.status_code, error(answer)["code"]) == (503, "temporarily_unavailable")
    assert error(answer)["retry"] is True
    monkeypatch.undo()
    assert state(house) == before


ODD_VALUES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("room.create", {"id": "r9", "quarter": "2026-Q1", "title": "x",
                     "scheduled_at": "0001-01-01T00:00:00+23:59"}),
    ("room.create", {"id": "r9", "quarter": "٢٠٢٦-Q1", "title": "x"}),
    ("workspace.set", {"name": "x", "programme_started": "0001-01-01"}),
    ("room.enter", {"room_id": "\x00"}),
    ("decision.edit", {"id": "d", "expectation": {
        "kpi": "k", "to": "t", "by": "2026-06-30", "from": {"n": 10**30}}}),
    ("decision.edit", {"id": "d", "review_date": "0001-01-01"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "payload"), ODD_VALUES)
def test_no_value_however_odd_brings_the_server_to_its_knees(
    house: House, name: str, payload: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert name in REGISTRY
    fay = house.person("fay")
    fay.must("decision.raise", id="d", one_line="Do it", room_id=ROOM)
    before = state(house)
    found = fay.do(name, **payload)["error"]
    assert found["code"] in ("bad_field", "bad_text", "not_found"), found
    assert state(house) == before
    assert "change.failed" not in caplog.text

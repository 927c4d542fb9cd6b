"""What each viewer is sent of each record; a planted leak is caught by the same checks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from customer_room.domain import visibility
from customer_room.domain.nouns import RECORDS
from customer_room.domain.polls import Response
from customer_room.domain.visibility import Audience, Scene, Viewer, owner_of, view, viewer_of
from tests.unit.domain.cast import CHOOSE, PEOPLE, ROOM, WALK, World

SECRET = "Nobody else may read this"
EVERYBODY = [who for who in PEOPLE if who != "system"]


def seen(world: World, viewer: Viewer) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """All that a viewer is sent of everything there is."""
    tables = world.store.workspaces["w1"].tables
    authors = {id: row["member_id"] for id, row in tables.get("note_author", {}).items()}
    phases = {id: {**row, "id": id} for id, row in tables.get("phase", {}).items()}
    named = {name: {id: {**row, "id": id} for id, row in tables.get(name, {}).items()}
             for name in ("poll", "decision")}  # fmt: skip
    scene = Scene(phases, named["decision"], named["poll"], authors)
    for table, rows in sorted(tables.items()):
        for id, row in rows.items():
            fields = view(table, row, {**row, "id": id}, scene, viewer)
            if fields is not None:
                yield table, id, dict(fields)


def leaks(world: World, who: str, secret: str = SECRET) -> list[str]:
    viewer = viewer_of(PEOPLE[who])
    return [f"{t} {id}" for t, id, fields in seen(world, viewer) if secret in repr(fields)]


@pytest.fixture
def alone(world: World) -> World:
    """People write alone, and one of them has voted."""
    world.do("facilitator", "phase.start", id=WALK)
    world.note("n1", "sales", text=SECRET)
    return world


@pytest.mark.parametrize("who", [w for w in EVERYBODY if w != "sales"])
def test_a_hidden_note_is_sent_to_nobody_else(alone: World, who: str) -> None:
    assert leaks(alone, who) == []
    assert ("note", "n1") not in [(t, id) for t, id, _ in seen(alone, viewer_of(PEOPLE[who]))]


def test_its_author_sees_it(alone: World) -> None:
    assert leaks(alone, "sales") == ["note n1"]


def test_the_present_view_is_nobodys_own_whoever_opened_it(alone: World) -> None:
    projector = viewer_of(PEOPLE["sales"], present=True)
    assert projector.member_id is None
    assert not [1 for _, _, fields in seen(alone, projector) if SECRET in repr(fields)]


@pytest.fixture
def asked(world: World) -> World:
    """Four have answered a question and one has read a decision back; nothing is shown yet."""
    world.do("facilitator", "poll.open", id="q1", room_id=ROOM, instrument="reliability",
             stage_id="a")  # fmt: skip
    for who in ("sales", "finance", "operations", "care"):
        world.do(who, "poll.answer", id=f"a-{who}", poll_id="q1", choice="random")
    world.raised()
    world.do("facilitator", "phase.start", id=f"{ROOM}.p8")
    world.do("sales", "read_back.write", decision_id="d1", text=SECRET)
    return world


@pytest.mark.parametrize("who", EVERYBODY)
def test_answers_and_read_backs_are_their_givers_own_until_shown(asked: World, who: str) -> None:
    shown = {(t, id) for t, id, _ in seen(asked, viewer_of(PEOPLE[who]))}
    answers = {(t, id) for t, id in shown if t == "response"}
    assert answers == (
        {("response", f"a-{who}")} if f"a-{who}" in str(asked.find(Response)) else set()
    )
    assert leaks(asked, who) == (["read_back d1.dana"] if who == "sales" else [])


def test_shown_answers_carry_functions_and_no_names(asked: World) -> None:
    asked.do("facilitator", "poll.show", id="q1")
    asked.do("facilitator", "phase.reveal", id=f"{ROOM}.p8")
    answers = [row for t, _, row in seen(asked, viewer_of(PEOPLE["chief"])) if t == "response"]
    assert {row["function_id"] for row in answers} == {"sales", "finance", "operations", "care"}
    assert not [row for row in answers if "member_id" in row]
    assert leaks(asked, "reader") == ["read_back d1.dana"]


def test_after_the_reveal_everybody_sees_it(alone: World) -> None:
    alone.do("facilitator", "phase.reveal", id=WALK)
    for who in EVERYBODY:
        assert leaks(alone, who) == ([] if who == "outsider" else ["note n1"]), who


def test_a_planted_leak_is_caught(alone: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {**visibility.RULES, "note": lambda *_: visibility.NOTE}
    monkeypatch.setattr(visibility, "RULES", rules)
    assert leaks(alone, "finance") == ["note n1"]


class TestVotes:
    """Blind until they close; afterwards without the voter's name."""

    @pytest.fixture(autouse=True)
    def _voted(self, world: World) -> None:
        world.do("facilitator", "phase.start", id=CHOOSE)
        world.do("sales", "vote.cast", id="v1", phase_id=CHOOSE, target_type="stage",
                 target_id="a")  # fmt: skip

    def votes(self, world: World, who: str) -> list[dict[str, Any]]:
        return [f for t, _, f in seen(world, viewer_of(PEOPLE[who])) if t == "vote"]

    @pytest.mark.parametrize("who", [w for w in EVERYBODY if w != "sales"])
    def test_while_open_they_are_the_voters_only(self, world: World, who: str) -> None:
        assert self.votes(world, who) == []

    def test_the_voter_sees_his_own(self, world: World) -> None:
        assert self.votes(world, "sales")[0]["voter_id"] == "dana"

    def test_closed_they_show_the_function_and_no_name(self, world: World) -> None:
        world.do("facilitator", "phase.close_votes", id=CHOOSE)
        (vote,) = self.votes(world, "finance")
        assert vote["function_id"] == "sales"
        assert "voter_id" not in vote
        assert "dana" not in repr(vote)


class TestDecisions:
    """Restricted ones are for seats and who runs the room; their text is not the board's."""

    def shown(self, world: World, who: str) -> list[str]:
        return [id for t, id, _ in seen(world, viewer_of(PEOPLE[who])) if t == "decision"]

    @pytest.mark.parametrize(
        ("who", "there"),
        [("sales", True), ("facilitator", True), ("owner", True), ("deskless", False),
         ("reader", False), ("guest", False)],
    )  # fmt: skip
    def test_restricted(self, world: World, who: str, there: bool) -> None:
        world.do("sales", "decision.raise", id="d1", room_id=ROOM, one_line="x", restricted=True)
        assert self.shown(world, who) == (["d1"] if there else [])

    def test_the_present_view_shows_no_restricted_one(self, world: World) -> None:
        world.do("sales", "decision.raise", id="d1", room_id=ROOM, one_line="x", restricted=True)
        projector = viewer_of(PEOPLE["facilitator"], present=True)
        assert not [1 for t, _, _ in seen(world, projector) if t == "decision"]

    def test_one_made_outside_is_not_a_guests(self, world: World) -> None:
        world.do("sales", "decision.raise", id="d1", made_in="outside", one_line="x")
        assert self.shown(world, "guest") == []
        assert self.shown(world, "reader") == ["d1"]

    def test_the_board_gets_no_rationale_and_no_stances(self, world: World) -> None:
        world.raised()
        world.do("sales", "decision.edit", id="d1", rationale=SECRET)
        world.sign("care", stance="agree with a worry", reason=SECRET)
        assert leaks(world, "facilitator") == []


def test_a_guest_is_sent_his_one_room(world: World) -> None:
    world.note("n1", "sales", text=SECRET)
    assert leaks(world, "guest") == ["note n1"]
    assert leaks(world, "outsider") == []
    tables = {t for t, _, _ in seen(world, viewer_of(PEOPLE["outsider"]))}
    assert not tables & {"room", "phase", "note", "attendance", "decision"}


def test_who_knocks_or_is_nobody_is_sent_nothing(world: World) -> None:
    knocking = replace(PEOPLE["sales"], waiting=True, admitted=False)
    assert viewer_of(knocking).audience is Audience.NOBODY
    assert list(seen(world, viewer_of(knocking))) == []
    assert list(seen(world, viewer_of(None))) == []


def test_the_door_code_is_for_who_runs_the_room_and_the_wall(world: World) -> None:
    world.do("facilitator", "room.open_door", id=ROOM)
    for who in EVERYBODY:
        codes = [f for t, _, f in seen(world, viewer_of(PEOPLE[who])) if f.get("door_code")]
        assert bool(codes) == (who in ("facilitator", "owner")), who
    projector = viewer_of(PEOPLE["sales"], present=True)
    assert [f for _, _, f in seen(world, projector) if f.get("door_code")]


def test_sessions_are_for_who_admits(world: World) -> None:
    world.do("system", "session.open", id="s1", member_id="kai", how="room code")
    for who in EVERYBODY:
        tables = {t for t, _, _ in seen(world, viewer_of(PEOPLE[who]))}
        assert ("session" in tables) == (who in ("facilitator", "owner")), who


@pytest.mark.parametrize("table", sorted(set(RECORDS) - set(visibility.RULES)))
def test_what_has_no_rule_is_never_sent(table: str) -> None:
    for audience in Audience:
        assert view(table, {"a": 1}, {"a": 1, "id": "x"}, Scene(), Viewer(audience, "dana")) is None


def test_only_fields_a_rule_names_are_sent() -> None:
    row = {"id": "f", "name": "Sales", "influence": 4, "is_power_core": True}
    sent = view("function", row, row, Scene(), Viewer(Audience.FACILITATOR))
    assert sent == {"name": "Sales"}


@pytest.mark.parametrize(
    ("table", "row", "owner"),
    [
        ("note", {"author_id": "dana", "phase_id": "alone"}, "dana"),
        ("note", {"author_id": "dana", "phase_id": "shown"}, None),
        ("note", {"author_id": "dana", "phase_id": "one"}, None),
        ("note", {"author_id": "", "phase_id": "shown", "id": "n1"}, "dana"),
        ("note", {"author_id": "", "phase_id": "shown", "id": "n2"}, None),
        ("vote", {"voter_id": "dana"}, "dana"),
        ("room", {}, None),
    ],
)
def test_whose_view_of_a_record_differs(table: str, row: dict[str, str], owner: str | None) -> None:
    phases = {"alone": {"private": True, "revealed": False, "shown": []},
              "one": {"private": True, "revealed": False, "shown": ["dana"]},
              "shown": {"private": True, "revealed": True, "shown": []}}  # fmt: skip
    assert owner_of(table, row, Scene(phases, authors={"n1": "dana"})) == owner

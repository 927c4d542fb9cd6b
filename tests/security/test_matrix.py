"""Role x command x {own, other, other workspace}, on real databases (DOMAIN §2.3, S2)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from customer_room.domain.command import REGISTRY
from customer_room.domain.errors import DomainError
from customer_room.domain.policy import Actor
from customer_room.store.log import Transaction
from customer_room.store.store import Store
from tests.properties.company import GUEST, OTHER, WALL, W, found
from tests.properties.trials import MOMENTS, Trials, perform
from tests.security.cases import TABLE
from tests.security.databases import DATABASES, database
from tests.security.expectations import SIGN, Row

WHO = {"guest": GUEST, "leader": "ann", "facilitator": "fay", "reader": "rea", "owner": "olga",
       "projector": WALL}  # fmt: skip
CHIEF, UNSEATED = "cem", "lea"
# Whose a record is; and which field of a payload says for whom.
OWNER_FIELD = {"note": "author_id", "vote": "voter_id", "session": "member_id"}
FOR_FIELD = {
    "count.agree": "agreed_by",
    "count.differ": "for_member",
    "stage.claim": "leader",
    "note.add": "author_id",
    "vote.cast": "for_member",
    "poll.answer": "for_member",
    "survey.answer": "for_member",
}
# A guest comes in, but whom nobody has checked does not count as present.
LET_IN_ONLY = {("room.enter", "guest")}
OWNED = ("note.edit", "note.move", "note.remove", "vote.withdraw", "session.end")


@pytest.fixture(scope="module", params=DATABASES)
def matrix(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Trials]:
    with database(request.param, tmp_path_factory) as url:
        found(url)
        store = Store(url)
        yield Trials(store)
        store.close()


def able(row: Row, name: str, role: str) -> str:
    """Return who of a role does what: the chief executive where only he may."""
    return CHIEF if role == "leader" and name == "decision.write" else WHO[role]


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_role_does_what_its_row_says_and_nothing_else(matrix: Trials, name: str) -> None:
    row = TABLE[name]
    for role in WHO:
        actor = matrix.actor(able(row, name, role))
        if role in row.usual:
            made = matrix.accepted(name, actor)
            if made is None and (name, role) in LET_IN_ONLY:
                continue
            assert made is not None, f"{role} cannot do {name}"
            with matrix.unsaved(W) as tx:
                matrix.go_on(tx, MOMENTS.index(made[1]))
                before = tx.head()
                perform(tx, name, made[0], actor, made[1])
                # What makes the log forget is not in it.
                is_new = tx.head().epoch != before.epoch
                assert is_new == (name == "room.forget")
                assert is_new or tx.head().seq == before.seq + 1
        elif role not in row.other:
            outcomes = matrix.outcomes(name, actor)
            assert not outcomes & {"done", "no change"}
            assert outcomes & {"not_allowed", "not_found"}


@pytest.mark.parametrize("name", sorted(name for name, row in TABLE.items() if row.usual))
def test_who_waits_or_was_not_admitted_does_nothing_that_counts(matrix: Trials, name: str) -> None:
    row = TABLE[name]
    actor = matrix.actor("cem" if "leader" in row.usual else "fay" if "facilitator" in row.own
                         else "rea")  # fmt: skip
    waiting = replace(actor, waiting=True, admitted=False)
    if name not in ("session.end", "room.enter"):
        assert matrix.outcomes(name, waiting) <= {"not_allowed", "bad_field"}
    if row.admitted:
        unchecked = replace(actor, admitted=False)
        assert matrix.outcomes(name, unchecked) <= {"not_allowed", "bad_field"}


@pytest.mark.parametrize("name", sorted(name for name, row in TABLE.items() if row == SIGN))
def test_nobody_signs_without_a_seat(matrix: Trials, name: str) -> None:
    for who in (UNSEATED, "fay", "olga"):
        assert matrix.outcomes(name, matrix.actor(who)) <= {"not_allowed", "bad_field"}


@pytest.mark.parametrize("name", OWNED)
def test_what_is_somebody_elses_is_touched_only_as_its_row_says(matrix: Trials, name: str) -> None:
    row, noun = TABLE[name], name.partition(".")[0]
    tables = matrix.moments[0][1]
    for role, who in WHO.items():
        actor = matrix.actor(who)
        theirs = [id for id, record in tables[noun].items()
                  if record[OWNER_FIELD[noun]] != who and "secret" not in id]  # fmt: skip
        outcomes = set[str]().union(*(matrix.outcomes(name, actor, id=id) for id in theirs[:4]))
        assert ("done" in outcomes) == (role in row.other), f"{role}: {outcomes}"


@pytest.mark.parametrize("name", sorted(FOR_FIELD))
def test_for_somebody_else_only_as_its_row_says(matrix: Trials, name: str) -> None:
    for role, who in WHO.items():
        outcomes = matrix.outcomes(name, matrix.actor(who), **{FOR_FIELD[name]: "ben"})
        # What Ben has said himself stands: it is taken, and changes nothing.
        taken = not outcomes.isdisjoint({"done", "no change"})
        assert taken == (role in TABLE[name].other), f"{role}: {outcomes}"


def test_nobody_takes_back_what_another_did(matrix: Trials) -> None:
    theirs = [op.op_id for op in matrix.moments[0][3] if op.actor_id == "ben"]
    for who in ("ann", "fay", "olga", GUEST):
        for op_id in theirs:
            assert matrix.outcomes("operation.undo", matrix.actor(who), op_id=op_id) == {
                "not_found"
            }


def test_a_hidden_note_of_another_is_not_there_for_anybody(matrix: Trials) -> None:
    for name in ("note.edit", "note.move", "note.remove", "note.regroup"):
        for who in ("ben", "fay", "olga", GUEST):
            outcomes = matrix.outcomes(name, matrix.actor(who), id="n-secret-ann")
            assert outcomes <= {"not_found", "not_allowed"}, (name, who)
            absent = matrix.outcomes(name, matrix.actor(who), id="no-such-note")
            assert outcomes == absent, f"{name} tells {who} that there is something"


def test_a_restricted_decision_is_not_there_without_a_seat(matrix: Trials) -> None:
    without = matrix.actor(UNSEATED)
    for name in sorted(n for n, row in TABLE.items() if n.startswith("decision.") and row.usual):
        if name in ("decision.raise", "decision.write"):
            continue
        assert matrix.outcomes(name, without, id="d-secret") <= {"not_found", "bad_field"}, name


@pytest.mark.parametrize("name", sorted(name for name, row in TABLE.items() if row.usual))
def test_another_workspace_is_out_of_reach(matrix: Trials, name: str) -> None:
    row = TABLE[name]
    role = next(role for role in ("leader", "facilitator", "guest") if role in row.usual)
    who = able(row, name, role)
    made = matrix.accepted(name, matrix.actor(who))
    assert made is not None
    payload, now = made
    stranger = matrix.actor(who, OTHER, now)
    with matrix.store.reading(W) as read:
        before = read.state()
    here = {id for records in before.values() for id in records}
    points = _strings(payload) & here - {payload.get("id")}
    with matrix.unsaved(OTHER) as tx:
        theirs = tx.state()
        refused = _refusal(tx, name, payload, stranger, now)
        if refused is None:
            needed = [payload.get(field) for field in _required(name)]
            assert not points & _strings(needed), "a record of another workspace was accepted"
            assert "zq-n" not in str(tx.history(limit=1))
        else:
            assert refused.code in ("not_found", "not_allowed", "bad_field", "conflict")
            assert tx.state() == theirs
            assert not [word for word in ("zq-n", "zq-d") if word in str(refused.refusal())]
    with matrix.store.reading(W) as read:
        assert read.state() == before


def _refusal(
    tx: Transaction, name: str, payload: dict[str, Any], actor: Actor, now: str
) -> DomainError | None:
    try:
        perform(tx, name, payload, actor, now)
    except DomainError as refused:
        return refused
    return None


def _required(name: str) -> list[str]:
    fields = REGISTRY[name].model.model_fields
    return [field for field, about in fields.items() if about.is_required()]


def _strings(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set[str]().union(*(_strings(each) for each in inner))

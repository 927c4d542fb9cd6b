"""Ids made of other ids: readable where short, and never the same for two things."""

import re

from hypothesis import example, given
from hypothesis import strategies as some

from customer_room.domain.decisions import Comment, Decision, Stance
from customer_room.domain.operation import Change
from customer_room.domain.values import ID_PATTERN, joined_id
from tests.unit.domain.cast import PEOPLE, ROOM, World, member

IDS = some.from_regex(re.compile(r"[ab][ab.]{0,3}"), fullmatch=True)
PAIRS = some.tuples(IDS, IDS)


def test_short_ones_are_read_as_they_are_said() -> None:
    assert joined_id("d1", "dana") == "d1.dana"
    assert joined_id("r1.p3", "dana") == "r1.p3.dana"
    assert joined_id("d1", "m" * 77) == "d1." + "m" * 77


@given(PAIRS, PAIRS)
@example(("a", "b.a"), ("a.b", "a"))
def test_two_pairs_never_share_one(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert (joined_id(*first) == joined_id(*second)) == (first == second)


def test_long_ones_that_begin_alike_differ() -> None:
    long = "d" * 60
    ids = {joined_id(long, "m" * 30 + end) for end in "abc"}
    assert len(ids) == 3
    assert all(re.match(ID_PATTERN, id) for id in ids)


def test_two_leaders_whose_ids_begin_alike_sign_apart(world: World) -> None:
    world.raised("d" * 40)
    signers = [member("m" * 50 + end, PEOPLE["sales"].role, "sales", seat=True) for end in "xy"]
    for signer in signers:
        world.do("owner", "member.set", id=signer.member_id, name="M", function_id="sales",
                 role="leader", seat=True)  # fmt: skip
        signed = world.get(Decision, "d" * 40).text_hash
        world.do(signer, "stance.take", decision_id="d" * 40, stance="agree", text_hash=signed)
    assert {s.member_id for s in world.find(Stance)} == {s.member_id for s in signers}


def test_a_stance_of_somebody_else_is_not_signed_over(world: World) -> None:
    world.raised()
    foreign = Stance(id="d1.dana", decision_id="d1", member_id="idris", stance="agree", at="")
    put(world, foreign.put())
    signed = world.get(Decision, "d1").text_hash
    world.refused("sales", "stance.take", "not_found", decision_id="d1", stance="agree",
                  text_hash=signed)  # fmt: skip


def test_every_late_stance_is_kept(world: World) -> None:
    world.sealed()
    world.do("finance", "comment.add", id="d1.late.rosa.2", decision_id="d1", text="Mine.")
    for reason in ("One.", "Two.", "Three."):
        world.sign("care", stance="object", reason=reason)
    assert sorted(c.text for c in world.find(Comment)) == [
        "Mine.", *(f"Object, after the seal. {n}." for n in ("One", "Three", "Two")),
    ]  # fmt: skip


def put(world: World, change: Change) -> None:
    """Write a row past the rules."""
    with world.store.begin() as tx:
        tx.append("stance.taken", "past-the-rules", world.now, "nils", ROOM, [change])

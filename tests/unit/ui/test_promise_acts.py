"""Forms about promises are offered to whom the rules allow them, and to nobody else."""

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.decisions import Decision
from customer_room.domain.proofs import Proof
from customer_room.operations.names import Names
from customer_room.ui.decision.promised import Promised, promised
from customer_room.ui.promises.acts import ActionActs, action_acts, options_of
from customer_room.ui.promises.view import PromisesView, promises_view
from tests.unit.domain.cast import PEOPLE, ROOM, World, opened

PROOF = {"id": "p1", "of_type": "action", "of_id": "a1", "kind": "document",
         "text": "The call list", "seen_by": "room", "date": "2026-04-01"}  # fmt: skip


@pytest.fixture
def hall() -> World:
    """A decision of sales and operations, and a promise of sales."""
    world = opened()
    world.raised()
    world.do("sales", "action.promise", id="a1", decision_id="d1", text="Call them back",
             owner="dana", due="2026-05-01")  # fmt: skip
    return world


def acts(world: World, who: str) -> ActionActs:
    with world.store.reading() as read:
        return action_acts(read, PEOPLE[who], world.get(Action, "a1"), read.find(Proof),
                           Names(read), world.now)  # fmt: skip


def page(world: World, who: str, **asked: str) -> PromisesView:
    with world.store.reading() as read:
        return promises_view(read, PEOPLE[who], asked, world.now)


def card(world: World, who: str) -> Promised:
    with world.store.reading() as read:
        decision = world.get(Decision, "d1")
        return promised(read, decision, PEOPLE[who], Names(read), world.now)


def test_an_owner_moves_drops_and_shows_his_own_and_others_only_show(hall: World) -> None:
    mine, other = acts(hall, "sales"), acts(hall, "care")
    assert (mine.report, mine.move, mine.drop, mine.show) == (True, True, True, True)
    assert (other.report, other.move, other.drop, other.show) == (False, False, False, True)
    assert acts(hall, "reader") == ActionActs()


def test_without_a_live_room_it_is_said_why_it_gets_no_other_day(hall: World) -> None:
    hall.do("facilitator", "room.close", id=ROOM)
    mine = acts(hall, "sales")
    assert not mine.move
    assert mine.not_moved.startswith("A promise gets another day in a room or a check-in.")
    assert acts(hall, "care").not_moved == ""


def test_a_proof_is_offered_to_somebody_independent(hall: World) -> None:
    hall.do("sales", "proof.submit", **PROOF)
    offered = {who: len(acts(hall, who).checks) for who in ("care", "sales", "operations")}
    assert offered == {"care": 1, "sales": 0, "operations": 0}
    assert [len(line.checks) for line in page(hall, "care").proofs.lines] == [1]
    hall.do("care", "proof.check", id="p1", accepted=True, level=2)
    assert acts(hall, "care").checks == []
    assert page(hall, "care").head.late == "One is shown already."
    (looked,) = page(hall, "care", quarter="2026-Q1").proofs.lines
    assert "level 2: customers or staff can see it" in looked.says


def test_a_facilitator_types_for_others_and_a_leader_for_himself(hall: World) -> None:
    with hall.store.reading() as read:
        names = Names(read)
        typed = options_of(read, PEOPLE["facilitator"], names, hall.now)
        own = options_of(read, PEOPLE["sales"], names, hall.now)
    assert [id for id, _ in own.owners] == ["dana"]
    assert {"dana", "petra"} <= {id for id, _ in typed.owners}
    assert {"dana", "petra"} <= {id for id, _ in own.there}


def test_what_we_say_is_adopted_with_a_test_and_judged_once_it_stands(hall: World) -> None:
    hall.do("care", "commitment.set", id="c1", text="We call back within a day")
    (draft,) = page(hall, "care").said
    assert (draft.act.adopt, draft.act.reword, draft.act.judge) == (False, True, False)
    hall.do("care", "commitment.set", id="c1", text="We call back", test="Listen to ten calls")
    assert page(hall, "care").said[0].act.adopt
    assert not page(hall, "deskless").said[0].act.adopt
    hall.do("care", "commitment.adopt", id="c1")
    (stands,) = page(hall, "deskless").said
    assert (stands.act.reword, stands.act.judge, stands.act.retire) == (True, True, False)
    assert not page(hall, "reader").said[0].act.judge
    assert page(hall, "care").said[0].act.retire
    hall.do("care", "commitment.retire", id="c1")
    (gone,) = page(hall, "care").said
    assert (gone.act.retire, gone.act.adopt, gone.act.reword) == (False, False, True)


def test_a_list_is_changed_retired_and_used_again(hall: World) -> None:
    hall.do(
        "care",
        "guardrail.set",
        id="l1",
        name="Launch",
        applies_to="launch",
        conditions=[
            {"text": "The field can explain it", "owner": "kai"},
            {"text": "Undone in a day"},
        ],
    )
    draft = page(hall, "care").lists[0].act
    assert (draft.change, draft.retire, draft.adopt, draft.more, draft.place) == (
        True, False, True, True, "2")  # fmt: skip
    assert "kai" in [id for id, _ in draft.owners], "who sees to it stays choosable"
    assert [held.text for held in draft.held] == ["The field can explain it", "Undone in a day"]
    hall.do("care", "guardrail.set", id="l1", name=draft.name, applies_to=draft.applies_to,
            conditions=draft.held[0].rest)  # fmt: skip
    hall.do("care", "guardrail.adopt", id="l1")
    stands = page(hall, "care").lists[0].act
    assert [condition["text"] for condition in stands.all] == ["Undone in a day"]
    assert (stands.retire, stands.adopt, stands.use) == (True, False, True)
    hall.do("care", "guardrail.retire", id="l1")
    gone = page(hall, "care").lists[0].act
    assert (gone.retire, gone.adopt, gone.use) == (False, True, False)
    for who in ("reader", "guest"):
        for line in page(hall, who).lists:
            assert (line.act.change, line.act.held, line.act.all) == (False, [], [])


def test_a_condition_is_checked_by_its_owner(hall: World) -> None:
    conditions = [
        {"text": "The field can explain it", "owner": "petra"},
        {"text": "Undone in a day"},
    ]
    hall.do("care", "guardrail.set", id="l1", name="Launch", applies_to="launch",
            conditions=conditions)  # fmt: skip
    assert page(hall, "care").lists[0].act.adopt
    hall.do("care", "gate.open", id="g1", list_id="l1", used_for="The app")
    places = {who: [at for at, _ in page(hall, who).gates[0].act.places]
              for who in ("care", "operations", "reader")}  # fmt: skip
    assert places == {"care": ["1"], "operations": ["0", "1"], "reader": []}


def test_the_card_offers_promises_and_once_sealed_a_review(hall: World) -> None:
    before = card(hall, "sales")
    assert [line.text for line in before.actions] == ["Call them back"]
    assert (before.may_promise, before.may_review) == (True, False)
    for who in ("chief", "sales", "finance", "operations", "care"):
        hall.sign(who)
    hall.do("facilitator", "decision.decide", id="d1")
    hall.wait(hours=73)
    hall.do("system", "decision.seal", id="d1")
    assert card(hall, "sales").may_review
    assert not card(hall, "care").may_review
    hall.do("sales", "review.submit", id="v1", decision_id="d1", text="Done", outcome="kept")
    assert not card(hall, "sales").may_review
    assert [len(r.checks) for r in card(hall, "care").reviews] == [1]
    assert [len(r.checks) for r in card(hall, "reader").reviews] == [0]


def test_what_has_no_test_says_what_it_needs_before_anybody_can_stand_by_it(hall: World) -> None:
    hall.do("care", "commitment.set", id="c9", text="We call back")
    (said,) = (each for each in page(hall, "care").said if each.id == "c9")
    assert "it needs a test first" in said.standing
    assert not said.act.adopt
    hall.do("care", "commitment.set", id="c9", test="Ten calls")
    (said,) = (each for each in page(hall, "care").said if each.id == "c9")
    assert said.standing == "Nobody stands by it yet"
    assert said.act.adopt

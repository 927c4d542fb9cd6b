"""Each command of the registry once, doing what it is for, by somebody who may."""

import pytest

from customer_room.domain.nouns import REGISTRY
from tests.unit.domain.cast import CHOOSE, ROOM, WALK, opened
from tests.unit.domain.examples import EXAMPLES as MORE
from tests.unit.domain.examples import Example, does, signed_by_hash

NOTE = ("sales", "note.add", {"id": "n1", "room_id": ROOM, "lane": "WHO", "text": "One"})
OTHER = ("sales", "note.add", {"id": "n2", "room_id": ROOM, "lane": "WHO", "text": "Two"})
GROUP = ("sales", "group.make", {"id": "g1", "name": "Both", "note_ids": ["n1"]})
GROUPS = (NOTE, OTHER, GROUP,
          ("sales", "group.make", {"id": "g2", "name": "More", "note_ids": ["n2"]}))  # fmt: skip
VOTING = ("facilitator", "phase.start", {"id": CHOOSE})
VOTE = ("sales", "vote.cast", {"id": "v1", "phase_id": CHOOSE, "target_type": "stage",
                               "target_id": "a"})  # fmt: skip
RAISED = ("sales", "decision.raise", {"id": "d1", "room_id": ROOM, "one_line": "Answer"})
OPTION = ("sales", "decision.propose", {"id": "d1", "text": "Do it"})
PAIR = ("facilitator", "hand_off.set", {
    "id": "h1", "kind": "step pair", "giving": "a1", "receiving": "a2", "giving_leader": "dana",
    "receiving_leader": "petra", "standard": "Within an hour"})  # fmt: skip
MOVE = {"from_step": "a1", "to": "a2", "segment_id": "homes", "quarter": "2026-Q1", "count": 5}
KNOCK = ("system", "session.open", {"id": "s1", "member_id": "kai", "how": "room code"})
PARK = ("sales", "decision.park", {"id": "d1", "owner": "dana", "until": "2026-05-01"})

POLL = ("facilitator", "poll.open", {"id": "q1", "room_id": ROOM, "instrument": "reliability",
                                     "stage_id": "a"})  # fmt: skip
ANSWERS = tuple((who, "poll.answer", {"id": f"a-{who}", "poll_id": "q1", "choice": "reliable"})
                for who in ("sales", "finance", "operations", "care"))  # fmt: skip
READING = (RAISED, ("facilitator", "phase.start", {"id": f"{ROOM}.p8"}))
READ = ("sales", "read_back.write", {"decision_id": "d1", "text": "We answer."})

EXAMPLES: dict[str, Example] = MORE | {
    "workspace.set": ("owner", {"name": "Larkfield Heat"}, None),
    "function.set": ("facilitator", {"id": "it", "name": "IT", "code": "It"}, None),
    "offer.set": ("facilitator", {"id": "plan", "name": "Heat plan"}, None),
    "member.set": ("facilitator", {"id": "new", "name": "Neu", "function_id": "sales",
                                   "role": "leader", "seat": True}, None),
    "member.merge": ("facilitator", {"id": "bea", "into": "rosa"}, None),
    "member.set_role": ("facilitator", {"id": "dana", "role": "facilitator"}, None),
    "member.sign_out": ("facilitator", {"id": "kai"}, does(KNOCK)),
    "member.welcome": ("system", {"id": "g9", "name": "Gast", "function_id": "care"}, None),
    "room.create": ("facilitator", {"id": "r2", "quarter": "2026-Q2", "title": "Next"}, None),
    "room.open": ("facilitator", {"id": "r2"}, does(
        ("facilitator", "room.close", {"id": ROOM}),
        ("facilitator", "room.create", {"id": "r2", "quarter": "2026-Q2", "title": "Next"}))),
    "room.open_door": ("facilitator", {"id": ROOM}, None),
    "room.close_door": ("facilitator", {"id": ROOM},
                        does(("facilitator", "room.open_door", {"id": ROOM}))),
    "room.lock": ("facilitator", {"id": ROOM, "frozen": True}, None),
    "room.take_over": ("owner", {"id": ROOM}, None),
    "room.forget": ("facilitator", {"id": "r3"}, does(
        ("facilitator", "room.create", {"id": "r3", "quarter": "2026-Q1", "title": "Dry run",
                                        "kind": "rehearsal"}))),
    "room.turn_to": ("facilitator", {"id": ROOM, "stage_id": "a"}, None),
    "room.draft_message": ("facilitator", {"id": ROOM, "closing_message": "We decided."}, None),
    "room.close": ("facilitator", {"id": ROOM, "closing_message": "We decided one thing."}, None),
    "segment.set": ("sales", {"id": "shops", "name": "Shops"}, None),
    "stage.add": ("sales", {"id": "c", "order": 3, "name": "Put it right"}, None),
    "stage.edit": ("sales", {"id": "a", "name": "Is it for us?"}, None),
    "stage.remove": ("sales", {"id": "c"},
                     does(("sales", "stage.add", {"id": "c", "order": 3, "name": "Gone soon"}))),
    "stage.restore": ("sales", {"id": "c"},
                      does(("sales", "stage.add", {"id": "c", "order": 3, "name": "Gone soon"}),
                           ("sales", "stage.remove", {"id": "c"}))),
    "stage.claim": ("operations", {"id": "b", "leader": "petra"}, None),
    "stage.confirm": ("sales", {"id": "a"}, None),
    "step.add": ("sales", {"id": "a3", "stage_id": "a", "order": 3, "name": "Sign",
                           "quarter": "2026-Q1"}, None),
    "step.edit": ("sales", {"id": "a1", "name": "See the price"}, None),
    "step.serve": ("sales", {"id": "b1", "quarter": "2026-Q2", "function_id": "care"}, None),
    "step.remove": ("sales", {"id": "b1"}, None),
    "step.restore": ("sales", {"id": "b1"}, does(("sales", "step.remove", {"id": "b1"}))),
    "steps.load": ("sales", {"quarter": "2026-Q1", "rows": [{"stage": "a", "name": "New"}]}, None),
    "notes.load": ("guest", {"room_id": ROOM, "rows": [{"lane": "WHO", "text": "Hello"}]}, None),
    "moves.load": ("finance", {"rows": [MOVE]}, None),
    "hand_off.set": (PAIR[0], PAIR[2], None),
    "hand_off.accept": ("sales", {"id": "h1"}, does(PAIR)),
    "note.add": ("guest", {"id": "n1", "room_id": ROOM, "lane": "WHO", "text": "One"}, None),
    "note.edit": ("sales", {"id": "n1", "text": "Won", "expect": "One"}, does(NOTE)),
    "note.move": ("sales", {"id": "n1", "lane": "WHO", "stage_id": "a", "order": "X"}, does(NOTE)),
    "note.remove": ("sales", {"id": "n1"}, does(NOTE)),
    "note.restore": ("sales", {"id": "n1"}, does(NOTE, ("sales", "note.remove", {"id": "n1"}))),
    "note.regroup": ("sales", {"id": "n2", "group_id": "g1"}, does(NOTE, OTHER, GROUP)),
    "group.make": ("finance", {"id": "g1", "name": "Both", "note_ids": ["n1", "n2"]},
                   does(NOTE, OTHER)),
    "group.rename": ("finance", {"id": "g1", "name": "Pair", "expect": "Both"}, does(NOTE, GROUP)),
    "group.merge": ("finance", {"id": "g2", "into": "g1"}, does(*GROUPS)),
    "group.dissolve": ("finance", {"id": "g1"}, does(NOTE, GROUP)),
    "group.restore": ("finance", {"id": "g1"},
                      does(NOTE, GROUP, ("finance", "group.dissolve", {"id": "g1"}))),
    "group.park": ("finance", {"id": "g1", "until": "2026-06-01"}, does(NOTE, GROUP)),
    "group.keep": ("finance", {"id": "g1", "keep": True, "who_benefits": "This quarter's sales"},
                   does(NOTE, GROUP)),
    "operation.undo": ("sales", {"op_id": "op-x"}, None),
    "decision.raise": ("sales", {"id": "d1", "room_id": ROOM, "one_line": "Answer"}, None),
    "decision.edit": ("finance", {"id": "d1", "rationale": "Calls wait."}, does(RAISED)),
    "decision.park": ("sales", PARK[2], does(RAISED)),
    "decision.take_up": ("sales", {"id": "d1"}, does(RAISED, PARK)),
    "decision.note_dissent_round": ("sales", {"id": "d1", "asked": ["idris"]}, does(RAISED)),
    "decision.propose": ("sales", {"id": "d1", "text": "Do it"}, does(RAISED)),
    "decision.revise_option": ("finance", {"id": "d1", "place": 0, "expect": "Do it",
                                           "text": "Do half"}, does(RAISED, OPTION)),
    "decision.drop_option": ("sales", {"id": "d1", "place": 0, "expect": "Do it"},
                             does(RAISED, OPTION)),
    "decision.decide": ("sales", {"id": "d1"}, lambda w: (w.raised(), [w.sign(s) for s in
                        ("chief", "sales", "finance", "operations", "care")])),
    "decision.write": ("chief", {"id": "d1", "text": "I decide."}, lambda w: w.raised()),
    "decision.seal": ("system", {"id": "d1"}, lambda w: (w.decided(), w.wait(hours=72))),
    "decision.add_erratum": ("sales", {"id": "d1", "text": "Not 2 but 3."}, lambda w: w.sealed()),
    "stance.take": ("care", signed_by_hash, lambda w: w.raised()),
    "dissent.say": ("care", {"id": "x1", "decision_id": "d1", "text": "Too slow."}, does(RAISED)),
    "comment.add": ("reader", {"id": "c1", "decision_id": "d1", "text": "Read."}, does(RAISED)),
    "phase.start": ("facilitator", {"id": WALK}, None),
    "phase.extend": ("facilitator", {"id": CHOOSE, "minutes": 2}, does(VOTING)),
    "phase.pause": ("facilitator", {"id": CHOOSE, "paused": True}, does(VOTING)),
    "phase.place": ("facilitator", {"id": CHOOSE, "place": 1}, None),
    "phase.plan": ("facilitator", {"id": CHOOSE, "minutes": 12}, None),
    "phase.set_anonymity": ("facilitator", {"id": WALK, "anonymous": True}, None),
    "phase.skip": ("facilitator", {"id": CHOOSE}, None),
    "phase.set_privacy": ("facilitator", {"id": CHOOSE, "private": True}, None),
    "phase.reveal": ("facilitator", {"id": WALK},
                     does(("facilitator", "phase.start", {"id": WALK}))),
    "phase.open_votes": ("facilitator", {"id": WALK},
                         does(("facilitator", "phase.start", {"id": WALK}))),
    "phase.close_votes": ("facilitator", {"id": CHOOSE}, does(VOTING)),
    "poll.open": (*POLL[::2], None),
    "poll.answer": (*ANSWERS[0][::2], does(POLL)),
    "poll.show": ("facilitator", {"id": "q1"}, does(POLL, *ANSWERS)),
    "poll.put_away": ("facilitator", {"id": "q1"}, does(POLL, *ANSWERS,
                      ("facilitator", "poll.show", {"id": "q1"}))),
    "poll.drop": ("facilitator", {"id": "q1"}, does(POLL)),
    "read_back.write": (*READ[::2], does(*READING)),
    "read_back.mark": ("facilitator", {"id": "d1.dana", "mark": "same"}, does(
        *READING, READ, ("facilitator", "phase.reveal", {"id": f"{ROOM}.p8"}))),
    "room.show": ("facilitator", {"id": ROOM, "showing": "lobby"}, None),
    "room.gather": ("facilitator", {"id": ROOM}, None),
    "vote.cast": ("sales", VOTE[2], does(VOTING)),
    "vote.withdraw": ("sales", {"id": "v1"}, does(VOTING, VOTE)),
    "tick.set": ("guest", {"phase_id": WALK, "on": True}, None),
    "session.open": ("system", {"id": "s1", "member_id": "dana", "how": "private link"}, None),
    "session.pair": ("system", {"id": "w1", "room_id": ROOM, "paired_by": "nils"}, None),
    "session.admit": ("facilitator", {"id": "s1"}, does(KNOCK)),
    "session.end": ("facilitator", {"id": "s1"}, does(KNOCK)),
    "room.enter": ("deskless", {"room_id": ROOM}, None),
}  # fmt: skip


def test_every_command_has_an_example() -> None:
    assert sorted(EXAMPLES) == sorted(REGISTRY)


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_it_does_what_it_is_for(name: str) -> None:
    world = opened()
    who, payload, before = EXAMPLES[name]
    if before:
        before(world)
    if name == "operation.undo":
        payload = {"op_id": world.do(*NOTE[:2], **NOTE[2]).op_id}
    state = world.fingerprint()
    done = world.do(who, name, **(payload(world) if callable(payload) else payload))
    assert done.kind == REGISTRY[name].done
    assert done.edits
    assert world.fingerprint() != state


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_a_field_it_does_not_know_is_refused(name: str) -> None:
    world = opened()
    who, payload, before = EXAMPLES[name]
    if before:
        before(world)
    whole = payload(world) if callable(payload) else payload
    world.refused(who, name, "bad_field", **whole, nonsense=1)


@pytest.mark.parametrize("name", [n for n, s in REGISTRY.items() if "id" in s.model.model_fields])
def test_an_id_that_is_no_id_is_refused(name: str) -> None:
    world = opened()
    who, payload, before = EXAMPLES[name]
    if before:
        before(world)
    whole = payload(world) if callable(payload) else payload
    world.refused(who, name, "bad_field", **{**whole, "id": "no id/../"})

"""Every command with its line: whom it is for, when, and a payload that fits (``expectations``).

A command may have more lines than one: after a comma stands what is different.
"""

from tests.security.expectations import (
    ALWAYS,
    ANSWERED,
    ANSWERED_AHEAD,
    ARRANGE,
    ARRANGED,
    ASKED,
    ASKED_AHEAD,
    BEFORE_ITS_RESULT,
    CHECK,
    CLAIM,
    COMMENT,
    DRAFT,
    DRAFTED,
    LEAVE,
    MAP,
    MYSELF,
    NOT_ALLOWED,
    NOT_FOUND,
    ON_THE_MAP,
    ONCE_CLOSED,
    PROMISE,
    RUN,
    SEND_OWNER,
    SERVER,
    SETTINGS,
    SIGN,
    TAKE_BACK,
    TAKEN_BACK,
    TYPE_FOR,
    UNTIL_ASKED,
    UNTIL_THE_END,
    VOTE,
    WHILE_ALONE,
    WHILE_IT_RUNS,
    WHILE_LIVE,
    WHILE_NOBODY_VOTES,
    WHILE_VOTING,
    WITH_A_ROOM,
    WRITE,
    WRITE_ONLY_OWN,
    WRITTEN,
    Case,
    When,
    case,
)  # fmt: skip

NOTE = {"room_id": "r1", "lane": "WHO", "text": "x"}
DOT = {"phase_id": "{phase}", "target_type": "stage", "target_id": "st1"}
PERSON = {"name": "Dov", "function_id": "ops", "role": "leader"}
CELL = {"segment_id": "seg", "quarter": "2026-Q2"}
COUNT = CELL | {"opening": 10, "gained": 3, "lost": 1, "closing": 12}
MOVE = {"from_step": "sp1", "to": "sp2", "segment_id": "seg", "quarter": "2026-Q2", "count": 5}
PAIR = {"kind": "function pair", "giving": "ops", "receiving": "sales", "giving_leader": "ben",
        "receiving_leader": "ann"}  # fmt: skip
HEARD = {"kind": "unaided", "form": "quote", "text": "Nobody called.", "stage_id": "st1",
         "observed_on": "2026-05-01"}  # fmt: skip
KPI = {"stage_id": "st1", "name": "Answered at once", "type": "count", "direction": "up"}
WORD = {"id": "w1", "text": "We answer at once", "test": "Ten calls"}
LIST = {"id": "l1", "name": "Five", "applies_to": "launch", "conditions": [{"text": "It works"}]}
GATE = {"id": "t1", "list_id": "l1", "used_for": "New page"}
VOW = {"id": "a1", "decision_id": "d-open", "text": "Call them", "due": "2026-06-01"}
PROOF = {"id": "p1", "of_type": "action", "of_id": "a1", "kind": "document", "text": "The list",
         "seen_by": "room", "date": "2026-05-01"}  # fmt: skip
REVIEW = {"text": "They are called", "outcome": "kept"}
STRIP = {"id": "sv1", "room_id": "r1", "instrument": "five competencies"}
SAID = {"id": "x1", "survey_id": "sv1", "points": [1] * 5}

MINE, HIS = {**VOW, "owner": "{me}"}, {**VOW, "owner": "ben"}
MOVED = {"id": "a1", "due": "2026-07-01", "agreed_by": ["ann", "ben"]}

CASES: dict[str, Case] = {
    "action.drop": case(PROMISE, ALWAYS, id="a1", because="No people").after(
        "action.promise", **MINE),
    "action.drop, another's": case(PROMISE.other_only, ALWAYS, id="a1", because="No people").after(
        "action.promise", **HIS),
    "action.promise": case(PROMISE, ALWAYS, **MINE),
    "action.promise, for another": case(PROMISE.other_only, ALWAYS, **HIS),
    "action.renegotiate": case(PROMISE, WITH_A_ROOM, **MOVED).after("action.promise", **MINE),
    "action.renegotiate, another's": case(PROMISE.other_only, WITH_A_ROOM, **MOVED).after(
        "action.promise", **HIS),
    "action.report": case(PROMISE, ALWAYS, id="a1", status="done").after("action.promise", **MINE),
    "action.report, another's": case(PROMISE.other_only, ALWAYS, id="a1", status="done").after(
        "action.promise", **HIS),
    "action.revise": case(PROMISE, ALWAYS, id="a1", text="Call").after("action.promise", **MINE),
    "action.revise, another's": case(PROMISE.other_only, ALWAYS, id="a1", text="Call").after(
        "action.promise", **HIS),
    "commitment.adopt": case(SIGN, ALWAYS, id="w1").after("commitment.set", **WORD),
    "commitment.retire": case(SIGN, ALWAYS, id="w2"),
    "commitment.set": case(MAP, ON_THE_MAP, **WORD),
    "addendum.add": case(RUN, ONCE_CLOSED, id="new", room_id="r1", text="Too late."),
    "comment.add": case(COMMENT, ALWAYS, id="new", decision_id="d-open", text="Why?"),
    "count.agree": case(CLAIM, ON_THE_MAP, **CELL).after("count.enter", **COUNT),
    "count.agree, for another": case(CLAIM.other_only, ON_THE_MAP, **CELL, agreed_by="ben").after(
        "count.enter", **COUNT),
    "count.differ": case(CLAIM, ON_THE_MAP, **CELL, figure="lost", value=2).after(
        "count.enter", **COUNT),
    "count.differ, for another": case(CLAIM.other_only, ON_THE_MAP, **CELL, figure="lost", value=2,
                                      for_member="ben").after("count.enter", **COUNT),
    "count.enter": case(MAP, ON_THE_MAP, **COUNT),
    "count.enter, of a closed quarter": case(MAP, ARRANGED, **COUNT | {"quarter": "2026-Q1"}),
    "counts.load": case(MAP, ON_THE_MAP, rows=[COUNT]),
    "decision.add_erratum": case(DRAFT, ALWAYS, id="d-sealed", text="Not 2 but 3."),
    "decision.answer_flag": case(DRAFT, DRAFTED, id="d-open", place=0, expect="It hides the price",
                                 text="It stands first").after(
        "decision.flag", id="d-open", text="It hides the price"),
    "decision.decide": case(DRAFT, DRAFTED, id="d-ready"),
    "decision.drop_option": case(DRAFT, DRAFTED, id="d-open", place=0, expect="Do it"),
    "decision.edit": case(DRAFT, DRAFTED, id="d-open", rationale="Calls wait."),
    "decision.flag": case(DRAFT, DRAFTED, id="d-open", text="It hides the price"),
    "decision.note_dissent_round": case(DRAFT, DRAFTED, id="d-open", asked=["ann"]),
    "decision.park": case(DRAFT, DRAFTED, id="d-open", owner="ann", until="2026-06-01"),
    "decision.propose": case(DRAFT, DRAFTED, id="d-open", text="Do half"),
    "decision.raise": case(DRAFT, WRITTEN, id="new", one_line="Answer", room_id="r1"),
    "decision.raise, outside": case(DRAFT, ALWAYS, id="new", one_line="Answer", made_in="outside"),
    "decision.revise_option": case(DRAFT, DRAFTED, id="d-open", place=0, expect="Do it", text="Do"),
    "decision.seal": case(SERVER, ALWAYS, id="d-decided"),
    "decision.take_up": case(DRAFT, DRAFTED, id="d-parked"),
    "decision.write": case(SIGN, DRAFTED, id="d-ready", text="I decide.").but(
        NOT_ALLOWED, "facilitator with a seat", "owner with a seat"),
    "dissent.say": case(SIGN, ALWAYS, id="new", decision_id="d-open", text="Too slow."),
    # A closed quarter is being kept as its room saw it: what belongs to it waits.
    "evidence.add": case(MAP, ARRANGED, id="new", **HEARD),
    "evidence.edit": case(MAP, ARRANGED, id="e1", category="Waiting"),
    # ... but what is taken away afterwards was there on the day that is kept.
    "evidence.remove": case(MAP, ON_THE_MAP, id="e1"),
    "function.set": case(SETTINGS, ALWAYS, id="it", name="IT", code="It"),
    "gate.check": case(PROMISE, ALWAYS, id="t1", place=0, result="not met").after(
        "guardrail.set", **LIST).after("gate.open", **GATE),
    "gate.close": case(PROMISE, ALWAYS, id="t1", outcome="held").after(
        "guardrail.set", **LIST).after("gate.open", **GATE),
    "gate.open": case(PROMISE, ALWAYS, **GATE).after("guardrail.set", **LIST),
    "group.dissolve": case(ARRANGE, ARRANGED, id="g1"),
    "group.keep": case(SIGN, WRITTEN, id="g1", keep=True, who_benefits="Sales"),
    "group.park": case(ARRANGE, ARRANGED, id="g1", until="2026-06-01"),
    "group.make": case(ARRANGE, ARRANGED, id="new", name="Both", note_ids=["n-{me}", "n-ben"]),
    "group.merge": case(ARRANGE, ARRANGED, id="g1", into="g2"),
    "group.restore": case(ARRANGE, ARRANGED, id="g1").after("group.dissolve", id="g1"),
    "group.rename": case(ARRANGE, ARRANGED, id="g1", name="Pair", expect="One"),
    "guardrail.adopt": case(MAP, ON_THE_MAP, id="l1").after("guardrail.set", **LIST),
    "guardrail.retire": case(MAP, ON_THE_MAP, id="l1").after("guardrail.set", **LIST).after(
        "guardrail.adopt", id="l1"),
    "guardrail.set": case(MAP, ON_THE_MAP, **LIST),
    "hand_off.accept": case(SIGN, ALWAYS, id="h1").but(
        NOT_ALLOWED, "facilitator with a seat", "owner with a seat"),
    "hand_off.set": case(MAP, ON_THE_MAP, id="h2", standard="At once", **PAIR),
    "kpi.retire": case(MAP, ON_THE_MAP, id="k1"),
    "kpi.set": case(MAP, ON_THE_MAP, id="new", **KPI),
    "loss_reason.drop": case(MAP, ON_THE_MAP, **CELL, category="Moved").after(
        "count.enter", **COUNT).after("loss_reason.set", **CELL, category="Moved", count=1),
    "loss_reason.set": case(MAP, ON_THE_MAP, **CELL, category="Moved", count=1).after(
        "count.enter", **COUNT),
    "member.merge": case(RUN, ALWAYS, id="gus", into="lea"),
    "member.set": case(SETTINGS, ALWAYS, id="dov", title="Ops", **PERSON),
    "member.set_role": case(SETTINGS, ALWAYS, id="dov", role="facilitator"),
    "member.sign_out": case(RUN, ALWAYS, id="ben"),
    "member.welcome": case(SERVER, ALWAYS, id="g9", name="Gast", function_id="ops"),
    "moves.load": case(MAP, ON_THE_MAP, rows=[MOVE]),
    "note.add": case(TYPE_FOR, WRITTEN, id="new", **NOTE),
    "note.add, for somebody": case(TYPE_FOR.other_only, WRITTEN, id="new", author_id="ben", **NOTE),
    "note.edit": case(WRITE, WRITTEN, id="n-{me}", kind="bet"),
    "note.edit, another's": case(WRITE.other_only, ARRANGED, id="n-ben", kind="bet"),
    "note.move": case(WRITE, WRITTEN, id="n-{me}", lane="WHAT NEXT", order="W"),
    "note.move, another's": case(WRITE.other_only, ARRANGED, id="n-ben", lane="WHO", order="W"),
    "note.regroup": case(ARRANGE, WRITTEN, id="n-{me}", group_id="g1"),
    "note.regroup, another's": case(ARRANGE, ARRANGED, id="n-ben", group_id="g1"),
    "note.remove": case(WRITE, WRITTEN, id="n-{me}"),
    "note.remove, another's": case(WRITE.other_only, ARRANGED, id="n-ben"),
    "note.restore": case(WRITE, WRITTEN, id="n-{me}").after("note.remove", id="n-{me}"),
    "note.restore, another's": case(WRITE.other_only, ARRANGED, id="n-ben").after(
        "note.remove", id="n-ben"),
    "notes.load": case(WRITE_ONLY_OWN, WRITTEN, room_id="r1", rows=[{"lane": "WHO", "text": "x"}]),
    "offer.set": case(SETTINGS, ALWAYS, id="plan", name="Heat plan"),
    "operation.undo": case(WRITE_ONLY_OWN, WHILE_NOBODY_VOTES, op_id="op-{me}"),
    "operation.undo, another's": case(WRITE_ONLY_OWN, When(), op_id="op-ben").but(
        NOT_FOUND, "guest", "leader", "leader without a seat", "facilitator",
        "facilitator with a seat", "owner", "owner with a seat", "not admitted"),
    "phase.close_votes": case(RUN, UNTIL_THE_END, id="{phase}"),
    "phase.extend": case(RUN, WHILE_IT_RUNS, id="{phase}", minutes=2),
    "phase.open_votes": case(RUN, BEFORE_ITS_RESULT, id="{phase}", budget=4),
    "phase.pause": case(RUN, WHILE_IT_RUNS, id="{phase}", paused=True),
    "phase.place": case(RUN, UNTIL_THE_END, id="r1.p7", place=2),
    "phase.plan": case(RUN, UNTIL_THE_END, id="r1.p7", minutes=12),
    "phase.reveal": case(RUN, UNTIL_THE_END, id="{phase}"),
    "phase.set_anonymity": case(RUN, UNTIL_THE_END, id="r1.p7", anonymous=True),
    "phase.set_privacy": case(RUN, UNTIL_THE_END, id="r1.p7", private=True),
    "phase.skip": case(RUN, UNTIL_THE_END, id="r1.p7"),
    "phase.start": case(RUN, WHILE_LIVE, id="{phase}", minutes=7),
    "room.close": case(RUN, WHILE_LIVE, id="r1"),
    "room.close_door": case(RUN, UNTIL_THE_END, id="r1"),
    "poll.answer": case(VOTE, ANSWERED, id="new", poll_id="q1", choice="random"),
    "poll.answer, for somebody": case(VOTE.other_only, ANSWERED, id="new", poll_id="q1",
                                      choice="random", for_member="oda"),
    "poll.drop": case(RUN, ASKED, id="q1"),
    "poll.open": case(RUN, WHILE_LIVE, id="new", room_id="r1", instrument="reliability",
                      stage_id="st1").after("poll.drop", id="q1"),
    "poll.put_away": case(RUN, ASKED, id="q1").after("poll.show", id="q1"),
    "poll.show": case(RUN, ASKED, id="q1"),
    "programme.set_phase": case(SETTINGS, ALWAYS, phase="mature", reason="We are"),
    "proof.check": case(CHECK, ALWAYS, id="p1", accepted=True).after(
        "action.promise", **HIS).after("proof.submit", **PROOF),
    "proof.submit": case(CHECK, ALWAYS, **PROOF).after("action.promise", **HIS),
    "quarter.keep": case(SERVER, ALWAYS, room_id="r1"),
    "reading.add": case(MAP, ARRANGED, id="new", kpi_id="k1", date="2026-05-02", value="9"),
    "reading.drop": case(MAP, ARRANGED, id="m1"),
    "read_back.mark": case(RUN, ASKED, id="d-open.ben", mark="same"),
    "read_back.write": case(DRAFT, WHILE_ALONE, decision_id="d-open", text="We answer."),
    "review.check": case(CHECK, ALWAYS, id="v1", level=2).after(
        "review.submit", id="v1", decision_id="d-held", **REVIEW),
    "review.submit": case(PROMISE, ALWAYS, id="v1", decision_id="d-sealed", **REVIEW),
    "review.submit, another's": case(PROMISE.other_only, ALWAYS, id="v1", decision_id="d-held",
                                     **REVIEW),
    "room.create": case(RUN, ALWAYS, id="new", quarter="2026-Q3", title="Next"),
    "room.draft_message": case(RUN, UNTIL_THE_END, id="r1", closing_message="We answer."),
    "room.enter": case(MYSELF, ALWAYS, room_id="r1"),
    "room.forget": case(RUN, ALWAYS, id="tried").after(
        "room.create", id="tried", quarter="2026-Q1", title="Dry run", kind="rehearsal"),
    "room.gather": case(RUN, UNTIL_THE_END, id="r1"),
    "room.lock": case(RUN, UNTIL_THE_END, id="r1", notes_only=True, frozen=True),
    "room.open": case(RUN, UNTIL_THE_END, id="r1"),
    "room.open_door": case(RUN, WHILE_LIVE, id="r1"),
    "room.show": case(RUN, UNTIL_THE_END, id="r1", showing="lobby"),
    "room.take_over": case(RUN, UNTIL_THE_END, id="r1"),
    "room.turn_to": case(RUN, UNTIL_THE_END, id="r1", stage_id="st2"),
    "rules.set": case(SETTINGS, ALWAYS, from_quarter="2027-Q1", values={"late_days": "20"}),
    "segment.set": case(MAP, ON_THE_MAP, id="shops", name="Shops"),
    "session.admit": case(RUN, ALWAYS, id="s-kim"),
    "session.end": case(LEAVE, ALWAYS, id="s-{me}"),
    "session.end, another's": case(LEAVE.other_only, ALWAYS, id="s-ben"),
    "session.end, an owner's": case(SEND_OWNER, ALWAYS, id="s-olga"),
    "session.open": case(SERVER, ALWAYS, id="new", member_id="ann", how="private link"),
    "session.pair": case(SERVER, ALWAYS, id="new", room_id="r1", paired_by="fay"),
    "stage.add": case(MAP, ON_THE_MAP, id="new", order=4, name="I pay"),
    "stage.claim": case(CLAIM, ON_THE_MAP, id="st1", leader="{me}"),
    "stage.claim, for another": case(CLAIM.other_only, ON_THE_MAP, id="st1", leader="ben"),
    "stage.confirm": case(SIGN, ALWAYS, id="st1"),
    "stage.edit": case(MAP, ON_THE_MAP, id="st2", name="I wait"),
    "stage.remove": case(MAP, ON_THE_MAP, id="st3"),
    "stage.restore": case(MAP, ON_THE_MAP, id="st3").after("stage.remove", id="st3"),
    "stance.take": case(SIGN, ALWAYS, decision_id="d-open", stance="agree", text_hash="{hash}"),
    "step.add": case(MAP, ON_THE_MAP, id="new", stage_id="st1", order=4, name="Pay",
                     quarter="2026-Q1"),
    "step.edit": case(MAP, ON_THE_MAP, id="sp1", name="Call"),
    "step.feel": case(MAP, ON_THE_MAP, id="sp1", quarter="2026-Q2", value=-2, n=9),
    "step.remove": case(MAP, ON_THE_MAP, id="sp3"),
    "step.restore": case(MAP, ON_THE_MAP, id="sp3").after("step.remove", id="sp3"),
    "step.serve": case(MAP, ON_THE_MAP, id="sp1", quarter="2026-Q2", function_id="ops"),
    "steps.load": case(MAP, ON_THE_MAP, quarter="2026-Q2", rows=[{"stage": "st1", "name": "New"}]),
    "survey.answer": case(VOTE, ASKED_AHEAD, id="new", survey_id="sv1", points=[1] * 5).after(
        "survey.open", **STRIP),
    "survey.answer, for somebody": case(VOTE.other_only, ASKED_AHEAD, id="new", survey_id="sv1",
                                        points=[1] * 5, for_member="ben").after(
        "survey.open", **STRIP),
    "survey.drop": case(RUN, UNTIL_ASKED, id="sv1").after("survey.open", **STRIP),
    "survey.open": case(RUN, UNTIL_THE_END, **STRIP),
    "survey.put_away": case(RUN, UNTIL_ASKED, id="sv1").after("survey.open", **STRIP),
    "survey.show": case(RUN, ANSWERED_AHEAD, id="sv1").after("survey.open", **STRIP).after(
        "survey.answer", **SAID, by="ann").after(
        "survey.answer", **SAID | {"id": "x2"}, by="ben").after(
        "survey.answer", **SAID | {"id": "x3"}, by="cem").after(
        "survey.answer", **SAID | {"id": "x4"}, by="flo"),
    "tick.set": case(WRITE_ONLY_OWN, WRITTEN, phase_id="{phase}", on=True),
    "verdict.give": case(CHECK, ALWAYS, commitment_id="w2", verdict="not tested"),
    "vote.cast": case(VOTE, WHILE_VOTING, id="new", **DOT),
    "vote.cast, for somebody": case(VOTE.other_only, WHILE_VOTING, id="new", for_member="ben",
                                    **DOT),
    "vote.withdraw": case(TAKE_BACK, TAKEN_BACK, id="v-{me}").but(
        NOT_FOUND, "guest", "leader without a seat", "facilitator"),
    "workspace.set": case(SETTINGS, ALWAYS, name="Larkfield Heat"),
}  # fmt: skip

TABLE = {name: each.who for name, each in CASES.items() if "," not in name}
"""Who may, by command."""

"""Promises as the page tells them: counts before rates, red first, every figure with its rows."""

from typing import Any

from customer_room.domain.actions import Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions import Decision
from customer_room.domain.policy import Actor, Role
from customer_room.scoring.windows import Window
from customer_room.ui.promises.said import GONE, unsaid
from customer_room.ui.promises.view import PromisesView, promises_view
from tests.loaded import NOW, Loaded
from tests.memory import MemoryStore
from tests.unit.domain.cast import ROOM, World, opened

LEADER = Actor("idris-kallan", Role.LEADER, "finance", seat=True, admitted=True)


def shown(sample: Loaded, actor: Actor = LEADER, **asked: str) -> PromisesView:
    with sample.house.store.reading("main") as read:
        return promises_view(read, actor, asked, NOW)


def test_counts_come_first_and_the_rate_beside_them(sample: Loaded) -> None:
    head = shown(sample).head
    assert head.kicker == "2026-Q1 · 15 promises fell due"
    assert (head.kept, head.late, head.bad) == (
        "We kept 12 of 15.", "One was late.", "Two were broken.")  # fmt: skip
    assert head.tally == ["kept"] * 12 + ["late"] + ["broken"] * 2
    assert head.more[0] == ("With 15 promises, the true share kept could be anywhere from 55 to "
                            "93\u00a0%.")  # fmt: skip
    assert (head.rate, head.weighted) == ("81.3 %", "19.5 of 24")


def test_a_quarter_that_is_not_there_is_said_to_be_none(sample: Loaded) -> None:
    assert (shown(sample).unknown, shown(sample, quarter="2025-Q1").unknown) == ("", "")
    assert shown(sample, quarter="2031-Q9").unknown == "There is no 2031-Q9; this is 2026-Q1."


def test_every_count_opens_to_its_promises_and_the_rate_to_what_each_earned(
    sample: Loaded,
) -> None:
    head = shown(sample).head
    assert [(line.label, line.shown) for line in head.counts] == [
        ("Promises that fell due", "15"), ("Kept", "12"), ("Late", "1"),
        ("Broken, not shown or dropped", "2"),
    ]  # fmt: skip
    assert head.counts[0].how == "10 actions, 4 commitments, 1 gate"
    assert [len(line.rows) for line in head.counts[1:]] == [12, 1, 2]
    earned = [line for line in head.lines if line.depth == 1]
    assert len(earned) == 15
    assert (earned[0].shown, earned[0].how) == ("0 of 3", "broken")
    assert [line.shown for line in earned].count("0.5 of 1") == 1
    assert "Unweighted" in [line.label for line in head.lines]


def test_too_few_promises_have_no_rate_and_say_why(sample: Loaded) -> None:
    view = shown(sample, quarter="2025-Q1")
    assert (view.head.kept, view.head.rate, view.head.bad) == ("No promise fell due.", "", "")
    assert view.head.lines[0].how == "0 promises were due; a rate needs 5"


def test_the_line_of_quarters_carries_what_was_earned_of_what_was_possible(
    sample: Loaded,
) -> None:
    view = shown(sample)
    assert [(p.quarter, p.rate, p.weighted) for p in view.points] == [
        ("2025-Q2", "37.5 %", "9.0 of 24"), ("2025-Q3", "75.0 %", "16.5 of 22"),
        ("2025-Q4", "80.0 %", "20.0 of 25"), ("2026-Q1", "81.3 %", "19.5 of 24"),
    ]  # fmt: skip


def test_what_we_say_has_a_verdict_for_every_quarter_or_none_yet(sample: Loaded) -> None:
    view = shown(sample)
    assert view.columns[-2:] == ["2026-Q1", "2026-Q2"]
    dates = next(said for said in view.said if said.text == "A fitting date is a promise")
    assert [cell.verdict for cell in dates.cells] == [
        "Broken", "Broken", "Broken", "Kept", "None yet"]  # fmt: skip
    assert ("Contradicted by", "2025Q2-03") in [(ref.words, ref.number) for ref in dates.refs]
    found = next(line for line in dates.lines if line.label == "2025-Q2")
    assert found.shown == "Broken, 0 of 3"
    assert "contradicted by 2025Q2-03" in found.how


def test_a_quarter_before_it_was_said_is_no_test_left_out(sample: Loaded) -> None:
    view = shown(sample)
    found = {said.text: [cell.verdict for cell in said.cells] for said in view.said}
    assert view.columns == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"]
    assert found["You are told how your heating works"][0] == "Not said yet"
    assert found["Loyal customers never pay more than new ones"][1:3] == ["Not tested"] * 2


def test_what_is_not_said_any_more_says_so() -> None:
    window = Window("2025-Q2", "2025-04-10T11:00:00.000Z", "2025-07-10T08:00:00.000Z",
                    "2025-07-10T09:00:00.000Z")  # fmt: skip
    row = Commitment(id="c", text="On time", audience="both", status="retired",
                     adopted_on="2025-04-01", retired_on="2025-04-10")  # fmt: skip
    assert unsaid(window, row) == GONE == "Not said any more"
    assert unsaid(window, row.model_copy(update={"retired_on": "2025-05-01"})) == GONE
    assert unsaid(window, row.model_copy(update={"retired_on": "2025-07-10"})) == ""
    assert unsaid(window, row.model_copy(update={"adopted_on": "2025-07-10"})) == "Not said yet"
    assert unsaid(window, row.model_copy(update={"adopted_on": None})) == "Not said yet"


def test_actions_show_red_first_with_owner_day_and_what_shows_it(sample: Loaded) -> None:
    view = shown(sample)
    assert [line.verdict for line in view.red] == ["Not shown", "Late"]
    assert len(view.rest) == 8
    late = view.red[1]
    assert "days late: " in late.shown_by
    proof = next(line for line in late.lines if "seen by" in line.how)
    assert "accepted by" in proof.how
    assert view.selections[0].count == "10"


def test_mine_are_mine_and_what_is_not_shown_is_not(sample: Loaded) -> None:
    mine = shown(sample, show="mine")
    owners = {line.owner_id for line in [*mine.red, *mine.rest]}
    assert owners == {"idris-kallan"}
    bare = shown(sample, show="not-shown")
    assert [line.verdict for line in [*bare.red, *bare.rest]] == ["Not shown"]


def test_a_gate_released_against_its_list_is_broken(sample: Loaded) -> None:
    (gate,) = shown(sample, quarter="2025-Q2").gates
    assert (gate.verdict, gate.tone) == ("Released against the list", "broken")
    assert gate.met.endswith(f"of {len(gate.lines)} met")
    assert shown(sample).lists[0].name == "Five launch conditions, no exceptions"


def test_proofs_and_reviews_are_counted_with_level_and_checker(sample: Loaded) -> None:
    view = shown(sample)
    n = len(view.proofs.lines)
    assert view.proofs.says == f"{n} proofs: {n} accepted."
    assert all("looked at by" in line.says for line in view.proofs.lines)
    assert view.reviews.lines
    first = view.reviews.lines[0]
    assert first.verdict.startswith("Level ")
    assert first.lines[0].how.startswith("the checker gave ")
    assert any(line.label == "How well kept" for each in view.reviews.lines for line in each.lines)


def test_what_left_the_set_is_listed_with_why(sample: Loaded) -> None:
    quarters = ("2025-Q3", "2025-Q4")
    left = [line for quarter in quarters for line in shown(sample, quarter=quarter).left]
    assert len(left) == 3
    assert all("was stopped on" in line.how for line in left)


def test_what_no_room_has_judged_says_how_far_it_is(sample: Loaded) -> None:
    view = shown(sample, quarter="2026-Q2")
    assert view.coming
    assert view.head.kept == "Seven are still to be judged."
    assert {line.verdict for line in view.red} <= {"Promised", "Under way", "Overdue",
                                                   "Done, not shown"}  # fmt: skip


def test_guests_and_those_who_wait_read_nothing_of_the_company(sample: Loaded) -> None:
    guest = Actor("g", Role.GUEST, "sales", room_id="room-2026-q2")
    waiting = Actor("w", Role.LEADER, "sales", waiting=True)
    assert [shown(sample, actor).state for actor in (guest, waiting)] == ["closed", "closed"]


def test_a_company_without_promises_is_told_what_they_are_for() -> None:
    with opened().store.reading() as read:
        assert promises_view(read, LEADER, {}, NOW).state == "empty"


def planted(**decision: Any) -> MemoryStore:
    """Return a company with one action, of a decision that not everybody may see."""
    world = opened()
    with world.store.begin() as tx:
        rows = [
            Decision(id="d", number="2026Q1-01", quarter="2026-Q1", one_line="Close the depot",
                     **decision),
            Action(id="a", decision_id="d", kind="action", text="Tell the depot", owner="idris",
                   due="2026-05-01", made_on="2026-04-01"),
        ]  # fmt: skip
        tx.append("planted", "d", NOW, "olga", None, [row.put() for row in rows])
    return world.store


def at_the_second_room() -> World:
    """Return a company whose second room has just opened: one promise fell due before it."""
    world = opened()
    world.do("facilitator", "room.close", id=ROOM)
    world.wait(hours=1)
    with world.store.begin() as tx:
        rows = [
            Decision(id="d", number="2026Q1-01", quarter="2026-Q1", one_line="x",
                     status="in force"),
            Action(id="a", decision_id="d", kind="action", text="Tell", owner="idris",
                   due=world.now[:10], made_on=world.now),
        ]  # fmt: skip
        tx.append("planted", "d", world.now, "olga", None, [row.put() for row in rows])
    world.wait(hours=100)
    world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Second")
    world.do("facilitator", "room.open", id="r2")
    world.do("facilitator", "phase.start", id="r2.p1")
    return world


def test_while_the_room_is_at_it_nothing_is_broken_that_can_still_be_shown() -> None:
    world = at_the_second_room()
    with world.store.reading() as read:
        view = promises_view(read, LEADER, {"quarter": "2026-Q2"}, world.now)
    head = view.head
    assert (head.kicker, head.kept, head.late, head.bad) == (
        "2026-Q2 · 1 promise fell due; the room judges it now",
        "We kept 0 of 1 so far.", "One is not shown yet.", "")  # fmt: skip
    assert (head.tally, head.rate, head.lines, head.more) == (["none"], "", [], [])
    assert [(line.label, line.shown) for line in head.counts][-1] == ("Not shown yet", "1")
    assert [(line.verdict, line.tone) for line in view.red] == [("Not shown yet", "none")]
    assert [point.quarter for point in view.points] == []
    world.do("facilitator", "phase.start", id="r2.p2")
    with world.store.reading() as read:
        view = promises_view(read, LEADER, {"quarter": "2026-Q2"}, world.now)
    assert (view.head.late, view.head.bad) == ("", "One was not shown.")
    assert [line.verdict for line in view.red] == ["Not shown"]
    assert [point.quarter for point in view.points] == ["2026-Q2"]


def test_promises_of_a_decision_for_seats_only_are_absent_for_others() -> None:
    with planted(restricted=True).reading() as read:
        seat = promises_view(read, LEADER, {}, NOW)
        reader = Actor("ines", Role.READER, "company", admitted=True)
        other = promises_view(read, reader, {}, NOW)
    assert (seat.head.kept, other.state) == ("One is still to be judged.", "empty")


def test_what_is_promised_in_a_rehearsal_is_no_promise() -> None:
    world = opened()
    world.do(
        "facilitator", "room.create", id="try", title="Try", kind="rehearsal", quarter="2026-Q1"
    )
    with world.store.begin() as tx:
        rows = [
            Decision(id="d", number="Rehearsal-01", quarter="2026-Q1", one_line="x", room_id="try"),
            Action(id="a", decision_id="d", kind="action", text="Tell", owner="idris",
                   due="2026-05-01", made_on="2026-04-01"),
        ]  # fmt: skip
        tx.append("planted", "d", NOW, "olga", None, [row.put() for row in rows])
    with world.store.reading() as read:
        assert promises_view(read, LEADER, {}, NOW).state == "empty"

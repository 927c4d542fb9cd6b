"""Stages as the page tells them: counts first, red named, forms only for whom they are."""

from __future__ import annotations

import pytest

from customer_room.domain.policy import Actor, Role
from customer_room.ui.stages.view import StagesView, StageView, stages_view
from tests.loaded import NOW, Loaded

LEADER = Actor("petra-lindqvist", Role.LEADER, "operations", seat=True, admitted=True)
RUNS = Actor("elin-sommer", Role.FACILITATOR, "company", admitted=True)
READER = Actor("reader", Role.READER, "sales", admitted=True)
GUEST = Actor("guest", Role.GUEST, "sales", room_id="room-2026-q2")


def shown(sample: Loaded, actor: Actor = LEADER, **asked: str) -> StagesView:
    with sample.house.store.reading("main") as read:
        return stages_view(read, actor, asked, NOW)


def stage(view: StagesView, letter: str) -> StageView:
    return next(each for each in view.stages if each.letter == letter)


def test_the_headline_counts_stages_first(sample: Loaded) -> None:
    first, now = shown(sample, quarter="2025-Q1"), shown(sample)
    assert (first.marked, first.rest) == (
        "Three of seven stages are nobody’s.", " One is claimed by more than one.",
    )  # fmt: skip
    assert (now.marked, now.rest) == ("One of seven stages is claimed by more than one.", "")
    assert "Three of seven are known from 3 fresh kinds of evidence." in now.lead
    assert "58,121 times; for 32,544 of these both sides have agreed how." in now.lead
    assert now.counted == "2026-Q1"
    assert now.luck.startswith("9 figures were tested.")


def test_a_quarter_that_is_not_there_is_said_to_be_none(sample: Loaded) -> None:
    assert (shown(sample).unknown, shown(sample, quarter="2025-Q1").unknown) == ("", "")
    view = shown(sample, quarter="2031-Q9")
    assert view.unknown == f"There is no 2031-Q9; this is {view.quarter}."
    assert len(shown(sample, quarter="x" * 500).unknown) < 80


def test_the_table_names_what_is_missing(sample: Loaded) -> None:
    view = shown(sample, quarter="2025-Q1")
    upsell, retention = stage(view, "G"), stage(view, "F")
    assert [c.words for c in (upsell.answered, upsell.heard, upsell.passed_on, upsell.figured)] == [
        "Nobody’s stage", "Opinion only", "None", "None",
    ]  # fmt: skip
    assert upsell.ours
    assert (retention.answered.more, retention.answered.tone) == ("CMO and Head of Sales", "warn")
    assert retention.figured.more == "survey score only"
    assert stage(view, "D").answered.more == "Head of Product, not agreed yet"
    assert "Nobody serves 1 of the 3." in stage(view, "C").serving


def test_hand_offs_say_what_is_missing_on_which_side(sample: Loaded) -> None:
    view = shown(sample)
    said = {seam.id: (seam.says, seam.tone) for each in view.stages for seam in each.leaving}
    assert said["d2-f1"] == ("Waits for CMO", "warn")
    assert said["f1-f2"] == ("Nobody has named this hand-off", "left")
    assert said["d1-d2"] == ("Named, but nobody wrote down what is handed over", "warn")
    assert said["a1-a2"] == ("Agreed by both since 7 Oct 2025", "")
    met = {seam.id: seam.met for each in view.stages for seam in each.leaving}
    assert met["a1-a2"] == "Met 118 of 160 times in 2026-Q1"
    then = [s for each in shown(sample, quarter="2025-Q1").stages for s in each.leaving]
    assert any(s.says.startswith("A step nobody serves") for s in then)


def test_a_closed_quarter_and_a_reader_are_offered_no_form(sample: Loaded) -> None:
    for view in (shown(sample, quarter="2026-Q1"), shown(sample, READER)):
        assert not view.options.may
        assert not any(each.acts.may_claim or each.acts.partners for each in view.stages)
        assert not any(seam.entry.key for each in view.stages for seam in each.leaving)
        assert not any(c.may_agree or c.may_withdraw for e in view.stages for c in e.claims)
    closed = shown(sample, quarter="2026-Q1")
    assert closed.back == "/stages"
    assert "nothing here changes any more" in closed.standing


def test_a_leader_claims_for_himself_and_the_facilitator_agrees(sample: Loaded) -> None:
    mine, run = shown(sample), shown(sample, RUNS)
    assert [each.acts.may_claim for each in mine.stages] == [
        True, True, False, True, False, True, True,
    ]  # fmt: skip
    assert not any(each.acts.name_leader for each in mine.stages)
    assert all(each.acts.name_leader and not each.acts.may_claim for each in run.stages)
    assert all(claim.may_agree for each in run.stages for claim in each.claims)


def test_the_one_who_is_waited_for_is_offered_to_agree(sample: Loaded) -> None:
    theo = Actor("theo-abara", Role.LEADER, "marketing", seat=True, admitted=True)
    asked = [s.id for each in shown(sample, theo).stages for s in each.leaving if s.entry.accept]
    assert asked == ["d2-f1"]
    assert not any(s.entry.accept for each in shown(sample).stages for s in each.leaving)


@pytest.mark.parametrize("actor", [GUEST, Actor("w", Role.LEADER, "sales", waiting=True)])
def test_who_is_held_to_one_room_reads_nothing(sample: Loaded, actor: Actor) -> None:
    assert shown(sample, actor) == StagesView(state="closed")


def test_a_share_starts_from_a_percentage_and_a_sum_from_all_its_digits(sample: Loaded) -> None:
    entries = [f.entry for each in shown(sample).stages for f in each.figures]
    targets = {each.target for each in entries if each.type == "proportion"}
    assert targets
    assert all(target.endswith(" %") for target in targets - {""})
    others = [each.target for each in entries if each.type != "proportion"]
    assert not any("%" in target or "e" in target for target in others)

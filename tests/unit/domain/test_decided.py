"""The six tests freeze at the seal, with what they were taken from."""

import pytest

from customer_room.domain.decided import thawed
from customer_room.scoring.decided import how_well_decided
from tests.unit.domain.cast import SEATS, World, d1


def sealed_tests(world: World) -> dict[str, str]:
    sealed = d1(world).sealed or {}
    return {name: figure["shown"] for name, figure in sealed["T"].items()}


def seal(world: World) -> None:
    for who in SEATS:
        world.sign(who)
    world.do("facilitator", "decision.decide", id="d1")
    world.wait(hours=73)
    world.do("system", "decision.seal", id="d1")


@pytest.fixture
def whole(world: World) -> World:
    """A decision with all that the tests ask for, but for the leaders' answers."""
    world.do("care", "evidence.add", id="e1", kind="unaided", form="quote", text="“Cold.”",
             stage_id="a", observed_on="2026-03-01")  # fmt: skip
    world.do("care", "evidence.add", id="e2", kind="operational number", form="metric",
             text="9 of 10", stage_id="a", observed_on="2026-03-01")  # fmt: skip
    world.do("finance", "kpi.set", id="k1", stage_id="a", name="Answered", type="proportion",
             direction="up")  # fmt: skip
    world.raised(anchors={"stage_ids": ["a"], "step_ids": ["a1", "a2"], "segment_ids": ["homes"],
                          "names_measure": "k1"})  # fmt: skip
    for place, expect in enumerate(("Do it", "Do nothing")):
        world.do(
            "sales",
            "decision.revise_option",
            id="d1",
            place=place,
            expect=expect,
            text=("Do it", "Do half")[place],
            reasons_for="Fast",
            reasons_against="Dear",
        )
    world.do("sales", "decision.edit", id="d1", rationale="They wait", confidence=70,
             trade_off={"who_pays": "Sales"}, evidence_ids=["e1", "e2"],
             contrary_evidence={"text": "Looked, none found", "by": "idris"},
             expectation={"kpi": "k1", "from": {"date": "2026-03-31", "k": 40, "n": 100},
                          "to": "0.9", "by": "2026-12-31"})  # fmt: skip
    return world


def test_what_is_complete_earns_all(whole: World) -> None:
    seal(whole)
    assert sealed_tests(whole) == {"T1": "4.00", "T2": "4.00", "T3": "4.00", "T4": "4.00",
                               "T5": "4.00", "T6": "n/a"}  # fmt: skip
    assert (d1(whole).sealed or {})["answered"] == "5 of 6"


def test_stale_evidence_holds_it_at_two(whole: World) -> None:
    whole.do("care", "evidence.edit", id="e1", observed_on="2025-06-30")
    seal(whole)
    assert sealed_tests(whole)["T2"] == "2.00"


def test_removed_evidence_is_none(whole: World) -> None:
    whole.do("care", "evidence.remove", id="e1")
    seal(whole)
    assert sealed_tests(whole)["T2"] == "1.00"


def test_a_survey_score_alone_earns_two(whole: World) -> None:
    whole.do("finance", "kpi.set", id="k1", stage_id="a", name="Would recommend", type="score",
             direction="up", is_survey_score=True)  # fmt: skip
    seal(whole)
    assert sealed_tests(whole)["T5"] == "2.00"


@pytest.mark.parametrize(
    ("start", "points"),
    [
        ({"date": "2026-03-31", "value": "700"}, "3.00"),
        ({"date": "2026-03-31", "value": "6.4", "n": 90}, "4.00"),
        ({"value": "6.4", "n": 90}, "3.00"),
        ({"date": "2026-03-31", "promoters": 0, "passives": 9, "detractors": 0}, "4.00"),
    ],
    ids=["a count without n", "a time with n", "no day", "answers to a survey"],
)
def test_a_baseline_has_a_day_and_a_number_of_cases(
    whole: World, start: dict[str, object], points: str
) -> None:
    whole.do("finance", "kpi.set", id="k1", direction="hold")
    cleared = dict.fromkeys(("date", "k", "n"))
    whole.do("sales", "decision.edit", id="d1", expectation={
        "kpi": "k1", "from": cleared | start, "to": "0.9", "by": "2026-12-31"})  # fmt: skip
    seal(whole)
    assert sealed_tests(whole)["T5"] == points


def test_nothing_looked_for_that_speaks_against_it_holds_it_at_three(whole: World) -> None:
    whole.do("sales", "decision.edit", id="d1", contrary_evidence={"text": "", "by": "idris"})
    seal(whole)
    assert sealed_tests(whole)["T2"] == "3.00"


def test_doing_nothing_is_no_real_option(whole: World) -> None:
    whole.do("sales", "decision.revise_option", id="d1", place=1, expect="Do half",
             text="Do nothing.", reasons_for="Free", reasons_against="They leave")  # fmt: skip
    seal(whole)
    assert sealed_tests(whole)["T4"] == "3.00"


def test_nothing_that_happens_later_moves_it_and_its_working_opens_again(whole: World) -> None:
    seal(whole)
    before, kept = d1(whole).sealed, d1(whole).sealed_facts
    whole.do("care", "evidence.remove", id="e1")
    whole.do("finance", "kpi.retire", id="k1")
    assert (d1(whole).sealed, d1(whole).sealed_facts) == (before, kept)
    again = how_well_decided(thawed(kept or {}))
    assert str(again.score.value) == "100"
    assert [row.id for row in again.tests[1].all_rows()] == ["e1", "e2"]


class TestFlags:
    """What would dishonour customers is said on the card, and answered before the seal."""

    def test_it_stays_open_until_it_is_answered(self, world: World) -> None:
        world.raised()
        world.do("care", "decision.flag", id="d1", text="It hides the price")
        world.refused("sales", "decision.answer_flag", "not_found", id="d1", place=0,
                      expect="Something else", text="No")  # fmt: skip
        world.do("sales", "decision.answer_flag", id="d1", place=0, expect="It hides the price",
                 text="The price stands first")  # fmt: skip
        (flag,) = d1(world).flags
        assert (flag["by"], flag["answer"]["by"]) == ("rosa", "dana")

    def test_it_voids_no_signature(self, world: World) -> None:
        world.raised()
        world.sign("sales")
        signed = d1(world).text_hash
        world.do("care", "decision.flag", id="d1", text="It hides the price")
        assert d1(world).text_hash == signed

    def test_twelve_are_kept(self, world: World) -> None:
        world.raised()
        for number in range(12):
            world.do("care", "decision.flag", id="d1", text=f"Flag {number}")
        world.refused("care", "decision.flag", "bad_field", id="d1", text="One more")

    def test_not_after_the_seal(self, world: World) -> None:
        world.sealed()
        world.refused("care", "decision.flag", "phase_closed", id="d1", text="Too late")


class TestWhatItServes:
    """A decision names the commitments it serves and contradicts; the latter is signed."""

    @pytest.fixture(autouse=True)
    def _said(self, world: World) -> None:
        world.raised()
        world.do("sales", "commitment.set", id="w1", text="We answer", test="Ten calls")

    def test_contradicting_one_voids_what_was_signed(self, world: World) -> None:
        signed = d1(world).text_hash
        world.do("sales", "decision.edit", id="d1", serves=["w1"])
        assert d1(world).text_hash == signed
        world.do("sales", "decision.edit", id="d1", contradicts=["w1"], served_instead="cost")
        assert d1(world).text_hash != signed

    @pytest.mark.parametrize("field", ["serves", "contradicts", "evidence_ids"])
    def test_they_must_exist(self, world: World, field: str) -> None:
        world.refused("sales", "decision.edit", "not_found", id="d1", **{field: ["none"]})

    def test_instead_of_it_one_of_five_is_served(self, world: World) -> None:
        world.refused("sales", "decision.edit", "bad_field", id="d1", served_instead="the moon")

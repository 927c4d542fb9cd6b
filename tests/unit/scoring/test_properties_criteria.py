"""One more good thing never lowers a criterion or a decision's figure, in any order."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.criteria_conduct import covered, decided_together, proved
from customer_room.scoring.criteria_facts import (
    Heard,
    Leader,
    LedStage,
    LostAt,
    Made,
    NamedStage,
    Proved,
    Together,
)
from customer_room.scoring.criteria_map import accountability, shared_stages, story_per_stage
from customer_room.scoring.decided import honours, on_evidence
from customer_room.scoring.decided_facts import DecidedFacts, LinkedEvidence
from customer_room.scoring.kept import how_well_kept
from customer_room.scoring.promises import Promise
from customer_room.scoring.working import Working
from tests.unit.scoring.drawn import fractions

SEATS = frozenset("abcdefgh")
KINDS = ("unaided", "aided", "experiential", "operational number")
FORMS = ("quote", "story", "call", "metric")


def value(working: Working) -> Fraction:
    assert working.value is not None
    return Fraction(working.value)


class TestCriteria:
    """One more good thing never lowers a criterion."""

    @given(st.lists(st.builds(NamedStage, st.just("a"), st.just("A"),
                              st.frozensets(st.sampled_from("abcdefgh")), st.booleans()),
                    min_size=1),
           st.lists(st.builds(Made, st.just("action"), st.just("x"), st.booleans())))  # fmt: skip
    def test_shared_stages(self, stages: list[NamedStage], made: list[Made]) -> None:
        before = value(shared_stages(stages, SEATS, made))
        better = [replace(stages[0], confirmed_by=SEATS, outside_in=True), *stages[1:]]
        filed = [replace(each, names_stage=True) for each in made]
        assert 0 <= before <= value(shared_stages(better, SEATS, filed)) <= 1

    @given(st.lists(st.builds(Heard, st.just("e"), st.sampled_from("ab"), st.sampled_from(KINDS))),
           st.sampled_from("ab"), st.sampled_from(KINDS))  # fmt: skip
    def test_story_per_stage(self, heard: list[Heard], stage: str, kind: str) -> None:
        both = [("a", "A"), ("b", "B")]
        more = [*heard, Heard("new", stage, kind)]  # type: ignore[arg-type]
        before = value(story_per_stage(both, heard))
        assert 0 <= before <= value(story_per_stage(both, more)) <= 1

    @given(st.lists(st.sampled_from(["care", "sales", None]), max_size=3), st.booleans(),
           st.integers(0, 3))  # fmt: skip
    def test_accountability(self, serving: list[str | None], read: bool, leaders: int) -> None:
        accepted = tuple(Leader(f"l{i}", "care") for i in range(leaders))
        stage = LedStage("d", "D", accepted, (), tuple(serving), ("k",) if read else ())
        led = replace(stage, accepted=accepted[:1] or (Leader("l", "care"),))
        helped = replace(led, partners=(Leader("p", "product"),))
        found = [value(accountability([each]))
                 for each in (stage, led, helped, replace(helped, read_kpis=("k",)))]  # fmt: skip
        assert found == sorted(found)
        assert found[-1] == 1

    @given(st.lists(st.builds(LostAt, st.just("s"), st.just("S"), st.integers(1, 900).map(Fraction),
                              st.sampled_from([(), ("d",)])), min_size=1))  # fmt: skip
    def test_lost_value_touched(self, leaks: list[LostAt]) -> None:
        better = [replace(leaks[0], touched_by=("d",)), *leaks[1:]]
        assert 0 <= value(covered(leaks)) <= value(covered(better)) <= 1

    @given(st.lists(fractions(0, 1), min_size=1), fractions(0, 1))
    def test_decided_together(self, js: list[Fraction], gain: Fraction) -> None:
        def of(found: list[Fraction]) -> Fraction:
            return value(decided_together([Together("d", "n", j) for j in found]))

        assert 0 <= of(js) <= of([min(Fraction(1), js[0] + gain), *js[1:]]) <= 1

    @given(st.lists(st.integers(0, 4), min_size=1))
    def test_proved_with_actions(self, levels: list[int]) -> None:
        def of(found: list[int]) -> Fraction:
            return value(proved([Proved("r", "D", level) for level in found]))

        assert of(levels) <= of([min(4, levels[0] + 1), *levels[1:]])
        assert of(levels[::-1]) == of(levels)


class TestDecisions:
    """One decision, decided and kept."""

    @given(st.lists(st.builds(LinkedEvidence, st.just("e"), st.sampled_from(KINDS),
                              st.sampled_from(FORMS), st.booleans())),
           st.sampled_from(KINDS), st.booleans())  # fmt: skip
    def test_one_more_fresh_piece_of_evidence_never_lowers_t2(
        self, evidence: list[LinkedEvidence], kind: str, contrary: bool
    ) -> None:
        fresh = LinkedEvidence("new", kind, "quote", fresh=True)  # type: ignore[arg-type]
        before = DecidedFacts(evidence=tuple(evidence), contrary=contrary)
        after = replace(before, evidence=(*evidence, fresh))
        assert 0 <= value(on_evidence(before)) <= value(on_evidence(after)) <= 4

    @given(st.lists(st.integers(0, 3), min_size=4, max_size=9), st.booleans())
    def test_a_kinder_answer_never_lowers_t6(self, said: list[int], flag: bool) -> None:
        low = DecidedFacts(honour_answers=tuple(said), open_dishonour=flag)
        high = replace(low, honour_answers=(said[0] + 1, *said[1:]))
        assert 0 <= value(honours(low)) <= value(honours(high)) <= (1 if flag else 4)

    @given(st.lists(st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)]), min_size=1),
           st.integers(0, 4))  # fmt: skip
    def test_one_more_promise_kept_never_lowers_how_well_it_was_kept(
        self, ks: list[Fraction], level: int
    ) -> None:
        def of(found: list[Fraction]) -> Fraction:
            promises = [Promise("a", "action", "x", 1, k, "kept") for k in found]
            return value(how_well_kept(promises, level).score)

        assert 0 <= of(ks) <= of([Fraction(1), *ks[1:]]) <= 100
        assert of(ks[::-1]) == of(ks)

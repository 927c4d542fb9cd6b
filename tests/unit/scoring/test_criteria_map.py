"""Criteria 1 to 4 (DOMAIN §3.2, §11 readings 20–26)."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.criteria_facts import Heard, Leader, LedStage, Made, NamedStage, Seam
from customer_room.scoring.criteria_map import (
    accountability,
    answered_for,
    confirmed,
    hand_offs,
    shared_stages,
    story_per_stage,
)
from customer_room.scoring.weights import Weights

SEATS = frozenset("abcdefgh")
MAP = [("a", "Is this for me?"), ("b", "Can I trust the price?")]
ROSA, MAX = Leader("rosa", "care"), Leader("max", None)
LED = LedStage(
    "d", "Keep us warm", (ROSA,), (Leader("jun", "product"),), ("care", "finance"), ("k",)
)
PASSED = Seam("Sales to Operations", 100, served=True, agreed=True)


def stage(seats: str = "", outside_in: bool = True, id: str = "a") -> NamedStage:
    return NamedStage(id, id, frozenset(seats), outside_in)


stages = st.lists(st.builds(stage, st.text("abcdefghz", max_size=9), st.booleans()), min_size=1)
made = st.lists(st.builds(Made, st.just("action"), st.just("x"), st.booleans()))
leaders = st.builds(Leader, st.sampled_from("rjm"), st.sampled_from(["care", "sales", None]))
led = st.lists(
    st.builds(
        LedStage, st.just("d"), st.just("D"), st.lists(leaders, max_size=3).map(tuple),
        st.lists(leaders, max_size=2).map(tuple),
        st.lists(st.sampled_from(["care", "sales", None]), max_size=3).map(tuple),
        st.sampled_from([(), ("k",)]),
    ),
    min_size=1,
)  # fmt: skip
seams = st.lists(
    st.builds(
        Seam, st.just("x"), st.integers(0, 500), st.booleans(), st.booleans(),
        st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)),
    )
)  # fmt: skip


class TestSharedStages:
    """Criterion 1."""

    @given(stages, made)
    def test_bounds_order_and_a_second_computation(
        self, given_stages: list[NamedStage], given_made: list[Made]
    ) -> None:
        found = shared_stages(given_stages, SEATS, given_made).value
        enough = [len(s.confirmed_by & SEATS) * 10 >= 80 * len(SEATS) / 10 for s in given_stages]
        parts = [sum(enough) / len(enough), sum(s.outside_in for s in given_stages) / len(enough)]
        if given_made:
            parts.append(sum(m.names_stage for m in given_made) / len(given_made))
        assert float(found or 0) == pytest.approx(sum(parts) / len(parts))
        assert shared_stages(given_stages[::-1], SEATS, given_made[::-1]).value == found

    def test_nothing_made_leaves_that_part_out(self) -> None:
        found = shared_stages([stage("abcdefgh")], SEATS, [])
        assert found.value == 1
        assert found.parts[2].value is None

    def test_no_stages_is_0_even_when_something_was_filed(self) -> None:
        assert shared_stages([], SEATS, [Made("kpi", "k", True)]).value == 0

    @pytest.mark.parametrize(
        ("seats", "enough"), [("abcdef", False), ("abcdefg", True), ("", False)]
    )
    def test_six_of_eight_seats_are_not_enough(self, seats: str, enough: bool) -> None:
        assert confirmed(stage(seats), SEATS) is enough

    def test_who_has_no_seat_any_more_confirms_nothing(self) -> None:
        assert not confirmed(stage("abcdefxyz"), SEATS)

    def test_four_of_five_is_exactly_enough(self) -> None:
        assert confirmed(stage("abcd"), frozenset("abcde"))
        assert not confirmed(
            stage("abcd"), frozenset("abcde"), Weights(confirmed_share=Fraction(9, 10))
        )

    def test_without_seats_nothing_is_confirmed(self) -> None:
        assert not confirmed(stage("abc"), frozenset())


class TestStoryPerStage:
    """Criterion 2."""

    @given(st.lists(st.builds(Heard, st.just("e"), st.sampled_from("abz"),
                              st.sampled_from(["unaided", "aided", "experiential",
                                               "operational number"]))))  # fmt: skip
    def test_bounds_order_and_a_second_computation(self, heard: list[Heard]) -> None:
        found = story_per_stage(MAP, heard).value
        by_hand = [min(3, len({h.kind for h in heard if h.stage == id})) / 3 for id, _ in MAP]
        assert float(found or 0) == pytest.approx(sum(by_hand) / 2)
        assert story_per_stage(MAP[::-1], heard[::-1]).value == found

    def test_four_kinds_count_as_three_and_five_pieces_of_one_as_one(self) -> None:
        kinds = ("unaided", "aided", "experiential", "operational number")
        heard = [Heard(f"e{i}", "a", kind) for i, kind in enumerate(kinds)]
        heard += [Heard(f"f{i}", "b", "aided") for i in range(5)]
        assert story_per_stage(MAP, heard).value == Fraction(2, 3)

    def test_no_stages_is_0(self) -> None:
        assert story_per_stage([], [Heard("e", "a", "aided")]).value == 0

    def test_every_piece_stands_under_its_stage(self) -> None:
        found = story_per_stage(MAP, [Heard("e", "b", "aided")])
        assert [[row.id for row in part.rows] for part in found.parts] == [[], ["e"]]


class TestAccountability:
    """Criterion 3."""

    @given(led)
    def test_bounds_order_and_a_second_computation(self, given_stages: list[LedStage]) -> None:
        def by_hand(s: LedStage) -> float:
            homes = {leader.function for leader in s.accepted}
            partner = any(p.function and p.function not in homes for p in s.partners)
            alone = len(s.serving) > 0 and all(f == s.serving[0] and f for f in s.serving)
            return (len(s.accepted) == 1) / 2 + (partner or alone) / 4 + bool(s.read_kpis) / 4

        found = accountability(given_stages).value
        assert float(found or 0) == pytest.approx(
            sum(map(by_hand, given_stages)) / len(given_stages)
        )
        assert 0 <= (found or 0) <= 1
        assert accountability(given_stages[::-1]).value == found

    def test_all_three_parts_make_1(self) -> None:
        assert answered_for(LED).value == 1

    @pytest.mark.parametrize(
        ("changed", "a", "state"),
        [
            (replace(LED, accepted=()), Fraction(1, 2), "nobody's"),
            (replace(LED, accepted=(ROSA, Leader("theo", "sales"))), Fraction(1, 2), "contested"),
            (replace(LED, read_kpis=()), Fraction(3, 4), "one leader"),
            (replace(LED, partners=(Leader("bea", "care"),)), Fraction(3, 4), "one leader"),
            (replace(LED, partners=(MAX,)), Fraction(3, 4), "one leader"),
            (replace(LED, partners=(), serving=("care", "care")), Fraction(1), "one leader"),
            (replace(LED, partners=(), serving=("care", None)), Fraction(3, 4), "one leader"),
            (replace(LED, partners=(), serving=()), Fraction(3, 4), "one leader"),
        ],
        ids=["nobody accepted", "two accepted", "no reading", "partner of the same function",
             "partner of Company", "one function serves all", "nobody serves one", "no steps"],
    )  # fmt: skip
    def test_each_part_on_its_own(self, changed: LedStage, a: Fraction, state: str) -> None:
        assert answered_for(changed).value == a
        assert changed.state == state

    def test_where_nobody_is_accepted_any_partner_outside_company_counts(self) -> None:
        nobody = replace(LED, accepted=(), read_kpis=())
        assert answered_for(nobody).value == Fraction(1, 4)
        assert answered_for(replace(nobody, partners=(MAX,))).value == 0

    def test_a_partner_must_come_from_outside_every_accepted_function(self) -> None:
        both = (ROSA, Leader("jun", "product"))
        contested = replace(LED, accepted=both, read_kpis=())
        assert answered_for(contested).value == 0

    def test_no_stages_is_0(self) -> None:
        assert accountability([]).value == 0


class TestHandOffs:
    """Criterion 4."""

    @given(seams)
    def test_bounds_order_and_a_second_computation(self, given_seams: list[Seam]) -> None:
        found = hand_offs(given_seams)
        everybody = sum(s.customers for s in given_seams)
        if not everybody:
            assert found.value is None
            return
        over = 0.0
        for s in given_seams:
            share = 1.0 if s.met is None or s.met[1] == 0 else min(1.0, s.met[0] / s.met[1])
            over += s.customers * share * (s.agreed and s.served)
        assert float(found.value or 0) == pytest.approx(over / everybody)
        assert 0 <= (found.value or 0) <= 1
        assert hand_offs(given_seams[::-1]).value == found.value

    @given(seams)
    def test_agreeing_on_one_more_never_lowers_it(self, given_seams: list[Seam]) -> None:
        better = [replace(s, agreed=True) for s in given_seams]
        before, after = hand_offs(given_seams).value, hand_offs(better).value
        assert (before is None) == (after is None)
        assert (after or 0) >= (before or 0)

    def test_no_move_between_functions_is_not_rated(self) -> None:
        assert hand_offs([]).value is None
        assert hand_offs([replace(PASSED, customers=0)]).value is None

    def test_agreed_and_not_measured_counts_whole(self) -> None:
        assert hand_offs([PASSED]).value == 1
        assert hand_offs([replace(PASSED, met=(0, 0))]).value == 1

    def test_agreed_and_measured_counts_what_met_the_standard(self) -> None:
        assert hand_offs([replace(PASSED, met=(3, 4))]).value == Fraction(3, 4)
        assert hand_offs([replace(PASSED, met=(5, 4))]).value == 1

    def test_a_step_nobody_serves_is_in_the_base_and_never_agreed(self) -> None:
        orphan = Seam("to nobody", 300, served=False, agreed=True)
        assert hand_offs([PASSED, orphan]).value == Fraction(1, 4)

    def test_every_seam_says_how_it_stands(self) -> None:
        seams = [
            PASSED,
            replace(PASSED, met=(3, 4)),
            replace(PASSED, agreed=False),
            replace(PASSED, served=False),
        ]
        assert [part.reason for part in hand_offs(seams).parts] == [
            "Agreed, not measured: counted as if it were always met", "Agreed, 3 of 4 met",
            "Nothing agreed", "A step nobody serves",
        ]  # fmt: skip

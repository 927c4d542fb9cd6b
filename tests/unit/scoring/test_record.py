"""The record, its trend, and a whole quarter (DOMAIN §3.2, §3.5, §3.6)."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.anchors import CRITERIA, anchors_of
from customer_room.scoring.criteria_facts import NamedStage, Together
from customer_room.scoring.quarter import QuarterFacts, score_quarters
from customer_room.scoring.record import Criterion, Record, record, stopped
from customer_room.scoring.spread import Vote
from customer_room.scoring.trend import first_to_last, in_band, like_for_like
from customer_room.scoring.weights import Weights
from customer_room.scoring.working import absent
from customer_room.scoring.working import given as taken
from tests.unit.scoring.drawn import fractions

maybe = st.none() | fractions(0, 1)
eight = st.lists(maybe, min_size=8, max_size=8)


def criterion(number: int, x: Fraction | None, unrecorded: bool = False) -> Criterion:
    working = absent("x", "no case") if x is None else taken("x", x)
    return Criterion(number, working, unrecorded)


def of(xs: list[Fraction | None]) -> Record:
    return record([criterion(number, x) for number, x in enumerate(xs, start=1)])


def rounded(value: Decimal, places: str) -> Decimal:
    return value.quantize(Decimal(places), rounding=ROUND_HALF_UP)


def by_hand(xs: list[Fraction | None]) -> tuple[int | None, list[Decimal]]:
    """The record in decimals: round each criterion as shown, then their mean once more."""
    shown = [rounded(Decimal((4 * x).numerator) / Decimal((4 * x).denominator), "0.1")
             for x in xs if x is not None]  # fmt: skip
    if len(shown) < 6:
        return None, shown
    # One division, so that nothing is rounded before it is meant to be.
    return int(rounded(25 * sum(shown) / len(shown), "1")), shown


@given(eight)
def test_a_second_computation_of_the_record_agrees(xs: list[Fraction | None]) -> None:
    found = of(xs)
    number, shown = by_hand(xs)
    assert found.number.value == number
    assert [c.figure.shown for c in found.rated] == [str(each) for each in shown]
    assert found.rated_words == f"{len(shown)} of 8 rated"


@given(eight)
def test_the_record_is_an_integer_in_any_order_of_criteria(xs: list[Fraction | None]) -> None:
    criteria = [criterion(number, x) for number, x in enumerate(xs, start=1)]
    found = record(criteria)
    assert record(criteria[::-1]) == found
    if found.number.value is not None:
        assert 0 <= found.number.value <= 100
        assert Fraction(found.number.value).denominator == 1


@given(eight, st.integers(0, 7), fractions(0, 1))
def test_a_better_criterion_never_lowers_the_record(
    xs: list[Fraction | None], place: int, gain: Fraction
) -> None:
    worse, old = of(xs).number.value, xs[place]
    if worse is None or old is None:
        return
    better = of([*xs[:place], min(Fraction(1), old + gain), *xs[place + 1 :]]).number.value
    assert better is not None
    assert better >= worse


@pytest.mark.parametrize(
    ("x", "shown", "level"),
    [
        (Fraction(0), "0.0", 0),
        (Fraction(249, 1000), "1.0", 1),
        (Fraction(2375, 10000), "1.0", 1),
        (Fraction(5875, 10000), "2.4", 2),
        (Fraction(9375, 10000), "3.8", 3),
        (Fraction(985, 1000), "3.9", 3),
        (Fraction(9875, 10000), "4.0", 4),
        (Fraction(1), "4.0", 4),
    ],
)
def test_the_level_is_the_floor_of_the_shown_figure_and_halves_go_up(
    x: Fraction, shown: str, level: int
) -> None:
    found = criterion(3, x)
    assert (found.figure.shown, found.level) == (shown, level)
    assert found.anchor == anchors_of(3).anchors[level]


def test_five_rated_criteria_are_not_yet_a_record() -> None:
    half = Fraction(1, 2)
    found = of([half] * 5 + [None] * 3)
    assert found.number.value is None
    assert found.number.reason.startswith("Not yet: 5 of 8")
    assert of([half] * 6 + [None] * 2).number.value == 50


def test_what_is_not_rated_has_no_level_and_no_anchor() -> None:
    found = criterion(8, None)
    assert (found.figure.shown, found.level, found.anchor) == ("n/a", None, None)


def test_the_criteria_are_numbered_and_anchored_0_to_4() -> None:
    assert [each.number for each in CRITERIA] == list(range(1, 9))
    assert all(len(each.anchors) == 5 and all(each.anchors) for each in CRITERIA)


class TestStoppedMeasuring:
    """Cases existed but were not recorded in two successive windows (§11 reading 53)."""

    RATED, SILENT, NO_CASE = (
        criterion(8, Fraction(1, 2)),
        criterion(8, None, unrecorded=True),
        criterion(8, None),
    )

    def values(self, *windows: Criterion) -> list[float | None]:
        found = stopped([[each] for each in windows])
        return [None if row[0].points is None else float(row[0].points) for row in found]

    def test_counts_0_from_the_second_silent_window_on(self) -> None:
        found = self.values(self.RATED, self.SILENT, self.SILENT, self.SILENT, self.RATED)
        assert found == [2.0, None, 0.0, 0.0, 2.0]

    def test_only_what_had_been_rated_before(self) -> None:
        assert self.values(self.SILENT, self.SILENT, self.SILENT) == [None, None, None]

    def test_only_in_a_row(self) -> None:
        found = self.values(self.RATED, self.SILENT, self.NO_CASE, self.SILENT)
        assert found == [2.0, None, None, None]

    def test_no_case_is_never_silence(self) -> None:
        assert self.values(self.RATED, self.NO_CASE, self.NO_CASE) == [2.0, None, None]

    def test_it_says_so(self) -> None:
        found = stopped([[self.RATED], [self.SILENT], [self.SILENT]])
        assert found[2][0].x.reason == "stopped measuring"

    def test_how_many_windows_is_a_setting(self) -> None:
        found = stopped([[self.RATED], [self.SILENT]], [Weights(silent_windows=1)] * 2)
        assert found[1][0].points == 0


class TestTrend:
    """Like for like: what both quarters rate."""

    @given(eight, eight)
    def test_a_second_computation_agrees(
        self, before: list[Fraction | None], after: list[Fraction | None]
    ) -> None:
        found = like_for_like(of(before), of(after))
        pairs = [(o, n) for o, n in zip(before, after, strict=True) if None not in (o, n)]
        if not pairs:
            assert found is None
            return
        _, old = by_hand([o for o, _ in pairs])
        _, new = by_hand([n for _, n in pairs])
        exact = 25 * (sum(new) - sum(old)) / len(pairs)
        assert found is not None
        assert found.criteria == len(pairs)
        # Half up of a negative is floor(x + ½).
        assert found.points.value == (exact + Decimal("0.5")).__floor__()

    @given(eight)
    def test_the_same_quarter_twice_is_no_movement(self, xs: list[Fraction | None]) -> None:
        found = like_for_like(of(xs), of(xs))
        assert found is None or (found.points.value, found.words) == (0, "about the same")

    @pytest.mark.parametrize(
        ("x", "points", "words"),
        [
            (Fraction(54, 100), 5, "up"),
            (Fraction(53, 100), 3, "about the same"),
            (Fraction(46, 100), -5, "down"),
            (Fraction(1, 2), 0, "about the same"),
        ],
    )
    def test_movement_from_five_points_on(self, x: Fraction, points: int, words: str) -> None:
        found = like_for_like(of([Fraction(1, 2)] * 8), of([x] * 8))
        assert found is not None
        assert (found.points.value, found.words) == (points, words)

    @pytest.mark.parametrize(
        ("tenths", "points", "words"),
        [(9, 5, "up"), (-9, -4, "about the same"), (8, 4, "about the same"), (-10, -5, "down")],
    )
    def test_movement_is_asked_of_the_rounded_figure(
        self, tenths: int, points: int, words: str
    ) -> None:
        """Nine tenths over five criteria are 4.5 points: up it is five, down it is four."""
        half = Fraction(1, 2)
        moved: list[Fraction | None] = [half + Fraction(tenths, 40), half, half, half, half]
        found = like_for_like(of([half] * 5), of(moved))
        assert found is not None
        assert (found.points.value, found.words) == (points, words)

    def test_a_change_of_rules_is_a_visible_break(self) -> None:
        both = of([Fraction(1, 2)] * 8)
        same = like_for_like(both, both, Weights(version=2), before_version=2)
        changed = like_for_like(both, both, Weights(version=2), before_version=1)
        assert same is not None
        assert changed is not None
        assert (same.rules_changed, changed.rules_changed) == (False, True)

    def test_first_to_last_over_what_both_rate(self) -> None:
        first = of([Fraction(1, 4)] * 6 + [None] * 2)
        last = of([Fraction(3, 4)] * 8)
        ends = first_to_last([first, of([None] * 8), last])
        assert ends is not None
        assert (ends.criteria, ends.first.value, ends.last.value) == (6, 25, 75)
        both = first_to_last([first, last])
        assert both is not None
        assert both.criteria == 6
        assert first_to_last([first]) is None
        assert first_to_last([first, of([None] * 8)]) is None

    def test_the_band_is_quarters_four_and_five(self) -> None:
        assert [n for n in range(1, 8) if in_band(n)] == [4, 5]


class TestQuarters:
    """A quarter keeps its own rules."""

    FACTS = QuarterFacts(
        "2025-Q1",
        stages=(NamedStage("a", "A", frozenset("abcdefg"), outside_in=True),),
        seats=frozenset("abcdefgh"),
        decided=(Together("d", "2025Q1-01", Fraction(1, 2)),),
        votes={1: Vote((4, 4, 4, 4)), 6: Vote((4, 4, 4))},
    )

    def test_a_changed_weight_leaves_every_closed_quarter_as_it_was(self) -> None:
        strict = Weights(version=2, confirmed_share=Fraction(1), fewest_criteria=5)
        later = replace(self.FACTS, quarter="2025-Q2", weights=strict)
        (alone,) = score_quarters([self.FACTS])
        before, after = score_quarters([later, self.FACTS])
        assert before == alone
        assert before.record.criteria[0].x != after.record.criteria[0].x
        assert after.change is not None
        assert after.change.rules_changed

    def test_every_criterion_carries_its_own_title(self) -> None:
        (found,) = score_quarters([self.FACTS])
        assert [c.x.label for c in found.record.criteria] == [each.title for each in CRITERIA]

    def test_without_a_record_there_is_no_gap(self) -> None:
        (found,) = score_quarters([self.FACTS])
        assert found.record.number.value is None
        assert (found.gap.value, found.gap_words) == (None, "")

    def test_the_answers_of_three_never_show(self) -> None:
        (found,) = score_quarters([self.FACTS])
        assert list(found.spreads) == [1]

    def test_no_quarter_no_score(self) -> None:
        assert score_quarters([]) == ()

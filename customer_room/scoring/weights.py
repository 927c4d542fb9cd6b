"""What the team may set: weights and thresholds of every score (DOMAIN §3, §10.2).

They ship with the values of DOMAIN, all of them ours, and are versioned: a closed quarter keeps
the version that held at its close.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Weights:
    """One version of the rules' numbers.

    Attributes:
        version: Counts up; a change between two quarters is a visible break of the trend.
        signed: Share of J for signed seats of all seats (DOMAIN §3.1 T3).
        co_owned: Share of J for at least two functions co-owning it.
        fit: Share of J for the touching functions that co-own it.
        kept_promises: Share of "how well kept" for judged actions.
        kept_proof: Share of "how well kept" for the proof level.
        confirmed_share: Share of seats that confirms a stage (§3.2 criterion 1).
        kinds_wanted: Fresh kinds of evidence a stage should have (criterion 2).
        fresh_quarters: How many quarters back evidence counts as fresh (§11 reading 6).
        one_leader: Share of a stage's accountability for exactly one accepted leader.
        partner: Share for a partner of another function.
        reading: Share for a stage KPI with a target and a reading.
        limit_part: Share of criterion 5 for staying within the limit of live decisions.
        leaks_part: Share of criterion 5 for lost value that a live decision touches.
        action: Weight of an action in say–do (§3.3).
        gate: Weight of a use of a guardrail list.
        commitment: Weight of a tested commitment.
        late_days: Days after which a late proof earns nothing.
        late_credit: What a late action earns of a kept one.
        fewest_promises: Below this many promises no rate is shown.
        untested_windows: Windows without a test after which a commitment is "on the wall".
        weighing_gap: Difference of weighted and unweighted say–do that is flagged, as a share.
        fewest_criteria: Rated criteria below which there is no record.
        silent_windows: Windows in a row without records after which a criterion counts 0.
        fewest_answers: Answers below which no poll shows.
        disagree_distance: Mean distance from the median from which "we disagree" (§3.5).
        disagree_range: Range from which "we disagree".
        gap_points: Points from which the gap is put into words.
        movement_points: Points from which a like-for-like change is movement (§3.6).
        moved_enough: Part of the expected movement that level 3 asks for (§3.4).
        real_z: How many standard errors are beyond noise.
        smallest_sample: Cases below which a difference of proportions is not tested as real.
        early_below: Variable medians below this are early (§3.7).
        evolved_from: Variable medians from this on are evolved.
        most_of_one_function: Share of named contributions above which one function dominates.
    """

    version: int = 1
    signed: Fraction = Fraction(4, 10)
    co_owned: Fraction = Fraction(3, 10)
    fit: Fraction = Fraction(3, 10)
    kept_promises: Fraction = Fraction(4, 10)
    kept_proof: Fraction = Fraction(6, 10)
    confirmed_share: Fraction = Fraction(8, 10)
    kinds_wanted: int = 3
    fresh_quarters: int = 2
    one_leader: Fraction = Fraction(1, 2)
    partner: Fraction = Fraction(1, 4)
    reading: Fraction = Fraction(1, 4)
    limit_part: Fraction = Fraction(1, 2)
    leaks_part: Fraction = Fraction(1, 2)
    action: int = 1
    gate: int = 2
    commitment: int = 3
    late_days: int = 30
    late_credit: Fraction = Fraction(1, 2)
    fewest_promises: int = 5
    untested_windows: int = 2
    weighing_gap: Fraction = Fraction(10, 100)
    fewest_criteria: int = 6
    silent_windows: int = 2
    fewest_answers: int = 4
    disagree_distance: Fraction = Fraction(8, 10)
    disagree_range: int = 3
    gap_points: int = 10
    movement_points: int = 5
    moved_enough: Fraction = Fraction(1, 2)
    real_z: Fraction = Fraction(196, 100)
    smallest_sample: int = 30
    early_below: Fraction = Fraction(3, 2)
    evolved_from: Fraction = Fraction(11, 4)
    most_of_one_function: Fraction = Fraction(4, 10)


DEFAULTS = Weights()
"""The numbers of DOMAIN §3."""

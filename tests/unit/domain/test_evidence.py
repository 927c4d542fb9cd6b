"""What was heard and measured: filed by stage, pseudonymous, never from the future."""

import re

import pytest

from customer_room.domain.evidence import Evidence
from customer_room.domain.journey import Stage, Step
from customer_room.domain.kpis import Kpi, KpiReading
from tests.unit.domain.cast import World

HEARD = {"id": "e1", "kind": "unaided", "form": "quote", "text": "“Nobody called.”",
         "stage_id": "a", "observed_on": "2026-03-31"}  # fmt: skip
KPI = {"id": "k1", "stage_id": "a", "name": "Answered at once", "type": "proportion",
       "direction": "up"}  # fmt: skip
SHARE = {"date": "2026-03-31", "k": 40, "n": 100}


def heard(world: World, **more: object) -> None:
    world.do("care", "evidence.add", **HEARD | more)


class TestEvidence:
    """One thing about one stage."""

    def test_it_says_who_filed_it_and_not_whose_words_they_are(self, world: World) -> None:
        heard(world, said_by="A family of four", n=12, feeling=-2, category="Waiting")
        found = world.get(Evidence, "e1")
        assert (found.added_by, found.said_by, found.feeling) == ("rosa", "A family of four", -2)

    @pytest.mark.parametrize("name", ["erika@mustermann.example", "call 0171 234 5678"])
    def test_a_customer_who_can_be_found_is_refused(self, world: World, name: str) -> None:
        problem = world.refused("care", "evidence.add", "bad_field", **HEARD, said_by=name)
        assert "Use another name" in problem.message

    @pytest.mark.parametrize(
        "fault",
        [{"kind": "rumour"}, {"form": "hunch"}, {"text": " "}, {"feeling": 3}, {"n": 0},
         {"link": "javascript:alert(1)"}, {"observed_on": "soon"}],
    )  # fmt: skip
    def test_what_is_no_evidence_is_refused(self, world: World, fault: dict[str, object]) -> None:
        world.refused("care", "evidence.add", "bad_field", **HEARD | fault)

    @pytest.mark.parametrize(
        "place", [{"stage_id": "x"}, {"step_id": "x"}, {"segment_id": "x"}, {"contradicts_id": "x"}]
    )
    def test_its_place_must_be_on_the_map(self, world: World, place: dict[str, str]) -> None:
        world.refused("care", "evidence.add", "not_found", **HEARD | place)

    def test_a_quarters_number_may_carry_its_last_day_and_no_later_one(self, world: World) -> None:
        heard(world, kind="operational number", form="metric", observed_on="2026-06-30")
        world.refused("care", "evidence.add", "bad_field",
                      **HEARD | {"id": "e2", "observed_on": "2026-07-01"})  # fmt: skip

    def test_it_is_changed_in_what_is_given(self, world: World) -> None:
        heard(world, n=12)
        world.do("sales", "evidence.edit", id="e1", category="Waiting", n=None)
        found = world.get(Evidence, "e1")
        assert (found.category, found.n, found.text) == ("Waiting", None, HEARD["text"])

    def test_two_who_correct_its_text_collide(self, world: World) -> None:
        heard(world)
        mine = {"id": "e1", "expect": HEARD["text"]}
        world.do("sales", "evidence.edit", **mine, text="“Nobody called me.”")
        problem = world.refused("care", "evidence.edit", "conflict", **mine, text="“Nobody.”")
        assert (problem.field, problem.actual) == ("text", "“Nobody called me.”")
        world.do("care", "evidence.edit", **mine, text="“Nobody called me.”", n=3)

    def test_it_does_not_contradict_itself(self, world: World) -> None:
        heard(world)
        heard(world, id="e2", contradicts_id="e1")
        world.refused("care", "evidence.edit", "bad_field", id="e1", contradicts_id="e1")

    def test_a_removed_one_is_gone(self, world: World) -> None:
        heard(world)
        world.do("sales", "evidence.remove", id="e1")
        world.refused("care", "evidence.edit", "object_deleted", id="e1", category="x")

    def test_a_guest_files_none(self, world: World) -> None:
        world.refused("guest", "evidence.add", "not_allowed", **HEARD)


class TestMeasures:
    """A stage's measure, of one kind of number."""

    def test_it_keeps_the_day_it_was_made(self, world: World) -> None:
        world.do("finance", "kpi.set", **KPI)
        made_on = world.get(Kpi, "k1").made_on
        world.wait(days=3)
        world.do("finance", "kpi.set", **KPI | {"name": "Answered in a minute"}, baseline=SHARE,
                 target="0.9", target_date="2026-12-31")  # fmt: skip
        assert world.get(Kpi, "k1").made_on == made_on
        assert world.get(Kpi, "k1").baseline == SHARE

    def test_what_is_not_sent_stays(self, world: World) -> None:
        world.do("finance", "kpi.set", **KPI, baseline=SHARE, target="0.9",
                 target_date="2026-12-31")  # fmt: skip
        before = world.get(Kpi, "k1")
        world.do("sales", "kpi.set", id="k1", name="Answered", expect="Answered at once")
        world.do("care", "kpi.set", id="k1", target="0.8")
        found = world.get(Kpi, "k1")
        assert found.model_dump() == before.model_dump() | {"name": "Answered", "target": "0.8"}
        world.do("care", "kpi.set", id="k1", target=None, target_date=None)
        assert world.get(Kpi, "k1").target is None
        problem = world.refused("care", "kpi.set", "conflict", id="k1", name="Mine",
                                expect="Answered at once")  # fmt: skip
        assert problem.actual == "Answered"
        assert world.refused("care", "kpi.set", "bad_field", id="k2", name="New").field

    @pytest.mark.parametrize("target", ["80", "-0.1", "1.01"])
    def test_a_share_is_a_part_of_one(self, world: World, target: str) -> None:
        problem = world.refused("finance", "kpi.set", "bad_field", **KPI, target=target,
                                target_date="2026-12-31")  # fmt: skip
        assert problem.field == "target"
        assert "write 80 %, or 0.8" in problem.message
        world.do("finance", "kpi.set", **KPI | {"type": "count"}, target=target,
                 target_date="2026-12-31")  # fmt: skip

    def test_a_score_is_flagged(self, world: World) -> None:
        score = KPI | {"type": "score"}
        problem = world.refused("finance", "kpi.set", "bad_field", **score)
        assert problem.field == "is_survey_score"
        world.do("finance", "kpi.set", **score, is_survey_score=True)

    @pytest.mark.parametrize("half", [{"target": "0.9"}, {"target_date": "2026-12-31"}])
    def test_a_target_has_a_day(self, world: World, half: dict[str, str]) -> None:
        world.refused("finance", "kpi.set", "bad_field", **KPI, **half)

    @pytest.mark.parametrize(
        ("kind", "given", "field"),
        [("proportion", {"k": 3}, "n"), ("proportion", {"k": 5, "n": 4}, "k"),
         ("proportion", {"k": 0, "n": 0}, "n"), ("proportion", {"k": 1, "n": 2, "value": "1"},
                                                 "value"),
         ("mean", {"n": 4}, "value"), ("time", {"value": "3", "k": 1}, "k"),
         ("score", {"promoters": 3}, "detractors"),
         ("score", {"promoters": 0, "passives": 0, "detractors": 0}, "promoters"),
         ("money", {"value": "1e3"}, "value")],
    )  # fmt: skip
    def test_a_value_is_of_its_kind(
        self, world: World, kind: str, given: dict[str, object], field: str
    ) -> None:
        measure = KPI | {"type": kind, "is_survey_score": kind == "score"}
        baseline = {"date": "2026-03-31", **given}
        problem = world.refused("finance", "kpi.set", "bad_field", **measure, baseline=baseline)
        assert problem.field == f"baseline.{field}"
        assert not {"k", "n", "sd", "baseline"} & set(re.findall(r"\w+", problem.message))

    def test_more_cases_than_all_are_refused_in_words(self, world: World) -> None:
        said = [world.refused("finance", "kpi.set", "bad_field", **KPI,
                              baseline={"date": "2026-03-31", **given}).message
                for given in ({"k": 5, "n": 4}, {"k": 0, "n": 0}, {"k": 3})]  # fmt: skip
        assert said == [
            "These are more cases than all there were. Nothing was changed.",
            "A share is of one case at least: say how many there were in all. Nothing was changed.",
            "A share needs its cases and how many there were in all. Nothing was changed.",
        ]

    def test_a_target_is_not_of_a_day_before_the_base(self, world: World) -> None:
        before = {"target": "0.9", "target_date": "2026-03-30"}
        problem = world.refused("finance", "kpi.set", "bad_field", **KPI, baseline=SHARE, **before)
        assert problem.field == "target_date"
        assert problem.message.startswith("This day lies before the day of the base.")
        world.do("finance", "kpi.set", **KPI, baseline=SHARE)
        world.refused("finance", "kpi.set", "bad_field", id="k1", **before)
        world.do("finance", "kpi.set", id="k1", **before | {"target_date": "2026-04-30"})

    def test_a_target_is_of_a_day_to_come(self, world: World) -> None:
        passed = {"target": "0.9", "target_date": "2026-03-31"}
        problem = world.refused("finance", "kpi.set", "bad_field", **KPI, **passed)
        assert problem.field == "target_date"
        assert problem.message.startswith("This day has passed.")
        world.do("finance", "kpi.set", **KPI, **passed | {"target_date": "2026-04-30"})
        world.wait(days=60)
        world.do("finance", "kpi.set", id="k1", name="At once", target_date="2026-04-30")

    @pytest.mark.parametrize(
        ("direction", "target", "side"), [("up", "0.39", "below"), ("down", "0.41", "above")]
    )
    def test_a_target_lies_where_the_figure_should_go(
        self, world: World, direction: str, target: str, side: str
    ) -> None:
        aim = {"direction": direction, "target_date": "2026-12-31", "target": target}
        problem = world.refused("finance", "kpi.set", "bad_field", **KPI | aim, baseline=SHARE)
        assert problem.field == "target"
        assert problem.message.startswith(
            f"This figure should go {direction}, and that is {side} where it starts, 40 of 100."
        )
        world.do("finance", "kpi.set", **KPI | aim | {"target": "0.4"}, baseline=SHARE)
        world.refused("finance", "kpi.set", "bad_field", id="k1", target=target)
        world.do("finance", "kpi.set", id="k1", target=target, direction="hold")

    def test_a_base_comes_before_every_reading(self, world: World) -> None:
        world.do("finance", "kpi.set", **KPI)
        world.do("finance", "reading.add", id="m1", kpi_id="k1", **SHARE | {"date": "2026-03-20"})
        for day in ("2026-03-20", "2026-03-31"):
            problem = world.refused("finance", "kpi.set", "bad_field", id="k1",
                                    baseline=SHARE | {"date": day})  # fmt: skip
            assert problem.field == "baseline.date"
            assert problem.message.startswith("It was read on 2026-03-20,")
        world.do("finance", "kpi.set", id="k1", baseline=SHARE | {"date": "2026-03-19"})

    def test_a_base_is_of_a_day_that_has_come(self, world: World) -> None:
        problem = world.refused("finance", "kpi.set", "bad_field", **KPI,
                                baseline=SHARE | {"date": "2026-04-30"})  # fmt: skip
        assert problem.field == "baseline.date"

    def test_a_tolerance_is_not_less_than_nothing(self, world: World) -> None:
        problem = world.refused("finance", "kpi.set", "bad_field", **KPI, tolerance="-0.1")
        assert problem.field == "tolerance"

    @pytest.mark.parametrize(
        ("kind", "given"),
        [("mean", {"value": "3.25", "n": 40, "sd": "1.1"}), ("count", {"value": "1460"}),
         ("time", {"value": "6.4", "n": 1200}), ("score", {"value": "-12"}),
         ("score", {"promoters": 5, "passives": 3, "detractors": 2})],
    )  # fmt: skip
    def test_what_is_known_is_kept(self, world: World, kind: str, given: dict[str, object]) -> None:
        world.do("finance", "kpi.set", **KPI | {"type": kind, "is_survey_score": kind == "score"})
        world.do("finance", "reading.add", id="m1", kpi_id="k1", date="2026-03-31", **given)
        row = world.get(KpiReading, "m1").model_dump()
        assert {name: row[name] for name in given} == given


class TestReadings:
    """One a day, of days that have come."""

    @pytest.fixture(autouse=True)
    def _measured(self, world: World) -> None:
        world.do("finance", "kpi.set", **KPI)
        world.do("finance", "reading.add", id="m1", kpi_id="k1", **SHARE)

    @pytest.mark.parametrize("day", ["2026-03-31", "2026-04-02"])
    def test_not_twice_a_day_nor_tomorrow(self, world: World, day: str) -> None:
        world.refused("finance", "reading.add", "bad_field", id="m2", kpi_id="k1", date=day, k=1,
                      n=2)  # fmt: skip

    def test_not_on_the_day_of_the_base(self, world: World) -> None:
        world.do("finance", "kpi.set", **KPI | {"id": "k2"}, baseline=SHARE)
        problem = world.refused("finance", "reading.add", "bad_field", id="m2", kpi_id="k2",
                                **SHARE)  # fmt: skip
        assert problem.field == "date"
        assert problem.message.startswith("The base is of that day.")
        before = SHARE | {"date": "2026-03-30"}
        problem = world.refused(
            "finance", "reading.add", "bad_field", id="m2", kpi_id="k2", **before
        )
        assert problem.message.endswith("A reading comes after it.")

    def test_its_kind_stays_once_it_was_read(self, world: World) -> None:
        other = KPI | {"type": "mean"}
        world.refused("finance", "kpi.set", "not_allowed", **other)
        world.do("sales", "reading.drop", id="m1")
        world.do("finance", "kpi.set", **other)

    def test_what_is_not_measured_any_more_is_not_read(self, world: World) -> None:
        world.do("finance", "kpi.retire", id="k1")
        world.refused("finance", "reading.add", "not_allowed", id="m2", kpi_id="k1",
                      date="2026-04-01", k=1, n=2)  # fmt: skip

    def test_a_measure_must_exist(self, world: World) -> None:
        world.refused("finance", "reading.add", "not_found", id="m2", kpi_id="k9", **SHARE)


def test_how_customers_feel_is_kept_by_quarter(world: World) -> None:
    world.do("care", "step.feel", id="a1", quarter="2026-Q1", value=-2, n=9, source="calls")
    world.do("care", "step.feel", id="a1", quarter="2025-Q4", value=1, n=4)
    felt = world.get(Step, "a1").feelings
    assert list(felt) == ["2025-Q4", "2026-Q1"]
    assert felt["2026-Q1"] == {"value": -2, "n": 9, "source": "calls"}
    world.refused("care", "step.feel", "bad_field", id="a1", quarter="2026-Q1", value=3, n=9)


def test_the_end_of_stage_test_has_four_answers(world: World) -> None:
    world.do("facilitator", "stage.edit", id="a", end_test=[0, 1, 2, 4])
    assert world.get(Stage, "a").end_test == [0, 1, 2, 4]
    for fault in ([1, 2, 3], [1, 2, 3, 5]):
        world.refused("facilitator", "stage.edit", "bad_field", id="a", end_test=fault)


def test_what_a_closed_room_saw_stands_still_until_its_quarter_is_kept(world: World) -> None:
    heard(world)
    world.do("care", "kpi.set", **KPI)
    world.do("care", "reading.add", id="r1", kpi_id="k1", **SHARE)
    world.decided()
    world.do("facilitator", "room.close", id="r1")
    late = {"id": "e2", "observed_on": "2026-03-30"}
    for name, given in (
        ("evidence.add", HEARD | late),
        ("evidence.edit", {"id": "e1", "observed_on": "2026-03-01"}),
        ("reading.add", {"id": "r2", "kpi_id": "k1", **SHARE, "date": "2026-03-30"}),
        ("reading.drop", {"id": "r1"}),
    ):
        problem = world.refused("care", name, "phase_closed", **given)
        assert "2026-Q1 is being kept" in problem.message
    world.wait(days=2)
    heard(world, id="e3", observed_on="2026-04-02")
    world.wait(hours=73)
    world.do("system", "quarter.keep", room_id="r1")
    heard(world, **late)

"""Opening the figures of the competency: nobody finds in them what is restricted to others."""

from fractions import Fraction

from customer_room.domain.decisions import Decision
from customer_room.domain.policy import Actor, Role
from customer_room.operations.competency import competency, opener
from customer_room.operations.workings import as_number, told
from customer_room.scoring.working import How, Row, Working
from tests.loaded import NOW, Loaded
from tests.memory import MemoryStore

READER = Actor("r", Role.READER, "sales", admitted=True)
SEATED = Actor("s", Role.LEADER, "sales", seat=True, admitted=True)
FIGURE = Working("J of 2026Q1-01", Fraction(1), rows=(Row("decision", "d"),))


def test_a_restricted_decision_has_no_number_in_a_figure_of_those_who_may_not_see_it() -> None:
    store = MemoryStore()
    with store.begin() as tx:
        secret = Decision(id="d", number="2026Q1-01", quarter="2026-Q1", one_line="Close the yard",
                          restricted=True)  # fmt: skip
        tx.append("x", "op-1", NOW, "s", None, [secret.put()])
    with store.reading() as read:
        (seen,) = opener(read, read, READER).lines(FIGURE, as_number)
        (whole,) = opener(read, read, SEATED).lines(FIGURE, as_number)
    assert "2026Q1-01" not in f"{seen}"
    assert seen.label == "J of a restricted decision"
    assert (whole.label, whole.rows) == ("J of 2026Q1-01", ["decision 2026Q1-01"])


def test_money_is_shown_in_whole_units_of_the_company(sample: Loaded) -> None:
    lost = Working("Lost", Fraction(1, 2), How.SHARE, 5_000_049, 10_000_000, in_minor=True)
    with sample.house.store.reading("main") as read:
        (line,) = told(read, lost, as_number)
        scores = competency(read, "2026-Q1", NOW)
        assert scores is not None
        whole = told(read, scores.score.record.number, as_number)
    assert line.how == "€50,000 of €100,000"
    assert "€616,580 of €1,036,500" in [each.how for each in whole]


def test_an_unknown_quarter_shows_the_newest_and_an_old_one_nothing_later(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        newest, old = competency(read, "1999-Q1", NOW), competency(read, "2025-Q2", NOW)
    assert newest is not None
    assert old is not None
    assert newest.score.facts.quarter == newest.quarters[-1]
    assert [score.facts.quarter for score in old.scores] == ["2025-Q1", "2025-Q2"]
    assert newest.before(4) is newest.scores[0]
    assert newest.of_programme(newest.quarters[0]) == 1

"""Answers and read-backs reach nobody but their giver before they are shown; a count does."""

import json
from collections.abc import Iterator

import pytest

from tests.client import Live, Person
from tests.properties.company import GUEST
from tests.security.furnished import furnished, person
from tests.security.surfaces import frames
from tests.security.test_wire import deltas
from tests.serving import Served

ANSWER, TOLD, TOLD_LATER = "zq-answer-of-ann-qz", "zq-told-by-ann-qz", "zq-told-by-ben-qz"
WATCHERS = ("ben", "fay", "olga", "lea", "rea", GUEST)
PLACES = ("/api/rooms/r1/snapshot", "/api/rooms/r1/snapshot?view=present",
          "/api/rooms/r1/poster.png", "/api/me", "/decisions")  # fmt: skip
PAGES = ("/", "/room/r1", "/room/r1/console", "/room/r1/present", "/decisions")
QUESTION = {"id": "q2", "room_id": "r1", "instrument": "reliability", "stage_id": "st2"}


@pytest.fixture(scope="module")
def served(frontend: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The company, while something is asked in secret and read back alone."""
    with furnished(tmp_path_factory.mktemp("asked")) as running:
        fay = person(running, "fay")
        fay.must("poll.drop", id="q1")
        fay.must("poll.open", **QUESTION)
        fay.must("phase.start", id="r1.p4")
        fay.close()
        yield running


@pytest.fixture(scope="module")
def ann(served: Served) -> Iterator[Person]:
    """Who has answered and read back."""
    ann = person(served, "ann")
    ann.must("poll.answer", id=ANSWER, poll_id="q2", choice="it depends")
    ann.must("read_back.write", decision_id="d-ready", text=TOLD)
    yield ann
    ann.close()


def leaked(raw: str | bytes) -> list[str]:
    """Name what was asked in secret and has come all the same."""
    text = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
    return [word for word in (ANSWER, TOLD, TOLD_LATER, "d-ready.ann") if word in text]


@pytest.mark.parametrize("watcher", WATCHERS)
def test_no_place_answers_with_it(served: Served, ann: Person, watcher: str) -> None:
    browser = person(served, watcher)
    for place in PLACES:
        assert leaked(browser.get(place).content) == [], place
    for page in PAGES:
        assert leaked(deltas(served, watcher, page)) == [], page
    records = browser.snapshot("r1")["records"]
    assert records["poll"]["q2"]["answered"] == 1
    assert [id for id in records["response"] if records["response"][id]["poll_id"] == "q2"] == []
    assert "it depends" not in json.dumps(records["response"])
    browser.close()


def test_its_giver_has_it_on_his_own_screens_and_not_on_the_wall(
    served: Served, ann: Person
) -> None:
    assert leaked(ann.get("/api/rooms/r1/snapshot").content) == [ANSWER, TOLD, "d-ready.ann"]
    assert leaked(ann.get("/api/rooms/r1/snapshot?view=present").content) == []


@pytest.mark.parametrize("watcher", WATCHERS)
def test_nobody_is_pushed_who_answers_or_what(served: Served, ann: Person, watcher: str) -> None:
    browser = person(served, watcher)
    views = [{"room": "r1"}, {"room": "r1", "view": "present"}, {}]
    lines = [Live(browser, **which) for which in views]
    for choice in ("random", "it depends"):
        ann.must("poll.answer", id=ANSWER, poll_id="q2", choice=choice)
    ann.must("read_back.write", decision_id="d-ready", text=f"{TOLD} {watcher}")
    for live in lines:
        raw = frames(live)
        assert leaked(raw) == []
        assert '"response"' not in raw
        assert '"read_back"' not in raw
        assert '"poll"' not in raw, "another answer of the same person counts for nothing new"
        live.__exit__()
    browser.close()


def test_a_first_answer_is_a_number_without_a_name(served: Served, ann: Person) -> None:
    ben, fay = person(served, "ben"), person(served, "fay")
    with fay.live("r1") as live:
        before = fay.snapshot("r1")["records"]["poll"]["q2"]["answered"]
        ben.must("poll.answer", id="a-of-ben", poll_id="q2", choice="random")
        patches = live.heard("c")
        assert [frame["c"] for frame in patches] == [[["poll", "q2", {"answered": before + 1}]]]
        assert [frame["t"] for frame in patches] == [["poll"]]
        assert "ben" not in json.dumps(patches)
    ben.close()
    fay.close()


def test_a_planted_leak_is_noticed() -> None:
    assert leaked(f'{{"c":[["response","{ANSWER}",{{}}]]}}') == [ANSWER]


def test_shown_it_has_functions_and_no_names(served: Served, ann: Person) -> None:
    cem, dov, fay = (person(served, who) for who in ("cem", "dov", "fay"))
    for who in (cem, dov):
        who.must("poll.answer", id=f"late-{who.client_id}", poll_id="q2", choice="random")
    fay.must("poll.show", id="q2")
    fay.must("phase.reveal", id="r1.p4")
    records = fay.snapshot("r1", view="present")["records"]
    shown = [each for each in records["response"].values() if each["poll_id"] == "q2"]
    assert sorted(each["function_id"] for each in shown) == ["fin", "ops", "ops", "sales"]
    assert not [each for each in shown if "member_id" in each]
    assert TOLD in records["read_back"]["d-ready.ann"]["text"]
    for each in (cem, dov, fay):
        each.close()

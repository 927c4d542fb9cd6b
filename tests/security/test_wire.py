"""Hidden notes, blind votes and restricted decisions reach nobody else, by whatever surface."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from tests.client import Live
from tests.properties.company import GUEST, WALL
from tests.security import pages
from tests.security.furnished import furnished, person, token_of
from tests.security.surfaces import frames
from tests.serving import Served

# What ``company`` hides, and from whom it is not hidden.
SECRETS = {
    "zq-n-secret-ann-qz": {"ann"},
    "zq-n-secret-ben-qz": {"ben"},
    '"v-ann"': {"ann"},
    '"v-ben"': {"ben"},
    "zq-d-secret-qz": {"ann", "ben", "cem", "fay", "olga"},
    "canary-token-of-": set[str](),
}
WATCHERS = ("ben", "fay", "olga", "lea", "rea", GUEST)
PROBES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("note.edit", {"id": "n-secret-ann", "text": "mine", "expect": ""}),
    ("note.move", {"id": "n-secret-ann", "lane": "WHO", "order": "V"}),
    ("note.remove", {"id": "n-secret-ann"}),
    ("note.regroup", {"id": "n-secret-ann", "group_id": "g1"}),
    ("group.make", {"id": "probe", "name": "x", "note_ids": ["n-secret-ann"]}),
    ("vote.cast", {"id": "v-ann", "phase_id": "r1.p5", "target_type": "note",
                   "target_id": "n-secret-ann"}),
    ("vote.withdraw", {"id": "v-ann"}),
    ("decision.raise", {"id": "probe", "one_line": "x", "room_id": "r1",
                        "source_note_ids": ["n-secret-ann"]}),
    ("decision.edit", {"id": "d-secret", "one_line": "x", "expect": {"one_line": ""}}),
    ("decision.decide", {"id": "d-secret"}),
    ("stance.take", {"decision_id": "d-secret", "stance": "agree", "text_hash": "x"}),
)  # fmt: skip
PLACES = (
    "/api/rooms/r1/snapshot", "/api/rooms/r1/snapshot?view=present", "/api/rooms/r1/lane",
    "/api/rooms/r1/poster.png", "/api/me", "/api/schema", "/", "/room/r1", "/decisions",
    "/api/decisions/2026Q1-04.png", "/api/decisions/2026Q1-01.png", "/decisions/2026Q1-04",
)  # fmt: skip
PAGES = ("/", "/room/r1", "/decisions", "/decisions/2026Q1-01", "/decisions/2026Q1-04")


@pytest.fixture(scope="module")
def served(frontend: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with furnished(tmp_path_factory.mktemp("wire")) as running:
        yield running


def found(raw: str | bytes, member_id: str) -> list[str]:
    """Name the secrets in what somebody was sent that are not his to see."""
    text = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
    return [word for word, mine in SECRETS.items() if word in text and member_id not in mine]


def deltas(served: Served, member_id: str, page: str, tab: str | None = None) -> str:
    """Return all that Reflex sends of a page, in a new tab or in one that was open before."""
    return pages.deltas(served, token_of(member_id), page, tab=tab)


@pytest.mark.parametrize("watcher", WATCHERS)
def test_nothing_hidden_is_answered(served: Served, watcher: str) -> None:
    browser = person(served, watcher)
    for place in PLACES:
        assert found(browser.get(place).content, watcher) == [], place
    for name, payload in PROBES:
        if watcher == "ben" and name == "stance.take":
            continue
        answer = browser.post("/api/commands", browser.frame(name, **payload))
        assert answer.status_code >= 400 or name.startswith("decision."), name
        assert found(answer.content, watcher) == [], name
    browser.close()


@pytest.mark.parametrize("watcher", WATCHERS)
def test_nothing_hidden_is_pushed(served: Served, watcher: str) -> None:
    ann, browser = person(served, "ann"), person(served, watcher)
    views = [(watcher, {"room": "r1"}), ("", {"room": "r1", "view": "present"}), (watcher, {})]
    lines = [(eyes, Live(browser, **which)) for eyes, which in views]
    ann.do("note.edit", id="n-secret-ann", text=f"zq-n-secret-ann-qz {watcher}",
           expect=ann.snapshot("r1")["records"]["note"]["n-secret-ann"]["text"])  # fmt: skip
    ann.do("note.move", id="n-secret-ann", lane="WHAT NEXT", order="W")
    ann.do("vote.withdraw", id="v-ann")
    vote = {"phase_id": "r1.p5", "target_type": "note", "target_id": "n-cem1"}
    assert ann.do("vote.cast", id="v-ann", **vote)["ok"]
    for eyes, live in lines:
        raw = frames(live)
        assert found(raw, eyes) == []
        assert '"note"' not in raw.replace('"note":', "")
        live.__exit__()
    ann.close()
    browser.close()


def test_a_projector_is_told_nothing_hidden_whatever_it_asks(served: Served) -> None:
    ann, wall = person(served, "ann"), person(served, WALL)
    for place in PLACES:
        assert found(wall.get(place).content, WALL) == [], place
    with wall.live("r1") as live:
        ann.do("note.edit", id="n-secret-ann", text="zq-n-secret-ann-qz on the wall",
               expect=ann.snapshot("r1")["records"]["note"]["n-secret-ann"]["text"])  # fmt: skip
        for name, payload in PROBES:
            answer = live.answer(live.propose(name, **payload))
            assert answer["error"]["code"] == "not_allowed", name
            assert found(json.dumps(answer), WALL) == [], name
        assert found(frames(live), WALL) == []
    for page in (*PAGES, "/room/r1/present", "/room/r1/console", "/settings"):
        raw = deltas(served, WALL, page)
        assert found(raw, WALL) == [], page
        assert page in ("/", "/room/r1/present") or raw.startswith("44"), page
    ann.close()
    wall.close()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_hidden_is_in_a_page(served: Served, page: str) -> None:
    for watcher in WATCHERS:
        raw = deltas(served, watcher, page)
        assert "delta" in raw
        assert found(raw, watcher) == [], f"{watcher} on {page}"


def test_a_tab_that_changes_hands_keeps_nothing_of_its_last_user(served: Served) -> None:
    tab = str(uuid4())
    deltas(served, "olga", "/decisions", tab)
    assert found(deltas(served, "lea", "/decisions", tab), "lea") == []


def test_the_projector_shows_nothing_of_its_opener(served: Served) -> None:
    ann = person(served, "ann")
    assert found(ann.get("/api/rooms/r1/snapshot?view=present").content, "") == []
    assert "zq-n-secret-ann-qz" in ann.get("/api/rooms/r1/snapshot").text
    ann.close()


def test_a_hidden_note_changes_nobodys_picture(served: Served) -> None:
    ann, ben = person(served, "ann"), person(served, "ben")
    before = ben.get("/api/rooms/r1/poster.png").content
    ann.do("note.edit", id="n-secret-ann", kind="bet")
    assert ben.get("/api/rooms/r1/poster.png").content == before
    ann.must("note.edit", id="n-ann1", kind="bet")
    assert ben.get("/api/rooms/r1/poster.png").content != before
    ann.close()
    ben.close()


def test_who_waits_is_told_nothing(served: Served) -> None:
    kim = person(served, "kim")
    for place in PLACES:
        answer = kim.get(place)
        assert "zq-" not in answer.text, place
    for name, payload in PROBES:
        assert kim.do(name, **payload)["error"]["code"] == "not_allowed"
    with kim.live("r1") as live:
        assert "zq-" not in frames(live)
    kim.close()


def test_a_planted_leak_is_noticed() -> None:
    assert found('{"c":[["note","x",{"text":"zq-n-secret-ann-qz"}]]}', "ben")
    assert found(b'{"t":["vote"],"c":[["vote","v-ann",{}]]}', "fay")
    assert not found('{"c":[["note","x",{"text":"zq-n-secret-ann-qz"}]]}', "ann")


def test_the_log_holds_no_secret(served: Served) -> None:
    written = served.log.read_text()
    for canary in ("canary-token-of-", "zq-n-", "zq-d-", "Traceback"):
        assert canary not in written, canary

"""What somebody does unseen moves nothing: no frame comes to anybody else, of whatever kind."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from customer_room.store.store import Store
from tests.client import Live, Person
from tests.properties.company import GUEST
from tests.security.scanner import Eyes, leaks
from tests.security.surfaces import Window, frames
from tests.security.worlds import HIDDEN, SHOWN, build
from tests.serving import Served, serving

WATCHERS = ("ben", "fay", "olga", "lea", "rea", GUEST)
TEXT = "zq-hush-ann-qz"
NOTE = {"room_id": "r1", "lane": "WHO", "text": TEXT}
DOT = {"phase_id": "r1.p4", "target_type": "stage", "target_id": "st1"}
# In the order in which Ann does it, with the phase in which it is written where that is over.
UNSEEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("note.add", {"id": "n-hush-new", **NOTE}),
    ("note.edit", {"id": "n-hush-new", "text": f"{TEXT} again", "expect": TEXT}),
    ("note.move", {"id": "n-hush-new", "lane": "WHAT NEXT", "stage_id": "st1", "order": "W"}),
    ("note.remove", {"id": "n-hush-new"}),
    ("notes.load", {"room_id": "r1", "rows": [{"lane": "WHO", "text": TEXT}] * 3}),
    ("note.add", {"id": "n-hush-late", **NOTE, "phase_id": "r1.p3"}),
    ("note.edit", {"id": "n-secret-ann", "kind": "bet"}),
    ("vote.withdraw", {"id": "zq-dot-ann-1"}),
    ("vote.cast", {"id": "zq-dot-ann-3", **DOT}),
    ("poll.answer", {"id": "zq-said-ann", "poll_id": "q2", "choice": "it depends"}),
    ("survey.answer", {"id": "zq-rated-ann", "survey_id": "sv2", "text": "zq-rate-ann-qz again"}),
    ("read_back.write", {"decision_id": "d-ready", "text": "zq-told-ann-qz again"}),
    ("read_back.write", {"decision_id": "d-parked", "text": "zq-told-ann-qz"}),
)


@pytest.fixture(scope="module")
def served(frontend: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("pushed")
    store = Store(f"sqlite:///{folder}/customer-room.db").open()
    for world in (HIDDEN, SHOWN):
        build(store, world, world)
    store.close()
    with serving(folder) as running:
        yield running


@contextmanager
def lines(served: Served, world: str) -> Iterator[list[tuple[str, Live]]]:
    """Open everybody's board, projector and page without a room; what greets them has come."""
    with ExitStack() as stack:
        opened: list[tuple[str, Live]] = []
        for watcher in WATCHERS:
            person = stack.enter_context(Window(served, world, watcher).person())
            for eyes, which in ((watcher, {"room": "r1"}), (watcher, {}),
                                ("", {"room": "r1", "view": "present"})):  # fmt: skip
                live = stack.enter_context(Live(person, **which))
                frames(live)
                opened.append((eyes, live))
        yield opened


def heard(live: Live) -> str:
    """Return what has come besides the answer to the question whether anything has."""
    return "\n".join(frame for frame in frames(live).split("\n") if frame and "pong" not in frame)


@pytest.fixture
def ann(served: Served) -> Iterator[Person]:
    with Window(served, HIDDEN, "ann").person() as person:
        yield person


def test_nobody_else_hears_of_it(served: Served, ann: Person) -> None:
    with lines(served, HIDDEN) as watching:
        for name, payload in UNSEEN:
            ann.must(name, **payload)
            told = [(eyes, raw) for eyes, live in watching if (raw := heard(live))]
            assert told == [], name


def test_who_writes_it_hears_of_it_on_all_his_screens(served: Served, ann: Person) -> None:
    with ann.live("r1") as live, ann.live("r1", view="present") as projector:
        frames(live), frames(projector)
        ann.must("note.add", id="n-hush-mine", **NOTE)
        assert "n-hush-mine" in heard(live)
        assert heard(projector) == ""


def test_it_would_be_noticed_if_it_were_shown(served: Served) -> None:
    with Window(served, SHOWN, "ann").person() as ann, lines(served, SHOWN) as watching:
        ann.must("note.add", id="n-hush-new", **NOTE)
        told = [(eyes, heard(live)) for eyes, live in watching]
    assert [raw for _, raw in told if '"note"' not in raw] == []
    found = [raw for eyes, raw in told if leaks(raw.encode(), None, Eyes(eyes))]
    assert len(found) == 2 * len(WATCHERS), "every board and projector, and no page without a room"


def test_a_note_without_a_name_comes_to_everybody_as_nobodys(served: Served, ann: Person) -> None:
    with lines(served, HIDDEN) as watching:
        ann.must("note.add", id="n-late", room_id="r1", lane="WHO", text="x", phase_id="r1.p2")
        for _, live in watching:
            raw = heard(live)
            assert raw.count("\n") == 0
            assert '"ann"' not in raw
            assert "sales" not in raw


def test_the_log_says_nothing_of_it(served: Served) -> None:
    assert leaks(served.log.read_bytes(), None, Eyes("")) == []

"""What is written alone, voted blind, asked in secret or unsigned shows nowhere to anybody else.

Three worlds are served that differ in nothing but that. One test a surface: whoever looks must be
given the same by the world that hides it as by the one that does not hold it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from customer_room.api.routes import ROUTES
from customer_room.cli import main
from customer_room.domain.record import Read
from customer_room.domain.visibility import Audience, Viewer
from customer_room.store.store import Store
from customer_room.ui import handlers
from tests.properties.company import GUEST
from tests.security.scanner import Eyes, leaks
from tests.security.surfaces import COMMANDS, GETS, HANDLERS, SURFACES, WRITTEN, Surface, Window
from tests.security.worlds import HIDDEN, SECRETS, SHOWN, WITHOUT, WORLDS, build, files
from tests.serving import Served, serving

WATCHERS = ("ben", "fay", "olga", "lea", "rea", GUEST)


@pytest.fixture(scope="module")
def served(frontend: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("worlds")
    store = Store(f"sqlite:///{folder}/customer-room.db").open()
    for world in WORLDS:
        build(store, world, world)
    store.close()
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return files(tmp_path_factory.mktemp("folders"))


def found(served: Served, surface: Surface, watcher: str, world: str = HIDDEN) -> list[str]:
    """Name what somebody is given by a surface of what he may not see."""
    given = surface.look(Window(served, world, watcher))
    without = surface.look(Window(served, WITHOUT, watcher)) if surface.alike else None
    return leaks(given, without, Eyes(watcher if surface.own else ""))


@pytest.mark.parametrize("name", SURFACES)
def test_nothing_hidden_is_given_to_anybody(served: Served, name: str) -> None:
    for watcher in WATCHERS:
        assert found(served, SURFACES[name], watcher) == [], watcher


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_hidden_is_written_for_others(folders: dict[str, Path], name: str) -> None:
    """... nor what is planted there left unfound."""
    for viewer, eyes in ((Viewer(Audience.SEAT, "ben"), Eyes("ben")),
                         (Viewer(Audience.FACILITATOR, "fay"), Eyes("fay"))):  # fmt: skip
        given = {world: of_file(folders[world], WRITTEN[name], viewer) for world in WORLDS}
        assert leaks(given[HIDDEN], given[WITHOUT], eyes) == []
        assert leaks(given[SHOWN], given[WITHOUT], eyes) != []


def of_file(folder: Path, write: Callable[[Read, Viewer], str], viewer: Viewer) -> bytes:
    store = Store(f"sqlite:///{folder}/customer-room.db")
    with store.reading("main") as read:
        made = write(read, viewer)
    store.close()
    return made.encode()


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_hidden_is_printed_for_others(folders: dict[str, Path], name: str) -> None:
    printed: dict[str, bytes] = {}
    for world in (HIDDEN, WITHOUT):
        ran = CliRunner().invoke(main, [*COMMANDS[name], "--data-dir", str(folders[world])])
        assert ran.exit_code == 0, ran.output
        printed[world] = ran.output.encode()
    assert b"2026Q1-01" in printed[HIDDEN]
    # The operator reads restricted decisions, too.
    assert leaks(printed[HIDDEN], printed[WITHOUT], Eyes("fay")) == []
    assert leaks(printed[HIDDEN] + b"zq-hush-ann-qz", printed[WITHOUT], Eyes("fay")) != []


@pytest.mark.parametrize("name", SURFACES)
def test_a_planted_leak_is_found_there(served: Served, name: str) -> None:
    surface = SURFACES[name]
    if surface.shows:
        assert any(found(served, surface, watcher, SHOWN) for watcher in WATCHERS)
        return
    given = surface.look(Window(served, HIDDEN, "fay"))
    eyes, half = Eyes("fay"), len(given) // 2
    for secret in SECRETS.keys() - {"zq-d-secret-qz"}:
        assert leaks(given[:half] + secret.encode() + given[half:], None, eyes) == [secret]
    if surface.alike:
        assert leaks(given + b"1", given, eyes)


def test_every_address_and_handler_has_its_look() -> None:
    got = {route.path for route in ROUTES if route.method == "GET"}
    assert set(GETS) == got, "name its look in GETS of tests/security/surfaces.py"
    loading = {name for name in handlers.PAGES if "nudge" not in name}
    assert set(HANDLERS) == loading, "name its look in HANDLERS of tests/security/surfaces.py"
    assert {*GETS.values(), *HANDLERS.values()} <= set(SURFACES)


def test_the_log_holds_nothing_of_it(served: Served) -> None:
    written = served.log.read_bytes()
    assert written
    assert leaks(written, None, Eyes("")) == []

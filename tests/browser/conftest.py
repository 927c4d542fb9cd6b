"""People in browsers of their own, around servers that already know the sample company."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.company import Company, watched
from tests.browser.room_page import FACILITATOR, ROOM, RoomPage
from tests.client import Person
from tests.conftest import PATIENCE_MS, Complaints
from tests.serving import Served, serving

WIDE = {"viewport": {"width": 1440, "height": 900}}

expect.set_options(timeout=PATIENCE_MS)

Visit = Callable[..., RoomPage]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a browser test a second time; the summary counts and names it as rerun.

    Two workers, two browsers and two servers share two cores: a page is late now and then.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Function) -> None:
    """Give a second try a house of its own, without what the first one left in it."""
    if getattr(item, "execution_count", 1) > 1:
        for fixtures in item._fixtureinfo.name2fixturedefs.values():
            if fixtures[-1].scope == "module":
                fixtures[-1].finish(item._request)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def house(larkfield: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of this module's own with the sample company."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(larkfield, folder, dirs_exist_ok=True)
    with serving(folder) as server:
        yield server


@pytest.fixture(scope="module")
def heard(house: Served) -> Complaints:
    """What the pages of this module reported as an error."""
    return Complaints(house.url)


@pytest.fixture(autouse=True)
def quiet(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test during which a page of ``visit`` complained without being expected to."""
    yield
    if "heard" in request.fixturenames:
        heard: Complaints = request.getfixturevalue("heard")
        unexpected, heard.found, heard.expected = heard.unexpected(), [], []
        assert unexpected == []


@pytest.fixture(scope="module")
def invite(house: Served) -> Iterator[Callable[[str], str]]:
    """Make links as the facilitator does: the path of a link for the person with this name."""
    host = Person(house.url)
    host.enter(house.link(FACILITATOR, ROOM))
    records = host.snapshot(ROOM)["records"]
    ids = {row["name"]: id for id, row in records["person"].items()}

    def inviting(name: str) -> str:
        if name == FACILITATOR:
            answer = host.post("/api/links/device")
        else:
            answer = host.post("/api/links", {"member_id": ids[name]})
        return urlsplit(answer.json()["url"]).path

    yield inviting
    host.close()


@pytest.fixture(scope="module")
def visit(
    browser: Browser, house: Served, heard: Complaints, invite: Callable[[str], str]
) -> Iterator[Visit]:
    """Let a person into the sample's prepared room, in a browser context of their own.

    A new private link ends the session of the one before, so the page of a leader's last visit is
    closed first: what it would just be asking for is refused.
    """
    contexts: list[BrowserContext] = []
    visits: dict[str, BrowserContext] = {}

    def visiting(member: str | None = None, **options: object) -> RoomPage:
        context = browser.new_context(base_url=house.url, **(WIDE | options))  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", heard.watch)
        contexts.append(context)
        if member not in (None, FACILITATOR):
            if member in visits:
                visits[member].close()
            visits[member] = context
        room = RoomPage(context.new_page())
        if member:
            room.page.goto(invite(member))
            room.enter()
        return room

    yield visiting
    for context in contexts:
        context.close()


@pytest.fixture
def company(browser: Browser, house: Served) -> Iterator[Company]:
    """The same server, with people who come in for one test."""
    with watched(house, browser) as here:
        yield here


@pytest.fixture
def company_alone(browser: Browser, larkfield: Path, tmp_path: Path) -> Iterator[Company]:
    """The sample company on a server of each test's own: what is closed there stays so."""
    shutil.copytree(larkfield, tmp_path / "copy")
    with serving(tmp_path / "copy") as server, watched(server, browser) as here:
        yield here

"""Fixtures for the tests that need the served product or a browser."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from customer_room.security import logs
from tests.serving import COMMAND, Served, environment, serving
from tools import chromium
from tools.build_frontend import ensure_built

PATIENCE_MS = 15_000

# A busy machine is slow: how long an example takes says nothing about the product.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a test was tried a second time: what its first try met may be a fault of ours."""
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.section(f"first try of {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)


@pytest.fixture(scope="session")
def frontend() -> None:
    """The compiled front end, made of the present sources."""
    ensure_built()


@pytest.fixture(scope="session")
def served(frontend: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server with an empty database, shared by the tests of this process."""
    with serving(tmp_path_factory.mktemp("served")) as server:
        yield server


@pytest.fixture(scope="session")
def larkfield(frontend: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample company, to be copied."""
    folder = tmp_path_factory.mktemp("larkfield")
    subprocess.run([COMMAND, "demo"], env=environment(folder), check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium, or a skip with one line where there is none.

    One a module: while it runs, so does its event loop, and tests of other modules in this
    process could not start their own.
    """
    if chromium.found() is None:
        pytest.skip("Chromium is not installed: see `make test`")
    with chromium.running() as running:
        yield running


class Complaints:
    """What pages reported as an error: console, exceptions, requests to other origins."""

    def __init__(self, origin: str) -> None:
        """Watch pages that may only talk to ``origin``."""
        self.origin = origin
        self.found: list[str] = []
        self.expected: list[str] = []

    def watch(self, page: Page) -> None:
        """Note every complaint of one page."""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.found.append(f"exception: {error}"))
        page.on("request", lambda request: self._on_address(request.url))
        page.on("websocket", lambda opened: self._on_address(opened.url.replace("ws", "http", 1)))

    def expect(self, text: str) -> None:
        """Accept complaints that contain this text; the test provokes them on purpose."""
        self.expected.append(text)

    def unexpected(self) -> list[str]:
        """List the complaints that no test asked for."""
        return [line for line in self.found if not any(text in line for text in self.expected)]

    def _on_console(self, message: ConsoleMessage) -> None:
        # A test leaves a page in the moment in which something is on its way.
        if message.type == "error" and "'beforeunload' confirmation" not in message.text:
            self.found.append(f"console: {message.text} {message.location.get('url', '')}")

    def _on_address(self, url: str) -> None:
        if not url.startswith((self.origin + "/", "data:", "blob:", "about:")):
            self.found.append(f"request to another origin: {url}")


@pytest.fixture
def complaints(served: Served) -> Iterator[Complaints]:
    """Complaints of all pages of this test; the test fails when one was not expected."""
    collected = Complaints(served.url)
    yield collected
    assert collected.unexpected() == []


@pytest.fixture
def person(
    browser: Browser, served: Served, complaints: Complaints
) -> Iterator[Callable[..., BrowserContext]]:
    """Make one more person: a browser context with its own cookies, pointed at the server."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(base_url=served.url, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", complaints.watch)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(person: Callable[..., BrowserContext]) -> Page:
    """One person's page."""
    return person().new_page()


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """What this test has logged so far, as the server writes it."""
    form = logs.formatter("json")
    return lambda: "\n".join(form.format(record) for record in caplog.records)


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return Path(__file__).resolve().parent.parent

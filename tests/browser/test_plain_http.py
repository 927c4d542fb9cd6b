"""Plain http beyond this machine is said on every page, for as long as it is true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import Served, free_port, serving

pytestmark = pytest.mark.browser

WARNING = "Not encrypted: others in this network could read what is written here."
# The machine itself by an address that a browser cannot tell from a neighbour's.
NEIGHBOUR = "127.0.0.2"


@pytest.fixture(scope="module")
def open_house(frontend: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    port = free_port()
    extra = {
        "CUSTOMER_ROOM_HOST": "0.0.0.0",
        "CUSTOMER_ROOM_INSECURE_LAN": "true",
        "PUBLIC_URL": f"http://{NEIGHBOUR}:{port}",
    }
    with serving(tmp_path_factory.mktemp("open"), port=port, extra=extra) as server:
        yield server


@pytest.fixture
def looking(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ["/", "/join", "/room/none", "/decisions"])
def test_every_page_says_that_it_is_not_encrypted(
    looking: Page, open_house: Served, address: str
) -> None:
    port = open_house.url.rpartition(":")[2]
    looking.goto(f"http://{NEIGHBOUR}:{port}{address}")
    expect(looking.get_by_role("note").filter(has_text=WARNING)).to_be_visible()
    assert looking.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_this_machine_alone_needs_no_warning(looking: Page, open_house: Served) -> None:
    looking.goto(f"{open_house.url}/join")
    expect(looking.get_by_role("heading", level=1)).to_be_visible()
    expect(looking.get_by_text(WARNING)).to_have_count(0)

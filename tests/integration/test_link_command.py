"""A private link made on the command line lets its member in, while the server runs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.serving import Served, serving


@pytest.fixture(scope="module")
def sample_served(larkfield: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(larkfield, folder, dirs_exist_ok=True)
    with serving(folder) as served:
        yield served


def me(served: Served, url: str) -> dict[str, object]:
    with httpx.Client(follow_redirects=False) as browser:
        entered = browser.get(url)
        assert entered.status_code == 303
        assert "/enter/" not in entered.headers["location"]
        return browser.get(f"{served.url}/api/me").json()["me"]


def test_the_plain_link_lets_the_facilitator_in(sample_served: Served) -> None:
    answer = sample_served.run("link")
    assert answer.returncode == 0, answer.stderr
    # The command does not know the port the test chose, so only the path is taken.
    path = answer.stdout.strip().partition("/enter/")[2]
    assert me(sample_served, f"{sample_served.url}/enter/{path}")["role"] == "facilitator"


def test_a_named_member_and_room_are_opened(sample_served: Served) -> None:
    answer = sample_served.run("link", "--json")
    given = json.loads(answer.stdout)
    again = sample_served.run(
        "link", "--json", "--member", given["member"], "--room", given["room"]
    )
    assert json.loads(again.stdout)["member"] == given["member"]


@pytest.mark.parametrize("option", [("--member", "nobody-at-all"), ("--room", "no-such-room")])
def test_a_wrong_name_ends_with_one_line(sample_served: Served, option: tuple[str, str]) -> None:
    answer = sample_served.run("link", *option)
    assert answer.returncode == 2
    assert option[1] in answer.stderr
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("almost", ["Petra Lindkvist", "petra"])
def test_a_name_that_is_almost_right_is_helped(sample_served: Served, almost: str) -> None:
    answer = sample_served.run("link", "--member", almost)
    assert answer.returncode == 2
    assert "; near: Petra Lindqvist" in answer.stderr

"""The house keeps its rules, and every rule notices a planted fault."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.architecture import rules

PURE_ROWS = ("domain", "scoring")


@pytest.fixture
def package(project: Path) -> Path:
    return project / "customer_room"


def plant(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_files_and_functions_are_short(project: Path) -> None:
    assert rules.oversized(project) == []


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("long.py", "x = 1\n" * 301, "301 lines"),
        ("long.jsx", "x()\n" * 401, "401 lines"),
        ("deep.py", "def far():\n" + "    x = 1\n" * 50, "far has 51 lines"),
    ],
)
def test_length_rule_notices(tmp_path: Path, name: str, text: str, says: str) -> None:
    plant(tmp_path, name, text)
    assert [line for line in rules.oversized(tmp_path) if says in line]


def test_names_say_what_is_inside(project: Path) -> None:
    assert rules.vague_names(project) == []


@pytest.mark.parametrize("name", ["utils.py", "ui/helpers.py", "common/text.py", "v2/sync.js"])
def test_name_rule_notices(tmp_path: Path, name: str) -> None:
    plant(tmp_path, name, "")
    assert rules.vague_names(tmp_path) == [name]


def test_libraries_stay_at_home(package: Path) -> None:
    assert rules.strayed_libraries(package) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("domain/notes.py", "import reflex as rx\n"),
        ("ui/home/state.py", "from sqlalchemy.orm import Session\n"),
        ("live/hub.py", "def later():\n    from starlette.websockets import WebSocket\n"),
        ("api/picture.py", "from PIL import Image\n"),
        ("domain/people.py", "from sqlmodel import Session\n"),
    ],
)
def test_library_rule_notices(tmp_path: Path, name: str, text: str) -> None:
    plant(tmp_path, name, text)
    assert len(rules.strayed_libraries(tmp_path)) == 1


def test_libraries_at_home_are_welcome(tmp_path: Path) -> None:
    plant(tmp_path, "ui/kit/form.py", "import reflex as rx\n")
    plant(tmp_path, "live/socket.py", "from starlette.websockets import WebSocket\n")
    plant(tmp_path, "domain/notes.py", "from sqlmodel import SQLModel\n")
    assert rules.strayed_libraries(tmp_path) == []


def test_pages_never_write(package: Path) -> None:
    assert rules.writing_pages(package) == []


@pytest.mark.parametrize(
    "text",
    [
        "from customer_room.live.service import RoomService\n",
        "from customer_room.live import service\n",
        "def save(self):\n    services.current().service.listen(self.hear)\n",
        "def save(self):\n    writer.submit(command)\n",
        "def save(self):\n    session.commit()\n",
    ],
)
def test_writing_rule_notices(tmp_path: Path, text: str) -> None:
    plant(tmp_path, "ui/decisions/state.py", text)
    assert len(rules.writing_pages(tmp_path)) == 1


def test_domain_and_scoring_are_pure(package: Path) -> None:
    assert rules.impure_modules(package, PURE_ROWS) == []


@pytest.mark.parametrize(
    "text",
    [
        "import random\n",
        "from time import monotonic\n",
        "from datetime import datetime\nthen = datetime.now()\n",
    ],
)
def test_purity_rule_notices(tmp_path: Path, text: str) -> None:
    plant(tmp_path, "domain/notes.py", text)
    assert len(rules.impure_modules(tmp_path, PURE_ROWS)) == 1


def test_no_machine_and_no_host_is_named(project: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=project, capture_output=True, text=True, check=True
    )
    files = [Path(name) for name in listed.stdout.split("\0") if name]
    # Licences are quoted word for word; npm writes donation pages into its lock file.
    checked = [path for path in files if not path.name.startswith(("package-lock", "LICENSE"))]
    assert rules.foreign_places(project, checked) == []


@pytest.mark.parametrize(
    "text",
    ["see /" + "work/notes", "at /" + "home/ann/x", "https://" + "registry.somewhere.dev/simple"],
)
def test_place_rule_notices(tmp_path: Path, text: str) -> None:
    path = plant(tmp_path, "README.md", text)
    assert len(rules.foreign_places(tmp_path, [path])) == 1


def test_lock_files_name_no_registry(project: Path) -> None:
    assert "://" not in (project / "requirements.lock").read_text()
    for folder in ("reflex.lock", "tests/js"):
        npm = (project / folder / "package-lock.json").read_text()
        assert '"resolved"' not in npm
        assert "registry" not in npm

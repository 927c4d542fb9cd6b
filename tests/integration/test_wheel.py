"""The wheel serves the product in a clean environment, without Node, from a read-only folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.serving import environment, serving

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def wheel(frontend: None, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the sources, so that no left-over slips in."""
    copy, out = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(project / name, copy)
    ignored = shutil.ignore_patterns("__pycache__", "_web.new", "_web.old")
    shutil.copytree(project / "customer_room", copy / "customer_room", ignore=ignored)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, copy]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("customer_room-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with nothing but the wheel and what it asks for, made read-only."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    constraints = Path(__file__).resolve().parents[2] / "requirements.lock"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--constraint", constraints, wheel], check=True)
    package = next((home / "lib").glob("python*/site-packages/customer_room"))
    for folder, _, names in os.walk(package):
        for name in names:
            (Path(folder) / name).chmod(0o444)
        Path(folder).chmod(0o555)
    return home


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder with its time and size."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in folder.rglob("*")
    }


def test_wheel_contains_the_compiled_front_end(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "customer_room/_web/build/client/index.html" in names
    assert "customer_room/_web/backend/inline_scripts.json" in names
    assert not [name for name in names if name.startswith(("tests/", "tools/"))]


def test_wheel_serves_without_node_from_a_read_only_folder(
    installed: Path, tmp_path: Path, record_property: pytest.RecordProperty, browser: Browser
) -> None:
    package = next((installed / "lib").glob("python*/site-packages/customer_room"))
    before = contents(package)
    path = environment(tmp_path)["PATH"]
    assert not [name for name in ("node", "npm", "bun") if shutil.which(name, path=path)]
    with serving(tmp_path, command=installed / "bin" / "customer-room") as server:
        record_property("ready_s", round(server.ready_s, 2))
        page = browser.new_page()
        problems: list[str] = []
        page.on("console", lambda said: said.type == "error" and problems.append(said.text))
        page.goto(server.url)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.close()
        assert problems == []
        with urlopen(f"{server.url}/ping") as answer:
            assert answer.status == 200
    assert contents(package) == before


def test_wheel_asks_for_everything_it_imports(installed: Path) -> None:
    script = (
        "import pkgutil, importlib, customer_room\n"
        "for found in pkgutil.walk_packages(customer_room.__path__, 'customer_room.'):\n"
        "    if not found.name.endswith('__main__') and '.migrations.' not in found.name:\n"
        "        importlib.import_module(found.name)\n"
    )
    answer = subprocess.run(
        [installed / "bin" / "python", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=installed,
    )
    assert answer.returncode == 0, answer.stderr

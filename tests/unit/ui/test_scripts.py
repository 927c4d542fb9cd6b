"""The build finds scripts that lie beside a package; a server only knows their address."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from customer_room.ui.scripts import published

PACKAGE = "somebody.s_package"


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a script, as the working directory of a build."""
    package = ModuleType(PACKAGE)
    package.__file__ = str(tmp_path / "s_package" / "__init__.py")
    (tmp_path / "s_package").mkdir()
    (tmp_path / "s_package" / "a.jsx").write_text("one")
    monkeypatch.setitem(sys.modules, PACKAGE, package)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFLEX_BACKEND_ONLY", raising=False)
    return tmp_path


def test_the_build_finds_a_script_again_when_its_package_has_moved(beside: Path) -> None:
    link = beside / "assets/external/somebody/s_package/a.jsx"
    link.parent.mkdir(parents=True)
    link.symlink_to(beside / "gone" / "a.jsx")

    found = published(PACKAGE, ["a.jsx"])

    assert found["a.jsx"].importable_path == "$/public/external/somebody/s_package/a.jsx"
    assert link.read_text() == "one"
    assert [each.name for each in link.parent.iterdir()] == ["a.jsx"]


def test_a_script_that_is_not_there_stops_the_build(beside: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"b\.jsx"):
        published(PACKAGE, ["a.jsx", "b.jsx"])


def test_a_server_needs_no_script(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFLEX_BACKEND_ONLY", "true")
    found = published(PACKAGE, ["b.jsx"])
    assert found["b.jsx"] == "/external/somebody/s_package/b.jsx"
    assert not (beside / "assets").exists()

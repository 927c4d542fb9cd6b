"""The examination before the first meeting."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from customer_room.operations.doctor import Finding, examine
from customer_room.settings import Settings


@pytest.fixture
def web(tmp_path: Path) -> Path:
    page = tmp_path / "web" / "build" / "client" / "index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    return tmp_path / "web"


def look(tmp_path: Path, web: Path, **given: object) -> dict[str, Finding]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    chosen = Settings.model_validate({"data_dir": tmp_path / "data", "port": free} | given)
    return {finding.name: finding for finding in examine(chosen, web)}


def test_an_empty_machine_is_fine(tmp_path: Path, web: Path) -> None:
    found = look(tmp_path, web)
    assert [finding.says for finding in found.values() if not finding.is_fine] == []
    assert "empty" in found["database"].says


def test_a_missing_front_end_is_named(tmp_path: Path) -> None:
    finding = look(tmp_path, tmp_path / "nothing")["front end"]
    assert not finding.is_fine
    assert "make setup" in finding.says


def test_a_taken_port_is_named(tmp_path: Path, web: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        finding = look(tmp_path, web, port=port)["port"]
    assert not finding.is_fine
    assert str(port) in finding.says


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path, web: Path) -> None:
    (tmp_path / "data").touch()
    found = look(tmp_path, web, database_url=f"sqlite:///{tmp_path}/elsewhere/room.db")
    assert not found["data folder"].is_fine


def test_an_unreachable_database_is_named_without_its_password(tmp_path: Path, web: Path) -> None:
    url = "postgresql://ann:opensesame@127.0.0.1:1/room"
    finding = look(tmp_path, web, database_url=url)["database"]
    assert not finding.is_fine
    assert "opensesame" not in finding.says


def test_plain_http_on_a_network_is_called_so(tmp_path: Path, web: Path) -> None:
    assert "others can read along" in look(tmp_path, web, insecure_lan=True)["address"].says

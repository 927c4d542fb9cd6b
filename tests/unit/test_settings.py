"""Settings: what the operator gives, and the one line when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from customer_room import settings


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(settings.variable(name), raising=False)


def test_defaults_stay_on_this_machine(tmp_path: Path) -> None:
    chosen = settings.load(data_dir=tmp_path)
    assert chosen.host == "127.0.0.1"
    assert chosen.database == f"sqlite:///{tmp_path}/customer-room.db"
    assert chosen.origin == "http://127.0.0.1:8000"
    assert chosen.origins == ("http://127.0.0.1:8000", "http://localhost:8000")
    assert not chosen.is_secure


def test_environment_is_read_and_options_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUSTOMER_ROOM_PORT", "9000")
    assert settings.load().port == 9000
    assert settings.load(port=9001).port == 9001
    assert settings.load(port=None).port == 9000


def test_a_short_token_for_the_figures_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUSTOMER_ROOM_METRICS_TOKEN", "guess-me")
    with pytest.raises(settings.SettingsError, match="at least 20 characters") as no:
        settings.load()
    assert "guess-me" not in str(no.value)
    token = "t" * 20
    assert token not in repr(settings.load(metrics_token=token))


def test_relative_data_folder_becomes_absolute() -> None:
    assert settings.load(data_dir="rooms").data_dir == Path.cwd() / "rooms"


def test_public_address_is_the_only_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://Room.example.org/")
    chosen = settings.load(host="192.0.2.5")
    assert chosen.origins == ("https://room.example.org",)
    assert chosen.is_secure


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("CUSTOMER_ROOM_PORT", "many", "CUSTOMER_ROOM_PORT"),
        ("CUSTOMER_ROOM_PORT", "70000", "CUSTOMER_ROOM_PORT"),
        ("CUSTOMER_ROOM_HOST", "192.0.2.5", "CUSTOMER_ROOM_INSECURE_LAN"),
        ("CUSTOMER_ROOM_HOST", "0.0.0.0", "CUSTOMER_ROOM_INSECURE_LAN"),
        ("CUSTOMER_ROOM_DATABASE_URL", "mysql://db.example.org/x", "CUSTOMER_ROOM_DATABASE_URL"),
        ("CUSTOMER_ROOM_TRUSTED_HOPS", "-1", "CUSTOMER_ROOM_TRUSTED_HOPS"),
        ("CUSTOMER_ROOM_LOG_LEVEL", "loud", "CUSTOMER_ROOM_LOG_LEVEL"),
        ("PUBLIC_URL", "room.example.org", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://room.example.org/path", "PUBLIC_URL"),
    ],
)
def test_a_wrong_value_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(settings.SettingsError) as problem:
        settings.load()
    assert says in str(problem.value)
    assert "\n" not in str(problem.value)


def test_plain_http_on_a_network_can_be_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUSTOMER_ROOM_HOST", "192.0.2.5")
    monkeypatch.setenv("CUSTOMER_ROOM_INSECURE_LAN", "true")
    assert settings.load().origins == ("http://192.0.2.5:8000",)

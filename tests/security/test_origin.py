import pytest

from customer_room.domain.errors import NotAllowed
from customer_room.security.origin import check_origin

PUBLIC = ("https://room.example.org",)


def test_the_public_address_is_accepted() -> None:
    check_origin("https://room.example.org", "room.example.org", PUBLIC)


def test_a_browser_on_the_server_itself_is_accepted_by_its_loopback_name() -> None:
    check_origin("http://127.0.0.1:8000", "127.0.0.1:8000", PUBLIC)
    check_origin("http://localhost:8000", "localhost:8000", PUBLIC)
    check_origin("http://[::1]:8000", "[::1]:8000", PUBLIC)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (None, "room.example.org"),
        ("null", "room.example.org"),
        ("https://evil.example", "room.example.org"),
        ("http://room.example.org", "room.example.org"),
        ("https://room.example.org:444", "room.example.org"),
        ("https://room.example.org.evil.example", "room.example.org"),
        ("https://evil.example#https://room.example.org", "room.example.org"),
        ("https://ROOM.example.org/", "room.example.org"),
        ("http://127.0.0.1:8000", "room.example.org"),
        ("http://127.0.0.1:9999", "127.0.0.1:8000"),
        ("http://localhost.evil.example:8000", "localhost.evil.example:8000"),
        ("http://user@127.0.0.1:8000", "127.0.0.1:8000"),
        ("http://rebound.example:8000", "rebound.example:8000"),
        ("http://[::1", "[::1"),
    ],
)
def test_any_other_origin_is_refused(origin: str | None, host: str) -> None:
    with pytest.raises(NotAllowed):
        check_origin(origin, host, PUBLIC)

"""The real server over a company in the middle of everything, with a cookie for each session."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from customer_room.security.sessions import PLAIN_NAME, hash_token
from customer_room.store.credentials import Credential
from customer_room.store.store import Store
from tests.client import Person
from tests.properties.company import BEGAN, GUEST, KNOCKER, PEOPLE, WALL, W, found, session_of
from tests.serving import Served, serving

EVERYBODY = (*PEOPLE, GUEST, KNOCKER, WALL)


def token_of(member_id: str) -> str:
    """Return the secret of somebody's session; nothing of it may ever be logged."""
    return f"canary-token-of-{member_id}"


def furnish(folder: Path) -> str:
    """Fill a database and let every session be proved by its cookie; return its URL."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder}/customer-room.db"
    found(url)
    store = Store(url)
    with store.begin(W) as tx:
        for member_id in EVERYBODY:
            tx.keep_credential(
                Credential(
                    hash_token(token_of(member_id)), W, "session", session_of(member_id), BEGAN, {}
                )
            )
    store.close()
    return url


@contextmanager
def furnished(folder: Path) -> Iterator[Served]:
    furnish(folder)
    with serving(folder) as served:
        yield served


def person(served: Served, member_id: str) -> Person:
    """Return somebody's browser, signed in."""
    made = Person(served.url)
    made.http.cookies.set(PLAIN_NAME, token_of(member_id))
    return made

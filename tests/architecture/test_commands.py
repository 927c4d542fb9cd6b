"""Every command says in one line of the tests whom it is for and when it is refused."""

from collections.abc import Iterable

from customer_room.domain.nouns import REGISTRY
from tests.security.cases import CASES

A_LINE = """Each of these needs one line in CASES of tests/security/cases.py: whom it is for, when
it is refused all the same, and a payload that fits the company of tests/security/hour.py, such as
    "note.steal": case(WRITE, WRITTEN, id="n-{me}"),"""


def undeclared(commands: Iterable[str]) -> list[str]:
    return sorted(set(commands) ^ {line.partition(",")[0] for line in CASES})


def test_every_command_has_its_line() -> None:
    assert undeclared(REGISTRY) == [], A_LINE


def test_a_command_without_a_line_is_noticed() -> None:
    assert undeclared({*REGISTRY, "note.steal"}) == ["note.steal"]

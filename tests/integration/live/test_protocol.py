"""docs/PROTOCOL.md against the code: every rule tested, every error listed."""

import re
from pathlib import Path

from customer_room.api.answers import STATUS
from customer_room.domain.errors import DomainError


def test_every_rule_has_a_test_that_carries_its_number(project: Path) -> None:
    text = (project / "docs" / "PROTOCOL.md").read_text()
    rules = {int(n) for n in re.findall(r"\*\*P(\d+) ", text)}
    here = Path(__file__).parent.glob("test_*.py")
    tested = {int(n) for file in here for n in re.findall(r"def test_p(\d+)_", file.read_text())}
    assert rules == tested == set(range(1, 26))


def test_the_table_of_errors_lists_every_code_with_its_status(project: Path) -> None:
    text = (project / "docs" / "PROTOCOL.md").read_text()
    listed = {code: int(status) for code, status in re.findall(r"\| `(\w+)` \| (\d+) \|", text)}
    codes = {kind.code for kind in all_kinds(DomainError)} | set(STATUS)
    assert listed == {code: STATUS.get(code, 400) for code in codes}


def all_kinds(kind: type[DomainError]) -> set[type[DomainError]]:
    """Return a refusal's class with all classes under it."""
    return {kind}.union(*(all_kinds(under) for under in kind.__subclasses__()))

"""No figure of the sample company stands in the code: all of them are computed from its file.

Looked at are the customers, their value and what moved, from a thousand on: smaller and round
numbers turn up by chance. Docstrings may quote one as an example.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "customer_room"
NOT_OURS = ("_web", "sample", "__pycache__")
SMALLEST, ROUND = 1000, 500
NUMBER = re.compile(r"(?<![\w.#])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.#])\d{4,}(?![\w.])")
OURS = {1900, 3600}
"""The first year there is, and the seconds of an hour."""


def figures(node: Any) -> Iterator[int]:
    if isinstance(node, dict):
        for each in node.values():
            yield from figures(each)
    elif isinstance(node, list):
        for each in node:
            yield from figures(each)
    elif isinstance(node, int) and not isinstance(node, bool) and abs(node) >= SMALLEST:
        yield abs(node)


@pytest.fixture(scope="module")
def published() -> set[int]:
    found = json.loads((ROOT / "tests" / "data" / "expected.json").read_text(encoding="utf-8"))
    numbers = figures([found["customers"], found["insight"]])
    return {number for number in numbers if number % ROUND} - OURS


def quoted(path: Path, published: set[int]) -> list[str]:
    text = path.read_text(encoding="utf-8")
    said = python_values(text) if path.suffix == ".py" else [text]
    numbers = (int(n.replace(",", "")) for each in said for n in NUMBER.findall(each))
    return [f"{path.relative_to(ROOT)}: {n}" for n in numbers if n in published]


def python_values(text: str) -> list[str]:
    """Return the literals of a module that are no docstring."""
    tree = ast.parse(text)
    alone = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    return [str(n.value) for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and id(n) not in alone
            and isinstance(n.value, str | int | float)]  # fmt: skip


def test_no_figure_of_the_sample_stands_in_the_code(published: set[int]) -> None:
    files = [path for suffix in ("py", "js", "jsx") for path in CODE.rglob(f"*.{suffix}")
             if not {*path.relative_to(CODE).parts} & {*NOT_OURS}]  # fmt: skip
    assert len(files) > 300
    assert [line for path in sorted(files) for line in quoted(path, published)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.py", 'SAID = "In one winter 2,420 families left"'), ("a.py", "LOST = 2420"),
     ("a.js", 'const row = ["31000", "2420"];')],
)  # fmt: skip
def test_a_planted_figure_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, published: set[int], name: str, text: str
) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert quoted(tmp_path / name, published)

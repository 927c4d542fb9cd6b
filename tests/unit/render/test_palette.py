"""The printed colours are the colours of the pages."""

import re
from pathlib import Path

import pytest

from customer_room.render.palette import Theme, colours, mark_corners, mark_tokens

TOKENS = Path(__file__).parents[3] / "assets" / "tokens.css"
_SELECTOR: dict[Theme, str] = {
    "light": r':root,\s*\[data-theme="light"\]',
    "dark": r'\n\[data-theme="dark"\]',
}


def _tokens_of(css: str, theme: Theme) -> dict[str, str]:
    block = re.search(_SELECTOR[theme] + r"\s*\{(.*?)\n\}", css, re.DOTALL)
    assert block
    found = re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{3,6})\s*;", block[1])
    return {name: _long(colour).upper() for name, colour in found}


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.skipif(not TOKENS.exists(), reason="the pages' tokens are not here")
def test_colours_equal_the_tokens_of_the_pages(theme: Theme) -> None:
    found = _tokens_of(TOKENS.read_text(encoding="utf-8"), theme)
    assert found == dict(colours(theme))


def test_a_changed_token_would_be_noticed() -> None:
    css = ':root, [data-theme="light"] {\n  --ink: #000001;\n}\n'
    assert _tokens_of(css, "light")["ink"] != colours("light")["ink"]


def test_every_function_has_its_own_shape_and_ground() -> None:
    codes = ("Ex", "Fi", "Op", "Ma", "Sa", "Pr", "Ca", "Cu")
    assert len({mark_corners(code) for code in codes}) == 8
    assert len({mark_tokens(code) for code in codes}) == 8


def test_other_functions_and_nobody_have_a_mark_too() -> None:
    assert mark_tokens("Le") == ("sunken", "ink")
    assert mark_tokens(None) == ("sheet", "left")
    assert mark_corners(None) == (0.5, 0.5, 0.5, 0.5)

"""Colours of the two printed themes and the shapes of the function marks.

The colours equal the tokens of ``assets/tokens.css`` (a test compares them), so that a picture
taken along looks like the page it came from. Shapes follow the same design: a function is colour,
shape and two letters, never colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Theme = Literal["light", "dark"]
Corners = tuple[float, float, float, float]

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "page": "#F3F5F4",
        "sheet": "#FFFFFF",
        "sunken": "#E9EDEB",
        "hover": "#EEF1EF",
        "pressed": "#E1E6E3",
        "line": "#D6DCD9",
        "line-strong": "#7E8984",
        "ink": "#14201B",
        "ink-2": "#44504A",
        "ink-3": "#5C6862",
        "on-ink": "#FFFFFF",
        "marker": "#FFE16B",
        "on-marker": "#14201B",
        "focus": "#0B57D0",
        "link": "#0B4DB8",
        "stay": "#0A5F97",
        "stay-soft": "#D9EAF5",
        "left": "#B02C12",
        "left-soft": "#FBE4DD",
        "never": "#77827D",
        "never-soft": "#DFE4E1",
        "flow": "#9FB6C6",
        "flow-ink": "#22333F",
        "warn": "#8A4B00",
        "warn-soft": "#FDEBC8",
        "ok": "#0A6B45",
        "ok-soft": "#DBF0E4",
        "record": "#14201B",
        "leaders": "#B0500A",
        "fn-ex": "#0F1F19",
        "on-ex": "#FFFFFF",
        "fn-fi": "#00551E",
        "on-fi": "#FFFFFF",
        "fn-op": "#E08F6E",
        "on-op": "#111A16",
        "fn-ma": "#6F006E",
        "on-ma": "#FFFFFF",
        "fn-sa": "#F6C516",
        "on-sa": "#111A16",
        "fn-pr": "#344ACA",
        "on-pr": "#FFFFFF",
        "fn-ca": "#69B3E5",
        "on-ca": "#111A16",
        "fn-cu": "#D6E0DE",
        "on-cu": "#111A16",
        "k-note": "#FFFFFF",
        "k-note-edge": "#7E8984",
        "k-honour": "#C4E9E6",
        "k-honour-edge": "#0A5D4B",
        "k-dishonour": "#FCC9B6",
        "k-dishonour-edge": "#96220B",
        "k-obstacle": "#F7EAA4",
        "k-obstacle-edge": "#744000",
        "k-truths": "#CFD0F9",
        "k-truths-edge": "#2E3FA8",
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "page": "#0F1513",
        "sheet": "#19201D",
        "sunken": "#131A17",
        "hover": "#222A27",
        "pressed": "#2B3531",
        "line": "#34403B",
        "line-strong": "#7F8C86",
        "ink": "#EEF2F0",
        "ink-2": "#C2CBC7",
        "ink-3": "#9FABA5",
        "on-ink": "#0F1513",
        "marker": "#7A6108",
        "on-marker": "#EEF2F0",
        "focus": "#8FB8FF",
        "link": "#A7C7FF",
        "stay": "#78C4F2",
        "stay-soft": "#17384D",
        "left": "#FF9A80",
        "left-soft": "#4A1F14",
        "never": "#93A09A",
        "never-soft": "#2B3531",
        "flow": "#47606F",
        "flow-ink": "#E4EEF4",
        "warn": "#F4C268",
        "warn-soft": "#46330C",
        "ok": "#7FD9AE",
        "ok-soft": "#133A29",
        "record": "#EEF2F0",
        "leaders": "#F2A56B",
        "fn-ex": "#EFF3F0",
        "on-ex": "#0F1513",
        "fn-fi": "#74E396",
        "on-fi": "#0F1513",
        "fn-op": "#D8722A",
        "on-op": "#0F1513",
        "fn-ma": "#BD78A2",
        "on-ma": "#0F1513",
        "fn-sa": "#DCB100",
        "on-sa": "#0F1513",
        "fn-pr": "#7485EE",
        "on-pr": "#0F1513",
        "fn-ca": "#4AB9F3",
        "on-ca": "#0F1513",
        "fn-cu": "#B2ADA4",
        "on-cu": "#0F1513",
        "k-note": "#232B28",
        "k-note-edge": "#7F8C86",
        "k-honour": "#12505A",
        "k-honour-edge": "#8FE0D2",
        "k-dishonour": "#5A332C",
        "k-dishonour-edge": "#FFB09B",
        "k-obstacle": "#554A10",
        "k-obstacle-edge": "#F4CE6E",
        "k-truths": "#393466",
        "k-truths-edge": "#B9C4FF",
    }
)

_THEMES: Mapping[Theme, Mapping[str, str]] = MappingProxyType({"light": LIGHT, "dark": DARK})

_ROUND, _POINT = 0.5, 0.07
_SHAPES: Mapping[str, Corners] = MappingProxyType(
    {
        "ex": (_ROUND, _ROUND, _ROUND, _ROUND),
        "fi": (_POINT, _POINT, _POINT, _POINT),
        "op": (_ROUND, 0.0, _ROUND, 0.0),
        "ma": (0.0, _ROUND, 0.0, _ROUND),
        "sa": (_ROUND, _ROUND, _POINT, _POINT),
        "pr": (_POINT, _POINT, _ROUND, _ROUND),
        "ca": (_POINT, _ROUND, _ROUND, _POINT),
        "cu": (_ROUND, _POINT, _POINT, _ROUND),
    }
)
_OTHER_FUNCTION: Corners = (0.22, 0.22, 0.22, 0.22)
_NOBODY: Corners = (_ROUND, _ROUND, _ROUND, _ROUND)


def colours(theme: Theme) -> Mapping[str, str]:
    """Give the colour of every token (name without dashes, ``#RRGGBB``) in a theme."""
    return _THEMES[theme]


def mark_corners(code: str | None) -> Corners:
    """Give the corner radii of a function's mark as shares of its size.

    Order: top left, top right, bottom right, bottom left. ``None`` is the circle of a step nobody
    serves; a code outside the eight drawn functions gets a softly rounded square.
    """
    if code is None:
        return _NOBODY
    return _SHAPES.get(code.lower(), _OTHER_FUNCTION)


def mark_tokens(code: str | None) -> tuple[str, str]:
    """Give the token names (ground, letters) of a function's mark."""
    if code is None:
        return "sheet", "left"
    key = code.lower()
    return (f"fn-{key}", f"on-{key}") if key in _SHAPES else ("sunken", "ink")

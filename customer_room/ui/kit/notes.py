"""Note cards as pages show them; the board draws its own from the same classes."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui.kit.icons import icon

Text = str | rx.Var[str]

# Kind on the wire -> class, icon, what it says.
KINDS: dict[str, tuple[str, str | None, str]] = {
    "note": ("plain", None, ""),
    "honour": ("honour", "heart", "Honours customers"),
    "dishonour": ("dishonour", "heart-crack", "Dishonours customers"),
    "staff obstacle": ("obstacle", "traffic-cone", "Gets in our people’s way"),
    "two truths": ("truths", "equal-not", "Two truths"),
    "bet": ("plain", "star", "A bet"),
}
THEIRS = "customers said"


def note_class(kind: str, evidence: str) -> str:
    """Return the classes of a note: its kind, and serif when a customer said it."""
    theirs = " theirs" if evidence == THEIRS else ""
    return f"note {KINDS[kind][0]}{theirs}"


def note_card(text: Text, kind: Text, evidence: Text, *foot: rx.Component) -> rx.Component:
    """Draw a note; ``foot`` is its mark and what else stands in its last line."""
    if isinstance(kind, rx.Var) or isinstance(evidence, rx.Var):
        kinds = [(name, drawn[0]) for name, drawn in KINDS.items()]
        named: Any = rx.match(kind, *kinds, "plain")
        voice = rx.cond(evidence == THEIRS, "theirs", "")
        name: Any = f"note {named} {voice}"
    else:
        name = note_class(kind, evidence)
    return rx.el.article(rx.el.p(text), note_foot(kind, evidence, *foot), class_name=name)


def note_foot(kind: Text, evidence: Text, *more: rx.Component) -> rx.Component:
    """Draw a note's last line: kind, what comes from the caller, how well it is known."""
    return rx.el.div(_kind(kind), *more, rx.el.span(evidence), class_name="foot")


def _kind(kind: Text) -> rx.Component:
    drawn = {
        name: rx.el.span(icon(shape, label), class_name="kind")
        for name, (_, shape, label) in KINDS.items()
        if shape
    }
    if isinstance(kind, rx.Var):
        return rx.match(kind, *drawn.items(), rx.fragment())  # pyright: ignore[reportReturnType]
    return drawn.get(kind, rx.fragment())

"""The eight criteria and what 0–4 of each means (DOMAIN §3.2).

Leaders rate the same anchors that the record computes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchors:
    """One criterion: its number, its short name, its title on screen, and what 0–4 means."""

    number: int
    name: str
    title: str
    anchors: tuple[str, str, str, str, str]


CRITERIA = (
    Anchors(1, "shared stages", "Shared stages in customers' words",
            ("No map, or each its own", "A quarter of it", "Half", "Three quarters",
             "All stages confirmed, in customers' words, everything filed under them")),
    Anchors(2, "story per stage", "Story of customers' lives per stage",
            ("Opinion", "A quarter of what we should hear", "Half", "Three quarters",
             "Three fresh kinds on every stage")),
    Anchors(3, "accountability", "Accountability by stage",
            ("Department scorecards only", "A quarter", "Half", "Three quarters",
             "Every stage one leader, a partner, a reading")),
    Anchors(4, "hand-offs", "Hand-offs",
            ("Unseen", "A quarter of customers cross an agreed one", "Half", "Three quarters",
             "All")),
    Anchors(5, "few priorities", "Few priorities, on the real leaks",
            ("Everybody's list", "A quarter", "Half", "Three quarters",
             "Within the limit, all lost value touched")),
    Anchors(6, "decided together", "Decided together, in the journey",
            ("Slides", "A quarter", "Half", "Three quarters", "Everybody, in fit")),
    Anchors(7, "say-do", "We do what we say",
            ("Not tracked", "A quarter", "Half", "Three quarters", "All")),
    Anchors(8, "proved", "Proved with actions",
            ("None", "Activity", "Customers or staff can see it", "The stage's measure moved",
             "Fewer customers lost, held")),
)  # fmt: skip


def anchors_of(number: int) -> Anchors:
    """Return the criterion with a number, 1–8."""
    return CRITERIA[number - 1]

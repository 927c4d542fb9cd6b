"""Pieces of the page: choosing a quarter, the headline, the picture, what we say."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui.kit.choosing import chooser, not_there
from customer_room.ui.kit.verdicts import verdict, verdict_mark
from customer_room.ui.kit.workings import opened
from customer_room.ui.promises.chart import CEILING, FLOOR, Point
from customer_room.ui.promises.forms_said import new_said, said_forms
from customer_room.ui.promises.said import Cell, Ref, Said
from customer_room.ui.promises.state import PromisesState

VIEW: Any = PromisesState.view
HEAD: Any = VIEW.head
HALF = (FLOOR + CEILING) // 2


def choosers() -> rx.Component:
    """Choose a quarter; it stands in the address."""
    return rx.el.div(
        chooser("Quarter", VIEW.quarters), not_there(VIEW), class_name="choosers noprint"
    )


def headline() -> rx.Component:
    """Say how many were kept, late and broken; then the range, then the rate."""
    return rx.el.div(
        rx.el.p(HEAD.kicker, class_name="eyebrow"),
        rx.el.h1(
            rx.el.span(HEAD.kept),
            rx.cond(HEAD.late != "", rx.el.span(" ", HEAD.late)),
            rx.cond(
                HEAD.bad != "",
                rx.el.span(" ", HEAD.bad, class_name=rx.cond(HEAD.clean, "", "left-c")),
            ),
        ),
        rx.cond(
            HEAD.tally.length() > 0,
            rx.el.div(
                rx.foreach(HEAD.tally, verdict_mark),
                class_name="tally",
                role="img",
                aria_label=HEAD.tally_says,
            ),
        ),
        rx.foreach(HEAD.more, lambda words: rx.el.p(words, class_name="soft small")),
        opened("How these are counted", HEAD.counts),
        rx.cond(HEAD.lines.length() > 0, opened(_rate(), HEAD.lines)),
        class_name="headline",
    )


def _rate() -> rx.Component:
    return rx.cond(
        HEAD.rate != "",
        rx.el.span(
            "We do what we say: ", rx.el.b(HEAD.rate, class_name="num"), f", {HEAD.weighted}"
        ),
        rx.el.span("Too few for a rate"),
    )


def picture() -> rx.Component:
    """Draw the rate of the last quarters, with what it is made of below each."""
    lines = [
        rx.el.line(custom_attrs={"x1": "0", "x2": "424", "y1": y, "y2": y, "stroke": "var(--line)"})
        for y in (FLOOR, HALF, CEILING)
    ]
    return rx.cond(
        VIEW.points.length() > 0,
        rx.el.figure(
            rx.el.figcaption(
                "Say–do, weighted: what we tell customers counts three times an action, a list "
                "of conditions twice",
                class_name="eyebrow",
            ),
            rx.el.svg(
                *lines,
                rx.el.path(
                    custom_attrs={"d": VIEW.path, "fill": "none", "stroke": "var(--ink)",
                                  "strokeWidth": "3"},
                ),
                rx.foreach(VIEW.points, _point),
                custom_attrs={"viewBox": "0 0 440 168", "role": "img", "aria-label": VIEW.chart},
            ),
        ),
    )  # fmt: skip


def _point(point: rx.Var[Point]) -> rx.Component:
    shown: Any = point
    dot = rx.el.circle(custom_attrs={"cx": shown.x, "cy": shown.y, "r": "5", "fill": "var(--ink)"})
    return rx.fragment(
        rx.cond(shown.rate != "", dot),
        _text(rx.cond(shown.rate != "", shown.rate, "too few"), shown.x, shown.label_y, "rate"),
        _text(shown.quarter, shown.x, "146", "quarter"),
        _text(shown.weighted, shown.x, "163", "of"),
    )


def _text(words: Any, x: Any, y: Any, kind: str) -> rx.Component:
    return rx.el.svg.text(
        words, class_name=kind, custom_attrs={"x": x, "y": y, "textAnchor": "middle"}
    )


def said() -> rx.Component:
    """List what we say with its verdicts; each opens to its test and what was found."""
    return rx.el.section(
        rx.el.h2("What we tell customers"),
        rx.cond(VIEW.said_note != "", rx.el.p(VIEW.said_note, class_name="soft")),
        rx.cond(
            VIEW.said.length() > 0,
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(
                        rx.el.th("What we say", scope="col"),
                        rx.foreach(VIEW.columns, lambda quarter: rx.el.th(quarter, scope="col")),
                        rx.el.th("Decision", scope="col"),
                    )
                ),
                rx.el.tbody(rx.foreach(VIEW.said, _said)),
                class_name="saidtable",
            ),
            rx.el.p(
                "Nobody has written down yet what we tell customers. One sentence, and how anybody "
                "can test it, is enough to begin.",
                class_name="soft",
            ),
        ),
        rx.cond(VIEW.options.say, rx.el.div(new_said(), class_name="noprint")),
        id="said",
    )


def _said(one: rx.Var[Said]) -> rx.Component:
    shown: Any = one
    return rx.el.tr(
        rx.el.th(
            opened(
                rx.fragment(
                    rx.el.span(shown.text, class_name=rx.cond(shown.hot, "marker", "")),
                    rx.cond(
                        shown.standing != "",
                        rx.el.span(" ", shown.standing, class_name="softer small"),
                    ),
                ),
                shown.lines,
            ),
            said_forms(shown),
            scope="row",
        ),
        rx.foreach(shown.cells, _cell),
        rx.el.td(rx.foreach(shown.refs, _ref), class_name="softer refs"),
        key=shown.id,
    )


def _cell(cell: rx.Var[Cell]) -> rx.Component:
    shown: Any = cell
    return rx.el.td(
        verdict(shown.tone, shown.verdict), custom_attrs={"data-quarter": shown.quarter}
    )


def _ref(ref: rx.Var[Ref]) -> rx.Component:
    shown: Any = ref
    return rx.el.span(
        shown.words, " ", rx.el.a(shown.number, href=f"/decisions/{shown.number}", class_name="num")
    )

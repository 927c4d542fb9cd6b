"""Pieces of the page: choosing a quarter, the gap, its picture, the eight criteria."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.competency.chart import LARGE, SMALL, Dot, Frame, Label, Tick
from customer_room.ui.competency.state import CompetencyState
from customer_room.ui.competency.view import Small
from customer_room.ui.kit.choosing import time_travel
from customer_room.ui.kit.workings import opened, opened_in_parts

VIEW: Any = CompetencyState.view
FROM_STAGES = 4
"""The criteria up to this one are read from what stands on the page of stages."""
LARGE_BOX, SMALL_BOX = "0 0 640 300", "0 0 240 72"


def quarters() -> rx.Component:
    """Choose a quarter; it stands in the address."""
    return rx.el.div(*time_travel(VIEW), waiting(), class_name="quarters")


def waiting() -> rx.Component:
    """Say that a record waits until leaders have said how far they are."""
    return rx.cond(
        VIEW.waiting != "",
        rx.el.p(
            kit.icon("eye-off"),
            rx.el.span(
                "The room of ",
                VIEW.waiting,
                " is open. Its record is shown once leaders have said in secret how far they are, "
                "so that it leads nobody’s answer.",
            ),
            class_name="row soft small",
        ),
    )  # fmt: skip


def headline() -> rx.Component:
    """Say the gap."""
    return rx.fragment(
        rx.el.p(
            "Align around experience · ", VIEW.quarter, " · ", VIEW.rated, class_name="eyebrow"
        ),
        rx.el.h1(VIEW.lead, rx.el.span(VIEW.marked, class_name="marker")),
    )


def pair() -> rx.Component:
    """Show both numbers side by side, never blended; each opens its arithmetic."""
    return rx.el.div(
        _number(VIEW.record, "key-line", "record-c"),
        _number(VIEW.leaders, "key-line dash", "leaders-c"),
        class_name="pair",
    )


def _number(number: Any, key: str, tone: str) -> rx.Component:
    return rx.el.div(
        rx.cond(
            number.why_not == "",
            rx.el.div(number.shown, class_name=f"v {tone}"),
            rx.el.div(number.shown, class_name="v notyet"),
        ),
        opened_in_parts(
            rx.el.span(rx.el.i(class_name=key), number.says, class_name="k"),
            number.parts,
        ),
        rx.cond(number.why_not != "", rx.el.p(number.why_not, class_name="soft small")),
    )


def arithmetic() -> rx.Component:
    """Say the change, and open how gap and change follow."""
    return rx.fragment(
        rx.el.p(VIEW.since, class_name="soft small"),
        rx.cond(
            VIEW.gap.length() > 0,
            rx.el.div(
                opened(rx.el.span("Open the arithmetic", class_name="small"), VIEW.gap),
                class_name="noprint",
            ),
        ),
    )


def picture() -> rx.Component:
    """Draw the record and the leaders over five quarters."""
    chart = VIEW.chart
    grid = [
        rx.fragment(
            _line(20, 560, LARGE.y(value), "grid"),
            _words("4", str(LARGE.y(value) + 4), str(value), "axis"),
        )
        for value in (25, 50, 75, 100)
    ]
    return rx.el.figure(
        _svg(
            chart,
            LARGE_BOX,
            _band(chart, LARGE),
            *grid,
            rx.el.path(custom_attrs={"d": chart.between}, class_name="between"),
            *_lines(chart, LARGE),
            rx.el.g(
                _labels(chart.record_labels, "record-label"),
                _labels(chart.leaders_labels, "leaders-label"),
                class_name=rx.cond(chart.single, "before", ""),
            ),
            _labels(chart.quarters, "axis middle"),
        ),
        rx.el.figcaption(
            "Each stroke below the lines is a decision. ", VIEW.band, class_name="softer small"
        ),
    )  # fmt: skip


def criteria() -> rx.Component:
    """Draw the eight criteria, each with its line over five quarters."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(VIEW.place),
            rx.el.span(VIEW.scale, class_name="softer small"),
            class_name="placehead",
        ),
        rx.el.div(rx.foreach(VIEW.smalls, _small), class_name="mults"),
    )


def _small(small: rx.Var[Small]) -> rx.Component:
    shown: Any = small
    figures = rx.el.span(
        rx.el.b(shown.shown),
        rx.el.span(shown.leaders),
        class_name="vals",
    )
    return rx.el.article(
        rx.el.h3(shown.title),
        opened(figures, shown.lines),
        _svg(shown.chart, SMALL_BOX, _band(shown.chart, SMALL), *_rules(),
             *_lines(shown.chart, SMALL)),
        rx.el.p(shown.behind, class_name="word"),
        rx.cond(
            shown.number <= FROM_STAGES,
            rx.el.a(
                "What it rests on",
                rx.el.span(": ", shown.title, class_name="sr"),
                href="/stages?quarter=" + VIEW.quarter,
                class_name="small softer reston noprint",
            ),
        ),
        class_name=rx.cond(shown.widest, "mult hot", "mult"),
    )  # fmt: skip


def _rules() -> list[rx.Component]:
    return [_line(0, 240, SMALL.y(value), "grid") for value in (0, 2, 4)]


def _svg(chart: Any, box: str, *drawn: rx.Component) -> rx.Component:
    return rx.el.svg(
        *drawn,
        class_name="lines",
        custom_attrs={"viewBox": box, "role": "img", "aria-label": chart.says},
    )


def _band(chart: Any, frame: Frame) -> rx.Component:
    return rx.cond(
        chart.band_x != "",
        rx.el.rect(
            class_name="band",
            custom_attrs={"x": chart.band_x, "y": str(frame.top), "width": chart.band_wide,
                          "height": str(frame.bottom - frame.top)},
        ),
    )  # fmt: skip


def _lines(chart: Any, frame: Frame) -> list[rx.Component]:
    large = frame is LARGE
    return [
        rx.el.path(custom_attrs={"d": chart.breaks}, class_name="break"),
        rx.foreach(chart.ticks, _tick),
        rx.el.path(custom_attrs={"d": chart.leaders}, class_name="leaders"),
        rx.el.path(custom_attrs={"d": chart.record}, class_name="record"),
        rx.foreach(chart.record_dots, lambda dot: _dot(dot, "record-dot", 5 if large else 3)),
        rx.foreach(chart.leaders_dots, lambda dot: _dot(dot, "leaders-dot", 4 if large else 2.5)),
    ]


def _tick(tick: rx.Var[Tick]) -> rx.Component:
    shown: Any = tick
    return rx.el.path(
        rx.el.title(shown.says), custom_attrs={"d": shown.path}, class_name="tick"
    )  # fmt: skip


def _dot(dot: rx.Var[Dot], name: str, radius: float) -> rx.Component:
    shown: Any = dot
    return rx.el.circle(
        class_name=name, custom_attrs={"cx": shown.x, "cy": shown.y, "r": str(radius)}
    )


def _labels(labels: Any, name: str) -> rx.Component:
    def label(one: rx.Var[Label]) -> rx.Component:
        shown: Any = one
        return _words(shown.x, shown.y, shown.words, name)

    return rx.foreach(labels, label)


def _words(x: Any, y: Any, words: Any, name: str) -> rx.Component:
    return rx.el.text(words, class_name=name, custom_attrs={"x": x, "y": y})


def _line(x1: float, x2: float, y: float, name: str) -> rx.Component:
    return rx.el.line(
        class_name=name, custom_attrs={"x1": str(x1), "x2": str(x2), "y1": str(y), "y2": str(y)}
    )

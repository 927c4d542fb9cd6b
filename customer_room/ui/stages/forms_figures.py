"""Giving a stage a figure with base and target, and reading it."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit import submit
from customer_room.ui.stages.state import StagesState

VIEW: Any = StagesState.view
TYPES = [("proportion", "A share: so many of so many"), ("mean", "A mean"),
         ("count", "A number of things"), ("time", "A time"), ("money", "An amount of money"),
         ("score", "A survey score")]  # fmt: skip
WAYS = [("up", "Rise"), ("down", "Fall"), ("hold", "Stay where it is")]
OPTIONAL = {"data-type": "optional"}
NAME = 80


def new_figure(stage: Any) -> rx.Component:
    """Give a stage a figure; what its base is made of depends on its kind."""
    key = stage.id + "-figure"
    return kit.unfold(
        "Add a figure",
        stage.name,
        kit.form(
            kit.field("What is measured", "name", key=key, max_length=NAME, required=True,
                      hint="For example: callers helped with one call."),
            rx.el.div(
                kit.select("What kind of number", "type", TYPES, key=key),
                kit.select("It should", "direction", WAYS, key=key),
                class_name="twofold",
            ),
            rx.el.fieldset(
                rx.el.legend("Where it starts"),
                kit.field("On", "baseline.date", kind="date", key=key,
                          value=VIEW.options.today, required=True),
                _made_of("baseline.", key),
                class_name="stack",
            ),
            _target(key, None),
            kit.checkbox("It is what a survey says", "is_survey_score", key=key),
            submit("Add this figure"),
            command="kpi.set",
            values={"id": kit.new_id(), "stage_id": stage.id},
            label="A figure for " + stage.name,
            done=("reset", "fold"),
            class_name="newfigure figureform",
        ),
    )  # fmt: skip


def _made_of(place: str, key: Any) -> rx.Component:
    """Hold the fields of every kind of number; the stylesheet shows those of the chosen kind."""

    def whole(words: str, name: str, hint: str = "") -> rx.Component:
        return kit.field(words, place + name, kind="int", key=key, min=0, hint=hint)

    return rx.fragment(
        rx.el.div(whole("So many", "k"), custom_attrs={"data-of": "share"}),
        rx.el.div(
            kit.field("Value", place + "value", kind="amount", key=key,
                      hint="For example 2.5 or 1,200."),
            custom_attrs={"data-of": "value"},
        ),
        rx.el.div(
            whole("Of so many", "n", "All there were. Of a mean or a time, if you know it."),
            custom_attrs={"data-of": "n"},
        ),
        rx.el.div(
            kit.field("Spread", place + "sd", kind="amount", key=key,
                      hint="Standard deviation, if you know it: only then luck can be told apart."),
            custom_attrs={"data-of": "sd"},
        ),
        rx.el.div(
            whole("Would recommend us", "promoters"), whole("Neither", "passives"),
            whole("Would not", "detractors"),
            class_name="threefold", custom_attrs={"data-of": "score"},
        ),
    )  # fmt: skip


def _target(key: Any, entry: Any) -> rx.Component:
    def was(name: str) -> Any:
        return "" if entry is None else getattr(entry, name)

    return rx.fragment(
        rx.el.div(
            kit.field("Where it should go", "target", kind="amount", key=key, input_mode="text",
                      value=was("target"), hint="For example 80 %, 2.5 or 1,200."),
            kit.field("By", "target_date", kind="date", key=key, value=was("target_date"),
                      custom_attrs=OPTIONAL),
            class_name="twofold",
        ),
        rx.el.div(
            kit.field("How far off still counts as staying", "tolerance", kind="amount", key=key,
                      input_mode="text", value=was("tolerance"),
                      hint="To either side, such as 2 % or 0.5. Left empty, only the exact value "
                      "counts."),
            custom_attrs={"data-of": "hold"},
        ),
    )  # fmt: skip


def change_figure(figure: Any) -> rx.Component:
    """Read a figure, change its target, or stop measuring."""
    entry = figure.entry
    return rx.cond(
        entry.id != "",
        rx.el.div(
            kit.unfold("Add a reading", figure.name, _reading(figure, entry)),
            kit.unfold("Change the target", figure.name, _change(figure, entry)),
            class_name="acts noprint",
        ),
    )


def _reading(figure: Any, entry: Any) -> rx.Component:
    key = entry.id + "-reading"

    def whole(words: str, name: str, least: int = 0) -> rx.Component:
        return kit.field(words, name, kind="int", key=key, min=least, required=True)

    made_of: Any = rx.match(
        entry.type,
        ("proportion", rx.el.div(whole("So many", "k"), whole("Of so many", "n", 1),
                                 class_name="twofold")),
        ("score", rx.el.div(whole("Would recommend us", "promoters"),
                            whole("Neither", "passives"), whole("Would not", "detractors"),
                            class_name="threefold")),
        rx.el.div(
            kit.field("Value", "value", kind="amount", key=key, required=True),
            kit.field("How many cases", "n", kind="int", key=key, min=1),
            kit.field("Spread", "sd", kind="amount", key=key),
            class_name="threefold",
        ),
    )  # fmt: skip
    return kit.form(
        made_of,
        rx.el.div(
            kit.field("On", "date", kind="date", key=key, value=VIEW.options.today, required=True),
            kit.field("Where it comes from", "source", key=key, max_length=NAME),
            class_name="twofold",
        ),
        submit("Save this reading"),
        command="reading.add",
        values={"id": kit.new_id(), "kpi_id": entry.id},
        label="A reading of " + figure.name,
        done=("reset", "fold"),
    )  # fmt: skip


def _change(figure: Any, entry: Any) -> rx.Component:
    key = entry.id + "-target"
    return rx.fragment(
        kit.form(
            kit.field("What is measured", "name", value=entry.name, key=key, expect=True,
                      max_length=NAME, required=True),
            kit.select("It should", "direction", WAYS, value=entry.direction, key=key),
            _target(key, entry),
            submit("Save"),
            command="kpi.set",
            values={"id": entry.id},
            send="changed",
            label="Change the figure " + figure.name,
            done=("fold",),
            class_name="figureform",
        ),
        rx.el.p(
            kit.button("Stop measuring it", command="kpi.retire", values={"id": entry.id},
                       confirm=entry.id + "-retire", size="s",
                       said="Not measured any more. What was read stays.",
                       aria_label="Stop measuring: " + figure.name),
        ),
        kit.confirm_dialog(
            entry.id + "-retire", "Stop measuring this?",
            "The figure leaves its stage for good, and nobody reads it any more. What was read "
            "stays on record, and closed quarters keep it.",
            about=figure.name, yes="Stop measuring", no="Go on measuring",
        ),
    )  # fmt: skip


def drop_reading(value: Any) -> rx.Component:
    """Take a reading back; closed quarters keep what they saw."""
    return rx.fragment(
        kit.button("Take back", command="reading.drop", values={"id": value.id}, size="s",
                   confirm=value.id + "-drop", tone="quiet",
                   aria_label="Take back the reading of " + value.day),
        kit.confirm_dialog(
            value.id + "-drop", "Take this reading back?",
            "Only this reading goes. The figure, its base and its other readings stay.",
            about=value.day + ": " + value.shown, yes="Take it back", no="Keep it",
        ),
    )  # fmt: skip

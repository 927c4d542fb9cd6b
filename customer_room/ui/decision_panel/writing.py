"""The panel's writing side: what a decision needs, in the order in which it is typed."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.decision_panel.edits import PANEL, TEXT, edit, key_of
from customer_room.ui.decision_panel.view import Choice, Tick
from customer_room.ui.decision_panel.writing_aim import expectation
from customer_room.ui.kit import submit
from customer_room.ui.kit.controls import declare

SURE = [(str(percent), f"{percent} % sure") for percent in range(50, 100, 5)]
NOTHING = {"text": "Do nothing", "reasons_for": "", "reasons_against": ""}


def writing() -> rx.Component:
    """Draw the fields: what must be there first, the rest folded away."""
    return rx.el.div(
        rx.cond(
            PANEL.decided,
            kit.banner("Decided, and not sealed yet. A change here voids every signature and puts "
                       "the decision back on the table.", tone="warn", icon="triangle-alert"),
        ),
        _one_line(),
        _options(),
        _anchors(),
        expectation(),
        _when(),
        _owners(),
        _round(),
        _decide(),
        class_name="side writing",
    )  # fmt: skip


def _one_line() -> rx.Component:
    return edit(
        kit.field(
            "The decision in one line", "one_line", value=TEXT.one_line, key=key_of("line"),
            hint="Begin with a verb.", required=True, max_length=120, auto_complete="off",
            custom_attrs={"data-expect": "expect.one_line", "data-first": "true"},
        ),
        label="The decision in one line",
    )  # fmt: skip


def _options() -> rx.Component:
    return rx.el.section(
        rx.el.h3(PANEL.over),
        rx.el.ul(rx.foreach(PANEL.options, _option), class_name="opts"),
        rx.cond(
            PANEL.may_propose,
            rx.fragment(
                kit.form(
                    kit.field("Another option", "text", key=key_of("option"), required=True,
                              max_length=160, auto_complete="off"),
                    rx.el.div(
                        submit("Add option", tone="", size="s"),
                        rx.cond(
                            PANEL.has_nothing,
                            rx.fragment(),
                            kit.button("Add “Do nothing”", command="decision.propose",
                                       values={"id": PANEL.id, **NOTHING}, size="s",
                                       tone="quiet"),
                        ),
                        class_name="row wrap",
                    ),
                    command="decision.propose",
                    label="Add an option",
                    values={"id": PANEL.id},
                    done=["reset"],
                ),
            ),
        ),
        aria_label="Options",
    )  # fmt: skip


def _option(option: Choice) -> rx.Component:
    key = f"{PANEL.id}-option-{option.place}"
    fixed = {"id": PANEL.id, "place": option.place}
    return rx.el.li(
        rx.el.button(
            rx.el.i(class_name="rd", aria_hidden="true"),
            rx.el.span(
                rx.el.span("Choose: ", class_name="sr"),
                option.text,
                rx.cond(option.reasons_for != "", rx.el.small(f"For: {option.reasons_for}")),
                rx.cond(
                    option.reasons_against != "",
                    rx.el.small(f"Against: {option.reasons_against}"),
                ),
            ),
            type="button",
            aria_pressed=rx.cond(option.chosen, "true", "false"),
            class_name=rx.cond(option.chosen, "opt on", "opt"),
            custom_attrs=declare("decision.edit", {"id": PANEL.id, "chosen": option.place}),
        ),
        rx.el.details(
            rx.el.summary("Reasons and changes", kit.icon("chevron-down")),
            kit.form(
                kit.field("Option", "text", value=option.text, key=key, required=True,
                          max_length=160, expect=True),
                kit.textarea("What speaks for it", "reasons_for", value=option.reasons_for,
                             key=key, max_length=280),
                kit.textarea("What speaks against it", "reasons_against",
                             value=option.reasons_against, key=key, max_length=280),
                kit.field("What it costs", "cost", value=option.cost, key=key, max_length=80),
                rx.el.div(
                    submit("Save option", tone="", size="s"),
                    kit.button("Take it away", command="decision.drop_option",
                               values={**fixed, "expect": option.text}, size="s", tone="quiet"),
                    class_name="row wrap",
                ),
                command="decision.revise_option",
                label="Change this option",
                values=fixed,
            ),
            class_name="fold",
        ),
        key=key,
    )  # fmt: skip


def _anchors() -> rx.Component:
    return edit(
        _ticks("Where in the customer’s journey?", "anchors.stage_ids", PANEL.stages, "stages"),
        rx.el.details(
            rx.el.summary("Steps, kinds of customer, the measure", kit.icon("chevron-down")),
            rx.el.div(
                _ticks("Steps", "anchors.step_ids", PANEL.steps),
                _ticks("Kinds of customer", "anchors.segment_ids", PANEL.segments),
                kit.select("Which figure is it about?", "anchors.names_measure",
                           PANEL.figured.named, value=TEXT.measure, key=key_of("anchors"),
                           empty="None"),
                class_name="stack",
            ),
            class_name="fold",
        ),
        kit.hidden("anchors.hand_off_ids", TEXT.hand_offs, kind="json"),
        kit.hidden("anchors.move_ids", TEXT.moves, kind="json"),
        label="Where it lies",
        words="Save the place",
    )  # fmt: skip


def _when() -> rx.Component:
    key = key_of("review")
    return edit(
        rx.el.div(
            kit.select("How sure are we?", "confidence", SURE, value=TEXT.confidence, key=key,
                       empty="Choose", custom_attrs={"data-type": "int"}),
            kit.field("We look again on", "review_date", value=TEXT.review, key=key, kind="date",
                      required=True, hint="At most three quarters away, or no room can decide it."),
            class_name="duo",
        ),
        label="How sure, and when we look again",
        send="changed",
    )  # fmt: skip


def _owners() -> rx.Component:
    return edit(
        _ticks("Who owns it together?", "co_owners", PANEL.owners),
        kit.select("Who drives it?", "driver", PANEL.drivers, value=TEXT.driver,
                   key=key_of("owners"), empty="Nobody yet"),
        label="Owners",
        send="changed",
        words="Save the owners",
    )  # fmt: skip


def _round() -> rx.Component:
    return kit.form(
        _ticks("Who was asked, aloud, what speaks against it?", "asked", PANEL.asked),
        rx.cond(PANEL.asked_said != "", rx.el.p(PANEL.asked_said, class_name="soft small")),
        rx.el.div(
            submit("Everybody was asked", tone="", size="s", custom_attrs={"data-asked": "true"}),
            class_name="row",
        ),
        command="decision.note_dissent_round",
        label="Round of dissent",
        values={"id": PANEL.id},
    )  # fmt: skip


def _decide() -> rx.Component:
    return rx.cond(
        PANEL.may_decide,
        rx.el.section(
            rx.cond(PANEL.lacking.length() > 0, _not_yet(), _now()),
            kit.confirm_dialog(
                "decide-now", "Close this decision?",
                f"It is made as it stands. {PANEL.seals} Until then a change of its text voids "
                "every signature; afterwards nothing is rewritten.",
                yes="Decide", no="Not yet",
            ),
            aria_label="Decide",
        ),
    )  # fmt: skip


def _not_yet() -> rx.Component:
    return rx.fragment(
        rx.el.h3("Before it can be decided it still needs"),
        rx.el.ul(rx.foreach(PANEL.lacking, lambda what: rx.el.li(what)),
                 class_name="lacking", id="decide-lacks", tab_index=-1),
        kit.button("Decide", command="decision.decide", values={"id": PANEL.id},
                   custom_attrs={"aria-disabled": "true", "aria-describedby": "decide-lacks"}),
    )  # fmt: skip


def _now() -> rx.Component:
    return kit.form(
        rx.el.p("Nothing is missing: it can be decided.", class_name="soft"),
        rx.el.div(submit("Decide"), class_name="row"),
        command="decision.decide",
        label="Decide",
        values={"id": PANEL.id},
        confirm="decide-now",
        said="Decided.",
    )


def _ticks(legend: str, name: str, ticks: Any, voice: str = "") -> rx.Component:
    """Draw boxes to tick; all ticked ones of one name are sent."""

    def tick(each: Tick) -> rx.Component:
        return rx.el.label(
            rx.el.input(
                type="checkbox",
                name=name,
                value=each.value,
                default_checked=each.on,
                custom_attrs={"data-type": "list"},
            ),
            rx.el.span(each.words),
            class_name="choice",
            key=f"{key_of(name)}-{each.value}",
        )

    return rx.el.fieldset(
        rx.el.legend(legend),
        rx.foreach(ticks, tick),
        class_name=f"choices ticks {voice}",
    )

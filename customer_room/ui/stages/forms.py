"""Filing evidence, and saying who answers for a stage."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.operations.row_words import HEARD
from customer_room.ui import kit
from customer_room.ui.kit import submit
from customer_room.ui.promises.forms import INT
from customer_room.ui.stages.state import StagesState

VIEW: Any = StagesState.view
KINDS = list(HEARD.items())
FORMS = [("quote", "A quote"), ("story", "A story"), ("call", "A call"), ("metric", "A number")]
FEELINGS = [("", "Nobody said"), ("-2", "Very bad"), ("-1", "Bad"), ("0", "Neither"),
            ("1", "Good"), ("2", "Very good")]  # fmt: skip
SAID_BY, REASON, TEXT, LINK = 40, 40, 600, 280


def new_evidence(stage: Any) -> rx.Component:
    """File something heard or measured under a stage."""
    key = stage.id + "-heard"
    return kit.unfold(
        "Add something heard or measured",
        stage.name,
        kit.form(
            *_fields(key, stage, None),
            submit("File it here"),
            command="evidence.add",
            values={"id": kit.new_id(), "stage_id": stage.id},
            label="Something heard or measured: " + stage.name,
            done=("reset", "fold"),
            said="Filed under its stage.",
        ),
    )


def change_evidence(row: Any, stage: Any) -> rx.Component:
    """Correct a piece of evidence, or take it away."""
    return rx.cond(
        row.entry.id != "",
        kit.unfold(
            "Correct it",
            row.text,
            kit.form(
                *_fields(row.entry.id + "-edit", stage, row.entry),
                submit("Save"),
                command="evidence.edit",
                values={"id": row.entry.id},
                send="changed",
                label="Correct: " + row.text,
                done=("fold",),
            ),
            rx.el.p(
                kit.button("Take it away", command="evidence.remove", values={"id": row.entry.id},
                           confirm=row.entry.id + "-remove", size="s",
                           said="Taken away. What was decided on it stays decided.",
                           aria_label="Take away: " + row.text),
            ),
            kit.confirm_dialog(
                row.entry.id + "-remove", "Take this away?",
                "It leaves this stage and counts no more. What was decided on it stays decided, "
                "and closed quarters keep it.",
                about=row.text, yes="Take it away", no="Keep it",
            ),
        ),
    )  # fmt: skip


def put_on_the_wall(row: Any) -> rx.Component:
    """Play it back to the room that meets now."""
    return rx.cond(
        VIEW.options.wall != "",
        rx.el.p(
            kit.button(
                "Show it on the wall", command="room.show", size="s",
                values={"id": VIEW.options.wall, "showing": "evidence", "showing_id": row.id},
                said="It is on the wall. The console turns the wall back.",
                aria_label="Show it on the wall: " + row.text,
            ),
        ),
    )  # fmt: skip


def _fields(key: Any, stage: Any, entry: Any) -> list[rx.Component]:
    def was(name: str, otherwise: Any = "") -> Any:
        return otherwise if entry is None else getattr(entry, name)

    return [
        kit.textarea("What was said, seen or counted", "text", value=was("text"), key=key,
                     expect=entry is not None, max_length=TEXT, required=True,
                     hint="In their words where it is theirs. No names, numbers or addresses."),
        rx.el.div(
            kit.select("How we know", "kind", KINDS, value=was("kind", "unaided"), key=key),
            kit.select("What it is", "form", FORMS, value=was("form", "quote"), key=key),
            kit.field("Heard or measured on", "observed_on", kind="date", key=key,
                      value=was("observed_on", VIEW.options.today), required=True),
            class_name="threefold",
        ),
        rx.el.div(
            kit.field("Who says it, under another name", "said_by", value=was("said_by"), key=key,
                      max_length=SAID_BY, hint="For example: a landlord of three flats."),
            kit.select("Where in the stage", "step_id", stage.acts.steps, value=was("step_id"),
                       empty="Anywhere", key=key),
            kit.select("Kind of customer", "segment_id", VIEW.options.segments,
                       value=was("segment_id"), empty="All of them", key=key),
            class_name="threefold",
        ),
        rx.el.div(
            kit.field("How many were asked or counted", "n", kind="int", value=was("n"), key=key,
                      min=1),
            kit.select("How it felt to them", "feeling", FEELINGS, value=was("feeling"), key=key,
                       custom_attrs=INT),
            kit.field("Reason, if they left for it", "category", value=was("category"), key=key,
                      max_length=REASON, suggest=VIEW.options.reasons, auto_complete="off",
                      hint="As on the list that all functions use."),
            class_name="threefold",
        ),
        rx.el.div(
            kit.select("It speaks against", "contradicts_id", stage.acts.others,
                       value=was("contradicts_id"), empty="Nothing that is filed here", key=key),
            kit.field("Where it is from", "link", value=was("link"), key=key, max_length=LINK,
                      hint="A web address, if there is one."),
            class_name="twofold",
        ),
    ]  # fmt: skip


def claim_buttons(claim: Any) -> rx.Component:
    """Agree to a claim, or withdraw it."""
    return rx.fragment(
        rx.cond(
            claim.may_agree,
            kit.button(
                rx.cond(claim.accepted, "Not agreed", "The room agrees"), command="stage.claim",
                values=claim.agree, size="s", aria_label=rx.cond(
                    claim.accepted, "Not agreed: " + claim.who, "The room agrees: " + claim.who),
            ),
        ),
        rx.cond(
            claim.may_withdraw,
            kit.button("Withdraw", command="stage.claim", values=claim.withdraw, size="s",
                       tone="quiet", aria_label="Withdraw the claim of " + claim.who),
        ),
    )  # fmt: skip


def answering(stage: Any) -> rx.Component:
    """Claim a stage, name a leader or partners, stand behind its name."""
    acts = stage.acts
    return rx.el.div(
        rx.el.div(
            rx.cond(
                acts.may_claim,
                kit.button("I answer for this stage", command="stage.claim", values=acts.claim,
                           said="Claimed. The room agrees through the facilitator.",
                           aria_label="I answer for this stage: " + stage.name),
            ),
            rx.cond(
                acts.confirm.length() > 0,
                kit.button("I stand behind this name", command="stage.confirm",
                           values=acts.confirm, said="You stand behind this name.",
                           aria_label="I stand behind this name: " + stage.name),
            ),
            class_name="row wrap",
        ),
        rx.cond(acts.name_leader, kit.unfold("Name a leader", stage.name, _leader(stage))),
        rx.cond(
            acts.partners.length() > 0,
            kit.unfold("Name partners", stage.name, _partners(stage)),
        ),
        class_name="stack noprint",
    )  # fmt: skip


def _leader(stage: Any) -> rx.Component:
    return kit.form(
        kit.select("Who answers for it", "leader", VIEW.options.leaders, key=stage.id + "-leader"),
        kit.checkbox("The room agrees", "accepted", key=stage.id + "-leader"),
        submit("Save", tone=""),
        command="stage.claim",
        values={"id": stage.id},
        label="A leader for " + stage.name,
        done=("fold",),
    )


def _partners(stage: Any) -> rx.Component:
    return kit.form(
        rx.el.fieldset(
            rx.el.legend("Who helps, from another function"),
            rx.foreach(
                stage.acts.partners,
                lambda who: kit.checkbox(who[1], "partner_ids", value=who[0], checked=who[2],
                                         key=stage.id + "-partner"),
            ),
            rx.el.span(class_name="fault", role="alert"),
            class_name="choices field",
        ),
        submit("Save", tone=""),
        command="stage.edit",
        values={"id": stage.id},
        send="changed",
        label="Partners of " + stage.name,
        done=("fold",),
    )  # fmt: skip

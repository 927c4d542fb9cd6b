"""What the kit hands to the browser: names, declared writes, and nothing the policy refuses."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import reflex as rx
from hypothesis import given
from hypothesis import strategies as st

from customer_room.ui import kit, shell
from customer_room.ui.kit.icons import shapes
from customer_room.ui.kit.marks import SHAPES
from customer_room.ui.kit.notes import KINDS
from customer_room.ui.sync.live import undoable


def drawn(component: rx.Component) -> str:
    return json.dumps(component.render(), default=str, ensure_ascii=False)


class Example(rx.State):
    """Stands for a page's view."""

    name: str = ""
    kind: str = "note"
    letters: rx.Field[list[str]] = rx.field(default_factory=list)


def everything() -> list[rx.Component]:
    values: dict[str, Any] = {"id": kit.new_id(), "name": Example.name}
    return [
        *(kit.icon(name) for name in shapes()),
        kit.button("Sign", command="decision.sign", values=values, confirm="sure", icon="check"),
        kit.icon_button("x", "Close"),
        kit.link_button("Open", "/"),
        kit.chip("Dissent", count=0),
        kit.form(
            kit.field("Name", "name", value=Example.name, hint="As customers say it"),
            kit.textarea("Reason", "reason", expect=True),
            kit.select("Stage", "stage_id", [("s", "S")], empty="None"),
            kit.choices("Stance", "stance", [("agree", "Agree")]),
            kit.checkbox("Yes", "yes"),
            kit.hidden("version", "3", kind="int"),
            kit.submit("Save"),
            command="stance.take",
            values=values,
        ),
        kit.function_mark("Fi", "Finance", size=30),
        kit.function_mark(Example.name, Example.name, Example.kind),
        kit.function_tag("Fi", "Finance"),
        kit.nobody_mark(),
        kit.stage_chip("A", "Is this for me?"),
        kit.stance(Example.kind),
        kit.sign_bar(Example.letters, "1 of 4"),
        kit.sign_row(kit.nobody_mark(), "CFO", "Because", "object"),
        *(kit.note_card("Text", kind, "customers said") for kind in KINDS),
        kit.note_card(Example.name, Example.kind, Example.kind),
        kit.banner("Behind.", tone="warn"),
        kit.empty_state("Nobody has written here yet.", example="“What else?”"),
        kit.dialog("d", "A question", rx.el.p("Text")),
        kit.dialog_opener("d", "Open"),
        kit.confirm_dialog("sure", "Close it?", "For good.", yes="Close it", no="Keep it"),
        kit.table("Leaks", [("Stage", ""), ("Lost", "n")], []),
        shell.page(rx.el.h1("Title"), current="/"),
    ]


def walk(component: rx.Component) -> list[rx.Component]:
    children = [child for child in component.children if isinstance(child, rx.Component)]
    return [component, *(each for child in children for each in walk(child))]


def test_nothing_becomes_an_inline_style_sheet() -> None:
    styled = [type(part).__name__ for whole in everything() for part in walk(whole) if part.style]
    assert styled == []


def test_a_planted_style_would_be_found() -> None:
    planted = rx.el.div(rx.el.p("x", color="red"))
    assert [bool(part.style) for part in walk(planted)][:2] == [False, True]


def test_a_form_declares_its_command_and_a_new_id() -> None:
    text = drawn(kit.form(command="stance.take", values={"id": kit.new_id()}, send="changed"))
    assert '"data-command\\":\\"stance.take\\"' in text
    assert "$id" in text
    assert "onSubmit" not in text


def test_a_plain_button_declares_nothing() -> None:
    assert "data-" not in drawn(kit.button("Close"))


def test_every_field_is_described_by_its_hint_and_its_fault() -> None:
    text = drawn(kit.field("Name", "name", hint="As customers say it", key="n1"))
    assert "n1-name-hint n1-name-fault" in text
    assert 'htmlFor:\\"n1-name\\"' in text


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Customer Care", "Ca"),
        ("finance ", "Fi"),
        ("Company", "Ex"),
        ("Human Resources", "Hu"),
        ("4 U", "Xx"),
    ],
)
def test_a_function_has_two_letters(name: str, code: str) -> None:
    assert kit.function_code(name) == code


def test_functions_share_a_shape_only_when_all_are_taken() -> None:
    codes = ["Hu", "It", "Fi", "Op", "Le", "Ca", "Su", "Qu"]
    shapes_drawn = kit.shapes_of(codes)
    assert sorted(shapes_drawn.values()) == sorted(SHAPES)
    assert (shapes_drawn["Fi"], shapes_drawn["Ca"]) == ("fi", "ca")
    assert kit.shapes_of(reversed(codes)) == shapes_drawn
    assert set(kit.shapes_of([*codes, "Zz"]).values()) == set(SHAPES)


def test_a_stance_says_its_words() -> None:
    assert "Disagree and commit" in drawn(kit.stance("disagree and commit"))
    assert "Not signed" in drawn(kit.stance(""))


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        kit.icon("no-such-icon")


def test_what_may_be_undone_comes_from_the_commands() -> None:
    assert "note.add" in undoable()
    assert not {"vote.cast", "stance.take", "decision.sign"} & set(undoable())


@given(st.decimals(places=6, min_value=-(10**12) + 1, max_value=10**12 - 1), st.booleans())
def test_an_amount_is_printed_as_exactly_as_it_is_stored(stored: Decimal, share: bool) -> None:
    printed = kit.amount_text(f"{stored:f}", share=share)
    assert Fraction(printed.removesuffix(" %")) == Fraction(stored) * (100 if share else 1)
    assert "e" not in printed.lower()
    assert printed.endswith(" %") == share


def test_an_amount_is_printed_without_noughts_behind_it() -> None:
    printed = [kit.amount_text(each) for each in ("2500000", "0.850", "7.0", "-0", "007", None)]
    assert printed == ["2500000", "0.85", "7", "0", "7", ""]
    assert [kit.amount_text(each, share=True) for each in ("0.85", "1", "0.005", None)] == [
        "85 %", "100 %", "0.5 %", "",
    ]  # fmt: skip


def test_a_field_for_an_amount_takes_it_as_people_write_it() -> None:
    found = drawn(kit.field("Target", "target", kind="amount", value="85 %"))
    assert '\\"data-type\\":\\"amount\\"' in found
    assert 'type:\\"text\\"' in found

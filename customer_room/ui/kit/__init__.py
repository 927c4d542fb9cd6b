"""The parts that pages are made of: semantic HTML with the classes of assets/*.css."""

from customer_room.ui.kit.amounts import amount_text
from customer_room.ui.kit.controls import button, chip, icon_button, link_button, segmented
from customer_room.ui.kit.fields import (
    checkbox,
    choices,
    field,
    hidden,
    select,
    textarea,
)
from customer_room.ui.kit.forms import form, form_status, new_id, submit
from customer_room.ui.kit.icons import icon
from customer_room.ui.kit.marks import (
    function_code,
    function_mark,
    function_tag,
    nobody_mark,
    shapes_of,
    sign_bar,
    sign_row,
    stage_chip,
    stance,
)
from customer_room.ui.kit.notes import note_card, note_class, note_foot
from customer_room.ui.kit.panels import (
    banner,
    confirm_dialog,
    dialog,
    dialog_opener,
    empty_state,
    table,
    unfold,
)
from customer_room.ui.sync.live import live_bridge, plain_http, status_line

__all__ = [
    "amount_text",
    "banner",
    "button",
    "checkbox",
    "chip",
    "choices",
    "confirm_dialog",
    "dialog",
    "dialog_opener",
    "empty_state",
    "field",
    "form",
    "form_status",
    "function_code",
    "function_mark",
    "function_tag",
    "hidden",
    "icon",
    "icon_button",
    "link_button",
    "live_bridge",
    "new_id",
    "nobody_mark",
    "note_card",
    "note_class",
    "note_foot",
    "plain_http",
    "segmented",
    "select",
    "shapes_of",
    "sign_bar",
    "sign_row",
    "stage_chip",
    "stance",
    "status_line",
    "submit",
    "table",
    "textarea",
    "unfold",
]

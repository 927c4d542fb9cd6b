"""What is wrong with a value, as a sentence for the person who gave it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from customer_room.domain.values import AMOUNT, FIRST_YEAR, LAST_YEAR

Context = Mapping[str, Any]

MORE_THAN_ALL = "more_than_all"
FINDABLE = "findable"
NO_ADDRESS = "no_address"

NAMES: Mapping[str, str] = {
    "baseline": "the base",
    "k": "cases",
    "n": "how many in all",
    "sd": "its spread",
    "promoters": "would recommend us",
    "passives": "neither",
    "detractors": "would not",
}
"""Fields whose own names are a program's."""
SAYS: Mapping[str, str] = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "string_type": "must be a text",
    "bool_type": "must be yes or no",
    "bool_parsing": "must be yes or no",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "is too large a number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    # Only dates are read by rules of our own.
    "value_error": f"must be a date from {FIRST_YEAR} to {LAST_YEAR}, written like 2026-03-31",
    MORE_THAN_ALL: "says that more met the standard than were looked at",
    FINDABLE: "says how somebody can be reached. Use another name for them",
    NO_ADDRESS: "must be a web address that begins with https://",
    "string_pattern_mismatch": "is not written in the way it must be",
}
MEASURED: Mapping[str, Callable[[Context], str]] = {
    "literal_error": lambda given: f"must be one of {_plain(given['expected'])}",
    "enum": lambda given: f"must be one of {_plain(given['expected'])}",
    "greater_than_equal": lambda given: f"must be {given['ge']:,} or more",
    "greater_than": lambda given: f"must be more than {given['gt']:,}",
    "less_than_equal": lambda given: f"must be {given['le']:,} or less",
    "less_than": lambda given: f"must be less than {given['lt']:,}",
    "too_long": lambda given: f"holds {given['actual_length']:,}; {given['max_length']:,} fit",
    "too_short": lambda given: f"must hold at least {given['min_length']:,}",
    "string_too_short": lambda given: _at_least(given["min_length"]),
}


def misfit(kind: str, loc: Sequence[str | int], context: Context) -> str:
    """Return what is wrong with a value, without a full stop.

    Args:
        kind: Pydantic's word for it.
        loc: Where the value stands, outermost first.
        context: What pydantic knows besides.
    """
    if kind == "string_pattern_mismatch" and loc and loc[-1] == "quarter":
        says = "must be written like 2026-Q1"
    elif kind == "string_pattern_mismatch" and context.get("pattern") == AMOUNT:
        says = "must be a number such as 2.5, 1,200 or 85 %, with six decimals at most"
    elif kind in MEASURED:
        says = MEASURED[kind](context)
    else:
        says = SAYS.get(kind, "does not fit")
    return f"“{place(loc)}” {says}"


def place(loc: Sequence[str | int]) -> str:
    """Return where a value stands in words: ``("rows", 3, "text")`` is "row 4, text"."""
    words: list[str] = []
    for part in loc:
        if isinstance(part, str):
            words.append(NAMES.get(part) or part.removesuffix("_id").replace("_", " "))
        elif words:
            # A list is named in the plural, one of it in the singular.
            words[-1] = f"{words[-1].removesuffix('s')} {part + 1}"
    return ", ".join(words) or "this"


def _at_least(length: int) -> str:
    return "must not be empty" if length == 1 else f"must have at least {length} characters"


def _plain(expected: str) -> str:
    return expected.replace("'", "")

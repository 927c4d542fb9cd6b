"""What a cell may say: numbers, quarters, one of a few words, or something on the map by name."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from customer_room.exchange.preview import Wrong, near

GROUPED = re.compile(r"\d{1,3}(?:([,\s'’]|\u00a0|\u202f|\u2009)\d{3})(?:\1\d{3})*")
QUARTER = re.compile(r"(?:(\d{4})[\s\-/]*q([1-4])|q([1-4])[\s\-/]*(\d{4}))", re.IGNORECASE)
LARGEST_COUNT = 10**9
SUGGESTED = 200


def any_text(cell: str) -> str:
    """Return the cell as it is."""
    return cell


def whole_number(cell: str) -> int:
    """Read a number of customers: ``1234``, ``1,234`` or ``1 234``.

    Raises:
        Wrong: Anything else; a point is never guessed at.
    """
    if re.fullmatch(r"[-−]\s*\d.*", cell):
        raise Wrong("A count cannot be less than zero.")
    if not cell.isascii() and cell.isdigit():
        raise Wrong("This is not a whole number.", "Write it with the digits 0 to 9.")
    if cell.isdigit():
        number = int(cell)
    elif GROUPED.fullmatch(cell):
        number = int(re.sub(r"\D", "", cell))
    elif re.fullmatch(r"[\d.,]+", cell):
        raise Wrong("This is not a whole number of customers.",
                    "Write it without point: 1234 or 1,234.")  # fmt: skip
    else:
        raise Wrong("This is not a number.", "Write how many customers, for example 1234.")
    if number > LARGEST_COUNT:
        raise Wrong("This is more customers than there are people to count.")
    return number


def decimal_number(cell: str) -> float:
    """Read a number of days: ``3`` or ``2.5``.

    Raises:
        Wrong: Anything else.
    """
    if not re.fullmatch(r"\d{1,4}(?:[.,]\d{1,2})?", cell, re.ASCII):
        raise Wrong("This is not a number of days.", "Write for example 2 or 2.5.")
    return float(cell.replace(",", "."))


def quarter(cell: str) -> str:
    """Read a quarter: ``2026-Q1``, ``2026Q1``, ``Q1 2026``.

    Raises:
        Wrong: Anything else.
    """
    found = QUARTER.fullmatch(cell)
    if not found:
        raise Wrong("This is not a quarter.", "Write it as 2026-Q1.")
    year, first, second, other = found.groups()
    return f"{year or other}-Q{first or second}"


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """Return a reader of one of a few words, however it is spelled in capitals."""
    known = {word.lower(): word for word in words}

    def read(cell: str) -> str:
        word = known.get(" ".join(cell.lower().split()))
        if word is None:
            listed = ", ".join(known.values())
            raise Wrong("This word is not known here.", near(cell, known.values())
                        or f"Write one of: {listed}.")  # fmt: skip
        return word

    return read


class Lookup:
    """Finds something on the map by id or by name, and names it so that it is found again.

    Args:
        what: A word for it: step, segment, function.
        names: Name by id.
    """

    def __init__(self, what: str, names: dict[str, str]) -> None:
        self.what, self._names = what, names
        plain = {id: _plain(name) for id, name in names.items()}
        self._twice = {name for name, n in Counter(plain.values()).items() if n > 1}
        self._ids = {name: id for id, name in plain.items()}
        self._suggested: dict[str, str] = {}

    def find(self, text: str) -> str | None:
        """Return the id that an id or name means; None where nothing has it.

        Raises:
            Wrong: Two have this name.
        """
        if text in self._names:
            return text
        name = _plain(text)
        if name in self._twice:
            raise Wrong(f"More than one {self.what} is called “{text}”.",
                        f"Write its id instead: {self._alike(name)}.")  # fmt: skip
        return self._ids.get(name)

    def read(self, cell: str) -> str:
        """Return the id that a cell means.

        Raises:
            Wrong: Nothing, or more than one, has this name.
        """
        id = self.find(cell)
        if id is None:
            raise Wrong(f"There is no {self.what} “{cell[:80]}”.", self.suggest(cell))
        return id

    def suggest(self, cell: str) -> str:
        """Suggest a name that looks like what was written, for the first 200 different cells.

        Comparing takes ten milliseconds on a large map: a wrong file of 5,000 rows must not keep
        everybody waiting.
        """
        if cell not in self._suggested and len(self._suggested) < SUGGESTED:
            self._suggested[cell] = self._closest(cell)
        return self._suggested.get(cell, "")

    def _closest(self, cell: str) -> str:
        close = get_close_matches(_plain(cell), [*self._ids, *self._names], n=1, cutoff=0.6)
        if not close:
            return ""
        return f"Did you mean “{self._names.get(self._ids.get(close[0], close[0]), close[0])}”?"

    def label(self, id: str) -> str:
        """Return the name where it leads back to this id, else the id."""
        name = self._names.get(id, "")
        lonely = name and name not in self._names and _plain(name) not in self._twice
        return name if lonely else id

    def _alike(self, name: str) -> str:
        return " or ".join(id for id, known in self._names.items() if _plain(known) == name)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

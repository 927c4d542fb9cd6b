"""Stages in a leader's words: the headline, and the four cells of the table."""

from __future__ import annotations

from dataclasses import dataclass

from customer_room.operations.names import Names, day_in_words, short_day
from customer_room.operations.stages import Known, StageBook
from customer_room.scoring.wording import counted, listed, number_word

LETTERS = "ABCDEFGHI"
KIND_TEACHES = {
    "unaided": "Nothing yet. What did somebody say on the phone, in a letter, at the door?",
    "aided": "Nothing yet. Ask ten of them one question, and write down what they say.",
    "experiential": "Nothing yet. Who has tried this stage himself, as a customer would?",
    "operational number": "Nothing yet. Which number do we have already that shows it?",
}
FORM_WORDS = {"quote": "Quote", "story": "Story", "call": "Call", "metric": "Number"}


@dataclass(frozen=True)
class Cell:
    """What the table says of one side of a stage; ``tone`` is warn, left or empty."""

    words: str = ""
    more: str = ""
    tone: str = ""


def headline(book: StageBook) -> tuple[str, str]:
    """Say who answers, in counts: what is marked, and what follows it."""
    whole = len(book.stages)
    nobodys = sum(each.led.state == "nobody's" for each in book.stages)
    twice = sum(each.led.state == "contested" for each in book.stages)
    everything = number_word(whole).lower()
    if not nobodys and not twice:
        return "", f"All {everything} stages have one leader."
    if not nobodys:
        return f"{number_word(twice)} of {everything} stages {_claimed(twice)}.", ""
    stages = "is nobody’s" if nobodys == 1 else "are nobody’s"
    rest = f" {number_word(twice)} {_claimed(twice)}."
    return f"{number_word(nobodys)} of {everything} stages {stages}.", rest if twice else ""


def _claimed(stages: int) -> str:
    return f"{'is' if stages == 1 else 'are'} claimed by more than one"


def lead(book: StageBook) -> str:
    """Say what else the stages rest on, in counts."""
    wanted, whole = book.weights.kinds_wanted, number_word(len(book.stages)).lower()
    heard = sum(each.fresh_kinds >= wanted for each in book.stages)
    measured = sum(bool(each.read_measures) for each in book.stages)
    seams = [seam for each in book.stages for seam in each.leaving]
    people = sum(seam.customers for seam in seams)
    agreed = sum(seam.customers for seam in seams if seam.agreed)
    passed = (
        f"Customers change hands {people:,} times; for {agreed:,} of these both sides have agreed "
        "how."
        if people
        else "Nobody has counted yet how customers are passed on."
    )
    return (
        f"{number_word(heard)} of {whole} {'is' if heard == 1 else 'are'} known from {wanted} "
        f"fresh kinds of evidence. {passed} {number_word(measured)} of {whole} "
        f"{'has' if measured == 1 else 'have'} a figure with a target that was read since the room "
        "before."
    )


def standing(book: StageBook) -> str:
    """Say whether the quarter can still change."""
    if book.open:
        return "This quarter is open: what is entered here counts in its room."
    on = day_in_words(book.closed_at)
    if not book.kept:
        return f"The room closed on {on}. The quarter is kept as it stands after the last seal."
    return f"As its room saw it on {on}. The quarter is closed: nothing here changes any more."


def answered(known: Known, names: Names) -> Cell:
    """Say who answers for a stage."""
    led = known.led
    partners = [names.who(each.id).short for each in led.partners]
    beside = f"with {listed(partners)}" if partners else "no partner yet"
    if partners and not led.partner:
        beside += ", of no other function"
    claims = [names.who(str(each["leader"])).short for each in known.stage.claims]
    if led.state == "one leader":
        return Cell(names.who(led.accepted[0].id).short, beside)
    if led.state == "contested":
        both = listed([names.who(each.id).short for each in led.accepted])
        return Cell("Claimed twice" if len(led.accepted) == 2 else "Claimed by several", both,
                    "warn")  # fmt: skip
    waiting = f"{listed(claims)}, not agreed yet" if claims else "nobody has claimed it"
    return Cell("Nobody’s stage", waiting, "left")


def heard(known: Known, wanted: int) -> Cell:
    """Say what we know of a stage."""
    if not known.heard:
        return Cell("Opinion only", "nothing was heard or measured", "left")
    newest = f"newest {short_day(known.heard[0].observed_on)}"
    fresh = known.fresh_kinds
    if not fresh:
        return Cell("Nothing fresh", f"{counted(len(known.heard), 'piece')}, {newest}", "warn")
    words = f"{counted(fresh, 'fresh kind')} of {wanted}" if fresh < wanted else \
        f"{counted(fresh, 'fresh kind')}"  # fmt: skip
    pieces = counted(len(known.heard), "piece")
    return Cell(words, f"{pieces}, {newest}", "warn" if fresh < wanted else "")


def passed_on(known: Known) -> Cell:
    """Say who passes the customer on."""
    seams = known.leaving
    if not seams:
        return Cell("None", "no customer changes hands here")
    open_ones = sum(each.customers for each in seams if not each.agreed)
    words = f"{known.agreed} of {len(seams)} agreed"
    if not open_ones:
        return Cell(words, f"{sum(each.customers for each in seams):,} customers")
    return Cell(words, f"{open_ones:,} customers meet no agreement", "warn")


def figured(known: Known) -> Cell:
    """Say which figures a stage has."""
    measures = known.measures
    if not measures:
        return Cell("None", "nobody measures it", "left")
    words = counted(len(measures), "figure")
    if all(each.kpi.is_survey_score for each in measures):
        return Cell(words, "survey score only", "warn")
    if not known.read_measures:
        return Cell(words, "not read since the room before", "warn")
    return Cell(words, f"{known.read_measures} read since the room before")

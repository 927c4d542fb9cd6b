"""Who may do what and when, written by hand from DOMAIN §2.1, §2.3 and PRODUCT §4.

What the product answers is held against this, never the other way round. The rows that commands
share stand here; ``cases`` has the line of each command.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

G, L, F, R, O = "guest", "leader", "facilitator", "reader", "owner"  # noqa: E741
PROJECTOR = "projector"
EVERYBODY = frozenset({G, L, F, R, O})
RUNNERS = frozenset({F, O})
NOT_ALLOWED, CLOSED, NOT_FOUND, OK = "not_allowed", "phase_closed", "not_found", "ok"
ENDED = "login_required"


@dataclass(frozen=True)
class Row:
    """One row of the table of DOMAIN §2.3.

    ``own`` is what somebody wrote, owns or is himself; ``other`` is what belongs to somebody
    else; where the two do not differ, ``other`` says the same as ``own``.

    Attributes:
        own: Roles that may.
        other: Roles that may do it to what is somebody else's.
        seated: Roles that may if they hold a seat.
        admitted: Nobody may from a session that no facilitator has admitted; guests never are.
        waiting: Even who still knocks may.
    """

    own: frozenset[str]
    other: frozenset[str]
    seated: frozenset[str] = frozenset()
    admitted: bool = False
    waiting: bool = False

    @property
    def usual(self) -> frozenset[str]:
        """Roles that may as they usually are: leaders hold a seat, facilitators and owners none."""
        return self.own | (self.seated & {L})

    @property
    def other_only(self) -> "Row":
        """The row of what belongs to somebody else."""
        return Row(self.other, self.other, frozenset(), self.admitted)


def _row(own: str | frozenset[str], other: str | frozenset[str] | None = None, *,
         seated: str | frozenset[str] = "", admitted: bool = False,
         waiting: bool = False) -> Row:  # fmt: skip
    mine, theirs = frozenset(own), frozenset(own if other is None else other)
    return Row(mine, theirs, frozenset(seated), admitted, waiting)


NOBODY: frozenset[str] = frozenset()
WRITE = _row(frozenset({G, L, F, O}), frozenset({L, F, O}))
WRITE_ONLY_OWN = _row(frozenset({G, L, F, O}), NOBODY)
TYPE_FOR = _row(frozenset({G, L, F, O}), RUNNERS)
ARRANGE = _row(frozenset({L, F, O}))
VOTE = _row(NOBODY, frozenset({F}), seated=frozenset({L, F}), admitted=True)
TAKE_BACK = _row(NOBODY, seated=frozenset({L, F}), admitted=True)
MAP = _row(frozenset({L, F, O}))
CLAIM = _row(frozenset({L, F, O}), RUNNERS)
DRAFT = _row(frozenset({L, F}))
SIGN = _row(NOBODY, seated=frozenset({L, F, O}), admitted=True)
PROMISE = _row(frozenset({L, F, O}), RUNNERS, admitted=True)
CHECK = _row(frozenset({L, F, O}), admitted=True)
RUN = _row(RUNNERS, admitted=True)
COMMENT = _row(frozenset({L, F, R, O}))
SETTINGS = _row(RUNNERS, admitted=True)
OWN = _row(frozenset({O}), admitted=True)
MYSELF = _row(EVERYBODY, waiting=True)
LEAVE = _row(EVERYBODY, RUNNERS, waiting=True)
SEND_OWNER = _row(frozenset({O}))
SERVER = _row(NOBODY)


@dataclass(frozen=True)
class When:
    """The states of a room in which somebody who may is refused all the same.

    Attributes:
        all: For everybody, by state.
        ruled: For all but those who run the room: a facilitator's lock does not hold himself.
    """

    all: Mapping[str, str] = field(default_factory=dict[str, str])
    ruled: Mapping[str, str] = field(default_factory=dict[str, str])

    def answer(self, state: str, role: str) -> str:
        """Return the refusal in a state, or OK."""
        locked = None if role in RUNNERS else self.ruled.get(state)
        return self.all.get(state) or locked or OK


def _when(closed: str = "", *, locked: str = "", absent: str = "") -> When:
    refused = dict.fromkeys(closed.split(), CLOSED) | dict.fromkeys(absent.split(), NOT_FOUND)
    return When(refused, dict.fromkeys(locked.split(), CLOSED))


STATES = ("prepared", "open", "alone", "voting", "voted", "notes-only", "frozen", "ended", "closed")
"""Before the room opens; in an open phase, a private one, one whose vote is open or shown; with
either lock (and the vote open); after the phase in question; after the room."""

ALWAYS = _when()
# Seals, links and people know no room; what is signed by name is taken under a lock, too: a
# sign-off round often happens with a frozen board.
UNTIL_THE_END = _when("closed")
WRITTEN = _when("closed", locked="frozen")
ARRANGED = _when("closed", locked="frozen notes-only")
ON_THE_MAP = _when(locked="frozen notes-only")
DRAFTED = _when(locked="frozen")
WHILE_LIVE = _when("prepared closed")
# Asked of leaders days before the room; in a closed one it cannot have been asked.
ASKED_AHEAD = _when(locked="frozen", absent="closed")
UNTIL_ASKED = _when(absent="closed")
# Under a lock nobody has answered for himself, so there is nothing to show.
ANSWERED_AHEAD = When({"frozen": NOT_ALLOWED, "closed": NOT_FOUND})
ONCE_CLOSED = When(dict.fromkeys((state for state in STATES if state != "closed"), NOT_ALLOWED))
# Two functions of a room agree that a promise moves.
WITH_A_ROOM = When(dict.fromkeys(("prepared", "closed"), NOT_ALLOWED))
WHILE_IT_RUNS = _when("prepared ended closed")
BEFORE_ITS_RESULT = _when("prepared voted ended closed")
WHILE_ALONE = _when("prepared open voting voted notes-only frozen ended closed")
WHILE_VOTING = _when("prepared open alone voted ended closed", locked="frozen")
TAKEN_BACK = _when("voted ended closed", locked="frozen", absent="prepared open alone")
# What may have been voted for is not taken back: refused or not, it would tell of open dots.
WHILE_NOBODY_VOTES = _when("voting notes-only frozen closed")
# What is asked or read back in the hour is not there before it.
ASKED = _when("closed", absent="prepared")
ANSWERED = _when("closed", locked="frozen", absent="prepared")


@dataclass(frozen=True)
class Case:
    """One command as somebody sends it: whom it is for, when, and what it holds.

    ``{me}`` in the payload is who sends it, ``{phase}`` the phase in question, ``{hash}`` the
    text that is to be signed.

    Attributes:
        except_for: Another answer than the row's, by column.
        before: What the server, or somebody, does first, in this order.
    """

    who: Row
    when: When
    payload: Mapping[str, Any]
    except_for: Mapping[str, str] = field(default_factory=dict[str, str])
    before: tuple[tuple[str, str, Mapping[str, Any]], ...] = ()

    def but(self, answer: str, *columns: str) -> "Case":
        """Expect another answer than the row's to some columns, in every state."""
        return replace(self, except_for={**self.except_for, **dict.fromkeys(columns, answer)})

    def after(self, name: str, /, by: str = "system", **payload: Any) -> "Case":
        """Let the server, or somebody, do something first."""
        return replace(self, before=(*self.before, (by, name, payload)))


def case(who: Row, when: When, /, **payload: Any) -> Case:
    """Make a line of the table."""
    return Case(who, when, payload)


@dataclass(frozen=True)
class Column:
    """Somebody as the matrix knows him."""

    member_id: str
    role: str
    seat: bool = False
    admitted: bool = True
    waiting: bool = False


COLUMNS: Mapping[str, Column] = {
    "guest": Column("gus", G, admitted=False),
    "leader": Column("ann", L, seat=True),
    "leader without a seat": Column("lea", L),
    "facilitator": Column("fay", F),
    "facilitator with a seat": Column("flo", F, seat=True),
    "reader": Column("rea", R),
    "owner": Column("olga", O),
    "owner with a seat": Column("oda", O, seat=True),
    "not admitted": Column("una", L, seat=True, admitted=False),
    "waiting": Column("kim", L, seat=True, admitted=False, waiting=True),
    "projector": Column("wall", PROJECTOR, admitted=False),
}


def expected(each: Case, column: str, state: str) -> str:
    """Return what a command is answered: who may not is told so, whatever the state."""
    if column in each.except_for:
        return each.except_for[column]
    if not _may(each.who, COLUMNS[column]):
        # A projector goes with its room.
        return ENDED if COLUMNS[column].role == PROJECTOR and state == "closed" else NOT_ALLOWED
    return each.when.answer(state, COLUMNS[column].role)


def _may(row: Row, who: Column) -> bool:
    if who.waiting:
        return row.waiting
    if row.admitted and not who.admitted and who.role != G:
        return False
    return who.role in row.own or (who.seat and who.role in row.seated)

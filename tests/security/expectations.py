"""Who may do what, copied by hand from DOMAIN §2.3: what the policy is held against.

Every command stands in one row. ``own`` is what somebody wrote, owns or is himself; ``other`` is
what belongs to somebody else; where the two do not differ, ``other`` says the same as ``own``.
"""

from dataclasses import dataclass

G, L, F, R, O = "guest", "leader", "facilitator", "reader", "owner"  # noqa: E741
EVERYBODY = frozenset({G, L, F, R, O})


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Attributes:
        own: Roles that may, with a seat where the row asks for one.
        other: Roles that may do it to what is somebody else's.
        seat: Nobody may without a seat.
        admitted: Nobody may from a session that no facilitator has admitted.
    """

    own: frozenset[str]
    other: frozenset[str]
    seat: bool = False
    admitted: bool = False


def _row(own: str | frozenset[str], other: str | frozenset[str] | None = None, *,
         seat: bool = False, admitted: bool = False) -> Row:  # fmt: skip
    mine, theirs = frozenset(own), frozenset(own if other is None else other)
    return Row(mine, theirs, seat, admitted)


WRITE = _row(frozenset({G, L, F, O}), frozenset({L, F, O}))
WRITE_ONLY_OWN = _row(frozenset({G, L, F, O}), frozenset())
TYPE_FOR = _row(frozenset({G, L, F, O}), frozenset({F, O}))
ARRANGE = _row(frozenset({L, F, O}))
VOTE = _row(frozenset({L}), frozenset({F}), admitted=True)
TAKE_BACK = _row(frozenset({L}), frozenset(), admitted=True)
MAP = _row(frozenset({L, F, O}))
CLAIM = _row(frozenset({L, F, O}), frozenset({F, O}))
DRAFT = _row(frozenset({L, F}))
SIGN = _row(frozenset({L}), frozenset(), seat=True, admitted=True)
RUN = _row(frozenset({F, O}), admitted=True)
COMMENT = _row(frozenset({L, F, R, O}))
SETTINGS = _row(frozenset({F, O}), admitted=True)
MYSELF = _row(EVERYBODY)
LEAVE = _row(EVERYBODY, frozenset({F, O}))
SERVER = _row(frozenset())

TABLE: dict[str, Row] = {
    "comment.add": COMMENT,
    "count.agree": MAP,
    "decision.add_erratum": DRAFT,
    "decision.decide": DRAFT,
    "decision.drop_option": DRAFT,
    "decision.edit": DRAFT,
    "decision.note_dissent_round": DRAFT,
    "decision.park": DRAFT,
    "decision.propose": DRAFT,
    "decision.raise": DRAFT,
    "decision.revise_option": DRAFT,
    "decision.seal": SERVER,
    "decision.take_up": DRAFT,
    "decision.write": SIGN,
    "dissent.say": SIGN,
    "function.set": SETTINGS,
    "group.dissolve": ARRANGE,
    "group.keep": SIGN,
    "group.park": ARRANGE,
    "group.make": ARRANGE,
    "group.merge": ARRANGE,
    "group.rename": ARRANGE,
    "hand_off.accept": SIGN,
    "hand_off.set": MAP,
    "member.set": SETTINGS,
    "member.welcome": SERVER,
    "moves.load": MAP,
    "note.add": TYPE_FOR,
    "note.edit": WRITE,
    "note.move": WRITE,
    "note.regroup": ARRANGE,
    "note.remove": WRITE,
    "notes.load": WRITE_ONLY_OWN,
    "offer.set": SETTINGS,
    "operation.undo": WRITE_ONLY_OWN,
    "phase.close_votes": RUN,
    "phase.extend": RUN,
    "phase.open_votes": RUN,
    "phase.pause": RUN,
    "phase.place": RUN,
    "phase.plan": RUN,
    "phase.reveal": RUN,
    "phase.set_anonymity": RUN,
    "phase.set_privacy": RUN,
    "phase.skip": RUN,
    "phase.start": RUN,
    "room.close": RUN,
    "room.close_door": RUN,
    "poll.answer": VOTE,
    "poll.drop": RUN,
    "poll.open": RUN,
    "poll.show": RUN,
    "read_back.mark": RUN,
    "read_back.write": DRAFT,
    "room.create": RUN,
    "room.enter": MYSELF,
    "room.gather": RUN,
    "room.lock": RUN,
    "room.open": RUN,
    "room.open_door": RUN,
    "room.show": RUN,
    "room.turn_to": RUN,
    "segment.set": MAP,
    "session.admit": RUN,
    "session.end": LEAVE,
    "session.open": SERVER,
    "stage.add": MAP,
    "stage.claim": CLAIM,
    "stage.confirm": SIGN,
    "stage.edit": MAP,
    "stage.remove": MAP,
    "stance.take": SIGN,
    "step.add": MAP,
    "step.edit": MAP,
    "step.remove": MAP,
    "step.serve": MAP,
    "steps.load": MAP,
    "tick.set": WRITE_ONLY_OWN,
    "vote.cast": VOTE,
    "vote.withdraw": TAKE_BACK,
    "workspace.set": SETTINGS,
}

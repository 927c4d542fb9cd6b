"""What somebody was answered stays as far as it is about what stays: it may be sent again."""

from customer_room.domain.operation import Change
from customer_room.store.outcomes import ClientRef
from customer_room.store.store import Store
from tests.contract.test_forgetting import FORGET, R, end, furnish, rehearse, tried
from tests.contract.writing import ANN, append, note

OK, REFUSED = {"refusal": None}, {"refusal": {"actual": "They wait"}}


def ref(n: int, member_id: str = ANN) -> ClientRef:
    return ClientRef(member_id, "browser-1", n)


def test_what_was_changed_elsewhere_is_still_known(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        furnish(tx)
        append(tx, note("n2").put(), op_id="op-before")
        tx.remember(ref(1), "before", {"op": "op-before", **OK})
        append(tx, tried().put(), room_id=R, op_id="op-tried")
        tx.remember(ref(2), "tried", {"op": "op-tried", **OK})
        append(tx, note("n3").put(), op_id="op-beside")
        tx.remember(ref(3), "beside", {"op": "op-beside", **OK})
        tx.remember(ref(4), "refused", {"op": "op-refused", **REFUSED})
        tx.remember(ref(5), "nothing", {"op": "op-nothing", **OK})
    with store.begin(here) as tx:
        append(tx, Change("note", "t1", None), FORGET, room_id=R)
    with store.begin(here) as tx:
        known = [tx.outcome(ref(n)) for n in range(1, 6)]
        assert [each and each.digest for each in known] == ["before", None, "beside", None, None]
        tx.remember(ref(2), "again", {"op": "op-again", **OK})
        assert tx.outcome(ref(2)) is not None


def test_what_lost_a_part_or_was_said_by_who_is_gone_is_not(store: Store, here: str) -> None:
    """The digest of the whole would give away the part to whoever guesses it."""
    with store.begin(here) as tx:
        furnish(tx)
        append(tx, note("n2").put(), op_id="op-door")
        tx.remember(ref(1, "s-door"), "door", {"op": "op-door", **OK})
        rehearse(tx)
        tx.remember(ref(2), "late", {"op": "op-late", **OK})
        end(tx)
    with store.begin(here) as tx:
        assert tx.operation("op-late") is not None
        assert tx.outcome(ref(1, "s-door")) is None
        assert tx.outcome(ref(2)) is None

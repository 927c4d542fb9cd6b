"""The benchmark: the served product beside a bare relay, in one run, with ratios."""

from customer_room.security.limits import Limits

# What is sustained lies beyond what one room may send; all other limits stay as they are.
UNTHROTTLED = Limits(
    changes_per_second=1e9,
    change_burst=1e9,
    room_changes_per_second=1e9,
    room_change_burst=1e9,
)

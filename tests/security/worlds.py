"""One company three times: with what is hidden, without it, and with all of it shown.

Whoever may not see what is hidden must not be able to tell the first from the second, by anything
the product gives him. The third is how the first would look if nothing were kept from anybody.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_seal import due
from customer_room.domain.journey import Stage
from customer_room.domain.policy import SYSTEM
from customer_room.domain.values import later
from customer_room.live.hub import Hub
from customer_room.live.jobs import Step
from customer_room.live.service import RoomService
from customer_room.security.limits import Limits
from customer_room.security.sessions import hash_token
from customer_room.store.credentials import Credential
from customer_room.store.store import Store
from tests.properties.company import BEGAN, GUEST, KNOCKER, PEOPLE, Furnisher, session_of

HIDDEN, WITHOUT, SHOWN = "hidden", "without", "shown"
WORLDS = (HIDDEN, WITHOUT, SHOWN)
EVERYBODY = (*PEOPLE, GUEST, KNOCKER)
# More than any view looks back over the log.
MANY = 220
# What must not be found in anything that is given to others: whose it is. What was written without
# a name in a phase that is over is nobody's.
SECRETS: dict[str, set[str]] = {
    "zq-n-secret-ann-qz": {"ann"},
    "zq-n-secret-ben-qz": {"ben"},
    "zq-n-secret-lea-qz": {"lea"},
    "zq-n-secret-gus-qz": {"gus"},
    "n-hush-": {"ann", "cem"},
    "zq-hush-ann-qz": {"ann"},
    "zq-hush-cem-qz": {"cem"},
    "zq-told-ann-qz": {"ann"},
    "zq-told-cem-qz": {"cem"},
    "zq-dot-ann-": {"ann"},
    "zq-dot-cem-": {"cem"},
    "zq-said-ann": {"ann"},
    "zq-said-cem": {"cem"},
    "zq-said-dov": {"dov"},
    "zq-rate-ann-qz": {"ann"},
    "zq-rate-cem-qz": {"cem"},
    "zq-d-secret-qz": {"ann", "ben", "cem", "dov", "fay", "olga"},
    "canary-token-of-": set(),
}
# What Ben has put on the map, and others have maybe written or voted on.
PLACE = Stage(id="st-ben", order=4, name="I wait")
Act = tuple[str, str, dict[str, Any]]


def token_of(world: str, member_id: str) -> str:
    """Return the secret of somebody's session in a world."""
    return f"canary-token-of-{member_id}-in-{world}"


def build(store: Store, workspace_id: str, world: str) -> None:
    """Fill a workspace with a world; equal but for what is hidden, chance included."""
    chance = Random(1)

    def draw(letters: str, n: int) -> str:
        return "".join(chance.choices(letters, k=n))

    hub = Hub(lambda: 0.0, lambda _s, _a: None, Limits())
    service = RoomService(store, hub, lambda: BEGAN, draw)
    made = Furnisher(service, workspace_id)
    with patch("customer_room.store.register.secrets.token_hex", lambda n: "0" * 2 * n):
        made.fill()
        with store.reading(workspace_id) as read:
            found = read.get(Decision, "d-open")
        assert found is not None
        acts = _steps(world, found.text_hash)
        made.make(*(made.do(who, name, **given) for who, name, given in acts))
        _seal(service, workspace_id)
    with store.begin(workspace_id) as tx:
        tx.append("stage.added", "op-st-ben", BEGAN, "ben", None, [PLACE.put()])
        for member_id in EVERYBODY:
            hashed = hash_token(token_of(workspace_id, member_id))
            session = session_of(member_id)
            tx.keep_credential(Credential(hashed, workspace_id, "session", session, BEGAN, {}))


def files(folder: Path) -> dict[str, Path]:
    """Make a data folder for each world, as the command line meets it."""
    for world in WORLDS:
        (folder / world).mkdir()
        store = Store(f"sqlite:///{folder}/{world}/customer-room.db").open()
        build(store, "main", world)
        store.close()
    return {world: folder / world for world in WORLDS}


def _steps(world: str, text_hash: str) -> Iterator[Act]:
    yield "system", "poll.drop", {"id": "q1"}
    yield from _nameless(world)
    yield "ann", "decision.edit", {"id": "d-parked", "anchors": {"stage_ids": ["st1"],
                                                                 "step_ids": ["sp3"]}}  # fmt: skip
    yield "system", "phase.set_anonymity", {"id": "r1.p4", "anonymous": True}
    yield "system", "phase.start", {"id": "r1.p4"}
    yield "system", "phase.open_votes", {"id": "r1.p4", "budget": 3}
    yield from _asked(world)
    yield from _rated(world)
    yield from _voted(world)
    yield "ben", "stance.take", {"decision_id": "d-open", "stance": "agree",
                                 "text_hash": text_hash}  # fmt: skip
    if world != WITHOUT:
        yield from _alone()
    if world == SHOWN:
        yield "system", "phase.reveal", {"id": "r1.p3"}
        yield "system", "phase.reveal", {"id": "r1.p4"}
        yield "system", "phase.close_votes", {"id": "r1.p4"}
        yield "system", "poll.show", {"id": "q2"}
        yield "system", "survey.show", {"id": "sv2"}


def _nameless(world: str) -> Iterator[Act]:
    """A note without a name that everybody sees: by Ann of Sales, or by Dov of Operations."""
    yield "system", "phase.set_anonymity", {"id": "r1.p2", "anonymous": True}
    yield "system", "phase.start", {"id": "r1.p2"}
    yield "dov" if world == WITHOUT else "ann", "note.add", {
        "id": "n-nameless", "room_id": "r1", "lane": "WHO", "stage_id": "st1",
        "text": "zq-nameless-qz",
    }  # fmt: skip


def _asked(world: str) -> Iterator[Act]:
    """A question that is open: four have answered, which may be known."""
    yield "system", "poll.open", {"id": "q2", "room_id": "r1", "instrument": "reliability",
                                  "stage_id": "st2"}  # fmt: skip
    yield "ben", "poll.answer", {"id": "a-ben", "poll_id": "q2", "choice": "reliable"}
    for who, choice in (("ann", "random"), ("cem", "it depends"), ("dov", "random")):
        said = "reliable" if world == WITHOUT else choice
        id = f"zq-other-{who}" if world == WITHOUT else f"zq-said-{who}"
        yield who, "poll.answer", {"id": id, "poll_id": "q2", "choice": said}


def _rated(world: str) -> Iterator[Act]:
    """Leaders finish a sentence in secret: four have, which may be known."""
    yield "system", "survey.open", {"id": "sv2", "room_id": "r1",
                                    "instrument": "finish the sentence"}  # fmt: skip
    for who in ("ann", "cem", "ben", "dov"):
        secret = world != WITHOUT and who in ("ann", "cem")
        text = f"zq-rate-{who}-qz" if secret else "are never cold"
        yield who, "survey.answer", {"id": f"sv2-{who}", "survey_id": "sv2", "text": text}


def _voted(world: str) -> Iterator[Act]:
    """A vote that is open: two have voted, which may be known, and not for what."""
    for who in ("ann", "cem"):
        for n in (1,) if world == WITHOUT else (1, 2):
            id = f"zq-other-dot-{who}" if world == WITHOUT else f"zq-dot-{who}-{n}"
            target = "n-ben1" if world == WITHOUT else "n-cem1"
            yield who, "vote.cast", {"id": id, "phase_id": "r1.p4", "target_type": "note",
                                     "target_id": target}  # fmt: skip


def _alone() -> Iterator[Act]:
    for who in ("ann", "cem"):
        for n in (1, 2):
            yield who, "note.add", {
                "id": f"n-hush-{who}{n}", "room_id": "r1", "lane": "WHAT NEXT", "kind": "bet",
                "stage_id": f"st{n}", "text": f"zq-hush-{who}-qz", "order": "x",
                "evidence_level": "customers said",
            }  # fmt: skip
        yield who, "read_back.write", {"decision_id": "d-ready", "text": f"zq-told-{who}-qz"}
    for n in range(MANY):
        yield "ann", "note.edit", {"id": "n-secret-ann", "kind": ("honour", "dishonour")[n % 2]}


def _seal(service: RoomService, workspace_id: str) -> None:
    """Let fall what the server would seal by itself as soon as it runs."""
    with service.store.reading(workspace_id) as read:
        steps = [Step(SYSTEM, *command) for command in due(read, later(BEGAN, days=3650))]
    service.submit_all(workspace_id, steps)

"""A company at every limit: what has to fit on the projector all the same.

Fifteen functions with a seat each, nine stages, names and texts of full length, in scripts of all
widths; one room live, one closed with a long message.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from customer_room.domain.decisions import Decision
from customer_room.domain.policy import SYSTEM, Actor, Role
from customer_room.domain.record import one
from customer_room.live.jobs import Step
from customer_room.security.sessions import PLAIN_NAME, hash_token
from customer_room.services import Services
from customer_room.store.credentials import Credential
from tests.client import Person
from tests.loaded import empty_house

W, NOW = "main", "2026-07-16T08:00:00.000Z"
LIVE, CLOSED, QUARTER = "r1", "r0", "2026-Q2"
RUNNER = "fay"
SEATS = [f"m{n:02d}" for n in range(15)]

LATIN = "The engineer said nobody had shown her the heating, so she left it on all winter and "
WORD = "Heizungsanlagenwartungsvertragsverlängerungsbestätigungsschreiben"


def cut(text: str, length: int) -> str:
    """Repeat a text until it has so many characters, without a space at an end."""
    made = (text * (length // len(text) + 1))[:length]
    return made.strip().ljust(length, made[0] if made[0] != " " else "x")


TEXTS = {
    "latin": cut(LATIN, 280),
    "word": cut(WORD, 280),
    "cjk": cut("我们的客户整个冬天都不知道暖气怎么用，没有人告诉他们。", 280),
    "arabic": cut("لم يشرح لنا أحد كيف يعمل نظام التدفئة طوال فصل الشتاء ", 280),
    "hebrew": cut("אף אחד לא הראה לנו איך החימום עובד כל החורף ", 280),
    "devanagari": cut("किसी ने हमें नहीं दिखाया कि हीटिंग कैसे काम करती है ", 280),
    "emoji": cut("We waited 🥶🥶🥶 and nobody came 👩‍🔧 ", 280),
    "lines": "\n".join(f"{n} no" for n in range(1, 60))[:280].strip(),
    "short": "Nobody phoned.",
}
PROMPT, MESSAGE = (
    cut("Which few will the whole company take on, and what do we leave? ", 160),
    TEXTS["latin"],
)
KINDS = ("note", "honour", "dishonour", "staff obstacle", "two truths", "bet")
EVIDENCE = ("we assume", "staff say", "customers said", "data")
AIM = {"kpi": cut("customers who leave at the yearly review ", 80), "by": "2026-12-31",
       "from": {"k": 630, "n": 8600}, "to": "0.05"}  # fmt: skip
STANCES = ("agree with a worry", "disagree and commit", "agree")


def furnish(folder: Path) -> Path:
    """Fill an empty database, with a cookie for everybody; return the folder."""
    with empty_house(folder) as house:
        house.service.submit_all(W, [Step(SYSTEM, name, payload, NOW) for name, payload in _all()])
        _decide(house)
        with house.store.begin(W) as tx:
            for id in (RUNNER, *SEATS):
                credential = Credential(hash_token(f"token-{id}"), W, "session", f"s-{id}", NOW, {})
                tx.keep_credential(credential)
    return folder


def person(url: str, member_id: str) -> Person:
    """Return somebody of the company, signed in, without a browser."""
    made = Person(url)
    made.http.cookies.set(PLAIN_NAME, f"token-{member_id}")
    return made


Made = tuple[str, dict[str, Any]]


def _all() -> Iterator[Made]:
    yield "workspace.set", {"name": cut("Larkfield Heat & Cover of Northern Europe ", 80)}
    yield "function.set", {"id": "company", "name": "Company", "code": "Co", "pseudo": True}
    yield "member.set", {"id": RUNNER, "name": "Fay", "role": "facilitator",
                         "function_id": "company"}  # fmt: skip
    yield from _people()
    yield from _map()
    for id, title in ((CLOSED, "The room before"), (LIVE, cut("A customer room for ", 80))):
        kind = "check-in" if id == CLOSED else "quarterly"
        yield "room.create", {"id": id, "quarter": QUARTER, "title": title, "mode": 180,
                              "kind": kind}  # fmt: skip
        yield "room.open", {"id": id}
        if id == CLOSED:
            yield "room.close", {"id": id, "closing_message": MESSAGE}
    for id in (RUNNER, *SEATS):
        yield "session.open", {"id": f"s-{id}", "member_id": id, "how": "private link"}
    yield from _notes()
    for name in TEXTS:
        other = None if name == "latin" else "story-latin"
        yield "evidence.add", {
            "id": f"story-{name}", "kind": "aided", "form": "quote", "stage_id": "g1",
            "text": cut(TEXTS[name], 600), "said_by": cut("a landlord of many flats in ", 40),
            "observed_on": "2026-04-01", "contradicts_id": other,
        }  # fmt: skip


def _people() -> Iterator[Made]:
    for n, id in enumerate(SEATS):
        name = cut(f"Function {n} for {WORD} ", 80) if n % 3 else f"Function {n}"
        yield "function.set", {"id": f"f{n:02d}", "name": name, "code": f"{'FGHJKLMNPRSTVWX'[n]}m",
                               "order": n}  # fmt: skip
        names = ("王小明·測試", "محمد عبد الرحمن الطويل", cut(f"Anna-{n} {WORD} ", 80), "Zoë Ng")
        yield "member.set", {
            "id": id, "name": names[n % 4], "title": cut(f"Chief officer {n} for {WORD} ", 80),
            "role": "leader", "function_id": f"f{n:02d}", "seat": True,
            "is_chief_executive": n == 0,
        }  # fmt: skip


def _map() -> Iterator[Made]:
    yield "segment.set", {"id": "homes", "name": "Homes"}
    for n in range(9):
        name = (
            cut(f"{n} Can I stay warm without thinking of it all ", 60) if n else "Is this for me?"
        )
        yield "stage.add", {"id": f"g{n}", "order": n + 1, "name": name}
    for n in range(5):
        yield "step.add", {"id": f"p{n}", "stage_id": "g1" if n == 0 else "g2", "order": n + 1,
                           "name": cut(f"{n} I look back on my whole year with them ", 80),
                           "quarter": QUARTER, "function_id": "f01",
                           "entry": "new customer" if n == 0 else "–"}  # fmt: skip
    ways = [("p1", 7250), ("p2", 1310), ("p3", 700), ("STAYED", 720), ("LEFT", 630),
            ("NOT KNOWN", 310)]  # fmt: skip
    rows = [{"from_step": "p0", "to": to, "segment_id": "homes", "quarter": QUARTER, "count": n}
            for to, n in ways]  # fmt: skip
    yield "moves.load", {"rows": rows}


def _notes() -> Iterator[Made]:
    """Forty notes to vote on, in every script and kind; eight of them in a group."""
    texts = list(TEXTS.values())
    for n in range(40):
        lane = "WHY THEY STAY" if n % 6 == 5 else "HOW THEY MOVE"
        yield "note.add", {
            "id": f"n{n:02d}", "room_id": LIVE, "lane": lane, "stage_id": "g1" if n < 16 else "g3",
            "text": texts[n % len(texts)], "kind": KINDS[n % 6], "evidence_level": EVIDENCE[n % 4],
            "order": f"{n:02d}x", "author_id": SEATS[n % 15],
        }  # fmt: skip
    for name, text in TEXTS.items():
        yield "note.add", {"id": f"one-{name}", "room_id": LIVE, "lane": "WHO", "text": text,
                           "order": f"Z{name}", "author_id": SEATS[0],
                           "evidence_level": "customers said"}  # fmt: skip
    grouped = [f"n{n:02d}" for n in range(8)]
    yield "group.make", {"id": "many", "name": cut("What nobody tells anybody ", 80),
                         "note_ids": grouped}  # fmt: skip


def _decide(house: Services) -> None:
    """Raise one decision that is weighed and one that is signed by all seats, at full length."""
    for id in ("weighed", "signed"):
        _do(house, SEATS[0], "decision.raise", id=id, room_id=LIVE, anchors={"stage_ids": ["g1"]},
            one_line=cut(f"Give {WORD} to one leader ", 120))  # fmt: skip
        for n in range(6):
            _do(house, SEATS[n], "decision.propose", id=id, text=cut(f"Option {n}: {LATIN}", 160),
                reasons_for=TEXTS["latin"], reasons_against=TEXTS["cjk"])  # fmt: skip
        _do(house, SEATS[0], "decision.edit", id=id, chosen=2,
            expectation=AIM)  # fmt: skip
    with house.store.reading(W) as read:
        text_hash = one(read, Decision, "signed").text_hash
    reasons = list(TEXTS.values())
    for n, id in enumerate(SEATS[:13]):
        _do(house, id, "stance.take", decision_id="signed", stance=STANCES[n % 3],
            reason=reasons[n % len(reasons)], text_hash=text_hash)  # fmt: skip


def _do(house: Services, member_id: str, name: str, **payload: Any) -> None:
    actor = Actor(member_id, Role.LEADER, f"f{member_id[1:]}", seat=True, admitted=True)
    step = Step(actor, name, payload, NOW)
    house.service.transact(W, lambda _tx, perform: perform(step))

"""``GET /metrics``: true figures, for the operator only, and nothing about anybody."""

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from starlette.requests import Request

from customer_room.api.callers import check_operator
from customer_room.domain.command import REGISTRY
from customer_room.domain.errors import DomainError, NotAllowed
from customer_room.settings import Settings
from tests.client import Person
from tests.running import MEMBERS, ROOM, House, running

TOKEN = "a-token-of-the-operator"
NOTE = {"room_id": ROOM, "lane": "WHO"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("metrics"), metrics_token=TOKEN) as made:
        yield made


def figures(person: Person) -> dict[str, float]:
    text = person.get("/metrics").text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_the_figures_are_true(house: House) -> None:
    ann, ben = house.person("ann"), house.person("ben")
    before = figures(ann)
    with ann.live(ROOM) as live, ben.live(ROOM) as other, ben.live() as elsewhere:
        live.answer(live.propose("note.add", id="n1", text="x", **NOTE))
        live.answer(live.propose("note.add", id="n1", text="x", **NOTE))
        live.answer(live.propose("note.paint", id="n1"))
        for line in (other, elsewhere):
            line.until("t")
        sent = sum(line.n for line in (live, other, elsewhere))
        during = figures(ann)
        house.on_loop(house.services.hub.reload_all, "main")
        live.until("reload")
    assert (during["customer_room_sockets"], during["customer_room_rooms_live"]) == (3, 1)
    done = 'customer_room_commands_total{command="note.add",outcome="done"}'
    assert during[done] - before.get(done, 0) == 1
    assert during['customer_room_commands_total{command="unknown",outcome="unknown_command"}'] == 1
    assert during['customer_room_refusals_total{code="unknown_command"}'] == 1
    commits = "customer_room_commit_seconds_count"
    assert during[commits] - before[commits] == 3
    frames = "customer_room_frames_sent_total"
    assert during[frames] - before[frames] >= sent
    assert during["customer_room_bytes_sent_total"] > 20 * during[frames]
    after = figures(ann)
    assert after["customer_room_reloads_total"] - before["customer_room_reloads_total"] == 3
    assert after[frames] >= during[frames] + 3, "those who have left still count"


def test_refusals_by_http_count_as_well(house: House) -> None:
    ann = house.person("ann")
    before = figures(ann).get('customer_room_refusals_total{code="bad_json"}', 0)
    assert ann.post("/api/commands", b"{").status_code == 400
    assert figures(ann)['customer_room_refusals_total{code="bad_json"}'] == before + 1


def test_no_label_carries_a_name_an_id_or_a_text(house: House) -> None:
    ann = house.person("ann")
    ann.do("canary.name", text="canary text")
    ann.must("note.add", id="canary-id", text="canary text", **NOTE)
    text = ann.get("/metrics").text
    assert "canary" not in text
    assert not [member["name"] for member in MEMBERS if f'"{member["name"]}"' in text]
    labels = dict.fromkeys(re.findall(r'(\w+)="([^"]*)"', text))
    codes = {kind.code for kind in subclasses(DomainError)} | {"temporarily_unavailable", "done"}
    known = {"command": {*REGISTRY, "unknown"}, "outcome": codes, "code": codes}
    assert not [label for label in labels if label[0] != "le" and label[1] not in known[label[0]]]


def subclasses(kind: type[DomainError]) -> set[type[DomainError]]:
    return {kind}.union(*(subclasses(under) for under in kind.__subclasses__()))


def test_only_this_machine_or_the_token_may_look(house: House) -> None:
    nobody = house.person()
    proxied = {"x-forwarded-for": "192.0.2.7"}
    right, wrong = f"Bearer {TOKEN}", "Bearer a-token-of-somebody-else"
    assert nobody.get("/metrics").status_code == 200
    for header in ("x-forwarded-for", "forwarded", "via"):
        assert nobody.get("/metrics", headers={header: "192.0.2.7"}).status_code == 403
    assert nobody.get("/metrics", headers=proxied | {"authorization": wrong}).status_code == 403
    assert nobody.get("/metrics", headers=proxied | {"authorization": right}).status_code == 200
    fay = house.person("fay")
    assert fay.get("/metrics", headers=proxied).status_code == 403, "no session opens it"


def asked(client: tuple[str, int] | None, bearer: str) -> Request:
    headers = [(b"authorization", f"Bearer {bearer}".encode())]
    return Request({"type": "http", "headers": headers, "client": client})


def test_without_a_token_in_the_settings_none_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = SimpleNamespace(settings=Settings(metrics_token=""))
    monkeypatch.setattr("customer_room.api.callers.current", lambda: bare)
    check_operator(asked(("127.0.0.1", 1), ""))
    check_operator(asked(("::1", 1), ""))
    for client in (("192.0.2.7", 1), ("testclient", 1), None):
        with pytest.raises(NotAllowed):
            check_operator(asked(client, ""))

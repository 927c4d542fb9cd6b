"""Every route is declared with who may call it, and the declaration holds."""

from collections.abc import Callable, Iterator

import pytest

from customer_room.api.routes import ROUTES, Declared, routes
from customer_room.domain.policy import GRANTS, Permission, Role
from tests.client import Person
from tests.running import House, running

MEMBER = {Role.OWNER: "owner", Role.FACILITATOR: "fay", Role.LEADER: "ann", Role.READER: "rea"}
GUARDED = [r for r in ROUTES if r.access not in ("anyone", "operator")]
LOOKING_ON = {"/api/rooms/{room_id}/snapshot"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("routes")) as made:
        yield made


def call(person: Person, route: Declared) -> int:
    path = route.path.replace("{room_id}", "no-such-room").replace("{token}", "x")
    answer = person.get(path) if route.method == "GET" else person.post(path, {})
    return answer.status_code


def test_nothing_is_served_that_is_not_declared() -> None:
    served = {getattr(route, "path", "") for route in routes()}
    assert served == {route.path for route in ROUTES} | {"/live"}


@pytest.mark.parametrize("route", GUARDED, ids=lambda r: r.path)
def test_a_guarded_route_answers_nobody_without_a_session(house: House, route: Declared) -> None:
    assert call(house.person(), route) == 401


@pytest.mark.parametrize("role", MEMBER)
@pytest.mark.parametrize("route", GUARDED, ids=lambda r: r.path)
def test_a_permission_opens_a_route_to_its_roles_only(
    house: House, route: Declared, role: Role
) -> None:
    status = call(house.person(MEMBER[role]), route)
    granted = not isinstance(route.access, Permission) or role in GRANTS[route.access]
    assert (status in (401, 403)) is not granted


def test_a_projector_calls_what_is_for_onlookers_and_nothing_else(house: House) -> None:
    assert {r.path for r in ROUTES if r.access == "onlooker"} == LOOKING_ON
    wall, fay = house.person(), house.person("fay")
    code = wall.post("/api/pair").json()["code"]
    assert fay.post("/api/rooms/r1/projectors", {"code": code}).status_code == 200
    wall.post("/api/pair/collect")
    answers = {route.path: call(wall, route) for route in GUARDED}
    assert answers == {path: 404 if path in LOOKING_ON else 403 for path in answers}


@pytest.mark.parametrize("route", [r for r in ROUTES if r.method == "POST"], ids=lambda r: r.path)
def test_every_post_refuses_a_foreign_page_before_anything_else(
    house: House, route: Declared
) -> None:
    answer = house.person().post(route.path, {}, origin="https://evil.example")
    assert answer.status_code == 403


@pytest.mark.parametrize("route", [r for r in ROUTES if r.method == "POST"], ids=lambda r: r.path)
@pytest.mark.parametrize("raw", [b"", b"[" * 10_000, b"null", b"\xff", b"x" * 20_000, b'{"x":1}'])
def test_no_body_brings_a_route_down(house: House, route: Declared, raw: bytes) -> None:
    answer = house.person("fay").post(route.path, raw)
    assert answer.status_code < 500
    assert "Traceback" not in answer.text


def test_a_failure_inside_is_answered_without_its_text(
    house: House, written: Callable[[], str]
) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise RuntimeError("SELECT secret FROM /var/lib/customer-room.db")

    take = house.services.snapshots.take
    house.services.snapshots.take = broken  # type: ignore[method-assign]
    answer = house.person("ann").get("/api/rooms/r1/snapshot")
    house.services.snapshots.take = take  # type: ignore[method-assign]
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "temporarily_unavailable")
    assert "SELECT" not in answer.text + written()
    assert '"error": "RuntimeError"' in written()
    assert answer.json()["error"]["request_id"] in written()


def test_tokens_stay_out_of_the_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    link = house.link("ann")
    with caplog.at_level("DEBUG"):
        house.person().enter(link)
    assert link.rpartition("/")[2] not in "".join(
        record.getMessage() for record in caplog.records if record.name.startswith("uvicorn")
    )


def test_health_needs_no_session_and_tells_nothing(house: House) -> None:
    assert house.person().get("/healthz").json() == {"ok": True}
    assert house.person().get("/readyz").json() == {"ok": True}

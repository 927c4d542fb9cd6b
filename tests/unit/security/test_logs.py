"""Lines of the log: named events as JSON or for people, and never what people wrote."""

import json
import logging
import logging.config
import sys

import pytest

from customer_room.security import logs


def a_log() -> logging.Logger:
    made = logging.Logger("customer_room.live.hub", "INFO")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logs.formatter("auto"))
    made.addHandler(handler)
    return made


def test_a_line_is_one_object_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    a_log().info("server.leaving", extra={"sockets": 3})
    line = json.loads(capsys.readouterr().err)
    assert line.pop("at").endswith("Z")
    assert line == {"event": "server.leaving", "level": "info", "sockets": 3,
                    "logger": "customer_room.live.hub"}  # fmt: skip


def test_a_line_is_plain_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    record = logging.makeLogRecord({"msg": "server.leaving", "levelname": "INFO", "sockets": 3})
    line = logs.formatter("auto").format(record)
    assert "server.leaving" in line
    assert not line.startswith("{")
    assert logs.formatter("json").format(record).startswith("{")


def test_an_exception_of_other_software_keeps_its_message_to_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    try:
        raise ValueError("what people wrote")
    except ValueError:
        a_log().exception("Exception in ASGI application")
    line = json.loads(capsys.readouterr().err)
    assert (line["error"], line["places"][0][:4]) == ("ValueError", "test")
    assert "what people wrote" not in str(line)
    assert "Traceback" not in str(line)


def test_the_configuration_is_one_that_logging_takes(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.root.handlers[:], logging.root.level
    try:
        logging.config.dictConfig(logs.config("info", "json"))
        logging.getLogger("uvicorn.error").info("quiet")
        logging.getLogger("planted").error("GET /enter/secret-token answered %d", 500)
        lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    finally:
        logging.root.handlers[:], logging.root.level = before
    assert [line["event"] for line in lines] == ["GET /enter/[removed] answered 500"]

"""What the server writes about itself: one named event a line, and nothing that people wrote.

Modules log as usual, with an event's name and ``extra``; how a line looks is decided here alone.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import Any, cast

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from customer_room.settings import LogFormat

PLACES = 3


def failure(problem: BaseException) -> dict[str, Any]:
    """Return what may be logged of an exception: its kind, and where it happened.

    Its message stays out: it may quote what people wrote.
    """
    return {"error": type(problem).__name__, "places": _places(problem.__traceback__)}


def config(level: str, form: LogFormat) -> dict[str, object]:
    """Return the configuration for ``logging.config.dictConfig``: to standard error.

    The server software stays at warnings: its connection lines quote addresses with tokens.

    Args:
        level: The least severe line that is written.
        form: ``json`` for one object a line, ``plain`` for people; ``auto``: plain on a terminal.
    """
    quiet = {"level": "WARNING", "handlers": ["stderr"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"redact": {"()": "customer_room.security.links.RedactTokens"}},
        "formatters": {"event": {"()": formatter, "form": form}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "event",
                "filters": ["redact"],
            }
        },
        "root": {"level": level.upper(), "handlers": ["stderr"]},
        "loggers": dict.fromkeys(("uvicorn", "websockets", "engineio", "socketio"), quiet),
    }


def formatter(form: LogFormat) -> logging.Formatter:
    """Return what turns a record into a line."""
    plain = form == "plain" or (form == "auto" and sys.stderr.isatty())
    render: Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), timestamp_key="at")
        if plain
        else structlog.processors.JSONRenderer()
    )
    before: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _tell_no_messages,
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
    )


def _tell_no_messages(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Exchange the exception of a line of other software for what may be told of it."""
    told = event.pop("exc_info", None)
    problem = cast("tuple[object, ...]", told)[1] if isinstance(told, tuple) else told
    if isinstance(problem, BaseException):
        event.update(failure(problem))
    return event


def _places(found: TracebackType | None) -> list[str]:
    return [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(found)[-PLACES:]]

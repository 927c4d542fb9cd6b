"""Every State handler is declared with its permission; no other can be called."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Reflex keeps one registry per process, so each question is asked in a process of its own.
ENUMERATE = """
import json
{planted}
from customer_room.customer_room import app
from customer_room.ui import gate
undeclared = gate.undeclared(app)
access = gate.keep_declared(app)
left = [gate.short_name(name, found) for name, found in
        app._registration_context.event_handlers.items()]
print(json.dumps({{"undeclared": undeclared, "access": sorted(access), "left": sorted(left)}}))
"""
PLANTED = """
import reflex as rx
class PlantedState(rx.State):
    secret: str = ""
    def wipe(self): self.secret = ""
"""


def enumerate_handlers(tmp_path: Path, planted: str = "") -> dict[str, list[str]]:
    answer = subprocess.run(
        [sys.executable, "-c", ENUMERATE.format(planted=planted)],
        cwd=tmp_path,
        env=os.environ
        | {
            "REFLEX_APP_NAME": "customer_room",
            "REFLEX_BACKEND_ONLY": "true",
            "REFLEX_STATE_MANAGER_MODE": "memory",
            "REFLEX_TELEMETRY_ENABLED": "false",
            "REFLEX_DIR": str(tmp_path / "reflex"),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout)


@pytest.fixture
def found(tmp_path: Path) -> dict[str, list[str]]:
    return enumerate_handlers(tmp_path)


def test_every_handler_is_declared(found: dict[str, list[str]]) -> None:
    assert found["undeclared"] == []


def test_a_planted_handler_is_noticed_and_cannot_be_called(tmp_path: Path) -> None:
    found = enumerate_handlers(tmp_path, PLANTED)
    assert found["undeclared"] == ["PlantedState.wipe"]
    assert "PlantedState.wipe" not in found["left"]
    assert not [name for name in found["access"] if "planted" in name]


def test_no_state_lets_a_browser_set_its_variables(tmp_path: Path) -> None:
    found = enumerate_handlers(tmp_path, PLANTED)
    assert not [name for name in found["left"] if name.endswith(".setvar")]
    assert "UpdateVarsInternalState.update_vars_internal" not in found["left"]

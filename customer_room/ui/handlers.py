"""Every State handler a browser may call, and who may call it; all others do not exist.

A handler loads views and never writes (docs/ARCHITECTURE.md). To add one, declare it here as
``"StateClass.handler"``; a test enumerates the handlers and finds an undeclared one.
"""

from __future__ import annotations

from typing import Literal

# A projector calls what is for an onlooker, from its own page, and nothing else.
Access = Literal["anyone", "session", "onlooker"]

FRAMEWORK: dict[str, Access] = {
    "State.hydrate": "anyone",
    "State.hydrate_and_load": "anyone",
    "OnLoadInternalState.on_load_internal": "anyone",
}

# Called by the server itself while it answers one of the above; never from a browser.
INTERNAL = frozenset({"State.set_is_hydrated", "OnLoadInternalState.set_is_hydrated"})

# Reflex registers these on its own; they are removed before the first socket opens.
REMOVED = frozenset(
    {
        "FrontendEventExceptionState.handle_frontend_exception",
        "UpdateVarsInternalState.update_vars_internal",
    }
)

PAGES: dict[str, Access] = {
    "CompetencyState.load": "session",
    "CompetencyState.nudged": "session",
    "ConsoleState.load": "session",
    "ConsoleState.nudge": "session",
    "CustomersState.load": "session",
    "CustomersState.nudged": "session",
    "DecisionPanelState.load": "session",
    "DecisionPanelState.nudged": "session",
    "DecisionState.load": "session",
    "DecisionState.nudged": "session",
    "DecisionState.tell_history": "session",
    "DecisionsState.load": "session",
    "DecisionsState.nudged": "session",
    "HomeState.load": "anyone",
    "HomeState.nudge": "anyone",
    "SessionState.load": "anyone",
    "SettingsState.load": "session",
    "SettingsState.nudged": "session",
    "RoomState.load": "session",
    "PromisesState.load": "session",
    "PromisesState.nudged": "session",
    "RoomState.nudged": "session",
    "StagesState.load": "session",
    "StagesState.nudged": "session",
    "PresentState.load": "onlooker",
    "PresentState.nudge": "onlooker",
}

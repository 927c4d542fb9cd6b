"""Commands: what somebody asks for, with the rule that answers it, in one registry.

A noun module declares a command like this, and nothing else has to know about it::

    @command("note.add", Permission.WRITE_NOTE, done="note.added", undoable=True)
    class AddNote(Command):
        id: Id
        text: NoteText

        def decide(self, read, by, at): ...
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from customer_room.domain.errors import BadField, DomainError, TextTooLong, UnknownCommand
from customer_room.domain.lasting import keep_rehearsal_apart
from customer_room.domain.misfits import misfit
from customer_room.domain.operation import Change, Fields
from customer_room.domain.policy import Actor, Permission, authorise
from customer_room.domain.record import Read


@dataclass(frozen=True, slots=True)
class At:
    """What a pure rule is given instead of a clock and chance.

    Attributes:
        now: This moment, an Instant.
        draw: Returns ``n`` characters drawn from an alphabet.
    """

    now: str
    draw: Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line for the sealed register; the store adds the salt and the chain.

    Attributes:
        kind: decision seal, signature, dissent, room close …
        record_id: What is sealed.
        text: Its canonical JSON, as it will be checked.
    """

    kind: str
    record_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Forget:
    """Asks the store to keep no trace of a room whose records these changes remove.

    Attributes:
        room_id: What has ever named it by ``room_id`` is forgotten, also what is gone already.
        decision_ids: The same of its decisions.
    """

    room_id: str
    decision_ids: frozenset[str]

    def covers(self, fields: Fields) -> bool:
        """Whether a record with these fields is of the room."""
        about = fields.get("room_id"), fields.get("decision_id")
        return about[0] == self.room_id or about[1] in self.decision_ids


Effect: TypeAlias = Change | Entry | Forget
CommandT = TypeVar("CommandT", bound="type[Command]")


class Command(BaseModel):
    """A request to change something. Subclasses hold the payload and ``decide``."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    spec: ClassVar["Spec"]

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        """Yield what changes, or raise a DomainError. Pure."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Spec:
    """How a command is known.

    Attributes:
        name: On the wire, imperative.
        done: The operation's kind in the log, past tense.
        undoable: Its author may take it back.
        reload: It changes what others may see, so clients refetch instead of patching.
    """

    name: str
    model: type[Command]
    permission: Permission
    done: str
    undoable: bool = False
    reload: bool = False


REGISTRY: dict[str, Spec] = {}


def command(
    name: str, permission: Permission, *, done: str, undoable: bool = False, reload: bool = False
) -> Callable[[CommandT], CommandT]:
    """Register a command class under its wire name."""

    def register(model: CommandT) -> CommandT:
        if name in REGISTRY:
            raise ValueError(f"command {name} is declared twice")
        model.spec = REGISTRY[name] = Spec(name, model, permission, done, undoable, reload)
        return model

    return register


class BadText(BadField):
    """A text holds characters that cannot be shown."""

    code = "bad_text"


def parse(name: str, payload: Mapping[str, Any]) -> Command:
    """Read a command from the wire.

    Raises:
        UnknownCommand: No command has this name.
        TextTooLong: A text is longer than its limit; carries field, limit and actual length.
        BadText: A text holds control characters or halves of characters.
        BadField: Anything else that does not fit.
    """
    spec = REGISTRY.get(name)
    if spec is None:
        raise UnknownCommand("This page asked for something the server does not know. "
                             "Nothing was changed; reload the page.")  # fmt: skip
    try:
        return spec.model.model_validate(payload)
    except ValidationError as invalid:
        raise refusal_of(invalid) from None


def refusal_of(invalid: ValidationError) -> DomainError:
    """Turn the first problem of a validation into a typed refusal."""
    problem = invalid.errors(include_url=False)[0]
    field = ".".join(str(part) for part in problem["loc"])
    context = problem.get("ctx", {})
    value = problem.get("input")
    if problem["type"] == "string_too_long":
        limit, length = int(context["max_length"]), len(str(value))
        return TextTooLong(
            f"This text has {length} characters; {limit} fit. It is kept on this device: "
            "shorten it or split it into two.", field=field, limit=limit, actual=length,
        )  # fmt: skip
    if problem["type"] == "string_unicode" or "bad_text" in problem["msg"]:
        return BadText("This text holds characters that cannot be shown. It is kept on this "
                       "device; paste it as plain text.", field=field)  # fmt: skip
    shown = value if isinstance(value, str | int | float | bool) else None
    says = misfit(problem["type"], problem["loc"], context)
    return BadField(f"{says}. Nothing was changed.", field=field, actual=shown)


def decide(read: Read, request: Command, actor: Actor | None, at: At) -> list[Effect]:
    """Authorise and decide one command (ARCHITECTURE §5, hop 4).

    Returns:
        The changes and register lines, in order; empty when nothing differs.

    Raises:
        DomainError: The typed refusal; nothing has been changed.
    """
    by = authorise(actor, request.spec.permission)
    effects = list(request.decide(read, by, at))
    if not by.system:
        keep_rehearsal_apart(read, [each for each in effects if isinstance(each, Change)])
    return effects


def published_schema() -> dict[str, Any]:
    """Return the JSON Schema of every command, by wire name, sorted."""
    return {
        name: {
            "permission": spec.permission.value,
            "done": spec.done,
            "undoable": spec.undoable,
            "reload": spec.reload,
            "payload": spec.model.model_json_schema(),
        }
        for name, spec in sorted(REGISTRY.items())
        if spec.permission is not Permission.SYSTEM
    }

"""Fan-out after commit: who hears what, encoded once per distinct view. Knows no transport."""

import logging
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from customer_room.live.presence import Place, Presence
from customer_room.live.protocol import Close, encode, marked
from customer_room.live.subscriber import Kind, Subscriber, Traffic
from customer_room.security.limits import Limits, RoomFull
from customer_room.security.logs import failure

log = logging.getLogger(__name__)

LONGEST_WAIT = 0.025
STUCK_SECONDS = 20.0
BATCH = 400

Triple = list[Any]


class News(Protocol):
    """One committed operation, as the hub needs to know it."""

    @property
    def workspace_id(self) -> str:
        """Whose world changed."""
        ...

    @property
    def author(self) -> str:
        """The member who made it."""
        ...

    @property
    def op_id(self) -> str:
        """The id its author knows it by."""
        ...

    @property
    def owners(self) -> frozenset[str]:
        """Members who see more of this than others do."""
        ...

    @property
    def reload(self) -> bool:
        """Whether clients must fetch anew instead of patching."""
        ...

    def concerns(self, room_id: str | None) -> bool:
        """Whether anything of this may show in a room, or (None) on other pages."""
        ...

    def view(self, audience: Any, room_id: str | None) -> tuple[list[Triple], list[str]]:
        """Return the changes and topics that one audience may see."""
        ...


@dataclass(slots=True)
class Channel:
    """All connections that show one room of one workspace (or none of its rooms).

    Attributes:
        room_id: Which room, or None.
        presence: Who is here.
        pending: Committed news not yet sent.
        replies: What must follow that news, such as its author's acknowledgement.
        due: A flush is scheduled.
        free_at: When the next flush may happen.
    """

    room_id: str | None
    presence: Presence
    subscribers: dict[str, Subscriber] = field(default_factory=dict[str, Subscriber])
    pending: list[News] = field(default_factory=list[News])
    replies: list[tuple[Subscriber, bytes]] = field(default_factory=list[tuple[Subscriber, bytes]])
    due: bool = False
    free_at: float = 0.0


class Hub:
    """Takes committed news and queues frames for everybody it concerns.

    Not thread-safe: everything is called on the loop that serves the sockets.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        later: Callable[[float, Callable[[], None]], object],
        limits: Limits,
    ) -> None:
        """Make an empty hub.

        Args:
            clock: Seconds, monotonic.
            later: Calls a function after so many seconds.
            limits: How many people and sockets fit.
        """
        self._clock, self._later, self._limits = clock, later, limits
        self._channels: dict[tuple[str, str | None], Channel] = {}
        self._left = Traffic()

    def join(self, subscriber: Subscriber) -> None:
        """Add a connection.

        Raises:
            RoomFull: The room has its people, or the session its sockets.
        """
        of_session = sum(s.session_id == subscriber.session_id for s in self.everybody())
        if of_session >= self._limits.sockets_per_session:
            raise RoomFull("This person has too many windows open. Close one and try again.",
                           limit=self._limits.sockets_per_session)  # fmt: skip
        channel = self._channel(subscriber.workspace_id, subscriber.room_id)
        people = {s.member_id for s in channel.subscribers.values()} | {subscriber.member_id}
        if subscriber.room_id and len(people) > self._limits.people_per_room:
            raise RoomFull(f"{self._limits.people_per_room} people are in this room and no more "
                           "fit. Follow on somebody else's screen.",
                           limit=self._limits.people_per_room)  # fmt: skip
        channel.subscribers[subscriber.id] = subscriber

    def leave(self, subscriber: Subscriber) -> None:
        """Remove a connection."""
        key = (subscriber.workspace_id, subscriber.room_id)
        channel = self._channels.get(key)
        if channel is None:
            return
        if channel.subscribers.pop(subscriber.id, None) is not None:
            self._left.add(subscriber.sent)
        channel.presence.drop(subscriber.id)
        if not channel.subscribers:
            del self._channels[key]

    def everybody(self) -> Iterable[Subscriber]:
        """Return all connections."""
        return [s for channel in self._channels.values() for s in channel.subscribers.values()]

    def traffic(self) -> Traffic:
        """Return what was sent since the start, to those who have left as well."""
        total = Traffic()
        for each in (self._left, *(s.sent for s in self.everybody())):
            total.add(each)
        return total

    def publish(self, news: News) -> None:
        """Queue one committed operation for everybody it concerns."""
        for (workspace_id, room_id), channel in list(self._channels.items()):
            if workspace_id == news.workspace_id and news.concerns(room_id):
                channel.pending.append(news)
                self._schedule(channel)

    def reply(self, subscriber: Subscriber, body: bytes) -> None:
        """Send one connection its acknowledgement, never before the news it is about (P15)."""
        channel = self._channels.get((subscriber.workspace_id, subscriber.room_id))
        if channel is not None and channel.pending:
            channel.replies.append((subscriber, body))
        else:
            subscriber.push(Kind.REPLY, body)

    def place(self, subscriber: Subscriber, place: Place) -> None:
        """Note where a connection is; others hear of it with the next tick."""
        if subscriber.open:
            channel = self._channel(subscriber.workspace_id, subscriber.room_id)
            channel.presence.put(subscriber.id, place)

    def tick(self) -> None:
        """Tell who is here, and end connections that have not read for 20 s. Call every second."""
        now = self._clock()
        for channel in list(self._channels.values()):
            listed = channel.presence.changed() if channel.room_id else None
            body = None if listed is None else encode({"presence": listed})
            for subscriber in list(channel.subscribers.values()):
                stuck = subscriber.stuck_since
                if stuck is not None and now - stuck > STUCK_SECONDS:
                    subscriber.close(Close.TOO_SLOW)
                elif body is not None and subscriber.open:
                    subscriber.push(Kind.PRESENCE, body)

    def who_is_here(self, subscriber: Subscriber) -> bytes:
        """Return the presence frame a newcomer starts with."""
        channel = self._channel(subscriber.workspace_id, subscriber.room_id)
        return encode({"presence": channel.presence.listed()})

    def flush(self) -> None:
        """Send at once what still gathers, and the acknowledgements that follow it."""
        for channel in list(self._channels.values()):
            while channel.pending:
                self._flush(channel)

    def reload_all(self, workspace_id: str) -> None:
        """Let everybody of a workspace fetch anew, after an import or a restore."""
        for subscriber in self.everybody():
            if subscriber.workspace_id == workspace_id and subscriber.open:
                subscriber.reload()

    def _channel(self, workspace_id: str, room_id: str | None) -> Channel:
        key = (workspace_id, room_id)
        if key not in self._channels:
            self._channels[key] = Channel(room_id, Presence(self._clock))
        return self._channels[key]

    def _schedule(self, channel: Channel) -> None:
        """Flush at once when the channel is idle; else when the last flush is paid for.

        Waiting as long as the last fan-out took leaves half of the time to everybody else, and
        lets changes gather exactly when gathering pays.
        """
        if channel.due:
            return
        channel.due = True
        wait = channel.free_at - self._clock()
        self._later(max(0.0, wait), lambda: self._flush(channel))

    def _flush(self, channel: Channel) -> None:
        started = self._clock()
        channel.due = False
        batch, channel.pending = channel.pending[:BATCH], channel.pending[BATCH:]
        try:
            everybody = list(channel.subscribers.values())
            if any(news.reload for news in batch):
                _reload(channel)
                # A projector that ends with this change cannot fetch anew: it is told as well.
                everybody = [s for s in everybody if s.projects]
            self._send(channel.room_id, batch, everybody)
        except Exception as problem:
            # What is committed must not be lost on the way, nor hold up its acknowledgement.
            log.error("patch.failed", extra=failure(problem))
            _reload(channel)
        if not channel.pending:
            replies, channel.replies = channel.replies, []
            for subscriber, body in replies:
                subscriber.push(Kind.REPLY, body)
        now = self._clock()
        channel.free_at = now + min(LONGEST_WAIT, now - started)
        if channel.pending:
            self._schedule(channel)

    def _send(self, room_id: str | None, batch: list[News], listeners: list[Subscriber]) -> None:
        own: dict[str, list[str]] = {}
        for news in batch:
            own.setdefault(news.author, []).append(news.op_id)
        for body, subscribers in _frames(room_id, batch, listeners):
            for subscriber in subscribers:
                ops = own.get(subscriber.member_id)
                subscriber.push(Kind.PATCH, marked(ops, body) if ops else body)


def _frames(
    room_id: str | None, batch: list[News], listeners: list[Subscriber]
) -> list[tuple[bytes, list[Subscriber]]]:
    """Group the connections by what they may see, and encode each view once (P11)."""
    owners = frozenset[str]().union(*(news.owners for news in batch))
    views: dict[Hashable, list[Subscriber]] = {}
    for s in listeners:
        if s.open:
            key = (s.group, s.member_id if s.member_id in owners else None)
            views.setdefault(key, []).append(s)
    frames: list[tuple[bytes, list[Subscriber]]] = []
    for subscribers in views.values():
        body = _body(room_id, batch, subscribers[0].audience)
        if body is not None:
            frames.append((body, subscribers))
    return frames


def _reload(channel: Channel) -> None:
    for subscriber in [s for s in channel.subscribers.values() if s.open]:
        subscriber.reload()


def _body(room_id: str | None, batch: list[News], audience: object) -> bytes | None:
    triples: list[Triple] = []
    topics: set[str] = set()
    for news in batch:
        changes, touched = news.view(audience, room_id)
        triples += changes
        topics.update(touched)
    if not triples and not topics:
        return None
    changed = {"c": triples} if triples and room_id else {}
    return encode({**changed, "t": sorted(topics)})

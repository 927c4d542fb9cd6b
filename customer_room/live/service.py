"""The one write path: authorise, decide, append, commit; then acknowledge and publish.

One thread writes. Commands that wait while it commits share the next commit, so durability costs
one sync per group; a person's change is acknowledged only after it.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import TypeVar

from customer_room.domain.anonymity import NOBODY, is_nameless
from customer_room.domain.command import At, Command, Effect, Forget, Spec, decide, parse
from customer_room.domain.errors import DomainError
from customer_room.domain.operation import Operation, digest
from customer_room.domain.policy import Actor
from customer_room.live.hub import Hub
from customer_room.live.jobs import (
    UNAVAILABLE,
    Answer,
    Decided,
    Job,
    Perform,
    Result,
    Step,
    answer_of,
    other_content,
)
from customer_room.live.metrics import Metrics
from customer_room.live.news import Committed, room_of, witness
from customer_room.live.protocol import Proposal
from customer_room.live.standing import Caller, resolve
from customer_room.security.logs import failure
from customer_room.store.log import Transaction
from customer_room.store.outcomes import ClientRef
from customer_room.store.store import Store

T = TypeVar("T")
log = logging.getLogger(__name__)

GROUP = 64
QUEUED = 5_000
STOP_S = 4.0
OP_ALPHABET = "0123456789abcdef"


class RoomService:
    """Takes commands from sockets, HTTP and the server itself, for all workspaces."""

    def __init__(
        self,
        store: Store,
        hub: Hub,
        now: Callable[[], str],
        draw: Callable[[str, int], str],
    ) -> None:
        """Wire the service; nothing runs before ``start``.

        Args:
            store: Where everything is kept.
            hub: Hears of every commit.
            now: This moment as an Instant.
            draw: ``n`` random characters of an alphabet.
        """
        self.store, self.hub, self.metrics = store, hub, Metrics(hub)
        self._now, self._draw = now, draw
        # Half the time of queue.Queue, which is made of locks in Python; the bound is ours.
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._writing = threading.Lock()
        self._thread: threading.Thread | None = None
        self._finished = asyncio.Event()
        self._stopping = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: list[Callable[[Committed], None]] = []

    def start(self) -> None:
        """Start the writer; call on the loop that serves the sockets."""
        self._loop = asyncio.get_running_loop()
        self._finished, self._stopping = asyncio.Event(), False
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Accept nothing more, and commit and answer what is queued; at most ``STOP_S``."""
        if self._thread is None:
            return
        self._thread, self._stopping = None, True
        self._jobs.put(None)
        try:
            await asyncio.wait_for(self._finished.wait(), STOP_S)
        except TimeoutError:
            log.error("changes.given_up", extra={"count": self._jobs.qsize()})

    def listen(self, listener: Callable[[Committed], None]) -> None:
        """Call ``listener`` on the loop after every commit that changed something."""
        self._listeners.append(listener)

    def propose(
        self,
        caller: Caller,
        proposal: Proposal,
        done: Callable[[Answer], None],
        at: str | None = None,
    ) -> None:
        """Queue a command; ``done`` is called on the loop after its commit or refusal."""
        if self._stopping or self._jobs.qsize() >= QUEUED:
            done(Answer(proposal.op_id, UNAVAILABLE))
        else:
            self._jobs.put(Job(caller, proposal, at, done))

    async def submit(self, caller: Caller, proposal: Proposal, at: str | None = None) -> Answer:
        """Make one change and wait until it is durable or refused.

        Args:
            caller: The session, or the actor of a command of the server's own.
            proposal: Which command, with the ids that make repeating it harmless.
            at: When it happened; now if None.
        """
        waiting: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        def done(answer: Answer) -> None:
            if not waiting.done():
                waiting.set_result(answer)

        self.propose(caller, proposal, done, at)
        return await waiting

    def submit_all(
        self, workspace_id: str, steps: Iterable[Step], *, batch: int | None = 500
    ) -> int:
        """Make many changes with clocks of their own, in order and directly on this thread.

        Args:
            workspace_id: Whose world.
            steps: The commands; their operation ids are drawn.
            batch: Commands per transaction; None for all or nothing.

        Returns:
            How many commands were made.

        Raises:
            DomainError: One was refused; its transaction changed nothing.
        """
        made = 0
        for group in _batches(steps, batch):
            with self._writing, self.store.begin(workspace_id) as tx:
                for step in group:
                    self._perform(tx, step)
            made += len(group)
        self._on_loop(lambda: self.hub.reload_all(workspace_id))
        return made

    def transact(self, workspace_id: str, act: Callable[[Transaction, Perform], T]) -> T:
        """Run commands of the server's own together with what no command writes (credentials).

        Args:
            workspace_id: Whose world.
            act: Gets the transaction and a function that performs one step in it; runs on this
                thread. What it raises undoes everything.
        """
        news: list[Committed] = []

        def perform(step: Step) -> None:
            spec, operation = self._perform(tx, step)
            if operation.edits:
                news.append(witness(tx, workspace_id, operation, spec))

        with self._writing, self.store.begin(workspace_id) as tx:
            result = act(tx, perform)
        self._on_loop(lambda: self._publish(news))
        return result

    def _perform(self, tx: Transaction, step: Step) -> tuple[Spec, Operation]:
        command = parse(step.name, step.payload)
        effects = decide(tx, command, step.actor, At(step.at, self._draw))
        op_id = self._draw(OP_ALPHABET, 32)
        operation, _nameless = self._append(tx, command, op_id, step.at, step.actor, effects)
        return command.spec, operation

    def _append(
        self, tx: Transaction, command: Command, op_id: str, now: str, actor: Actor,
        effects: list[Effect],
    ) -> tuple[Operation, bool]:  # fmt: skip
        """Log what was decided; of one's nameless note it knows neither who nor which request.

        Returns:
            The operation, and whether it is about such a note.
        """
        done, room_id = command.spec.done, room_of(tx, effects)
        if not is_nameless(tx, actor.member_id, effects):
            return tx.append(done, op_id, now, actor.member_id, room_id, effects), False
        made = tx.append(done, self._draw(OP_ALPHABET, 32), now, NOBODY, room_id, effects)
        return replace(made, op_id=op_id, actor_id=actor.member_id), True

    def _on_loop(self, act: Callable[[], None]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(act)

    def _work(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs, last = self._gather(first)
            results = list(self._write(jobs))
            self._on_loop(lambda results=results: self._deliver(results))
            if last:
                break
        self._on_loop(self._finished.set)

    def _gather(self, first: Job) -> tuple[list[Job], bool]:
        """Take what has come in meanwhile; True when the writer is to stop after it."""
        jobs = [first]
        while len(jobs) < GROUP:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                return jobs, True
            jobs.append(job)
        return jobs, False

    def _write(self, jobs: Sequence[Job]) -> Iterator[Result]:
        ordered = sorted(jobs, key=lambda job: job.caller.workspace_id)
        for workspace_id, group in groupby(ordered, key=lambda job: job.caller.workspace_id):
            yield from self._commit(workspace_id, list(group))

    def _commit(self, workspace_id: str, jobs: list[Job]) -> list[Result]:
        """Write a group in one transaction; if that fails, each of its jobs alone."""
        try:
            timed = self.metrics.commit_seconds.time()
            with self._writing, timed, self.store.begin(workspace_id) as tx:
                return [self._one(tx, job) for job in jobs]
        except Exception as problem:
            if len(jobs) > 1:
                return [result for job in jobs for result in self._commit(workspace_id, [job])]
            log.error("change.failed", extra={"command": jobs[0].proposal.name, **failure(problem)})
            return [Result(jobs[0], Answer(jobs[0].proposal.op_id, UNAVAILABLE))]

    def _one(self, tx: Transaction, job: Job) -> Result:
        proposal, now = job.proposal, job.at or self._now()
        try:
            actor = resolve(tx, job.caller, now)
        except DomainError as problem:
            return Result(job, Answer(proposal.op_id, problem.refusal()))
        ref = ClientRef(actor.member_id, proposal.client_id, proposal.client_seq)
        asked = digest([proposal.op_id, proposal.name, proposal.payload])
        known = tx.outcome(ref)
        if known is not None:
            same = known.digest in (asked, digest([proposal.op_id]))
            return Result(job, answer_of(known.answer) if same else other_content(proposal))
        decided = self._decide(tx, actor, proposal, now)
        # A digest of its words would give away what no log holds to whoever guesses them.
        tx.remember(ref, digest([proposal.op_id]) if decided.untold else asked,
                    decided.answer.as_json())  # fmt: skip
        return Result(job, decided.answer, decided.news)

    def _decide(self, tx: Transaction, actor: Actor, proposal: Proposal, now: str) -> Decided:
        try:
            command = parse(proposal.name, proposal.payload)
            effects = decide(tx, command, actor, At(now, self._draw))
            if tx.operation(proposal.op_id) is not None:
                return Decided(other_content(proposal))
        except DomainError as problem:
            return Decided(Answer(proposal.op_id, problem.refusal()))
        operation, nameless = self._append(tx, command, proposal.op_id, now, actor, effects)
        untold = nameless or any(isinstance(each, Forget) for each in effects)
        news = witness(tx, tx.workspace_id, operation, command.spec) if operation.edits else None
        return Decided(Answer(proposal.op_id), news, untold)

    def _deliver(self, results: list[Result]) -> None:
        self._publish([result.news for result in results if result.news is not None])
        for result in results:
            self.metrics.decided(result.job.proposal.name, result.answer.refusal)
            result.job.done(result.answer)

    def _publish(self, news: list[Committed]) -> None:
        for committed in news:
            self.hub.publish(committed)
            for listener in self._listeners:
                listener(committed)


def _batches(steps: Iterable[Step], size: int | None) -> Iterator[list[Step]]:
    rest = iter(steps)
    while group := list(islice(rest, size)):
        yield group

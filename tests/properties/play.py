"""What can happen in a room, each as one act that a state machine or a seeded run performs."""

from pathlib import Path
from random import Random

from customer_room.domain.command import REGISTRY
from customer_room.domain.policy import GRANTS, Permission
from customer_room.domain.sessions import How
from tests.properties.client import Client
from tests.properties.company import GUEST, ROLE_OF
from tests.properties.drawing import Drawer
from tests.properties.ledger import Ledger
from tests.properties.world import World

CAST = ("olga", "fay", "ann", "ben", "cem", GUEST)
OFTEN = ("note.add", "note.edit", "note.move", "note.remove", "vote.cast", "vote.withdraw",
         "group.make", "stance.take", "operation.undo", "decision.edit")  # fmt: skip
SELDOM = {"room.close", "room.create", "member.set", "session.end", "room.lock"}
COMMANDS = tuple(
    name for name, spec in sorted(REGISTRY.items())
    if spec.permission is not Permission.SYSTEM and name not in SELDOM
)  # fmt: skip
PHASES = ("phase.start", "phase.reveal", "phase.open_votes", "phase.close_votes", "phase.extend",
          "phase.set_privacy", "phase.set_anonymity", "phase.pause", "phase.skip", "phase.place",
          "poll.open", "poll.show", "poll.drop", "room.lock", "room.turn_to",
          "room.open_door")  # fmt: skip


class Play:
    """A world with its cast, watched by a ledger."""

    def __init__(self, folder: Path, template: Path, chance: Random) -> None:
        self.chance = chance
        self.world = World(folder, template, chance)
        self.ledger = Ledger(self.world)
        for member_id in CAST:
            self.world.add(member_id)
        self.world.add("fay", present=True)
        for client in self.world.clients:
            self.world.connect(client)

    def burst(self) -> None:
        """Several people send commands at once; some go astray, double or out of order."""
        for _ in range(self.chance.randint(1, 6)):
            names = OFTEN if self.chance.random() < 0.5 else COMMANDS
            name = self.chance.choice(names)
            self.send(self._somebody(name), name)

    def _somebody(self, name: str) -> Client:
        """Draw who sends a command: mostly one whose role may, else there is little to see."""
        granted = GRANTS[REGISTRY[name].permission]
        able = [c for c in self.world.clients if ROLE_OF[c.member_id] in granted and not c.present]
        mostly = able if able and self.chance.random() < 0.7 else self.world.clients
        return self.chance.choice(mostly)

    def send(self, client: Client, name: str) -> None:
        """Let a client send one command, spoilt now and then."""
        ops = [f["op"] for seq, f in client.sent.items() if client.answers.get(seq, 0) is None]
        drawer = Drawer(self.chance, self.ledger.tables, client.member_id, ops[-3:])
        drawn = drawer.spoilt(name) if self.chance.random() < 0.15 else drawer.payload(name)
        self.world.propose(client, name, drawn, times=self.chance.choice([0, 1, 1, 1, 1, 2]))

    def steer(self) -> None:
        """The facilitator or owner moves the room."""
        self.send(self.world.clients[self.chance.randrange(2)], self.chance.choice(PHASES))

    def seldom(self) -> None:
        """Somebody's role, session or room changes."""
        self.send(self.world.clients[self.chance.randrange(2)], self.chance.choice(sorted(SELDOM)))

    def change_role(self) -> None:
        """The server is told that somebody is now something else, maybe without a seat."""
        member = self.chance.choice(["ann", "ben", "cem"])
        role = self.chance.choice(["leader", "leader", "reader", "guest", "facilitator"])
        seat = role == "leader" and self.chance.random() < 0.8
        self.world.system("member.set", id=member, name=member, role=role, seat=seat,
                          function_id="sales", is_chief_executive=member == "cem")  # fmt: skip

    def hush(self) -> None:
        """A phase is written without names, and ended: from then on nobody knows who wrote what."""
        plan = [id for id, phase in sorted(self.ledger.tables["phase"].items())
                if phase["room_id"] == "r1" and phase["started_at"] is None]  # fmt: skip
        if not plan:
            return
        quiet, after = self.chance.choice(plan), self.chance.choice(["r1.p1", "r1.p2", "r1.p6"])
        self.world.system("phase.set_anonymity", id=quiet, anonymous=True)
        self.world.system("phase.start", id=quiet)
        for _ in range(self.chance.randint(1, 4)):
            name = self.chance.choice(["note.add", "note.add", "note.edit", "notes.load"])
            self.send(self.chance.choice(self.world.clients), name)
        self.world.turn(self.chance.randint(0, 3))
        self.world.system("phase.start", id=after)

    def bin(self) -> None:
        """Somebody throws a note away and, mostly, takes it out again."""
        client = self.chance.choice(self.world.clients)
        notes = sorted(client.replica.tables.get("note", {}))
        if not notes:
            return
        id = self.chance.choice(notes)
        thrown = client.sent[self.world.propose(client, "note.remove", {"id": id})]
        self.world.turn(self.chance.randint(0, 4))
        if self.chance.random() < 0.8:
            undo = ("operation.undo", {"op_id": thrown["op"]})
            self.world.propose(client, *self.chance.choice([undo, ("note.restore", {"id": id})]))

    def lock(self) -> None:
        """The facilitator locks the board, people go on trying, and it is mostly unlocked again."""
        how = self.chance.choice([{"frozen": True}, {"notes_only": True}])
        self.world.system("room.lock", id="r1", **how)
        self.burst()
        self.world.turn(self.chance.randint(0, 3))
        if self.chance.random() < 0.8:
            self.world.system("room.lock", id="r1")

    def repeat(self) -> None:
        """Something sent before comes again."""
        self.world.repeat(self.chance.choice(self.world.clients))

    def stuff(self) -> None:
        """Transports take nothing for a while, or take again."""
        self.world.stuffed = not self.world.stuffed

    def cut(self) -> None:
        """A line breaks with frames on their way."""
        client = self.chance.choice(self.world.clients)
        if client.line is not None:
            client.line.cut(self.chance.randrange(6))

    def lose(self) -> None:
        """A frame in the middle goes missing: the next one shows the hole."""
        client = self.chance.choice(self.world.clients)
        if client.online and client.line is not None and len(client.line.arrived) > 1:
            del client.line.arrived[0]
            client.line.lossy = True

    def reconnect(self) -> None:
        """Somebody comes back, now and then with a session that waits to be admitted."""
        client = self.chance.choice(self.world.clients)
        if self.chance.random() < 0.2:
            self.world.sign_in(client, self.chance.choice([How.PRIVATE_LINK, How.OPEN_DOOR]))
        self.world.connect(client)

    def crash(self) -> None:
        """The server dies, with or without having told what it saved."""
        self.world.crash(tell=self.chance.random() < 0.5)

    def pass_time(self) -> None:
        """Minutes or days go by."""
        self.world.pass_time(**self.chance.choice([{"minutes": 7}, {"hours": 30}]))

    def go_on(self) -> None:
        """Nothing happens for a moment."""
        self.world.turn(self.chance.randint(1, 3))

    def rest(self) -> None:
        """Let everything come to rest, and check."""
        self.world.settle()
        self.ledger.check()


ACTS = (Play.burst, Play.burst, Play.burst, Play.burst, Play.steer, Play.seldom, Play.change_role,
        Play.hush, Play.bin, Play.lock, Play.repeat, Play.stuff, Play.cut, Play.lose,
        Play.reconnect, Play.crash, Play.pass_time,
        Play.go_on, Play.go_on, Play.rest)  # fmt: skip


def run(folder: Path, template: Path, seed: int, acts: int) -> Ledger:
    """Play so many acts drawn from a seed, then rest and check."""
    play = Play(folder, template, Random(seed))
    try:
        for _ in range(acts):
            play.chance.choice(ACTS)(play)
        play.rest()
    finally:
        play.world.close()
    return play.ledger

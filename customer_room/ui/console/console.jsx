// The console: can I move on, am I late, who is missing. One page, nothing to scroll or to jump on a laptop.
import { useEffect, useMemo, useState } from "react";
import { desk } from "../room/board/desk.js";
import { DoorDialog } from "../room/board/door_dialogs.jsx";
import { Facts, useDesk, useLine, useScene } from "../room/board/hooks.js";
import { Icon, now, StatusLine } from "../room/board/line.js";
import { Knocks } from "../room/board/knocks.jsx";
import { stateOf } from "../room/board/readbacks.js";
import { RehearsalOver, RehearsalTag } from "../room/board/rehearsal.jsx";
import { ThemeButton } from "../room/board/room_bar.jsx";
import { isPrivate } from "../room/board/selectors.js";
import { Asking } from "./asking.jsx";
import { AskingLeaders } from "./leaders.jsx";
import { Before } from "./before.jsx";
import { EndingDialogs } from "./ending.jsx";
import { Helm, Running } from "./helm.jsx";
import { forgetDots } from "./given.js";
import { Hour } from "./hour.jsx";
import { useKeys, wallOf } from "./keys.js";
import { People } from "./people.jsx";
import { MergeDialog, PersonDialog } from "./person.jsx";
import { Plan } from "./plan.jsx";
import { Projectors } from "./projectors.jsx";
import { DotsForDialog, WriteForDialog } from "./proxy.jsx";
import { ReadBacks } from "./read_backs.jsx";
import { Wall } from "./wall.jsx";

export function Console({ roomId, ...seen }) {
  const facts = useMemo(() => ({ room_id: roomId }), [roomId]);
  return (
    <Facts.Provider value={facts}>
      <Page {...seen} />
    </Facts.Provider>
  );
}

function Page(seen) {
  const ready = useLine((line) => line.ready);
  const refused = useLine((line) => (line.status.kind === "refused" ? line.status.text : ""));
  const { room, runs } = useScene((scene) => scene);
  const isOver = useLine((line) => line.status.kind === "over");
  const isVoting = useScene((scene) => Boolean(scene.phase?.votes_open));
  useEffect(() => {
    if (isOver || (ready && !isVoting)) forgetDots();
  }, [isOver, ready, isVoting]);
  if (isOver) return <RehearsalOver />;
  if (refused) return <Quiet title={refused} />;
  if (!ready) return <Quiet title="Opening …" />;
  if (!room) return <Quiet title="This room is not here." />;
  if (!runs) return <Quiet title="The console is the facilitator’s." room={room} />;
  return <Desk room={room} {...seen} />;
}

function Desk({ room, criteria, checks, unheard, leaders }) {
  useKeys(room);
  return (
    <div className="conpage">
      <Bar room={room} />
      <Helm />
      <main id="main" className="console" tabIndex={-1}>
        <div className="left">
          <Plan />
          <Folds leaders={leaders} />
        </div>
        <section className="mid" aria-label="This phase">
          <Hour criteria={criteria} people={<Middle checks={checks} />} knocks={<Knocks more={Twice} />} />
        </section>
        <section className="side" aria-label="The room">
          <Wall unheard={unheard} />
        </section>
      </main>
      <Opened />
      <EndingDialogs />
    </div>
  );
}

/** What comes and goes stands at the end of its column, and moves nothing that is pressed. */
function Folds({ leaders }) {
  return (
    <div className="folds">
      <Asking />
      <AskingLeaders view={leaders} />
      <Projectors />
    </div>
  );
}

/** Who is done; once read-backs are shown, they are what is worked on. */
function Middle({ checks }) {
  const reading = useScene((at) => stateOf(at.phase, isPrivate(at.phase)) === "shown");
  const isAhead = useScene((at) => at.room.status === "prepared");
  return (
    <>
      {isAhead && <Before checks={checks} />}
      {reading ? <ReadBacks /> : <People />}
    </>
  );
}

const DIALOGS = { person: PersonDialog, "write-for": WriteForDialog, "dots-for": DotsForDialog, "merge-people": MergeDialog, door: DoorDialog };

function Opened() {
  const open = useDesk((on) => on.dialog);
  const Named = open && DIALOGS[open.name];
  return Named ? <Named key={open.name} {...open} /> : null;
}

/** Who knocks may be in already, as a guest. */
function Twice({ knock, name }) {
  const guests = useScene((scene) => Object.values(scene.records.member ?? {}).some((each) => each.role === "guest" && !each.merged_into));
  if (!guests) return null;
  return (
    <button type="button" className="btn s" aria-label={`Merge ${name} with a guest who is in already`} onClick={() => desk.open("merge-people", { stays: knock.member_id })}>
      Merge…
    </button>
  );
}

function Bar({ room }) {
  return (
    <header className="roombar conbar">
      <a className="btn quiet s back" href={`/room/${room.id}`} aria-label="The board">
        <Icon name="chevron-left" />
      </a>
      <span className="b named">{room.title}</span>
      <span className="softer desk-only">console</span>
      <RehearsalTag room={room} />
      <span className="grow" />
      <Running />
      <Present />
      <StatusLine />
      <ThemeButton />
      <a className="btn s" href={wallOf(room)} aria-keyshortcuts="P" target="_blank" rel="noreferrer">
        <Icon name="presentation" />
        Projector
        <kbd className="desk-only">P</kbd>
      </a>
    </header>
  );
}

/** "8 leaders, 2 guests" */
function Present() {
  const presence = useLine((line) => line.presence);
  const members = useScene((at) => at.records.member);
  const here = new Set(presence.filter((each) => !each.away).map((each) => each.member_id));
  const roles = [...here].map((id) => members?.[id]?.role);
  const leaders = roles.filter((role) => role === "leader").length;
  const guests = roles.filter((role) => role === "guest").length;
  const said = [`${leaders} ${leaders === 1 ? "leader" : "leaders"}`, guests && `${guests} ${guests === 1 ? "guest" : "guests"}`];
  return (
    <span className="status desk-only">
      <Icon name="users" />
      {said.filter(Boolean).join(", ")}
    </span>
  );
}

function Quiet({ title, room }) {
  return (
    <main id="main" className="conpage quietpage" tabIndex={-1}>
      <h1>{title}</h1>
      {room && (
        <p>
          <a href={`/room/${room.id}`}>To the board</a>
        </p>
      )}
    </main>
  );
}

/** This moment, once a second. */
export function useNow() {
  const [at, tick] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => tick(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return at;
}

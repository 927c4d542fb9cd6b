// The console: can I move on, am I late, who is missing. One page, nothing to scroll on a laptop.
import { useEffect, useMemo, useState } from "react";
import { Facts, useLine, useScene } from "../room/board/hooks.js";
import { Icon, now, StatusLine } from "../room/board/line.js";
import { Knocks } from "../room/board/knocks.jsx";
import { ThemeButton } from "../room/board/room_bar.jsx";
import { Hour } from "./hour.jsx";
import { People } from "./people.jsx";
import { Plan } from "./plan.jsx";
import { Wall } from "./wall.jsx";

export function Console({ roomId, criteria }) {
  const facts = useMemo(() => ({ room_id: roomId }), [roomId]);
  return (
    <Facts.Provider value={facts}>
      <Page criteria={criteria} />
    </Facts.Provider>
  );
}

function Page({ criteria }) {
  const ready = useLine((line) => line.ready);
  const refused = useLine((line) => (line.status.kind === "refused" ? line.status.text : ""));
  const { room, runs } = useScene((scene) => scene);
  if (refused) return <Quiet title={refused} />;
  if (!ready) return <Quiet title="Opening …" />;
  if (!room) return <Quiet title="This room is not here." />;
  if (!runs) return <Quiet title="The console is the facilitator’s." room={room} />;
  return (
    <div className="conpage">
      <Bar room={room} />
      <main id="main" className="console" tabIndex={-1}>
        <Plan />
        <section className="mid" aria-label="This phase">
          <Hour criteria={criteria} people={<People />} />
        </section>
        <section className="side" aria-label="The room">
          <Knocks />
          <Wall />
        </section>
      </main>
    </div>
  );
}

function Bar({ room }) {
  return (
    <header className="roombar conbar">
      <a className="btn quiet s back" href={`/room/${room.id}`} aria-label="The board">
        <Icon name="chevron-left" />
      </a>
      <span className="b">{room.title}</span>
      <span className="softer desk-only">console</span>
      <span className="grow" />
      <Present />
      <StatusLine />
      <ThemeButton />
      <a className="btn s" href={`/room/${room.id}/present`} target="_blank" rel="noreferrer">
        Projector
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

// What the projector says in words: where we are, who writes, who votes, that it is over.
import { useEffect, useState } from "react";
import { useLine, useScene } from "../room/board/hooks.js";
import { Icon, now } from "../room/board/line.js";
import { lookOf } from "../room/board/marks.jsx";
import { clockFace, clockOf, clockWords, presenceOf } from "../room/board/selectors.js";

/** Phase and place in the agenda, time left, and how latecomers get in. */
export function Bar({ door, item }) {
  const plan = useScene((scene) => scene.plan);
  const place = plan.now && `${plan.at + 1} of ${plan.list.length} · ${plan.now.title}`;
  return (
    <div className="bar">
      <span className="num">{item ?? place}</span>
      <Clock phase={plan.now} />
      <span className="num way">
        <Way door={door} />
      </span>
    </div>
  );
}

function Way({ door }) {
  if (!door.code) return null;
  return (
    <>
      {door.address} · code <b>{inHalves(door.code)}</b>
    </>
  );
}

export const inHalves = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;

function Clock({ phase }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const clock = clockOf(phase, now());
  if (!clock) return null;
  return (
    <span className={`pclock num ${clock.tone}`} role="timer" aria-label={clockWords(clock.left)}>
      {clock.tone === "red" ? <Icon name="triangle-alert" /> : clock.tone === "amber" ? <Icon name="clock" /> : null}
      {clockFace(clock.left)}
      {clock.left < 0 && <small> over</small>}
    </span>
  );
}

/** Who is in the room, function by function; `away` has nobody here yet. */
export function usePresent() {
  const presence = useLine((line) => line.presence);
  const { records, phase } = useScene((scene) => scene);
  const { rows, here: asked, done } = presenceOf(presence, records.tick, records.member, records.function, phase?.id);
  const here = new Set(presence.filter((each) => !each.away).map((each) => each.member_id));
  const named = (row) =>
    [...here]
      .filter((id) => records.member?.[id]?.function_id === row.id)
      .map((id) => records.person?.[id]?.name)
      .filter(Boolean)
      .sort();
  return {
    rows: rows.map((row) => ({ ...row, names: named(row) })),
    here: asked,
    done,
  };
}

export function Functions({ rows }) {
  return (
    <ul className="pfns">
      {rows.map((row) => (
        <li key={row.id} className={row.away ? "away" : ""}>
          <span className={lookOf(row)} title={row.name} aria-hidden="true">
            <span>{row.code}</span>
          </span>
          <span className="sr">{row.name}: </span>
          <span>{row.names.length ? row.names.join(", ") : row.name}</span>
          {row.done && <Icon name="check" label="done" />}
        </li>
      ))}
    </ul>
  );
}

/** While everybody writes alone: who still writes, and nothing of what or how much. */
export function Alone({ door }) {
  const phase = useScene((scene) => scene.phase);
  const { rows, here, done } = usePresent();
  return (
    <Telling door={door} title={phase.prompt}>
      <p className="say">
        <span className="marker">Everybody writes alone. Nobody sees it yet.</span>
      </p>
      {here > 0 && <p className="say num">{`${here - done} of ${here} are writing`}</p>}
      <Functions rows={rows} />
    </Telling>
  );
}

/** While a vote is blind: that it is open, and who has ticked; never how many dots. */
export function Voting({ door }) {
  const phase = useScene((scene) => scene.phase);
  const { rows, here, done } = usePresent();
  const dots = phase.vote_budget === 1 ? "One dot each" : `${phase.vote_budget} dots each`;
  return (
    <Telling door={door} title={phase.prompt}>
      <p className="say">
        <span className="marker">Voting is open.</span> {dots}, blind until it closes.
      </p>
      {here > 0 && <p className="say num">{`${done} of ${here} are done`}</p>}
      <Functions rows={rows} />
    </Telling>
  );
}

export function Closed() {
  const { room, records } = useScene((scene) => scene);
  return (
    <Telling title={room.closing_message || "This room is closed."}>
      <p className="say soft">{[records.workspace?.workspace?.name, room.title].filter(Boolean).join(" · ")}</p>
    </Telling>
  );
}

export function Quiet({ text }) {
  return (
    <div className="stageview telling">
      <p className="say soft" role="status">
        {text}
      </p>
      <h1 className="sr">Projector</h1>
    </div>
  );
}

function Telling({ door, title, children }) {
  return (
    <div className="stageview telling">
      {door ? <Bar door={door} /> : <span />}
      <div className="told">
        <h1 className="ours">{title}</h1>
        {children}
      </div>
    </div>
  );
}

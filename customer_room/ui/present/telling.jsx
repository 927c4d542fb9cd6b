// What the projector says in words: who writes alone, how much time is left, that it is over.
import { useScene } from "../room/board/hooks.js";
import { Bar, Clock } from "./bar.jsx";
import { Functions, usePresent } from "./here.jsx";

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

/** The clock alone, for a task or a break. */
export function Timer({ door }) {
  const { phase, room } = useScene((scene) => scene);
  return (
    <Telling door={door} title={phase?.prompt || room.title} look="timing">
      <p>
        <Clock phase={phase} large />
      </p>
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

export function Blank({ label }) {
  return <div className="stageview blank" role={label && "status"} aria-label={label} />;
}

export function RehearsalOver({ goesOn }) {
  return (
    <Telling title="The rehearsal is over.">
      <p className="say soft">Nothing of it was kept.{goesOn && " In a moment this screen shows its next code."}</p>
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

function Telling({ door, title, look = "", children }) {
  return (
    <div className={`stageview telling ${look}`}>
      {door ? <Bar door={door} /> : <span />}
      <div className="told">
        <h1 className="ours">{title}</h1>
        {children}
      </div>
    </div>
  );
}

// Who is done and who is waited for, by name and function.
import { listed } from "../present/pages.js";
import { desk } from "../room/board/desk.js";
import { useDesk, useLine, useScene } from "../room/board/hooks.js";
import { Icon, now } from "../room/board/line.js";
import { Mark } from "../room/board/marks.jsx";
import { isWaitedIn } from "../room/board/selectors.js";
import { Act } from "../room/board/strip.jsx";
import { isHidden, rowsOf } from "./who.js";

export const today = () => new Date(now()).toISOString().slice(0, 10);

export function People() {
  const presence = useLine((line) => line.presence);
  const { records, phase, room } = useScene((scene) => scene);
  const oneByOne = useDesk((on) => on.oneByOne);
  const rows = rowsOf({ presence, records, phase, today: today() });
  const asked = rows.filter((row) => row.state !== "away");
  const waits = asked.filter((row) => row.state === "writing").map((row) => row.called);
  const done = asked.filter((row) => row.state === "done").length;
  return (
    <div className="who">
      {isWaitedIn(phase) && asked.length > 0 && (
        <h2>
          <span className="marker">
            {done} of {asked.length} {asked.length === 1 ? "is" : "are"} done.
          </span>
          {waits.length > 0 && waits.length <= 3 && ` Waiting for ${listed(waits)}.`}
        </h2>
      )}
      <ul className="people" aria-label="Who is here and who is done">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" className="person" aria-haspopup="dialog" onClick={() => desk.open("person", { id: row.id })}>
              <Mark id={row.function_id} />
              <span className={row.state === "writing" ? "wait" : undefined}>
                {row.called}
                {row.beside && <small className="softer">{row.beside}</small>}
              </span>
              <State state={stateIn(room, row)} />
            </button>
            {oneByOne && isHidden(phase, row.id) && (
              <Act name="phase.reveal" payload={{ id: phase.id, member_id: row.id }} label={`Show what ${row.called} wrote`}>
                Show
              </Act>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Before the room opens nobody is missed. */
function stateIn(room, row) {
  if (room.status !== "live") return row.state === "away" ? null : "here";
  return row.state;
}

const STATES = {
  done: ["check", "Done", "tag ok-c"],
  here: ["user-check", "Here", "tag"],
  writing: ["pencil", "Not yet", "tag"],
  away: ["wifi-off", "Not here", "tag warn-c"],
};

function State({ state }) {
  if (!state) return null;
  const [icon, words, look] = STATES[state];
  return (
    <span className={look}>
      <Icon name={icon} />
      {words}
    </span>
  );
}

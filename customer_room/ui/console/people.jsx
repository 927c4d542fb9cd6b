// Who is done and who is waited for, by name and function.
import { useLine, useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";
import { Mark } from "../room/board/marks.jsx";
import { isAsked } from "../room/board/selectors.js";
import { Act } from "../room/board/strip.jsx";
import { listed } from "../present/pages.js";

export function People() {
  const presence = useLine((line) => line.presence);
  const { records, phase } = useScene((scene) => scene);
  const rows = rowsOf(presence, records, phase);
  const asked = rows.filter((row) => row.state !== "away");
  const waits = asked.filter((row) => row.state === "writing").map((row) => row.name);
  const done = asked.filter((row) => row.state === "done").length;
  return (
    <div className="who">
      {phase && asked.length > 0 && (
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
            <Mark id={row.function_id} />
            <span className={row.state === "writing" ? "wait" : ""}>{row.name}</span>
            <State row={row} phase={phase} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const STATES = {
  done: ["check", "Done", "tag ok-c"],
  writing: ["pencil", "Not yet", "tag"],
  away: ["wifi-off", "Not here", "tag warn-c"],
};

function State({ row, phase }) {
  const [icon, words, look] = STATES[row.state];
  const isHidden = phase?.private && !phase.revealed && !phase.anonymous && !phase.shown?.includes(row.id);
  return (
    <span className="row">
      {isHidden && row.state !== "away" && (
        <Act name="phase.reveal" payload={{ id: phase.id, member_id: row.id }} label={`Show what ${row.name} wrote`}>
          Show
        </Act>
      )}
      <span className={look}>
        <Icon name={icon} />
        {words}
      </span>
    </span>
  );
}

/** Everybody with a seat, and whoever else is here and waited for; who is missing comes last. */
function rowsOf(presence, records, phase) {
  const here = new Set(presence.filter((each) => !each.away).map((each) => each.member_id));
  const done = new Set(
    Object.values(records.tick ?? {})
      .filter((tick) => tick.phase_id === phase?.id && tick.says === "done")
      .map((tick) => tick.member_id),
  );
  return Object.entries(records.member ?? {})
    .filter(([id, member]) => member.seat || (here.has(id) && isAsked(member)))
    .map(([id, member]) => ({
      id,
      function_id: member.function_id,
      name: records.person?.[id]?.title || records.person?.[id]?.name || "Somebody",
      state: !here.has(id) ? "away" : done.has(id) ? "done" : "writing",
    }))
    .sort((a, b) => (a.state === "away") - (b.state === "away") || (a.name < b.name ? -1 : 1));
}

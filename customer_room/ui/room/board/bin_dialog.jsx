// The bin: what was deleted here, by whom and when; one tap brings it back.
import { useState } from "react";
import { send } from "./acts.js";
import { binOf, removerOf } from "./bin.js";
import { Dialog } from "./dialog.jsx";
import { useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { clock, cut } from "./words.js";

const LIST = "in-the-bin";

export function BinDialog() {
  const now = useScene((at) => at);
  const [said, say] = useState("");
  const lines = binOf(now);
  const restore = async (line, place) => {
    const echo = [[line.table, line.id, { removed_at: null, removed_by: null }]];
    const sent = send(line.id, `${line.table}.restore`, { id: line.id }, echo, { form: true });
    say(`Back on the board: ${cut(line.text, 60).text}`);
    moveOn(place);
    const result = await sent;
    if (!result.ok) say(result.error.message);
  };
  return (
    <Dialog title="Bin" wide>
      <p className="soft">{lines.length ? "What was deleted in this room. It is kept until the room closes." : nothing(now)}</p>
      <p role="status" className={said ? undefined : "sr"}>
        {said}
      </p>
      <ul className="binlist" id={LIST} aria-label="In the bin">
        {lines.map((line, place) => (
          <li key={line.id}>
            <Icon name={line.icon} />
            <span className="what">
              <span className={line.table === "stage" ? "theirs" : undefined}>{line.text}</span>
              <small>{[line.what, line.where].filter(Boolean).join(" · ")}</small>
              <small>{["Deleted", removerOf(line, now), timeOf(line.at)].filter(Boolean).join(" ")}</small>
            </span>
            <button type="button" className="btn s" aria-label={`Restore: ${cut(line.text, 60).text}`} onClick={() => restore(line, place)}>
              <Icon name="undo-2" />
              Restore
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function nothing({ may, room }) {
  if (room.status === "closed") return "The room is closed, and its bin with it.";
  return may ? "Nothing has been deleted here. What you delete is kept here until the room closes." : "The board is not open for writing, so nothing can be brought back now.";
}

function timeOf(at) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return "";
  const isToday = moment.toDateString() === new Date().toDateString();
  const day = isToday ? "" : `${moment.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}, `;
  return `at ${day}${clock(moment)}`;
}

/** The focus goes to what stands in the same place now, else to Close. */
function moveOn(place) {
  requestAnimationFrame(() => {
    const list = document.getElementById(LIST);
    const buttons = list?.querySelectorAll("button") ?? [];
    (buttons[Math.min(place, buttons.length - 1)] ?? list?.closest("form").querySelector(".answers button"))?.focus();
  });
}

// The screens that show the room: connect one by the code it shows, and take it off again.
import { useId, useRef, useState } from "react";
import { ask } from "../room/board/acts.js";
import { useScene } from "../room/board/hooks.js";
import { Icon, notify } from "../room/board/line.js";
import { clock } from "../room/board/words.js";
import { asked } from "../sync/transport.js";
import { Fold } from "./fold.jsx";

const PAIRED = "projector paired by code";
const REFUSED = {
  link_invalid: "No screen shows this code now. Look at the screen and type it again.",
};
const NO_LINE = "The server does not answer. Try again in a moment.";

export function Projectors() {
  const { room, records } = useScene((scene) => scene);
  const screens = Object.entries(records.session ?? {})
    .filter(([, each]) => each.how === PAIRED && each.room_id === room.id && !each.ended_at)
    .sort(([, a], [, b]) => (a.opened_at < b.opened_at ? -1 : 1));
  if (room.status === "closed") return null;
  return (
    <Fold title="Connect a projector" says={screens.length ? `${screens.length} connected` : ""}>
      {screens.length > 0 && (
        <ul aria-label="Connected projectors">
          {screens.map(([id, each]) => (
            <Screen key={id} id={id} screen={each} />
          ))}
        </ul>
      )}
      <Connect room={room} />
    </Fold>
  );
}

function Screen({ id, screen }) {
  const since = clock(screen.opened_at);
  const name = `${screen.device || "A screen"}, since ${since}`;
  const disconnect = async () => {
    const result = await ask("session.end", { id });
    notify(result.ok ? { text: "The projector is disconnected. It shows a new code." } : { text: result.error.message, tone: "bad" });
  };
  return (
    <li className="row apart">
      <span className="row">
        <Icon name="monitor" />
        {name}
      </span>
      <button type="button" className="btn s" aria-label={`Disconnect ${name}`} onClick={disconnect}>
        Disconnect
      </button>
    </li>
  );
}

function Connect({ room }) {
  const id = useId();
  const field = useRef(null);
  const [fault, say] = useState("");
  const [busy, wait] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    wait(true);
    const problem = await connect(room, field.current.value);
    wait(false);
    if (!problem) {
      notify({ text: "The projector connects." });
      field.current.value = "";
      return;
    }
    say(problem);
    field.current.select();
  };
  return (
    <form className="field" onSubmit={submit} noValidate>
      <label htmlFor={id}>Code on the screen</label>
      <div className="row">
        <input
          ref={field} id={id} className="code" autoFocus autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20}
          aria-invalid={fault ? true : undefined} aria-describedby={`${id}-hint ${id}-fault`} onChange={() => say("")}
        />
        <button type="submit" className="btn primary" aria-busy={busy || undefined}>
          {busy ? "Connecting" : "Connect"}
        </button>
      </div>
      <span className="fault" id={`${id}-fault`} role="alert">
        {fault}
      </span>
      <span className="hint" id={`${id}-hint`}>
        Open <b>{`${location.host}/wall`}</b> on the meeting room’s computer: it shows six characters. It needs nobody’s login.
      </span>
    </form>
  );
}

/** Resolves to what went wrong, in words, or to nothing. */
async function connect(room, code) {
  try {
    await asked(`/api/rooms/${encodeURIComponent(room.id)}/projectors`, {
      method: "POST",
      headers: { "X-Customer-Room": "1", "Content-Type": "application/json" },
      body: JSON.stringify({ code }),
    });
    return "";
  } catch (problem) {
    return REFUSED[problem.error?.code] ?? problem.error?.message ?? NO_LINE;
  }
}

// What the room sees, and what it may do: reveal, gather, blank, locks; and whose voice is missing.
import { ask } from "../room/board/acts.js";
import { useScene } from "../room/board/hooks.js";
import { Icon, notify } from "../room/board/line.js";
import { Marks } from "../room/board/marks.jsx";

export function Wall() {
  const { room, phase, stages } = useScene((scene) => scene);
  const hides = phase?.private && !phase.revealed;
  return (
    <>
      <div className="row apart">
        <h2>The room sees</h2>
        <span className="status">{SHOWN[room.showing] ?? "One item"}</span>
      </div>
      <label className="field">
        <span>On the projector</span>
        <Showing room={room} />
      </label>
      <label className="field">
        <span>Stage in work</span>
        <select value={room.stage_id ?? ""} onChange={(event) => act("room.turn_to", { id: room.id, stage_id: event.target.value || null })}>
          <option value="">None</option>
          {stages.map((each) => (
            <option key={each.id} value={each.id}>
              {each.letter} {each.name}
            </option>
          ))}
        </select>
      </label>
      <div className="ctl">
        <Control icon="eye" name="phase.reveal" payload={{ id: phase?.id }} off={!hides}>
          Reveal all
        </Control>
        <Control icon="hand" name="room.gather" payload={{ id: room.id }} off={room.status !== "live"}>
          Gather here
        </Control>
        <Control icon="monitor-off" name="room.show" payload={{ id: room.id, showing: room.showing === "nothing" ? "what happens" : "nothing" }} pressed={room.showing === "nothing"}>
          Blank screen
        </Control>
        <Control icon="sticky-note" name="room.lock" payload={{ id: room.id, notes_only: !room.notes_only, frozen: false }} pressed={room.notes_only && !room.frozen}>
          Notes only
        </Control>
        <Control icon="lock" name="room.lock" payload={{ id: room.id, notes_only: false, frozen: !room.frozen }} pressed={room.frozen}>
          Freeze all
        </Control>
      </div>
      <Missing />
    </>
  );
}

const SHOWN = { "what happens": "Follows the room", lobby: "How to join", nothing: "Nothing" };

/** The decisions of this room can be chosen; notes and groups are shown from the board. */
function Showing({ room }) {
  const decisions = useScene((at) => at.records.decision);
  const ours = Object.entries(decisions ?? {}).filter(([, each]) => each.room_id === room.id);
  const value = room.showing === "decision" ? `decision:${room.showing_id}` : room.showing;
  const choose = (event) => {
    const [showing, id] = event.target.value.split(":");
    act("room.show", { id: room.id, showing, ...(id && { showing_id: id }) });
  };
  return (
    <select value={value} onChange={choose}>
      <option value="what happens">Follows the room</option>
      <option value="lobby">How to join</option>
      <option value="nothing">Nothing</option>
      {["note", "group"].includes(room.showing) && <option value={room.showing}>One item from the board</option>}
      {ours.map(([id, each]) => (
        <option key={id} value={`decision:${id}`}>
          {each.number} {each.one_line}
        </option>
      ))}
    </select>
  );
}

function Control({ icon, name, payload, pressed, off, children }) {
  return (
    <button type="button" className="btn" aria-pressed={pressed} disabled={off} onClick={() => act(name, payload)}>
      <Icon name={icon} />
      {children}
    </button>
  );
}

async function act(name, payload) {
  const result = await ask(name, payload);
  if (!result.ok) notify({ text: result.error.message, tone: "bad" });
}

/** Functions with a seat of which nobody has written anything that can be seen, here or at all. */
function Missing() {
  const { records, room, phase, stages } = useScene((scene) => scene);
  if (!phase) return null;
  if (phase.private && !phase.revealed) return null; // who wrote nothing is nobody's to know yet
  const stage = stages.find((each) => each.id === room.stage_id);
  const seated = new Set(Object.values(records.member ?? {}).filter((each) => each.seat).map((each) => each.function_id));
  const heard = Object.values(records.note ?? {}).filter((note) => !note.removed_at && (stage ? note.stage_id === stage.id : note.phase_id === phase.id));
  const voices = new Set(heard.map((note) => note.function_id));
  const missing = [...seated].filter((id) => !voices.has(id) && !records.function?.[id]?.pseudo);
  return (
    <div className="missing">
      <b>Missing voices</b>
      {missing.length ? (
        <p className="soft row">
          <Marks ids={missing} /> {stage ? `nothing on ${stage.letter} yet` : "nothing in this phase yet"}
        </p>
      ) : (
        <p className="soft">Every function has written here.</p>
      )}
    </div>
  );
}

// What the room sees, and what it may do: reveal, gather, blank, locks; and whose voice is missing.
import { ask, told } from "../room/board/acts.js";
import { useDesk, useScene } from "../room/board/hooks.js";
import { desk } from "../room/board/desk.js";
import { Icon, now } from "../room/board/line.js";
import { Marks } from "../room/board/marks.jsx";
import { isWaitedIn } from "../room/board/selectors.js";
import { Votes } from "../room/board/strip.jsx";
import { some } from "../room/board/words.js";
import { today } from "./people.jsx";
import { missingOf } from "./who.js";

export function Wall({ unheard }) {
  const { room, phase, stages } = useScene((scene) => scene);
  const hides = phase?.private && !phase.revealed;
  return (
    <>
      <div className="row apart">
        <h2>The room sees</h2>
        <span className="status">{SHOWN[room.showing] ?? "One item"}</span>
      </div>
      <label className="field inline">
        <span>On the projector</span>
        <Showing room={room} />
      </label>
      <label className="field inline">
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
        <OneByOne off={!hides || phase.anonymous} />
        <Control icon="hand" name="room.gather" payload={{ id: room.id }} off={room.status !== "live"} keys="B">
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
        <Door room={room} />
      </div>
      <Voting />
      <Missing unheard={unheard} />
    </>
  );
}

/** A vote is opened and closed here; once it is closed it has been shown. */
function Voting() {
  const { phase, records } = useScene((scene) => scene);
  const isOver = phase?.vote_budget > 0 && !phase.votes_open && Object.values(records.vote ?? {}).some((vote) => vote.phase_id === phase.id);
  if (!phase) return null;
  const open = phase.votes_open && `Vote open, blind: ${some(phase.vote_budget, "dot")} each`;
  return (
    <div className="row apart wrap voting">
      <b>{open || (isOver ? "The vote is closed and shown" : "A vote in this phase")}</b>
      <Votes />
    </div>
  );
}

const SHOWN = { "what happens": "Follows the room", lobby: "How to join", timer: "The clock", nothing: "Nothing" };

/** The decisions of this room can be chosen; notes and groups are shown from the board, stories from their stage. */
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
      <option value="timer">The clock</option>
      <option value="nothing">Nothing</option>
      {["note", "group"].includes(room.showing) && <option value={room.showing}>One item from the board</option>}
      {room.showing === "evidence" && <option value="evidence">What a customer said</option>}
      {ours.map(([id, each]) => (
        <option key={id} value={`decision:${id}`}>
          {each.number} {each.one_line}
        </option>
      ))}
    </select>
  );
}

/** Reveal person by person: the buttons stand in the list of people. */
function OneByOne({ off }) {
  const on = useDesk((it) => it.oneByOne);
  return (
    <button type="button" className="btn" aria-pressed={on && !off} disabled={off} onClick={() => desk.set({ oneByOne: !on })}>
      <Icon name="user" />
      One person at a time
    </button>
  );
}

/** Locked, nobody new comes in; whoever is in stays. */
function Door({ room }) {
  const live = room.status === "live";
  const open = Boolean(room.door_code && room.door_until && Date.parse(room.door_until) > now());
  return (
    <>
      {open ? (
        <Control icon="lock" name="room.close_door" payload={{ id: room.id }}>
          Lock the door
        </Control>
      ) : (
        <Control icon="door-open" name="room.open_door" payload={{ id: room.id, hours: 3 }} off={!live}>
          Open the door
        </Control>
      )}
      <button type="button" className="btn" disabled={!open} onClick={() => desk.open("door")}>
        {open ? <b className="num">{room.door_code}</b> : <Icon name="qr-code" />}
        {open ? "How to join" : "Door is locked"}
      </button>
    </>
  );
}

function Control({ icon, name, payload, pressed, off, keys, children }) {
  return (
    <button type="button" className="btn" aria-pressed={pressed} aria-keyshortcuts={keys} disabled={off} onClick={() => act(name, payload)}>
      <Icon name={icon} />
      {children}
      {keys && <kbd className="desk-only" aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

const act = (name, payload) => told(ask(name, payload));

/** Functions that have written nothing that can be seen, or are `unheard` where decisions are made; and writing for who has no device. */
function Missing({ unheard }) {
  const { records, room, phase, stages } = useScene((scene) => scene);
  if (!isWaitedIn(phase)) return null;
  const stage = stages.find((each) => each.id === room.stage_id);
  // Who wrote nothing alone is nobody's to know yet.
  const hides = phase.private && !phase.revealed;
  const missing = hides ? [] : unheard ?? missingOf({ records, phase, stage, today: today() });
  return (
    <div className="missing">
      {!hides && <b>Missing voices</b>}
      {missing.length > 0 && (
        <p className="soft row">
          <Marks ids={missing} /> {silence(missing, unheard, stage)}
        </p>
      )}
      {!hides && !missing.length && <p className="soft">{unheard ? "Every function has spoken on a decision here." : "Every function has written here."}</p>}
      <p className="soft">
        No device?{" "}
        <button type="button" className="link" onClick={() => desk.open("write-for")}>
          Write for them
        </button>
      </p>
    </div>
  );
}

function silence(missing, unheard, stage) {
  if (unheard) return `${missing.length === 1 ? "has" : "have"} not spoken on a decision here`;
  return stage ? `nothing on ${stage.letter} yet` : "nothing in this phase yet";
}

// The facilitator's strip: one calm row of acts that only he sees.
import { useState } from "react";
import { ask, told } from "./acts.js";
import { desk } from "./desk.js";
import { useDesk, useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { Knocks } from "./knocks.jsx";
import { clockFace } from "./selectors.js";

export function Strip() {
  const runs = useScene((now) => now.runs);
  const open = useDesk((on) => on.strip);
  const room = useScene((now) => now.room);
  if (!runs || !open || room.status === "closed") return null;
  return (
    <section className="strip-bar" aria-label="Facilitate">
      <div className="strip-acts">
        {room.status === "prepared" && (
          <Act name="room.open" payload={{ id: room.id }} primary>
            Open the room
          </Act>
        )}
        {room.status === "live" && <Live room={room} />}
        <Locks room={room} />
      </div>
      {room.status === "live" && <Knocks />}
    </section>
  );
}

/** A button that sends a command, once until it is answered, and says when it was refused. */
export function Act({ name, payload, primary, danger, big, label, children, pressed }) {
  const [sent, setSent] = useState(null);
  const does = JSON.stringify([name, payload]);
  const busy = sent === does;
  const act = async () => {
    if (busy) return;
    setSent(does);
    await told(ask(name, payload));
    setSent((at) => (at === does ? null : at));
  };
  const look = ["btn", primary && "primary", danger && "danger", big ? "big" : "s"].filter(Boolean).join(" ");
  return (
    <button type="button" className={look} aria-label={label} aria-pressed={pressed} aria-busy={busy || undefined} onClick={act}>
      {children}
    </button>
  );
}

function Live({ room }) {
  return (
    <>
      <Agenda />
      <Clock />
      <Privacy />
      <Votes />
      <TurnTo room={room} />
      <Door room={room} />
    </>
  );
}

function Agenda() {
  const { list, now, next } = useScene((at) => at.plan);
  return (
    <span className="strip-part">
      {next && (
        <Act name="phase.start" payload={{ id: next.id }} primary={!now}>
          <span className="clip">
            {now ? "Next" : "Start"}: {next.title}
          </span>
          <Icon name="chevron-right" />
        </Act>
      )}
      <label className="sr" htmlFor="go-to-phase">
        Go to a phase
      </label>
      <select id="go-to-phase" className="pick" value="" onChange={(event) => event.target.value && ask("phase.start", { id: event.target.value })}>
        <option value="">Agenda</option>
        {list.map((each) => (
          <option key={each.id} value={each.id}>
            {each.order}. {each.title}, {each.minutes} min{each.id === now?.id ? " (now: restart)" : ""}
          </option>
        ))}
      </select>
    </span>
  );
}

function Clock() {
  const phase = useScene((at) => at.phase);
  if (!phase) return null;
  return (
    <span className="strip-part" role="group" aria-label={`Time of this phase, planned ${clockFace(phase.minutes * 60000)}`}>
      <Act name="phase.extend" payload={{ id: phase.id, minutes: -1 }}>
        −1<span className="sr"> minute</span>
      </Act>
      <Act name="phase.extend" payload={{ id: phase.id, minutes: 1 }}>
        +1 min<span className="sr">ute</span>
      </Act>
      <Act name="phase.extend" payload={{ id: phase.id, minutes: 5 }}>
        +5<span className="sr"> minutes</span>
      </Act>
    </span>
  );
}

function Privacy() {
  const phase = useScene((at) => at.phase);
  const next = useScene((at) => at.plan.next);
  const target = phase ?? next;
  if (!target) return null;
  if (target.private && !target.revealed && phase) {
    return (
      <Act name="phase.reveal" payload={{ id: phase.id }} primary>
        Reveal
      </Act>
    );
  }
  return (
    <Act name="phase.set_privacy" payload={{ id: target.id, private: !(target.private && !target.revealed) }} pressed={target.private && !target.revealed}>
      {phase ? "Write alone" : "Write alone first"}
    </Act>
  );
}

export function Votes() {
  const phase = useScene((at) => at.phase);
  const held = useScene((at) => Object.values(at.records.vote ?? {}).some((vote) => vote.phase_id === at.phase?.id));
  const [budget, setBudget] = useState(3);
  const [everybody, setEverybody] = useState(false);
  if (!phase) return null;
  if (phase.votes_open) {
    return (
      <Act name="phase.close_votes" payload={{ id: phase.id }} primary>
        Close the vote
      </Act>
    );
  }
  if (phase.vote_budget && held) return null;
  return (
    <span className="strip-part">
      <label className="sr" htmlFor="dots-each">
        Dots for each person
      </label>
      <select id="dots-each" className="pick" value={budget} onChange={(event) => setBudget(Number(event.target.value))}>
        {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => (
          <option key={n} value={n}>
            Dots: {n}
          </option>
        ))}
      </select>
      <label className="sr" htmlFor="who-votes">
        Who votes
      </label>
      <select id="who-votes" className="pick" value={everybody ? "all" : "seats"} onChange={(event) => setEverybody(event.target.value === "all")}>
        <option value="seats">Seats vote</option>
        <option value="all">Guests vote too</option>
      </select>
      <Act name="phase.open_votes" payload={{ id: phase.id, budget, everybody }}>
        Open a vote
      </Act>
    </span>
  );
}

function TurnTo({ room }) {
  const stages = useScene((at) => at.stages);
  if (!stages.length) return null;
  const turn = (id) => ask("room.turn_to", { id: room.id, stage_id: id || null }, [["room", room.id, { stage_id: id || null }]]);
  return (
    <>
      <label className="sr" htmlFor="turn-to">
        Turn everybody to a stage
      </label>
      <select id="turn-to" className="pick" value={room.stage_id ?? ""} onChange={(event) => turn(event.target.value)}>
        <option value="">Stage: none</option>
        {stages.map((stage) => (
          <option key={stage.id} value={stage.id}>
            {stage.letter} {stage.name}
          </option>
        ))}
      </select>
    </>
  );
}

function Door({ room }) {
  const open = room.door_code && room.door_until && Date.parse(room.door_until) > Date.now();
  if (!open) {
    return (
      <Act name="room.open_door" payload={{ id: room.id, hours: 3 }}>
        Open the door
      </Act>
    );
  }
  return (
    <button type="button" className="btn s" onClick={() => desk.open("door")}>
      Code <b className="num">{room.door_code}</b>
    </button>
  );
}

function Locks({ room }) {
  const value = room.frozen ? "frozen" : room.notes_only ? "notes" : "open";
  const lock = (to) => ask("room.lock", { id: room.id, notes_only: to === "notes", frozen: to === "frozen" });
  return (
    <>
      <label className="sr" htmlFor="lock-board">
        What people may change
      </label>
      <select id="lock-board" className="pick" value={value} onChange={(event) => lock(event.target.value)}>
        <option value="open">Board: open</option>
        <option value="notes">Board: notes only</option>
        <option value="frozen">Board: frozen</option>
      </select>
      <span className="grow" />
      <a className="btn quiet s" href={`/room/${room.id}/console`}>
        Console
      </a>
      <a className="btn quiet s" href={`/room/${room.id}/present`} target="_blank" rel="noreferrer">
        Projector
      </a>
      {room.status === "live" && (
        <button type="button" className="btn quiet s" onClick={() => desk.open("close-room")}>
          Close the room
        </button>
      )}
    </>
  );
}

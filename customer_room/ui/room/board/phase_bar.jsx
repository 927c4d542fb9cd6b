// What we are on: the phase, its prompt, who is here and done, the time.
import { useEffect, useState } from "react";
import { tick } from "./acts.js";
import { scene, useFacts, useLine, useScene } from "./hooks.js";
import { Icon, now } from "./line.js";
import { TimeAnswer, Wish } from "./more_time.jsx";
import { lookOf } from "./marks.jsx";
import { OnTable } from "./on_table.jsx";
import { clockFace, clockOf, clockWords, isAsked, isWaitedIn, presenceOf, remembered } from "./selectors.js";

export function PhaseBar() {
  const phase = useScene((at) => at.phase);
  const plan = useScene((at) => at.plan);
  const room = useScene((at) => at.room);
  const alone = useScene((at) => at.alone);
  const stage = useScene((at) => at.stages.find((each) => each.id === at.room.stage_id) ?? null);
  return (
    <section className="phasebar" aria-label="Phase">
      <div className="ph">
        {phase ? (
          <>
            <span>
              Phase {plan.at + 1} of {plan.list.length}
              <span className="phone-only"> · </span>
            </span>
            <b>{phase.title}</b>
          </>
        ) : (
          <b>{standing(room)}</b>
        )}
      </div>
      <div className="prompt">
        {stage && phase?.kind === "walk" && <span className="theirs">“{stage.name}” </span>}
        {alone ? ALONE[phase.kind] ?? "Write what you have seen. Nobody sees it yet." : (phase?.prompt ?? waitingFor(room, plan))}
        {phase?.anonymous && <small>No name stands on it.</small>}
      </div>
      <div className="row when">
        <Presence />
        {phase && <Timer phase={phase} />}
        {isWaitedIn(phase) && room.status === "live" && <Done />}
      </div>
      {phase && <TimeAnswer phase={phase} />}
      <Lock room={room} />
      <OnTable />
    </section>
  );
}

const ALONE = { close: "What will I tell my team? Nobody sees it yet." };

function standing(room) {
  return { prepared: "Being prepared", closed: "Closed" }[room.status] ?? "Live";
}

function waitingFor(room, plan) {
  if (room.status === "prepared") return "The room is not open yet. You can map and write already.";
  if (room.status === "closed") return room.closing_message || "This room is closed and stays as it was.";
  const begun = plan.list.some((each) => each.started_at);
  return begun ? "Between two phases." : "The room is open. The first phase begins in a moment.";
}

function Lock({ room }) {
  if (!room.frozen && !room.notes_only) return null;
  return (
    <p className="locked" role="status">
      <Icon name="lock" />
      {room.frozen ? "The facilitator has frozen the board. You can read and select everything." : "Notes only: write, and arrange your own notes. The map stays as it is."}
    </p>
  );
}

const presence = remembered((list, ticks, members, functions, phase) => presenceOf(list, ticks, members, functions, phase));

function Presence() {
  const here = useLine((line) => line.presence);
  const ticks = useScene((at) => at.records.tick);
  const members = useScene((at) => at.records.member);
  const functions = useScene((at) => at.records.function);
  const phase = useScene((at) => at.phase);
  const found = presence(here, ticks, members, functions, phase?.id ?? null);
  return (
    <div className="whoishere">
      <ul className="presence" aria-label="Who is here, by function">
        {found.rows.map((each) => (
          <li key={each.id} className={[each.done && "done", each.away && "away"].filter(Boolean).join(" ") || undefined}>
            <span className={lookOf(each)} title={`${each.name}${each.away ? ", not here" : each.done ? ", done" : ""}`}>
              <span aria-hidden="true">{each.code}</span>
              <span className="sr">
                {each.name}
                {each.away ? ", not here" : each.done ? ", done" : ", here"}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {isWaitedIn(phase) && found.here > 0 && (
        <small className="softer">
          {found.done} of {found.here} {found.here === 1 ? "is" : "are"} done
        </small>
      )}
    </div>
  );
}

function Timer({ phase }) {
  const [at, setAt] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 500);
    return () => clearInterval(timer);
  }, [phase.id]);
  const clock = clockOf(phase, at);
  if (!clock) return null;
  return (
    <>
      <div className={`timer ${clock.tone}`} role="timer" aria-label={clockWords(clock.left)}>
        {clock.tone === "amber" && <Icon name="timer" />}
        {clock.tone === "red" && <Icon name="triangle-alert" />}
        {clockFace(clock.left)}
      </div>
      <Wish phase={phase} clock={clock} />
      <i className="timeline" style={{ "--used": `${Math.round(clock.used * 1000) / 10}%` }} />
    </>
  );
}

function Done() {
  const facts = useFacts();
  const me = useLine((line) => line.me?.member_id);
  const asked = useScene((at) => isAsked(at.records.member?.[me]));
  const phase = useScene((at) => at.phase?.id);
  const done = useScene((at) => Object.values(at.records.tick ?? {}).some((each) => each.phase_id === phase && each.member_id === me && each.says === "done"));
  if (!asked) return null;
  return (
    <button type="button" className="btn donebtn" aria-pressed={done} onClick={() => tick(scene(facts))}>
      <Icon name="check" />
      <span>I’m done</span>
    </button>
  );
}

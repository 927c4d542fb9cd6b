// For somebody without a device: a note and dots that are theirs, marked as typed by the facilitator.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { ask } from "../room/board/acts.js";
import { Choice, Dialog, Field } from "../room/board/dialog.jsx";
import { useScene } from "../room/board/hooks.js";
import { getState, newId, propose } from "../room/board/line.js";
import { spread } from "../room/board/order.js";
import { cellAt } from "../room/board/selectors.js";
import { cut, EVIDENCE, kindsIn, LANE_NAMES, LANES, LIMIT, some } from "../room/board/words.js";
import { dotsGiven, gaveDot, onGiven, tookDot } from "./given.js";
import { today } from "./people.jsx";
import { calledOf, votersOf, writersOf } from "./who.js";

function ForWhom({ people, value, choose }) {
  return (
    <Choice label="For whom" value={value} required onChange={(event) => choose(event.target.value)}>
      <option value="">Choose a person</option>
      {people.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Choice>
  );
}

export function WriteForDialog({ id = "" }) {
  const at = useScene((scene) => scene);
  const { records, phase, room, stages } = at;
  const [who, choose] = useState(id);
  const [place, put] = useState({ lane: phase?.lanes?.[0] ?? "HOW THEY MOVE", stage: room.stage_id ?? "", kind: "note", evidence: "we assume" });
  const [told, tell] = useState(null);
  const text = useRef(null);
  const change = (part) => put({ ...place, ...part });
  useEffect(() => text.current?.focus(), []);
  const act = async (form) => {
    const words = form.get("text").trim();
    if (!words) return false;
    const sent = send(at, who, place, words);
    tell({ text: "Saving…" });
    text.current.value = "";
    text.current.focus();
    const result = getState().status.kind === "offline" ? null : await sent;
    if (result && !result.ok) text.current.value = words;
    tell(result && !result.ok ? { text: result.error.message, bad: true } : { text: saidOf(at, who, result), op: result?.op });
    return false;
  };
  return (
    <Dialog title="Write a note for somebody" submit="Add the note" done="Done" act={act} wide>
      <ForWhom people={writersOf(records, today())} value={who} choose={choose} />
      <Field label="What they say">
        {(field) => <textarea id={field} name="text" ref={text} required maxLength={LIMIT} rows={3} />}
      </Field>
      <div className="twofold">
        <Choice label="Stage" value={place.stage} onChange={(event) => change({ stage: event.target.value })}>
          <option value="">Whole journey</option>
          {stages.map((each) => (
            <option key={each.id} value={each.id}>
              {each.letter} {each.name}
            </option>
          ))}
        </Choice>
        <Choice label="Lane" value={place.lane} onChange={(event) => change({ lane: event.target.value, kind: "note" })}>
          {LANES.map((each) => (
            <option key={each} value={each}>
              {LANE_NAMES[each]}
            </option>
          ))}
        </Choice>
        <Choice label="Kind" value={place.kind} onChange={(event) => change({ kind: event.target.value })}>
          {kindsIn(place.lane).map((each) => (
            <option key={each.kind} value={each.kind}>
              {each.name}
            </option>
          ))}
        </Choice>
        <Choice label="How they know it" value={place.evidence} onChange={(event) => change({ evidence: event.target.value })}>
          {EVIDENCE.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Choice>
      </div>
      <Told told={told} forget={() => tell({ text: "Taken back." })} />
    </Dialog>
  );
}

function Told({ told, forget }) {
  const takeBack = async () => {
    const result = await ask("operation.undo", { op_id: told.op });
    if (result.ok) forget();
  };
  return (
    <p className={told?.bad ? "row fault" : "row soft"} role="status">
      {told?.text}
      {told?.op && (
        <button type="button" className="btn s" onClick={takeBack}>
          Take it back
        </button>
      )}
    </p>
  );
}

function send(at, who, place, text) {
  const { room, phase, cells } = at;
  const stage_id = place.stage || null;
  const last = cellAt(cells, place.lane, stage_id).items.at(-1);
  const [order] = spread(last ? (last.note ?? last.group).order : null, null, 1);
  const payload = { id: newId(), room_id: room.id, lane: place.lane, stage_id, text, kind: place.kind, evidence_level: place.evidence, order, author_id: who, phase_id: phase?.id ?? null };
  // No echo: written alone it is theirs, and not even I see it again.
  return propose("note.add", payload, [], { form: true });
}

/** Where it is now, and who sees it. */
function saidOf({ records, phase }, who, result) {
  if (!result) return "Kept on this device. It goes out when the connection is back.";
  const name = calledOf(records, who);
  if (phase?.anonymous) return "Saved, without a name and without a mark.";
  if (phase?.private && !phase.revealed && !phase.shown?.includes(who)) return `Saved for ${name}. It is hidden until the reveal, from you too.`;
  return `Saved for ${name}, marked as typed by you.`;
}

export function DotsForDialog({ id = "" }) {
  const { records, phase, stages } = useScene((scene) => scene);
  const [who, choose] = useState(id);
  const [target, aim] = useState("");
  const [fault, say] = useState("");
  const given = useSyncExternalStore(onGiven, dotsGiven, dotsGiven).filter((dot) => dot.phase_id === phase?.id && dot.member_id === who);
  const targets = targetsOf(records, stages, phase);
  if (!phase?.votes_open) {
    return (
      <Dialog title="Give dots for somebody">
        <p>The vote is closed. No dot is given any more.</p>
      </Dialog>
    );
  }
  const act = async () => {
    const dot = { id: newId(), phase_id: phase.id };
    const [target_type, ...rest] = target.split(":");
    const result = await ask("vote.cast", { ...dot, target_type, target_id: rest.join(":"), for_member: who });
    say(result.ok ? "" : result.error.message);
    if (result.ok) gaveDot({ ...dot, member_id: who, words: targets.flatMap(([, all]) => all).find(([each]) => each === target)[1] });
    return false;
  };
  const takeBack = async (dot) => {
    const result = await ask("vote.withdraw", { id: dot.id });
    if (result.ok || result.error.code === "not_found") tookDot(dot.id);
    say(result.ok ? "" : result.error.message);
  };
  return (
    <Dialog title="Give dots for somebody" submit="Give a dot" done="Done" act={act} wide>
      <ForWhom people={votersOf(records, phase, today())} value={who} choose={choose} />
      <Choice label="On what" value={target} required hint={`${some(phase.vote_budget, "dot")} for each person, those from their own device included.`} onChange={(event) => aim(event.target.value)}>
        <option value="">Choose what they vote for</option>
        {targets.map(([label, all]) => (
          <optgroup key={label} label={label}>
            {all.map(([each, words]) => (
              <option key={each} value={each}>
                {words}
              </option>
            ))}
          </optgroup>
        ))}
      </Choice>
      {who && (
        <ul className="givendots" aria-label="Dots typed here for them">
          {given.map((dot) => (
            <li key={dot.id} className="row apart">
              <span>{dot.words}</span>
              <button type="button" className="btn s" aria-label={`Take back the dot on ${dot.words}`} onClick={() => takeBack(dot)}>
                Take back
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="soft" role="status">
        {who && (given.length ? `${some(given.length, "dot")} typed here for them. Nobody sees which before the vote is closed.` : "No dot typed here for them yet.")}
      </p>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  );
}

/** What can be dotted: stages, and the groups and notes of this room that can be seen. */
function targetsOf(records, stages, phase) {
  const standing = (table) => Object.entries(records[table] ?? {}).filter(([, each]) => !each.removed_at && each.room_id === phase?.room_id);
  const short = (text) => (text.length > 60 ? `${cut(text, 60).text}…` : text);
  return [
    ["Stages", stages.map((each) => [`stage:${each.id}`, `${each.letter} ${each.name}`])],
    ["Groups", standing("group").map(([id, each]) => [`group:${id}`, each.name])],
    ["Notes", standing("note").map(([id, each]) => [`note:${id}`, short(each.text)])],
  ].filter(([, all]) => all.length);
}

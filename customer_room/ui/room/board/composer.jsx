// The phone's writing line at the thumb.
import { useRef } from "react";
import { addNotes, blankDraft, dissolveGroup, fits, removeNotes, splitNotes, takeOver } from "./acts.js";
import { desk } from "./desk.js";
import { scene, useDesk, useFacts, useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { useStage } from "./outline.jsx";
import { SelectMore, VoteLine } from "./toolbar.jsx";
import { cut, EVIDENCE, figure, kindsIn, LANE_NAMES, LANES, lengthOf, LIMIT, some, split, WHOLE } from "./words.js";

export function Composer() {
  const facts = useFacts();
  const selected = useDesk((on) => on.selected);
  const may = useScene((now) => now.may);
  const pressed = useDesk((on) => on.group);
  const known = useScene((now) => (now.me.role === "guest" ? null : now.records.group?.[pressed]));
  const group = known && !known.removed_at ? pressed : null;
  if (may && selected.size > 0) {
    return (
      <footer className="composer phone-only">
        <Chosen ids={[...selected]} remove={(ids) => removeNotes(scene(facts), ids)} />
      </footer>
    );
  }
  if (may && group) {
    return (
      <footer className="composer phone-only">
        <ChosenGroup id={group} />
      </footer>
    );
  }
  return (
    <footer className="composer phone-only">
      <VoteLine open />
      {may ? <Writing /> : <p className="softer">You can read here. Writing is closed at the moment.</p>}
    </footer>
  );
}

function ChosenGroup({ id }) {
  const facts = useFacts();
  const name = useScene((now) => now.records.group[id].name);
  return (
    <div className="kinds" role="group" aria-label={`Group ${name}`}>
      <button type="button" className="chip" aria-label="Select nothing" onClick={() => desk.select([])}>
        <Icon name="x" />
        {cut(name, 24).text}
      </button>
      <button type="button" className="chip" onClick={() => desk.open("rename", { id })}>
        Rename
      </button>
      <button type="button" className="chip" onClick={() => desk.open("merge", { id })}>
        Merge into…
      </button>
      <button type="button" className="chip" onClick={() => desk.open("decide", { ids: [], group: id })}>
        Decide
      </button>
      <button type="button" className="chip" onClick={() => dissolveGroup(scene(facts), id)}>
        Take the frame away
      </button>
    </div>
  );
}

function Chosen({ ids, remove }) {
  const arrange = useScene((now) => now.me.role !== "guest");
  return (
    <div className="kinds">
      <button type="button" className="chip" aria-label="Select nothing" onClick={() => desk.select([])}>
        <Icon name="x" />
        {some(ids.length, "note")}
      </button>
      <SelectMore className="chip" />
      {ids.length === 1 && (
        <button type="button" className="chip" onClick={() => (desk.edit(ids[0]), desk.select([]))}>
          Edit
        </button>
      )}
      <button type="button" className="chip" onClick={() => desk.open("move", { ids })}>
        Move to…
      </button>
      {arrange && (
        <button type="button" className="chip" onClick={() => desk.open("group", { ids })}>
          Group
        </button>
      )}
      {arrange && (
        <button type="button" className="chip" onClick={() => desk.open("decide", { ids })}>
          Decide
        </button>
      )}
      <button type="button" className="chip" onClick={() => remove(ids)}>
        Delete
      </button>
    </div>
  );
}

/** Where a note begun now would go: what I chose, else what the room is at. */
function useHere() {
  const stage = useStage();
  const planned = useScene((now) => now.phase?.lanes?.[0] ?? "HOW THEY MOVE");
  const chosen = useDesk((on) => on.lane);
  return { lane: chosen ?? planned, stage_id: stage === WHOLE ? null : stage };
}

/** The draft at the thumb. A sentence stays with the place it was begun in; without one, it is here. */
function useThumbDraft() {
  const here = useHere();
  const draft = useDesk((on) => (on.draft?.thumb ? on.draft : null));
  const stages = useScene((now) => now.stages);
  const phase = useScene((now) => now.room?.phase_id);
  if (!draft?.text) return { ...blankDraft(), ...draft, ...here, phase_id: phase };
  const isKnown = draft.stage_id === null || stages.some((stage) => stage.id === draft.stage_id);
  return isKnown ? draft : { ...draft, stage_id: here.stage_id };
}

function Writing() {
  const facts = useFacts();
  const field = useRef(null);
  const value = useThumbDraft();
  const { lane } = value;
  const change = (part) => desk.set({ draft: { ...value, ...part, thumb: true } });
  const over = lengthOf(value.text) - LIMIT;

  const add = (texts, write = addNotes) => {
    write(scene(facts), value, texts);
    desk.say(`${some(texts.length, "note")} written: ${LANE_NAMES[lane]}.`);
    change({ text: "", kind: "note" });
    field.current.focus(); // for the next note
  };
  const submit = (event) => {
    event.preventDefault();
    if (over > 0) add(split(value.text), splitNotes);
    else if (fits(value.text)) add([value.text]);
  };
  return (
    <form className="writing" onSubmit={submit}>
      <div className="kinds">
        {kindsIn(lane).map((each) => (
          <button key={each.kind} type="button" className="chip" aria-pressed={value.kind === each.kind} onClick={() => change({ kind: each.kind })}>
            {each.icon && <Icon name={each.icon} />}
            {each.name}
          </button>
        ))}
        <select className="chip" aria-label="How we know it" value={value.evidence_level} onChange={(event) => change({ evidence_level: event.target.value })}>
          {EVIDENCE.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <select className="chip" aria-label="Lane" value={lane} onChange={(event) => (change({ lane: event.target.value }), desk.set({ lane: event.target.value }))}>
          {LANES.map((each) => (
            <option key={each} value={each}>
              {LANE_NAMES[each]}
            </option>
          ))}
        </select>
      </div>
      {value.text && <Elsewhere stageId={value.stage_id} bring={(stage_id) => change({ stage_id })} />}
      {over > 0 && (
        <p className="warn-c" role="status">
          {figure(over)} more than the {LIMIT} of one note. It is sent as {some(split(value.text).length, "note")}, or shorten it.{" "}
          <button type="button" className="link" onClick={() => change({ text: cut(value.text).text })}>
            Cut it
          </button>
        </p>
      )}
      <div className="write">
        <textarea
          ref={field}
          className="input"
          rows={1}
          placeholder="Write what you have seen"
          aria-label="Write a note"
          value={value.text}
          onFocus={takeOver}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit(event)}
        />
        <button type="submit" className="btn primary" aria-label="Add note">
          <Icon name="arrow-left" />
        </button>
      </div>
    </form>
  );
}

/** Says where the sentence goes when another stage is open by now. */
function Elsewhere({ stageId, bring }) {
  const here = useHere().stage_id;
  const stages = useScene((now) => now.stages);
  if (stageId === here) return null;
  const nameOf = (id) => {
    const stage = stages.find((each) => each.id === id);
    return stage ? `${stage.letter} ${stage.name}` : "Whole journey";
  };
  return (
    <p className="soft" role="status">
      This goes to “{nameOf(stageId)}”.{" "}
      <button type="button" className="chip" onClick={() => bring(here)}>
        Put it in “{nameOf(here)}”
      </button>
    </p>
  );
}

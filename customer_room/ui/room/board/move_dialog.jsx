// "Move to…": what dragging does, by tap and by keyboard.
import { useState } from "react";
import { moveNotes } from "./acts.js";
import { Choice, Dialog } from "./dialog.jsx";
import { desk } from "./desk.js";
import { scene, useFacts, useScene } from "./hooks.js";
import { cellAt } from "./selectors.js";
import { focusStop } from "./stops.js";
import { LANE_NAMES, LANES, some } from "./words.js";

export function MoveDialog({ ids }) {
  const facts = useFacts();
  const stages = useScene((now) => now.stages);
  const note = useScene((now) => now.records.note[ids[0]]);
  const [place, setPlace] = useState({});
  const act = (form) => {
    const now = scene(facts);
    const [lane, stage] = [form.get("lane"), form.get("stage") || null];
    const at = form.get("at") === "top" ? 0 : null;
    moveNotes(now, ids, lane, stage, at);
    if (!now.lanes.has(lane)) desk.set((on) => ({ folds: { ...on.folds, [lane]: true } }));
    setTimeout(() => focusStop(`note:${ids[0]}`), 0);
  };
  const [lane, stage] = [place.lane ?? note?.lane, place.stage ?? note?.stage_id ?? ""];
  const count = useScene((now) => cellAt(now.cells, lane, stage || null).count);
  if (!note) return null;
  return (
    <Dialog title={ids.length === 1 ? "Move this note to…" : `Move ${some(ids.length, "note")} to…`} submit="Move" act={act}>
      <Choice label="Stage" name="stage" value={stage} onChange={(event) => setPlace({ ...place, stage: event.target.value })} autoFocus>
        <option value="">Whole journey</option>
        {stages.map((stage) => (
          <option key={stage.id} value={stage.id}>
            {stage.letter} {stage.name}
          </option>
        ))}
      </Choice>
      <Choice label="Lane" name="lane" value={lane} onChange={(event) => setPlace({ ...place, lane: event.target.value })}>
        {LANES.map((lane) => (
          <option key={lane} value={lane}>
            {LANE_NAMES[lane]}
          </option>
        ))}
      </Choice>
      <Choice label="Place" name="at" defaultValue="end" hint={count > 1 ? `${some(count, "note")} hang there now.` : undefined}>
        <option value="top">At the top</option>
        <option value="end">At the end</option>
      </Choice>
    </Dialog>
  );
}

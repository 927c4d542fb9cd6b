// The stage the room is turned to: its customers, and the notes, as many pages as they need.
import { useMemo } from "react";
import { useScene } from "../room/board/hooks.js";
import { LANES } from "../room/board/words.js";
import { Bar } from "./bar.jsx";
import { Notes } from "./notes.jsx";
import { headOf, itemsFor } from "./pages.js";

export function Stage({ door, flow }) {
  const { room, phase, stages, records, dots } = useScene((scene) => scene);
  const stage = stages.find((each) => each.id === room.stage_id);
  const items = useMemo(
    () => itemsFor({ notes: records.note, groups: records.group, room, phase, lanes: LANES, dots }),
    [records.note, records.group, room, phase, dots],
  );
  return (
    <div className="stageview notes">
      <Bar door={door} />
      {stage ? (
        <h1 className={headOf(stage.name)}>
          <span className="marker">{stage.name}</span>
        </h1>
      ) : (
        <h1 className={`ours ${headOf(phase.prompt)}`}>{phase.prompt}</h1>
      )}
      <Notes items={items} lead={stage && flow.stage_id === stage.id && flow.parts.length > 0 ? <Split flow={flow} /> : null} />
    </div>
  );
}

/** Of all customers at the stage’s main step: where they went. People first, no rate. */
function Split({ flow }) {
  return (
    <div className="pflow">
      <div className="split" aria-hidden="true">
        {flow.parts.map((part, at) => (
          <i key={at} className={`${part.way}${part.way === "on" && at > 0 ? " other" : ""}`} style={{ flex: part.customers }} />
        ))}
      </div>
      <p className="keys">
        <span>{`${flow.total} customers at “${flow.step}”, ${flow.quarter}.`}</span>
        {flow.parts.map((part, at) => (
          <b key={at} className={part.way}>
            <i className={`${part.way}${part.way === "on" && at > 0 ? " other" : ""}`} aria-hidden="true" />
            {`${part.shown}\u00a0${part.words}`}
          </b>
        ))}
      </p>
    </div>
  );
}

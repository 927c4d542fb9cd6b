// One lane across all stages: open with its cells, or folded to one row that counts them.
import { memo } from "react";
import { Cell } from "./cell.jsx";
import { desk, draftIn } from "./desk.js";
import { useDesk, useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { MoveRow } from "./move_row.jsx";
import { Marks } from "./marks.jsx";
import { cellAt, EMPTY, keyOf, tally } from "./selectors.js";
import { LANE_NAMES, LANES, MOVES, some } from "./words.js";

export function LaneRow({ lane, figures }) {
  const open = useScene((now) => now.lanes.has(lane));
  const planned = useScene((now) => now.phase?.lanes?.includes(lane) ?? false);
  if (!open) return <Folded lane={lane} />;
  return (
    <>
      {lane === MOVES && <MoveRow figures={figures} />}
      <Open lane={lane} planned={planned} />
    </>
  );
}

const fold = (lane, open) => desk.set((on) => ({ folds: { ...on.folds, [lane]: open } }));

function Open({ lane, planned }) {
  const stages = useScene((now) => now.stages);
  const current = useScene((now) => now.room?.stage_id ?? null);
  const name = lane === MOVES ? "…and why" : LANE_NAMES[lane];
  return (
    <>
      <div className="lane">
        <div className="lanehead">
          {planned ? (
            <h3 className={lane === MOVES ? "softer" : undefined}>{name}</h3>
          ) : (
            <button type="button" className="foldbtn" aria-expanded="true" onClick={() => fold(lane, false)}>
              <Icon name="chevron-down" />
              {name}
            </button>
          )}
          <Tally lane={lane} />
        </div>
      </div>
      <WholeJourney lane={lane} />
      {stages.map((stage) => (
        <Cell
          key={stage.id}
          lane={lane}
          stageId={stage.id}
          name={`${LANE_NAMES[lane]}, ${stage.letter} ${stage.name}`}
          current={stage.id === current}
        />
      ))}
    </>
  );
}

/** Notes about no stage in particular lie across all of them, above the cells of their lane. */
function WholeJourney({ lane }) {
  const filled = useScene((now) => cellAt(now.cells, lane, null).count > 0 || now.stages.length === 0);
  const writing = useDesk((on) => Boolean(draftIn(on, lane, null)));
  const always = lane === LANES[0];
  const cells = useScene((now) => now.stages.length > 0);
  if (!filled && !writing && !always) return null;
  return (
    <>
      <div className="band">
        <small className="bandname">Whole journey</small>
        <Cell lane={lane} stageId={null} name={`${LANE_NAMES[lane]}, whole journey`} wide />
      </div>
      {cells && <div className="lane under" aria-hidden="true" />}
    </>
  );
}

function Tally({ lane }) {
  const count = useScene((now) => sum(now, lane).count);
  const functions = useScene((now) => sum(now, lane).functions);
  const alone = useScene((now) => now.alone);
  if (alone || !count) return null;
  return (
    <small>
      {some(count, "note")}
      {functions > 1 && `, ${functions}\u00a0functions`}
    </small>
  );
}

function sum(now, lane) {
  let count = 0;
  const seen = new Set();
  for (const [key, cell] of now.cells) {
    if (!key.startsWith(`${lane}|`)) continue;
    count += cell.count;
    for (const each of tally(cell, now.functions).functions) seen.add(each.id);
  }
  return { count, functions: seen.size };
}

function Folded({ lane }) {
  const stages = useScene((now) => now.stages);
  const current = useScene((now) => now.room?.stage_id ?? null);
  const whole = useScene((now) => cellAt(now.cells, lane, null));
  const alone = useScene((now) => now.alone);
  return (
    <>
      <div className="lane fold">
        <button type="button" className="foldbtn" aria-expanded="false" onClick={() => fold(lane, true)}>
          <Icon name="chevron-right" />
          <span>
            {LANE_NAMES[lane]}
            {!alone && whole.count > 0 && <small>{some(whole.count, "note")} on the whole</small>}
          </span>
        </button>
      </div>
      {stages.map((stage) => (
        <FoldedCell key={stage.id} lane={lane} stageId={stage.id} current={stage.id === current} />
      ))}
      {stages.length === 0 && <div className="cell fold wide" />}
    </>
  );
}

const FoldedCell = memo(function FoldedCell({ lane, stageId, current }) {
  const cell = useScene((now) => now.cells.get(keyOf(lane, stageId)) ?? EMPTY);
  const order = useScene((now) => now.functions);
  const alone = useScene((now) => now.alone);
  const { count, functions } = tally(cell, order);
  return (
    <div className={current ? "cell fold cur" : "cell fold"}>
      {!alone && count > 0 && (
        <span className="row">
          <span className="softer">{some(count, "note")}</span>
          <Marks ids={functions.slice(0, 4).map((each) => each.id)} />
        </span>
      )}
    </div>
  );
});

// The lane of the journey itself: steps, moves with counts, and where customers leave.
import { useMemo } from "react";
import { desk } from "./desk.js";
import { leftAtAll, stillFilling } from "./figures.js";
import { useScene } from "./hooks.js";
import { JourneyLane } from "./journey_lane.jsx";
import { figure } from "./words.js";

export function MoveRow({ figures }) {
  const { lane, failed } = figures;
  const lost = leftAtAll(lane);
  return (
    <>
      <div className="lane movelane">
        <h3>How they move</h3>
        <small>Arrow width is customers per quarter. The mark is the function that serves the step.</small>
        <Chooser {...figures} />
        {lane && <Legend lost={lost} />}
      </div>
      <div className="movecell">
        <CurrentColumn />
        {lane ? <Picture lane={lane} /> : <Waiting failed={failed} />}
        <Mapping />
      </div>
    </>
  );
}

function Chooser({ chosen, choose, quarters, filling }) {
  const segments = useScene((now) => now.records.segment ?? null);
  const list = Object.entries(segments ?? {}).sort((a, b) => a[1].order - b[1].order);
  return (
    <span className="chooser">
      <select aria-label="Customers" value={chosen.segment} onChange={(event) => choose({ ...chosen, segment: event.target.value })}>
        <option value="">All customers</option>
        {list.map(([id, each]) => (
          <option key={id} value={id}>
            {each.name}
          </option>
        ))}
      </select>
      {quarters.length > 1 && (
        <select aria-label="Quarter of the figures" value={chosen.quarter} onChange={(event) => choose({ ...chosen, quarter: event.target.value })}>
          <option value="">Latest figures</option>
          {quarters.map((each) => (
            <option key={each} value={each}>
              {each}
              {stillFilling(each, filling)}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

function Legend({ lost }) {
  return (
    <>
      <span className="leg">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2l6 6-6 6-6-6z" fill="var(--sheet)" stroke="var(--warn)" strokeWidth="2.2" />
        </svg>
        Hand-off nobody agreed
      </span>
      {lost > 0 && (
        <span className="leg">
          <svg width="16" height="10" aria-hidden="true">
            <rect width="16" height="9" fill="var(--left)" />
          </svg>
          <span>Customers left: {figure(lost)}</span>
        </span>
      )}
    </>
  );
}

/** Shades the stage the room looks at; the lane's own picture lies over it. */
function CurrentColumn() {
  const at = useScene((now) => now.stages.findIndex((stage) => stage.id === now.room?.stage_id));
  if (at < 0) return null;
  return <div className="curcol" style={{ left: `calc(var(--col) * ${at})` }} />;
}

function Picture({ lane }) {
  const drawn = useMemo(() => ({ ...lane, shades: [] }), [lane]);
  return <JourneyLane lane={drawn} />;
}

function Waiting({ failed }) {
  return (
    <p className="lanewait softer" role="status">
      {failed ? "The customers’ figures could not be read. They come back by themselves." : "Reading the customers’ figures…"}
    </p>
  );
}

/** The small acts of mapping: a stage, a step, the figures. */
export function Mapping({ className = "mapping" }) {
  const may = useScene((now) => now.mayMap);
  if (!may) return null;
  return (
    <div className={className}>
      <button type="button" className="btn quiet s" onClick={() => desk.open("stage")}>
        Add a stage
      </button>
      <button type="button" className="btn quiet s" onClick={() => desk.open("step")}>
        Steps
      </button>
      <button type="button" className="btn quiet s" onClick={() => importFigures()}>
        Import figures
      </button>
    </div>
  );
}

/** Another part of the page holds the import; it answers by preventing the default. */
function importFigures() {
  const asked = new CustomEvent("import-figures", { cancelable: true, bubbles: true });
  if (window.dispatchEvent(asked)) desk.open("no-import");
}

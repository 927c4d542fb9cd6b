// The room as a page: bars, board or outline, foot.
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { ClosingMessage } from "./close_dialog.jsx";
import { Composer } from "./composer.jsx";
import { Coverage } from "./coverage.jsx";
import { desk } from "./desk.js";
import { Dialogs } from "./dialogs.jsx";
import { Dragging } from "./drag.jsx";
import { stillFilling, useFigures } from "./figures.js";
import { keepOnBoard } from "./focus.js";
import { Gathered } from "./gathered.jsx";
import { both, scene, useDesk, useFacts, useLine, useScene } from "./hooks.js";
import { heir } from "./keyboard.js";
import { hasWhole, listenToKeys } from "./keys.js";
import { LaneRow } from "./lane_row.jsx";
import { Late } from "./late.jsx";
import { getState, subscribe } from "./line.js";
import { OthersSaid } from "./others_said.jsx";
import { Outline } from "./outline.jsx";
import { pannable } from "./pan.js";
import { PhaseBar } from "./phase_bar.jsx";
import { Questions } from "./questions.jsx";
import { ReadBacks } from "./readbacks.jsx";
import { RoomBar } from "./room_bar.jsx";
import { stopsOf } from "./selectors.js";
import { StageHeads } from "./stage_heads.jsx";
import { stopElement } from "./stops.js";
import { Strip } from "./strip.jsx";
import { Toolbar } from "./toolbar.jsx";
import { LANES, numberWord } from "./words.js";
import { useZoom, zoomBy } from "./zoom.jsx";

const PHONE = "(max-width: 760px)";

export function Room({ leaders }) {
  const facts = useFacts();
  const alone = useScene((now) => now.alone);
  const [query] = useSearchParams();
  const narrow = useNarrow();
  const wish = useDesk((on) => on.view);
  const view = narrow ? "outline" : (wish ?? "board");
  const board = useRef(null);
  const zoom = useZoom();
  const [chosen, choose] = useState({ segment: "", quarter: "" });
  const figures = { ...useFigures(facts.room_id, chosen), chosen, choose };
  useOneStop(facts);
  useEffect(keepOnBoard, []);
  useEffect(() => pannable(board.current), []);
  useFlashes();
  useTitle();
  useEffect(() => {
    const { stage } = desk.get();
    board.current.scrollTo(0, 0);
    if (stage) document.getElementById(`${view === "board" ? "head" : "sec"}-${stage}`)?.scrollIntoView({ block: "start", inline: "center" });
  }, [view]);
  const deciding = Boolean(query.get("decision"));
  const current = useScene((now) => now.room.stage_id);
  useEffect(() => {
    if (view === "board" && current) document.getElementById(`head-${current}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [deciding, current, view]);
  const live = useRef({});
  live.current = { zoom, view };
  useEffect(() => listenToKeys(facts, {
    zoom: { by: (way) => zoomBy(way, live.current.zoom.percent) },
    view: () => live.current.view,
  }), [facts]);
  const classes = ["room", alone && "private", deciding && "deciding"].filter(Boolean).join(" ");
  return (
    <div className={classes}>
      <RoomBar view={view} />
      <PhaseBar />
      <Strip />
      <Late />
      <Questions view={leaders.leaders} {...leaders} />
      <Coverage />
      <ReadBacks />
      <ClosingMessage />
      <Dragging>
        <main className={`board ${view}`} ref={board} id="main" tabIndex={-1} aria-label={view === "board" ? "Board" : "Outline"}>
          {view === "board" ? <Board figures={figures} zoom={zoom} /> : <Outline figures={figures} narrow={narrow} />}
        </main>
      </Dragging>
      <Toolbar zoom={view === "board" ? zoom : null} />
      <Composer />
      <Dialogs />
      <Gathered />
      <Said />
      <OthersSaid />
    </div>
  );
}

function Board({ figures, zoom }) {
  const count = useScene((now) => now.stages.length);
  const corner = (
    <>
      {figures.quarter && (
        <>
          {figures.quarter} figures{stillFilling(figures.quarter, figures.filling)}
          <br />
        </>
      )}
      {zoom.isFit ? "Fit, " : ""}
      {zoom.percent}%
    </>
  );
  return (
    <div
      className="grid"
      style={{ zoom: zoom.factor, "--factor": zoom.factor, "--stages": Math.max(count, 1) }}
      role="group"
      aria-label={`Board, ${numberWord(count).toLowerCase()} stages by five lanes`}
    >
      <StageHeads corner={corner} />
      {count === 0 && <NoStages />}
      {LANES.map((lane) => (
        <LaneRow key={lane} lane={lane} figures={figures} />
      ))}
    </div>
  );
}

function NoStages() {
  return (
    <div className="stagehead nostages">
      <h2 className="sr">No stages yet</h2>
      <p>
        The board begins with the stages a customer goes through, in the customer’s words: <span className="theirs">“Is this for me?”</span>
      </p>
      <button type="button" className="btn primary s" onClick={() => desk.open("stage")}>
        Add the first stage
      </button>
    </div>
  );
}

/** The browser's tab says which room it is. */
function useTitle() {
  const quarter = useScene((now) => now.room.quarter);
  useEffect(() => {
    const [year, part] = quarter.split("-");
    document.title = `${part} ${year} · Customer Room`;
  }, [quarter]);
}

function useNarrow() {
  const [narrow, setNarrow] = useState(() => matchMedia(PHONE).matches);
  useEffect(() => {
    const wide = matchMedia(PHONE);
    const hear = () => setNarrow(wide.matches);
    wide.addEventListener("change", hear);
    return () => wide.removeEventListener("change", hear);
  }, []);
  return narrow;
}

/** The board is one Tab stop: always exactly one of its places takes the key, and has an heir. */
function useOneStop(facts) {
  useEffect(() => {
    let rows = [];
    const follow = () => {
      const now = scene(facts);
      const { focus } = desk.get();
      const before = rows;
      rows = stopsOf(now.cells, now.stages, now.lanes, hasWhole(now));
      // The outline has stops of its own, in lanes that are folded on the board.
      const own = focus && stopElement(focus) ? focus : (rows[0]?.[0]?.[0] ?? null);
      const stop = heir(before, rows, focus) ?? own;
      if (stop !== focus) desk.set({ focus: stop });
    };
    follow();
    return both(follow);
  }, [facts]);
}

/** Notes that somebody else has just moved are shown for four seconds. */
function useFlashes() {
  useEffect(() => {
    let before = getState().records.note;
    return subscribe(() => {
      const after = getState().records.note;
      if (after === before) return;
      const { waiting } = desk.get();
      const moved = Object.keys(after ?? {}).filter((id) => {
        const [was, is] = [before?.[id], after[id]];
        return was && was !== is && !waiting.has(id) && (was.lane !== is.lane || was.stage_id !== is.stage_id);
      });
      before = after;
      if (moved.length && moved.length < 20) desk.flash(moved);
    });
  }, []);
}

function Said() {
  const said = useDesk((on) => on.said);
  const phase = useScene((now) => (now.phase ? `Phase: ${now.phase.title}. ${now.alone ? "Private." : ""}` : ""));
  const turned = useScene((now) => {
    const stage = now.stages.find((each) => each.id === now.room.stage_id);
    return stage ? `The room looks at ${stage.letter}, ${stage.name}.` : "";
  });
  const ready = useLine((line) => line.ready);
  return (
    <>
      <div className="sr" role="status" aria-live="polite">
        {said}
      </div>
      <div className="sr" role="status" aria-live="polite">
        {ready && `${phase} ${turned}`}
      </div>
    </>
  );
}

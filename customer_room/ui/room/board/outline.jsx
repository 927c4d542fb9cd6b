// The same room as a list, equal and fully editable; the default on phones.
import { useEffect, useState } from "react";
import { Cell } from "./cell.jsx";
import { desk, draftIn } from "./desk.js";
import { leftAtAll, storyOf } from "./figures.js";
import { useDesk, useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { JourneyLane } from "./journey_lane.jsx";
import { Mapping } from "./move_row.jsx";
import { cellAt } from "./selectors.js";
import { Owners, StageName } from "./stage_heads.jsx";
import { StageMenuButton } from "./stage_menu.jsx";
import { Mark } from "./marks.jsx";
import { figure, LANE_NAMES, LANES, some, WHOLE } from "./words.js";

const HEAD = 60; // pixels under which a section has gone behind the tabs

/** The stage that is open: mine, else the room's, else the first. */
export function useStage() {
  const mine = useDesk((on) => on.stage);
  const stages = useScene((now) => now.stages);
  const current = useScene((now) => now.room.stage_id);
  const known = (id) => id === WHOLE || stages.some((stage) => stage.id === id);
  return known(mine) ? mine : known(current) ? current : (stages[0]?.id ?? WHOLE);
}

export function Outline({ figures, narrow }) {
  const stages = useScene((now) => now.stages);
  const open = useStage();
  const shown = narrow ? stages.filter((stage) => stage.id === open) : stages;
  return (
    <div className="outline">
      {narrow ? <StageNav open={open} /> : <StageNavInSight />}
      {(!narrow || open === WHOLE) && <Whole figures={figures} narrow={narrow} />}
      {shown.map((stage) => (
        <Section key={stage.id} stage={stage} figures={figures} narrow={narrow} />
      ))}
      {!narrow && (
        <section className="sec wideonly">
          <h2>All moves</h2>
          {figures.lane && <JourneyLane lane={figures.lane} />}
          <Mapping className="row wrap" />
        </section>
      )}
    </div>
  );
}

/** Where all stages stand below each other, the tab is the one of the stage that is in sight. */
function StageNavInSight() {
  const [open, setOpen] = useState(WHOLE);
  useEffect(() => {
    const board = document.getElementById("main");
    const read = () => {
      const line = board.getBoundingClientRect().top + HEAD;
      const begun = [...board.querySelectorAll(".sec[id]")].filter((each) => each.getBoundingClientRect().top <= line);
      setOpen(begun.at(-1)?.id.slice("sec-".length) ?? WHOLE);
    };
    read();
    board.addEventListener("scroll", read, { passive: true });
    return () => board.removeEventListener("scroll", read);
  }, []);
  return <StageNav open={open} />;
}

function StageNav({ open }) {
  const stages = useScene((now) => now.stages);
  const go = (id) => {
    desk.set({ stage: id });
    document.getElementById(`sec-${id}`)?.scrollIntoView({ block: "start" });
  };
  return (
    <nav className="stagenav" aria-label="Stages">
      <button type="button" aria-current={open === WHOLE || undefined} onClick={() => go(WHOLE)}>
        All
        <span className="sr"> of the journey</span>
      </button>
      {stages.map((stage) => (
        <button key={stage.id} type="button" aria-current={open === stage.id || undefined} aria-label={`${stage.letter} ${stage.name}`} onClick={() => go(stage.id)}>
          {stage.letter}
        </button>
      ))}
    </nav>
  );
}

function Whole({ figures, narrow }) {
  const alone = useScene((now) => now.alone);
  return (
    <section className="sec" id={`sec-${WHOLE}`} aria-label="Whole journey">
      <h2>Whole journey</h2>
      {alone ? <Alone /> : figures.lane && <p className="soft num summary">{figures.lane.summary}</p>}
      <Lanes stageId={null} letter="" narrow={narrow} />
    </section>
  );
}

function Section({ stage, figures, narrow }) {
  const current = useScene((now) => now.room.stage_id === stage.id);
  const alone = useScene((now) => now.alone);
  return (
    <section className="sec" id={`sec-${stage.id}`} aria-label={`${stage.letter} ${stage.name}`}>
      <h2 className="theirs">
        <button type="button" className="plain" onClick={() => desk.open("stage", { id: stage.id })}>
          {!narrow && <b className="letter">{stage.letter} </b>}
          <StageName stage={stage} marked={current} />
        </button>
      </h2>
      <div className="row headfoot">
        <Owners stage={stage} />
        <StageMenuButton stage={stage} />
      </div>
      {alone && <Alone />}
      {!alone && <Story stage={stage} lane={figures.lane} />}
      {!narrow && <StepList stage={stage} />}
      <Lanes stageId={stage.id} letter={`${stage.letter} ${stage.name}`} narrow={narrow} />
    </section>
  );
}

function Alone() {
  return (
    <p className="hidden-notes">
      <Icon name="eye-off" /> Only you can see your notes. Nobody sees how many there are until the facilitator reveals.
    </p>
  );
}

const WAYS = { "Never joined": "never", "Not known": "never", Stayed: "onward" };

/** Where some of them go: on to a step, or to the way it ends. */
function inWords({ target, count }) {
  return target in WAYS ? `${figure(count)} ${target.toLowerCase()}` : `${figure(count)} to “${target}”`;
}

/** What the customers do here, in people: a bar of three and a sentence. */
function Story({ stage, lane }) {
  const steps = useScene((now) => now.steps.get(stage.id));
  const story = storyOf(lane, steps);
  if (!story) return null;
  const lost = lane.losses.filter((loss) => loss.stage === stage.name).reduce((sum, loss) => sum + loss.count, 0);
  const all = leftAtAll(lane);
  return (
    <div className="story num">
      <div className="split" aria-hidden="true">
        {story.on.map((move, at) => (
          <i key={move.target} className={WAYS[move.target] ?? (at ? "onward" : undefined)} style={{ flex: move.count }} />
        ))}
        {story.left > 0 && <i className="l" style={{ flex: story.left }} />}
      </div>
      <p>
        <span className="soft">
          {figure(story.total)} at “{story.step}”:{" "}
          {story.on.map(inWords).join(", ")}
          {story.left > 0 ? ", " : ". "}
        </span>
        {story.left > 0 && <b className="left-c">{figure(story.left)} leave. </b>}
        {lost > 0 && all > 0 && (
          <span className="soft">
            In this stage {figure(lost)} left, {Math.round((100 * lost) / all)}% of all.
          </span>
        )}
      </p>
    </div>
  );
}

function StepList({ stage }) {
  const steps = useScene((now) => now.steps.get(stage.id)) ?? [];
  const may = useScene((now) => now.mayMap);
  return (
    <>
      <h3>
        Steps
        {may && (
          <button type="button" className="btn quiet s" onClick={() => desk.open("step", { stage: stage.id })}>
            Change
          </button>
        )}
      </h3>
      {steps.length === 0 && <p className="softer">No step yet.</p>}
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.id}>
            <Mark id={step.served} /> {step.name}
          </li>
        ))}
      </ol>
    </>
  );
}

function Lanes({ stageId, letter, narrow }) {
  return LANES.map((lane) => <Lane key={lane} lane={lane} stageId={stageId} letter={letter} narrow={narrow} />);
}

/** Only what holds notes can be folded: an empty lane says so, and takes a note. */
function Lane({ lane, stageId, letter, narrow }) {
  const open = useScene((now) => now.lanes.has(lane));
  const count = useScene((now) => cellAt(now.cells, lane, stageId).count);
  const alone = useScene((now) => now.alone);
  const writing = useDesk((on) => Boolean(draftIn(on, lane, stageId)));
  if (!open && count > 0 && !writing) {
    return (
      <h3>
        <button type="button" className="foldbtn" aria-expanded="false" onClick={() => desk.set((on) => ({ folds: { ...on.folds, [lane]: true } }))}>
          <Icon name="chevron-right" />
          {LANE_NAMES[lane]}
        </button>
        {!alone && <span className="softer">{some(count, "note")}</span>}
      </h3>
    );
  }
  return (
    <>
      <h3>
        {alone && narrow ? `My notes: ${LANE_NAMES[lane]}` : LANE_NAMES[lane]}
        {count === 0 && <span className="softer">Nothing yet</span>}
      </h3>
      <div className="list">
        <Cell lane={lane} stageId={stageId} name={`${LANE_NAMES[lane]}, ${letter || "whole journey"}`} asks />
      </div>
    </>
  );
}

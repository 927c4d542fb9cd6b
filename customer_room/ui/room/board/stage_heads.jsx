// The head of each stage: letter, name in the customer's words, who answers for it.
import { memo } from "react";
import { desk } from "./desk.js";
import { useScene } from "./hooks.js";
import { Mark, Marks } from "./marks.jsx";
import { StageMenuButton } from "./stage_menu.jsx";

export function StageHeads({ corner }) {
  const stages = useScene((now) => now.stages);
  const current = useScene((now) => now.room?.stage_id ?? null);
  return (
    <>
      <div className="corner">{corner}</div>
      {stages.map((stage) => (
        <StageHead key={stage.id} stage={stage} current={stage.id === current} />
      ))}
    </>
  );
}

const StageHead = memo(function StageHead({ stage, current }) {
  return (
    <div className={current ? "stagehead cur" : "stagehead"} aria-current={current || undefined} id={`head-${stage.id}`}>
      <h2>
        <button type="button" className="plain" onClick={() => desk.open("stage", { id: stage.id })}>
          <b>{stage.letter}</b>
          <StageName stage={stage} marked={current} />
        </button>
      </h2>
      <div className="row headfoot">
        <Owners stage={stage} />
        <StageMenuButton stage={stage} />
      </div>
    </div>
  );
});

/** A name in our own words is underlined with dots and says what to ask; it is never blocked. */
export function StageName({ stage, marked }) {
  const advice = stage.internal ? `“${stage.internal}” is our word. What would a customer say here?` : undefined;
  const classes = [marked && "marker", advice && "internal"].filter(Boolean).join(" ");
  return (
    <span className={classes || undefined} title={advice}>
      {stage.name}
      {advice && <span className="sr"> ({advice})</span>}
    </span>
  );
}

export function Owners({ stage }) {
  const functions = [...new Set(stage.owners.map((each) => each.function_id))];
  return (
    <div className="own">
      {functions.length === 0 && <Mark id={null} />}
      {functions.length > 0 && <Marks ids={functions} />}
      {stage.trouble ? <b className="left-c">{stage.trouble}</b> : <span className="who">{stage.owners[0].title}</span>}
    </div>
  );
}

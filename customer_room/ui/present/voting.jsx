// A vote: while it is blind how many have voted, then what came of it, with the spread by function.
import { useMemo } from "react";
import { useLine, useScene } from "../room/board/hooks.js";
import { Mark } from "../room/board/marks.jsx";
import { some } from "../room/board/words.js";
import { Bar } from "./bar.jsx";
import { Paged } from "./paging.jsx";
import { resultOf, turnout } from "./result.js";

/** Blind: nobody’s dots, and nobody’s name. */
export function Voting({ door }) {
  const { phase, records } = useScene((scene) => scene);
  const dots = phase.vote_budget === 1 ? "One dot each" : `${phase.vote_budget} dots each`;
  const presence = useLine((line) => line.presence);
  const { voted, asked } = turnout(phase, presence, records.member);
  return (
    <div className="stageview telling">
      <Bar door={door} />
      <div className="told">
        <h1 className="ours">{phase.prompt}</h1>
        <p className="say">
          <span className="marker">Voting is open.</span> {dots}, blind until it closes.
        </p>
        {asked > 0 && (
          <p className="turnout num" role="status">
            <b>{voted}</b> {`of ${asked} ${voted === 1 ? "has" : "have"} voted`}
          </p>
        )}
      </div>
    </div>
  );
}

export function Result({ door }) {
  const { phase, records, stages } = useScene((scene) => scene);
  const rows = useMemo(() => resultOf(phase, { ...records, stages }), [phase, records, stages]);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  return (
    <div className="stageview notes">
      <Bar door={door} />
      <h1 className="ours">
        <span className="marker">{phase.title}</span>: {some(total, "dot")} on {some(rows.length, "item")}
      </h1>
      <Paged items={rows} draw={drawn} as="ol" look="presult" noun="Result" />
    </div>
  );
}

const drawn = (row) => (
  <li key={row.id}>
    <b className="total num" aria-label={some(row.total, "dot")}>
      {row.total}
    </b>
    <span className={row.theirs ? "theirs" : ""}>{row.text}</span>
    <ul className="by" aria-label="By function">
      {row.spread.map(([id, count]) => (
        <li key={id}>
          <Mark id={id} />
          <span className="num">{count}</span>
        </li>
      ))}
    </ul>
  </li>
);

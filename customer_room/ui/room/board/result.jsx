// What the room said: how many, and from which functions; never who.
import { useMemo } from "react";
import { POINTS, resultOf } from "./asked.js";
import { useScene } from "./hooks.js";
import { Mark } from "./marks.jsx";
import { some } from "./words.js";

export function useResult(poll) {
  const responses = useScene((now) => now.records.response);
  return useMemo(() => resultOf(poll, responses), [poll, responses]);
}

export function Result({ poll }) {
  const { rows, count } = useResult(poll);
  return (
    <div className="askresult">
      <ul className={rows[0].points ? "askrows items" : "askrows"} aria-label={labelOf(count)}>
        {rows.map((row) => (
          <Row key={row.name} row={row} most={mostOf(rows)} />
        ))}
      </ul>
    </div>
  );
}

export const labelOf = (count) => `${some(count, "answer")}, by function`;
export const mostOf = (rows) => Math.max(1, ...rows.map((row) => row.count));

/** One answer or statement; `most` is how often the most frequent one was given. */
export function Row({ row, most }) {
  return (
    <li className={row.count ? undefined : "none"}>
      <span className="askname">{row.name}</span>
      {row.points ? <Points row={row} /> : <Said row={row} most={most} />}
    </li>
  );
}

function Said({ row, most }) {
  return (
    <span className="asksaid">
      <b className="num">{row.count}</b>
      <i className="askbarline" style={{ "--share": row.count / most }} aria-hidden="true" />
      <Spread spread={row.spread} />
    </span>
  );
}

/** From 0 to 4, who stands where; the middle is framed. */
function Points({ row }) {
  return (
    <span className="askscale">
      {POINTS.map((point) => (
        <span key={point} className={point === row.median ? "askpoint middle" : "askpoint"}>
          <b className="num">
            {point}
            {point === row.median && <span className="sr"> is the middle</span>}
          </b>
          <Spread spread={row.points[point]} />
        </span>
      ))}
    </span>
  );
}

function Spread({ spread }) {
  return (
    <span className="askspread">
      {spread.map(([id, count]) => (
        <span key={id}>
          <Mark id={id} />
          {count > 1 && <small className="num">{count}</small>}
        </span>
      ))}
    </span>
  );
}

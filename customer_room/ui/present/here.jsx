// Who is in the room, by function and name, and who is still to come.
import { useMemo } from "react";
import { useLine, useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";
import { lookOf } from "../room/board/marks.jsx";
import { presenceOf } from "../room/board/selectors.js";
import { cutAt, withinReason } from "./pages.js";
import { Paged } from "./paging.jsx";

const CELL = 48; // letters, two lines

/** Function by function, those who are here first; `away` has nobody here yet. */
export function usePresent() {
  const presence = useLine((line) => line.presence);
  const { records, phase } = useScene((scene) => scene);
  return useMemo(() => {
    const { rows, here, done } = presenceOf(presence, records.tick, records.member, records.function, phase?.id);
    const at = presence.filter((each) => !each.away).map((each) => each.member_id);
    const named = (row) => namesOf(at, row.id, records);
    const known = rows.map((row) => ({ ...row, names: named(row) }));
    return { rows: known.sort((a, b) => a.away - b.away), here, done };
  }, [presence, records.tick, records.member, records.function, records.person, phase?.id]);
}

function namesOf(here, functionId, { member, person }) {
  return [...new Set(here)]
    .filter((id) => member?.[id]?.function_id === functionId)
    .map((id) => person?.[id]?.name)
    .filter(Boolean)
    .sort();
}

export function Functions({ rows }) {
  return <Paged items={rows} draw={drawn} as="ul" look="pfns" noun="Functions" />;
}

const drawn = (row) => (
  <li key={row.id} className={row.away ? "away" : ""}>
    <span className={lookOf(row)} title={row.name} aria-hidden="true">
      <span>{row.code}</span>
    </span>
    <span>
      <span className="sr">{row.names.length ? `${row.name}: ` : ""}</span>
      {cutAt(row.names.length ? withinReason(row.names, CELL, ", ") : row.name, CELL)}
    </span>
    {row.done && <Icon name="check" label="done" />}
  </li>
);

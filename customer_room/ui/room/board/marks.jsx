// Function marks: colour, shape and two letters.
import { memo } from "react";
import { useScene } from "./hooks.js";

export const lookOf = (fn) => `fn fn-${fn?.shape ?? "no"}`;

/** The mark of one function; without one, nobody's. On a note that is somebody's, without a name. */
export const Mark = memo(function Mark({ id }) {
  const fn = useScene((now) => now.functionById.get(id));
  const name = fn?.name ?? (id === "" ? "Without a name" : "Nobody");
  return (
    <span className={lookOf(fn)} title={name}>
      <span aria-hidden="true">{fn?.code ?? (id === "" ? "–" : "?")}</span>
      <span className="sr">{name}</span>
    </span>
  );
});

export function Marks({ ids }) {
  return (
    <span className="fns">
      {ids.map((id) => (
        <Mark key={id ?? "nobody"} id={id} />
      ))}
    </span>
  );
}

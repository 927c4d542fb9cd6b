// What marks a rehearsal, and what is left of it when it is over.
import { useLine } from "./hooks.js";
import { Icon } from "./line.js";

export function RehearsalTag({ room }) {
  if (room.kind !== "rehearsal") return null;
  return (
    <span className="tag warn-c rehearsing">
      <Icon name="eye-off" />
      <span>Rehearsal: nothing is kept</span>
    </span>
  );
}

/** The last screen: everything else of it is gone. */
export function RehearsalOver() {
  const isGuest = useLine((line) => line.me?.role === "guest");
  return (
    <main id="main" className="page roomwait" tabIndex={-1}>
      <Icon name="circle-check" />
      <h1>The rehearsal is over</h1>
      <p role="status">Nothing of it was kept: no note, no dot, no decision, no name. The real room starts as if it had never been.</p>
      <p className="row wrap">
        {isGuest ? (
          "You can close this page."
        ) : (
          <a className="btn primary" href="/">
            All rooms
          </a>
        )}
      </p>
    </main>
  );
}

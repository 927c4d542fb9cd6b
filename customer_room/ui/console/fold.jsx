// A part of the console that is not needed all the time: it unfolds where it stands.
import { useEffect, useState } from "react";
import { Icon } from "../room/board/line.js";

/** Unfolds by itself when it is `wanted`, and stays as it is afterwards. */
export function Fold({ title, says, wanted, children }) {
  const [open, set] = useState(Boolean(wanted));
  useEffect(() => {
    if (wanted) set(true);
  }, [wanted]);
  return (
    <section aria-label={title}>
      <details className="fold" open={open} onToggle={(event) => set(event.currentTarget.open)}>
        <summary>
          <h2>{title}</h2>
          {says && <small className="softer">{says}</small>}
          <Icon name="chevron-down" />
        </summary>
        {open && <div className="asking">{children}</div>}
      </details>
    </section>
  );
}

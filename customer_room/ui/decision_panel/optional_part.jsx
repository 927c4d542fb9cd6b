// Fields that are sent only while they are unfolded.
import { useState } from "react";

export function OptionalPart({ label, startOpen, children }) {
  const [open, setOpen] = useState(Boolean(startOpen));
  return (
    <details className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      <fieldset className="stack plain" disabled={!open}>
        {children}
      </fieldset>
    </details>
  );
}

// What has been imported: said, and taken out again as a whole for ten minutes.
import { useEffect, useRef, useState } from "react";
import { clock } from "../room/board/words.js";
import { Icon } from "../sync/icon.jsx";
import { now, propose } from "../sync/sync.js";
import { KEPT_MS } from "./asking.js";
import { some } from "./seen_rows.jsx";

export function Done({ made, removed, close, again }) {
  const head = useRef(null);
  useEffect(() => head.current.focus(), []);
  return (
    <>
      <p className="verdict" role="status" tabIndex={-1} ref={head}>
        <Icon name="circle-check" />
        {some(made.count, made.kind)} {made.count === 1 ? "is" : "are"} in.
      </p>
      <p className="soft">One act of yours: you can take it back as a whole until {clock(made.at + KEPT_MS)}.</p>
      <div className="row wrap answers">
        <button type="button" className="btn primary" onClick={close}>
          Close
        </button>
        <button type="button" className="btn" onClick={again}>
          Import more
        </button>
        <Remove made={made} removed={removed} />
      </div>
    </>
  );
}

/** My last import, as long as it can be taken back from here. */
export function Last({ made, removed, gone }) {
  useEffect(() => {
    const timer = setTimeout(gone, Math.max(0, made.at + KEPT_MS - now()));
    return () => clearTimeout(timer);
  }, [made]);
  return (
    <div className="row wrap lastimport">
      <span>
        You imported {some(made.count, made.kind)} at {clock(made.at)}.
      </span>
      <Remove made={made} removed={removed} />
    </div>
  );
}

function Remove({ made, removed }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const act = async () => {
    if (busy) return;
    setBusy(true);
    const result = await propose("operation.undo", { op_id: made.op }, [], { form: true });
    setBusy(false);
    if (result.ok) removed();
    else setSaid(result.error.message);
  };
  return (
    <>
      <button type="button" className="btn danger" aria-busy={busy || undefined} onClick={act}>
        Remove this import
      </button>
      {said && (
        <span className="fault" role="alert">
          {said}
        </span>
      )}
    </>
  );
}

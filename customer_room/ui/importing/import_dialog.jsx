// Import figures: choose what, paste or choose a file, look at it, then all of it or nothing.
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import { acted, now } from "../sync/sync.js";
import { forget, keep, kept, KEPT_MS } from "./asking.js";
import { Done, Last } from "./imported.jsx";
import { Paste } from "./paste.jsx";
import { some } from "./seen_rows.jsx";
import { roomHere } from "./sheet.js";

/** Opens when any part of the page asks for it (`import-figures`); preventing the default tells that somebody heard. */
export function ImportDialog({ roomId, kinds, label }) {
  const box = useRef(null);
  const name = useId();
  // A link can lead straight here: /room/…?import
  const [open, setOpen] = useState(() => new URLSearchParams(location.search).has("import"));
  useEffect(() => {
    const hear = (event) => {
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("import-figures", hear);
    return () => window.removeEventListener("import-figures", hear);
  }, []);
  useEffect(() => {
    if (open && !box.current.open) box.current.showModal();
  }, [open]);
  const close = () => box.current.close();
  return (
    <>
      {label && (
        <button type="button" className="btn s" onClick={() => setOpen(true)}>
          <Icon name="upload" />
          {label}
        </button>
      )}
      <dialog ref={box} className="dialog importing" aria-labelledby={name} onClose={() => setOpen(false)}>
        <h2 id={name}>Import figures</h2>
        {open && <Import room={roomId || (label ? "" : roomHere())} kinds={kinds} close={close} />}
      </dialog>
    </>
  );
}

function Import({ room, kinds, close }) {
  const [made, setMade] = useState(() => kept(room, now()));
  const [done, setDone] = useState(false);
  const [told, setTold] = useState("");
  const finish = (result) => {
    setTold("");
    keep(room, result);
    acted(result.op, KEPT_MS, () => forget(room));
    setMade(result);
    setDone(true);
  };
  const removed = () => {
    setTold(`${some(made.count, made.kind)} taken out again, as if never imported.`);
    forget(room);
    setMade(null);
    setDone(false);
  };
  if (done && made) return <Done made={made} removed={removed} close={close} again={() => setDone(false)} />;
  return (
    <>
      <p className={told ? "verdict" : "sr"} role="status">
        {told}
      </p>
      {made && <Last made={made} removed={removed} gone={() => setMade(null)} />}
      <Paste room={room} kinds={kinds} finish={finish} close={close} />
    </>
  );
}

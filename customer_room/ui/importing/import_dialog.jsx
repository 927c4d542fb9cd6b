// The dialog that imports figures; what it asks is fetched when it opens.
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";

const Import = lazy(() => import("./importing.jsx"));

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
        <Suspense fallback={null}>{open && <Import roomId={roomId} isInRoom={!label} kinds={kinds} close={close} />}</Suspense>
      </dialog>
    </>
  );
}

// A native dialog: opens when drawn, gives the focus back when it goes.
import { useEffect, useId, useRef } from "react";
import { desk } from "./desk.js";

/**
 * @param {object} props
 * @param props.title the question
 * @param props.submit what the main button says; without one there is only Close
 * @param props.done what leaving without it is called
 * @param props.act called on submit; return false to stay open
 */
export function Dialog({ title, submit, done = submit ? "Cancel" : "Close", act, danger, wide, children }) {
  const box = useRef(null);
  const name = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  const send = async (event) => {
    event.preventDefault();
    if (!act || (await act(new FormData(event.target))) !== false) desk.close();
  };
  return (
    <dialog ref={box} className={wide ? "dialog wide" : "dialog"} aria-labelledby={name} onClose={() => desk.close()}>
      <h2 id={name}>{title}</h2>
      <form className="stack" onSubmit={send}>
        {children}
        <div className="row wrap answers">
          {submit && (
            <button type="submit" className={danger ? "btn danger" : "btn primary"}>
              {submit}
            </button>
          )}
          <button type="button" className="btn" onClick={() => desk.close()}>
            {done}
          </button>
        </div>
      </form>
    </dialog>
  );
}

export function Field({ label, hint, children }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <span className="hint">{hint}</span>}
    </div>
  );
}

export function Text({ label, hint, ...given }) {
  return (
    <Field label={label} hint={hint}>
      {(id) => <input id={id} autoComplete="off" {...given} />}
    </Field>
  );
}

export function Choice({ label, hint, children, ...given }) {
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <select id={id} {...given}>
          {children}
        </select>
      )}
    </Field>
  );
}

// The filters live in the address, so that a list can be shared; this form only writes it.
import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";

const PAUSE_MS = 250; // while somebody types

/** Leave out what is not asked for. */
function wanted(form) {
  const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return new URLSearchParams(given.filter(([, value]) => value));
}

/** Make the controls say what the address says, but never under somebody's hands. */
function follow(form, query) {
  for (const control of form.elements) {
    if (!control.name || control === document.activeElement) continue;
    if (control.type === "checkbox") control.checked = query.getAll(control.name).includes(control.value);
    else control.value = query.get(control.name) ?? "";
  }
}

export function FilterForm({ label, children }) {
  const form = useRef(null);
  const timer = useRef(null);
  const [query, setQuery] = useSearchParams();
  useEffect(() => follow(form.current, query));
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = () => {
    clearTimeout(timer.current);
    const next = wanted(form.current);
    if (String(next) !== String(query)) setQuery(next, { replace: true, preventScrollReset: true });
  };
  const hear = (event) => {
    clearTimeout(timer.current);
    if (event.target.type === "search") timer.current = setTimeout(go, PAUSE_MS);
    else go();
  };
  const send = (event) => {
    event.preventDefault();
    go();
  };
  return (
    <form ref={form} className="filters" role="search" aria-label={label} onInput={hear} onSubmit={send}>
      {children}
    </form>
  );
}

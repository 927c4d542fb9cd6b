// The aside beside the board: which decision is open stands in the address, what it shows comes
// from its State, and it asks for a fresh view when something on it has changed.
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { Icon } from "../sync/icon.jsx";
import { useNudges } from "../sync/use_nudges.js";
import { saveOnLeave, sayAsked } from "./panel_fields.js";

const PHONE = "(max-width: 760px)";

/**
 * @param {object} props
 * @param props.shown id of the decision whose view the children are, "" while none is loaded
 * @param props.heading its number and where it came from
 * @param props.start "read" or "write": which side to open
 * @param props.hash of the text that is signed
 * @param props.decided whether it is made and not sealed yet
 * @param {string[]} props.topics tables whose change makes the view stale
 */
export function DecisionPanel({ shown, heading, start, hash, decided, mayWrite, topics, onShow, onNudge, children }) {
  const [query, setQuery] = useSearchParams();
  const id = query.get("decision") ?? "";
  const aside = useRef(null);
  const [wish, setSide] = useState(null);
  const side = mayWrite ? (wish ?? start) : "read";
  const choose = (name) => {
    setSide(name);
    aside.current.scrollTop = 0;
  };
  const close = () => setQuery((now) => (now.delete("decision"), now), { preventScrollReset: true });

  const raised = useRef(false);

  useEffect(() => listen(setQuery, raised), []);
  useEffect(() => {
    if (!id) return;
    setSide(raised.current ? "write" : null);
    raised.current = false;
    onShow(id);
  }, [id]);
  useEffect(() => {
    if (id && id === shown) setSide((now) => now ?? start); // the side stays while the text grows
  }, [id, shown]);
  useNudges(Boolean(id), topics, onNudge);
  useFocus(aside, id, shown);
  useInertRoom(Boolean(id), shown);
  useVerdict(shown, decided, () => choose("read"));
  useEffect(() => {
    if (aside.current) sayAsked(aside.current);
  });
  const changed = useChanged(shown, hash, side);

  const onKey = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.target.closest("dialog")) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <aside
      ref={aside}
      className="panel"
      aria-label="Decision"
      data-side={side}
      data-changed={changed.is || undefined}
      hidden={!id}
      tabIndex={-1}
      onKeyDown={onKey}
      onBlur={saveOnLeave}
      onChange={() => sayAsked(aside.current)}
    >
      <div className="row panelhead">
        <span className="eyebrow">{id === shown ? heading : "Loading the decision…"}</span>
        <span className="grow" />
        {mayWrite && id === shown && <Sides side={side} choose={choose} />}
        <button type="button" className="btn quiet s" aria-label="Close" title="Close (Esc)" onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      {changed.is && (
        <div className="banner warn" role="alert">
          <Icon name="triangle-alert" />
          <span className="grow">The text has just changed. Read it again before you sign.</span>
          <button type="button" className="btn s" onClick={changed.seen}>
            I have read it
          </button>
        </div>
      )}
      {children}
    </aside>
  );
}

function Sides({ side, choose }) {
  return (
    <span className="seg" role="group" aria-label="What to do">
      {[
        ["read", "Read"],
        ["write", "Write"],
      ].map(([name, words]) => (
        <button key={name} type="button" aria-pressed={side === name} onClick={() => choose(name)}>
          {words}
        </button>
      ))}
    </span>
  );
}

function listen(setQuery, raised) {
  const raise = () => {
    raised.current = true;
  };
  const open = ({ detail }) => setQuery((now) => (now.set("decision", detail.id), now), { preventScrollReset: true });
  window.addEventListener("raise-decision", raise);
  window.addEventListener("open-decision", open);
  return () => {
    window.removeEventListener("raise-decision", raise);
    window.removeEventListener("open-decision", open);
  };
}

/** The panel takes the focus when it opens and gives it back when it closes. */
function useFocus(aside, id, shown) {
  const before = useRef(null);
  const given = useRef("");
  useEffect(() => {
    if (id && !before.current) before.current = document.activeElement;
    if (!id && before.current) {
      const back = before.current.isConnected && before.current !== document.body;
      (back ? before.current : document.getElementById("main"))?.focus();
      [before.current, given.current] = [null, ""];
    }
    if (id && id === shown && given.current !== id) {
      given.current = id;
      const writing = aside.current.dataset.side === "write" && aside.current.querySelector("[data-first]");
      (writing || aside.current).focus();
    }
  }, [id, shown]);
}

/** On a phone the panel covers the room, so the room behind it is out of reach. */
function useInertRoom(isOpen, shown) {
  useEffect(() => {
    const covered = isOpen && matchMedia(PHONE).matches;
    document.querySelector(".room")?.toggleAttribute("inert", covered);
    return () => document.querySelector(".room")?.removeAttribute("inert");
  }, [isOpen, shown]); // the board may be drawn later than the panel
}

/** What has just been decided is shown with its verdict, except to somebody who writes. */
function useVerdict(shown, decided, show) {
  const was = useRef({});
  useEffect(() => {
    const isNew = was.current.shown === shown && decided && !was.current.decided;
    was.current = { shown, decided };
    if (isNew && !document.activeElement?.matches("input, textarea, select")) show();
  }, [shown, decided]);
}

/** Nobody signs a text that changed under their eyes: it has to be read again first. */
function useChanged(shown, hash, side) {
  const [read, setRead] = useState({ shown: "", hash: "" });
  const known = read.shown === shown;
  useEffect(() => {
    if (!known || side === "write") setRead({ shown, hash });
  }, [shown, hash, side]);
  return { is: known && side === "read" && read.hash !== hash, seen: () => setRead({ shown, hash }) };
}

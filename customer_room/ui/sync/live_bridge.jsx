// What Python pages need of the store: one per page, mounted by the shell (ui/sync/live.py).
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useNavigate } from "react-router";
import { mountForms } from "./command_form.js";
import { ownerOf } from "./keeping.js";
import { keepFocus } from "./kept_focus.js";
import { createNudge } from "./nudge.js";
import * as sync from "./sync.js";
import { Attention } from "./attention_tray.jsx";
import { Icon } from "./icon.jsx";

export { StatusLine };

const ICONS = {
  saved: "circle-check",
  saving: "loader-circle",
  restarting: "loader-circle",
  offline: "wifi-off",
  attention: "triangle-alert",
  refused: "lock",
  over: "circle-check",
};
const SHOWN_MS = 8000;
const MOST = 3;
const BARS = ".toolbar, .composer, .thumb"; // bars of controls at the foot of a page
const SIGNATURE = ".signfoot"; // after a short text it does not reach down there

export function useSync() {
  return useSyncExternalStore(sync.subscribe, sync.getState, sync.getState);
}

const isAway = () => ["offline", "restarting"].includes(sync.getState().status.kind);

function owner() {
  const { me } = sync.getState();
  return me?.member_id ? ownerOf(me) : null;
}

export function LiveBridge({ room, view, signedIn, offline, undoable, onNudge }) {
  const navigate = useNavigate();
  const nudged = useRef(onNudge);
  nudged.current = onNudge;

  useEffect(
    () => {
      const { propose, newId, notify, subscribe } = sync;
      return mountForms({ propose, newId, notify, subscribe, isAway, owner, navigate });
    },
    [navigate],
  );
  useEffect(() => {
    sync.declare({ offline, undoable });
    if (signedIn) sync.connect({ room: room || null, view: view || null });
    else sync.disconnect();
  }, [room, view, signedIn]);
  useEffect(() => {
    const nudge = createNudge({
      fire: (topics) => nudged.current?.(topics),
      people: () => sync.getState().presence.length,
    });
    const off = sync.onTopics(nudge.hear);
    return () => {
      off();
      nudge.stop();
    };
  }, []);
  useEffect(keepFocus, []);
  return <Toasts />;
}

/** Saved · Saving… · Offline: 12 changes kept on this device · The server restarts; … · Needs attention (2) */
function StatusLine() {
  const { status, attention } = useSync();
  const tray = useRef(null);
  const text = (
    <>
      <Icon name={ICONS[status.kind]} />
      {status.text}
    </>
  );
  return (
    <>
      <span className="status" role="status" data-kind={status.kind}>
        {status.kind !== "attention" && text}
        {attention.length > 0 && (
          <button type="button" onClick={() => tray.current?.showModal()}>
            {status.kind === "attention" ? text : `Needs attention (${attention.length})`}
          </button>
        )}
      </span>
      <Attention ref={tray} items={attention} />
    </>
  );
}

function Toasts() {
  const [notices, setNotices] = useState([]);
  const drop = (key) => setNotices((now) => now.filter((notice) => notice.key !== key));
  // The same text said again is one message that begins anew.
  const add = ({ undo, ...notice }) => {
    const shown = { ...notice, undo: undo && sync.stand(undo) ? undo : null, key: sync.newId() };
    return (now) => [...now.filter((each) => each.text !== notice.text), shown].slice(-MOST);
  };
  useEffect(() => sync.onNotice((notice) => setNotices(add(notice))), []);
  const foot = useFoot(notices.length > 0);
  return (
    <div className="toasts noprint" style={{ "--foot": `${foot}px` }} role="status" aria-live="polite">
      {notices.map((notice) => (
        <Toast key={notice.key} notice={notice} drop={() => drop(notice.key)} />
      ))}
    </div>
  );
}

/** How high the bar at the foot of the page stands on the side of the messages: they stand clear of it. */
function useFoot(isNeeded) {
  const [foot, setFoot] = useState(0);
  useLayoutEffect(() => {
    if (!isNeeded) return undefined;
    const feet = [...document.querySelectorAll(`${BARS}, ${SIGNATURE}`)];
    const measure = () => {
      const standing = feet.filter((each) => isInTheWay(each, each.getBoundingClientRect()));
      setFoot(Math.max(0, ...standing.map((each) => innerHeight - each.getBoundingClientRect().top)));
    };
    measure();
    const watch = new ResizeObserver(measure);
    feet.forEach((each) => watch.observe(each));
    return () => watch.disconnect();
  }, [isNeeded]);
  return foot;
}

function isInTheWay(each, box) {
  const isDown = each.matches(SIGNATURE) || box.bottom > innerHeight - 2;
  return box.height > 0 && isDown && box.left < innerWidth / 2;
}

function Toast({ notice, drop }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(drop, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  // What it tells of may be taken back another way: then there is nothing left to tell or to undo.
  useSync();
  const stale = Boolean(notice.undo) && !sync.stand(notice.undo);
  useEffect(() => {
    if (stale) drop();
  }, [stale]);
  if (stale) return null;
  const takeBack = () => notice.undo.toReversed().forEach((op) => sync.undo(op));
  return (
    <div className="toast" data-tone={notice.tone} {...hold}>
      <span>{notice.text}</span>
      {notice.undo && (
        <button type="button" className="btn quiet s" onClick={takeBack}>
          Undo
        </button>
      )}
      <button type="button" className="btn quiet s" aria-label="Close" onClick={drop}>
        <Icon name="x" />
      </button>
    </div>
  );
}

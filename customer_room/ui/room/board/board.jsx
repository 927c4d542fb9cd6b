// The room page's one component: who may not see the room yet is told why.
import { useEffect, useMemo } from "react";
import { desk } from "./desk.js";
import { Facts, useLine } from "./hooks.js";
import { Icon, propose, tellPresence } from "./line.js";
import { RehearsalOver } from "./rehearsal.jsx";
import { Room } from "./room.jsx";

const HERE_MS = 10_000;

export function RoomBoard({ roomId, pages, ...leaders }) {
  const room = roomId || decodeURIComponent(location.pathname.split("/")[2] ?? "");
  const facts = useMemo(() => ({ room_id: room, pages }), [room]);
  useEffect(() => desk.enter(room), [room]);
  usePresence();
  return (
    <Facts.Provider value={facts}>
      <Place room={room} leaders={{ ...leaders, loaded: Boolean(roomId) }} />
    </Facts.Provider>
  );
}

function Place({ room, leaders }) {
  const me = useLine((line) => line.me);
  const ready = useLine((line) => line.ready);
  const status = useLine((line) => line.status);
  const here = useLine((line) => Boolean(line.records.room?.[room]));
  const live = useLine((line) => line.records.room?.[room]?.status === "live");
  useEntering(room, live && me?.admitted && !me.waiting);
  if (status.kind === "over") return <RehearsalOver />;
  if (here && ready) return <Room leaders={leaders} />;
  if (me?.waiting) return <Waiting />;
  if (status.kind === "refused") return <Refused text={status.text} />;
  if (ready) return <Unknown />;
  return <Opening offline={status.kind === "offline"} text={status.text} />;
}

/** Tells the others that somebody is here, and whether the page is in sight. */
function usePresence() {
  const ready = useLine((line) => line.ready);
  useEffect(() => {
    const tell = () => tellPresence({ view: "room", away: document.visibilityState !== "visible" });
    tell();
    const timer = setInterval(tell, HERE_MS);
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tell);
    };
  }, [ready]);
}

/** Being admitted to a live room is being present (DOMAIN §2): said once. */
function useEntering(room, isIn) {
  useEffect(() => {
    if (isIn) propose("room.enter", { room_id: room });
  }, [room, Boolean(isIn)]);
}

function Sentence({ title, children, icon }) {
  return (
    <main className="page roomwait">
      {icon && <Icon name={icon} />}
      <h1>{title}</h1>
      {children}
    </main>
  );
}

function Waiting() {
  return (
    <Sentence title="You are at the door" icon="hand">
      <p role="status">The facilitator lets you in with one tap. This page opens by itself.</p>
    </Sentence>
  );
}

function Refused({ text }) {
  return (
    <Sentence title="This room is not open to you here" icon="lock">
      <p>{text}</p>
      <p className="row wrap">
        <a className="btn primary" href="/join">
          Join with a code
        </a>
        <a className="btn" href="/">
          All rooms
        </a>
      </p>
    </Sentence>
  );
}

function Unknown() {
  return (
    <Sentence title="This room is not here" icon="circle-help">
      <p>It may have been removed, or the address is not whole.</p>
      <p>
        <a className="btn primary" href="/">
          All rooms
        </a>
      </p>
    </Sentence>
  );
}

function Opening({ offline, text }) {
  return (
    <main className="page roomwait" aria-busy={!offline}>
      <h1 className="softer">{offline ? "No connection" : "Opening the room…"}</h1>
      {offline && <p>{text}. The room opens as soon as the connection is back.</p>}
    </main>
  );
}

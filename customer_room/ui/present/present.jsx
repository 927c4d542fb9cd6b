// The projector. What it shows follows the room; nobody presses anything here but B for blank.
import { useEffect, useMemo, useState } from "react";
import { Facts, useLine, useScene } from "../room/board/hooks.js";
import { pictureOf } from "./pictures.js";
import { Blank, Closed, Quiet, RehearsalOver } from "./telling.jsx";
import { useTone } from "./tone.js";

export function PresentView({ roomId, door, flow, signing, leaders, story }) {
  const facts = useMemo(() => ({ room_id: roomId }), [roomId]);
  useTone();
  const blank = useBlank();
  return (
    <Facts.Provider value={facts}>
      {blank ? (
        <Blank label="Blank. B shows the room again." />
      ) : (
        <>
          <Rehearsal />
          <Picture views={{ door, flow, signing, leaders, story }} />
          <Standstill />
        </>
      )}
    </Facts.Provider>
  );
}

function Picture({ views }) {
  const ready = useLine((line) => line.ready);
  const refused = useLine((line) => (line.status.kind === "refused" ? line.status : null));
  const isOver = useLine((line) => line.status.kind === "over");
  const scene = useScene((now) => now);
  const { room, me } = scene;
  if (isOver) return <Over me={me} />;
  // A room that closes takes its projectors along: its last words stay on the wall.
  if (refused && room?.status === "closed") return <Closed />;
  if (refused) return <Refused status={refused} me={me} />;
  if (!ready || !room) return <Quiet text={ready ? "This room is not here." : "Opening …"} />;
  const Shown = pictureOf({ ...scene, views });
  return <Shown {...views} poll={scene.asked} />;
}

const CALM = {
  offline: "The line is lost. This picture stands still until it is back.",
  restarting: "The server restarts. This picture stands still for a moment.",
};

/** The one thing that is said without being about the room: why nothing moves. */
function Standstill() {
  const kind = useLine((line) => line.status.kind);
  return (
    <p className="standstill" role="status">
      {CALM[kind] ?? ""}
    </p>
  );
}

/** Along the upper edge of everything but a blank wall. */
function Rehearsal() {
  const isTried = useScene((now) => now.room?.kind === "rehearsal" && now.room.showing !== "nothing");
  const isOver = useLine((line) => line.status.kind === "over");
  return isTried && !isOver ? <p className="tried">Rehearsal: nothing is kept</p> : null;
}

const isPaired = (me) => me.role === "projector";
const OVER_MS = 12_000; // long enough to be read by everybody

/** A paired screen goes on to its next code. */
function useNextCode(isWanted, after = 0) {
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setTimeout(() => location.replace(`/wall${location.search}`), after);
    return () => clearTimeout(timer);
  }, [isWanted, after]);
}

/** After a rehearsal nothing is left to show: its projector waits for the next room. */
function Over({ me }) {
  useNextCode(isPaired(me), OVER_MS);
  return <RehearsalOver goesOn={isPaired(me)} />;
}

/** A projector that was disconnected shows its next code; anybody else reads why. */
function Refused({ status, me }) {
  const isWall = status.code === "login_required" && isPaired(me);
  useNextCode(isWall);
  return <Quiet text={isWall ? "This screen is not connected any more." : status.text} />;
}

function useBlank() {
  const [blank, set] = useState(false);
  useEffect(() => {
    const hear = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key.toLowerCase() === "b") set((now) => !now);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
  return blank;
}

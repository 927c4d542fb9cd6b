// The projector. What it shows follows the room; nobody presses anything here but B for blank.
import { useEffect, useMemo, useState } from "react";
import { Facts, useLine, useScene } from "../room/board/hooks.js";
import { isPrivate } from "../room/board/selectors.js";
import { Item } from "./item.jsx";
import { Lobby } from "./lobby.jsx";
import { Signing } from "./signing.jsx";
import { Stage } from "./stage.jsx";
import { Alone, Closed, Quiet, Voting } from "./telling.jsx";

export function PresentView({ roomId, door, flow, signing }) {
  const facts = useMemo(() => ({ room_id: roomId }), [roomId]);
  useTone();
  const blank = useBlank();
  return (
    <Facts.Provider value={facts}>
      {blank ? <div className="stageview blank" role="status" aria-label="Blank. B shows the room again." /> : <Picture door={door} flow={flow} signing={signing} />}
    </Facts.Provider>
  );
}

function Picture({ door, flow, signing }) {
  const ready = useLine((line) => line.ready);
  const refused = useLine((line) => (line.status.kind === "refused" ? line.status.text : ""));
  const { room, phase } = useScene((now) => now);
  if (refused) return <Quiet text={refused} />;
  if (!ready || !room) return <Quiet text={ready ? "This room is not here." : "Opening …"} />;
  if (signing.number) return <Signing signing={signing} door={door} />;
  if (room.status === "closed") return <Closed />;
  if (room.showing === "nothing") return <div className="stageview blank" />;
  if (room.showing === "lobby") return <Lobby door={door} />;
  if (["note", "group"].includes(room.showing)) return <Item door={door} kind={room.showing} id={room.showing_id} />;
  if (room.status !== "live" || phase?.status !== "running") return <Lobby door={door} />;
  if (isPrivate(phase) && !phase.shown?.length) return <Alone door={door} />;
  if (phase.votes_open) return <Voting door={door} />;
  return <Stage door={door} flow={flow} />;
}

/** The projector has its own theme; `?tone=dark` is for a dark hall. */
function useTone() {
  useEffect(() => {
    const root = document.documentElement;
    const before = root.dataset.theme;
    root.dataset.theme = "present";
    root.dataset.tone = new URLSearchParams(location.search).get("tone") === "dark" ? "dark" : "light";
    return () => {
      root.dataset.theme = before;
      delete root.dataset.tone;
    };
  }, []);
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

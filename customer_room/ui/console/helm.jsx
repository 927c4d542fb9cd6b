// Who runs the room: every facilitator may, one says so, and whoever is relieved is told.
import { useEffect, useRef, useState } from "react";
import { useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";
import { Act } from "../room/board/strip.jsx";
import { clock } from "../room/board/words.js";

export function Helm() {
  const { room, me, records } = useScene((scene) => scene);
  const [relieved, setRelieved] = useState(false);
  const last = useRef(room.run_by);
  useEffect(() => {
    if (room.run_by === me.member_id) setRelieved(false);
    else if (last.current === me.member_id) setRelieved(true);
    last.current = room.run_by;
  }, [room.run_by, me.member_id]);
  if (room.status !== "live" || room.run_by === me.member_id) return null;
  const name = records.person?.[room.run_by]?.name ?? "Nobody";
  const since = room.run_since && clock(room.run_since);
  return (
    <div className={relieved ? "banner warn helm" : "banner helm"}>
      <Icon name="user-check" />
      <p role="status">
        <b>{relieved ? `${name} has taken over this room.` : `${name} runs this room.`}</b>{" "}
        {room.run_by && since ? `Since ${since}. ` : ""}You have every control all the same.
      </p>
      <Act name="room.take_over" payload={{ id: room.id }}>
        {relieved ? "Take it back" : "Take over"}
      </Act>
    </div>
  );
}

/** In the bar, where there is room for it. */
export function Running() {
  const mine = useScene((scene) => scene.room.status === "live" && scene.room.run_by === scene.me.member_id);
  return mine ? <span className="status desk-only">You run this room</span> : null;
}

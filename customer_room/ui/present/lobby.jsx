// Before it starts: how to get in, who is here already, and who is still to come.
import { Code } from "../devices/link_code.jsx";
import { useScene } from "../room/board/hooks.js";
import { Functions, usePresent } from "./here.jsx";
import { arrival, cutAt } from "./pages.js";
import { inHalves } from "./tone.js";

export function Lobby({ door }) {
  const { room, records } = useScene((scene) => scene);
  const { rows } = usePresent();
  const company = records.workspace?.workspace?.name;
  return (
    <div className="stageview lobby" data-open={door.code ? "" : undefined}>
      <p className="where">{cutAt([company, room.title].filter(Boolean).join(" · "), 70)}</p>
      {door.code ? <Way door={door} /> : <Shut room={room} />}
      {door.code && <Code qr={door.qr} label="QR code to join" />}
      <div className="arriving">
        <p className="soft" role="status">
          {arrival(rows)}
        </p>
        <Functions rows={rows} />
      </div>
    </div>
  );
}

function Way({ door }) {
  const [first, second] = inHalves(door.code).split(" ");
  return (
    <>
      <h1 className="how">
        Scan, or go to <b>{door.address}</b> and type
      </h1>
      <p className="bigcode">
        <span className="marker" aria-label={`Code ${[...door.code].join(" ")}`} role="text">
          {first} {second}
        </span>
      </p>
    </>
  );
}

function Shut({ room }) {
  const isLive = room.status === "live";
  return (
    <>
      <h1 className="ours">{isLive ? "The facilitator opens the door in a moment" : "This room opens soon"}</h1>
      <p className="how soft">{isLive ? "The code appears here." : "The code appears here when it is live and its door is open."}</p>
    </>
  );
}

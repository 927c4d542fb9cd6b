// Before it starts: how to get in, and who is here already.
import { Code } from "../devices/link_code.jsx";
import { useScene } from "../room/board/hooks.js";
import { listed } from "./pages.js";
import { Functions, inHalves, usePresent } from "./telling.jsx";

export function Lobby({ door }) {
  const { room, records } = useScene((scene) => scene);
  const { rows } = usePresent();
  const company = records.workspace?.workspace?.name;
  return (
    <div className="stageview lobby" data-open={door.code ? "" : undefined}>
      <div className="invite">
        <p className="where">{[company, room.title].filter(Boolean).join(" · ")}</p>
        {door.code ? <Way door={door} /> : <Shut room={room} />}
      </div>
      {door.code && <Code qr={door.qr} label="QR code to join" />}
      <div className="arriving">
        <Functions rows={rows} />
        <p className="soft" role="status">
          {arrival(rows.filter((row) => !row.pseudo))}
        </p>
      </div>
    </div>
  );
}

function Way({ door }) {
  return (
    <>
      <h1 className="how">
        Scan, or go to <b>{door.address}</b> and type
      </h1>
      <p className="bigcode">
        <span className="marker" aria-label={`Code ${[...door.code].join(" ")}`} role="text">
          {inHalves(door.code)}
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

function arrival(rows) {
  const here = rows.filter((row) => !row.away);
  const missing = rows.filter((row) => row.away).map((row) => row.name);
  if (!rows.length) return "";
  if (!missing.length) return `All ${rows.length} functions are here.`;
  if (!here.length) return `${rows.length} functions are expected.`;
  const verb = missing.length === 1 ? "is" : "are";
  return `${here.length} of ${rows.length} functions are here. ${listed(missing)} ${verb} on ${missing.length === 1 ? "its" : "their"} way.`;
}

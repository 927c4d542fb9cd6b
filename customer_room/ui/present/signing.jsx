// A decision being signed: stances arrive in place, rows never move.
import { Icon } from "../room/board/line.js";
import { Mark } from "../room/board/marks.jsx";
import { Bar } from "./telling.jsx";

const STANCES = {
  agree: ["check", "Agree"],
  "agree with a worry": ["circle-alert", "Agree with a worry"],
  "disagree and commit": ["flag", "Disagree and commit"],
  object: ["x", "Object"],
};

export function Signing({ signing, door }) {
  const { seats } = signing;
  return (
    <div className={`stageview signoff ${seats.length > 8 ? "many" : ""}`}>
      <Bar door={door} item={`Decision ${signing.number}`} />
      <div>
        <h1 className="ours">{signing.one_line}</h1>
        <p className="aims">
          {signing.chosen && <b>{`${signing.chosen}. `}</b>}
          {signing.aims}
        </p>
      </div>
      <ul className="signgrid">
        {seats.map((seat) => (
          <Seat key={seat.member_id} seat={seat} />
        ))}
      </ul>
      <div className="verdict">
        <p role="status">
          <span className="marker">{signing.headline}</span>
        </p>
        <p className="soft why">{signing.reason}</p>
      </div>
    </div>
  );
}

function Seat({ seat }) {
  const [icon, words] = STANCES[seat.stance] ?? [];
  return (
    <li className={seat.newest ? "new" : ""}>
      <Mark id={seat.function_id} />
      <span className="whose">
        <b>{seat.who}</b>
        {seat.reason && <small>{seat.reason}</small>}
      </span>
      {words ? (
        <span className="stance">
          <Icon name={icon} />
          {words}
        </span>
      ) : (
        <span className="wait">{seat.waits}</span>
      )}
    </li>
  );
}

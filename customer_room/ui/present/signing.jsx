// A decision: its options while they are weighed, then stances that arrive in place; rows never move.
import { useMemo } from "react";
import { Icon } from "../room/board/line.js";
import { Mark } from "../room/board/marks.jsx";
import { LETTERS } from "../room/board/words.js";
import { Bar } from "./bar.jsx";
import { cutAt, headOf, isWide } from "./pages.js";
import { Paged } from "./paging.jsx";

const STANCES = {
  agree: ["check", "Agree"],
  "agree with a worry": ["circle-alert", "Agree with a worry"],
  "disagree and commit": ["flag", "Disagree and commit"],
  object: ["x", "Object"],
};

export function Signing({ signing, door }) {
  const { options, seats } = signing;
  const isWeighed = options.length > 0 && !seats.some((each) => each.stance);
  const lead = useMemo(() => <Aims signing={signing} isWeighed={isWeighed} />, [signing, isWeighed]);
  return (
    <div className="stageview signoff">
      <Bar door={door} item={`Decision ${signing.number}`} />
      <h1 className={`ours ${headOf(signing.one_line)}`}>{signing.one_line}</h1>
      {isWeighed ? <Options options={options} lead={lead} /> : <Seats seats={seats} lead={lead} />}
      {!isWeighed && (
        <div className="verdict">
          <p role="status">
            <span className="marker">{signing.headline}</span>
          </p>
          <p className="soft why">{cutAt(signing.reason)}</p>
        </div>
      )}
    </div>
  );
}

/** What it is to move, and, once it is signed, which option it is. */
function Aims({ signing, isWeighed }) {
  const chosen = !isWeighed && signing.chosen;
  if (!chosen && !signing.aims) return null;
  return (
    <p className="aims">
      {chosen && <b>{`${chosen}. `}</b>}
      {signing.aims}
    </p>
  );
}

function Options({ options, lead }) {
  const items = useMemo(() => options.map((each, at) => ({ ...each, id: LETTERS[at] })), [options]);
  return <Paged items={items} draw={option} as="ul" look="poptions" noun="Options" lead={lead} />;
}

const option = (each) => (
  <li key={each.id} className={each.is_chosen ? "chosen" : ""}>
    <b className="num">{each.id}</b>
    <span className="whose">
      <b>{each.text}</b>
      {each.is_chosen && (
        <span className="stance">
          <Icon name="check" />
          Proposed choice
        </span>
      )}
      {each.reasons_for && <small>{`For: ${cutAt(each.reasons_for)}`}</small>}
      {each.reasons_against && <small>{`Against: ${cutAt(each.reasons_against)}`}</small>}
    </span>
  </li>
);

/** Who has signed and how; it turns to the page of the newest. */
function Seats({ seats, lead }) {
  const items = useMemo(() => seats.map((each) => ({ ...each, id: each.member_id })), [seats]);
  const newest = items.find((each) => each.newest);
  return <Paged items={items} draw={seat} as="ul" look="signgrid" noun="Seats" lead={lead} seen={newest?.id} />;
}

const seat = (each) => <Seat key={each.id} seat={each} />;

function Seat({ seat }) {
  const [icon, words] = STANCES[seat.stance] ?? [];
  return (
    <li className={[seat.newest && "new", isWide(seat.reason) && "wide"].filter(Boolean).join(" ")}>
      <Mark id={seat.function_id} />
      <b className="whose">{seat.who}</b>
      {words ? (
        <span className="stance">
          <Icon name={icon} />
          {words}
        </span>
      ) : (
        <span className="wait">{seat.waits}</span>
      )}
      {seat.reason && <small dir="auto">{seat.reason}</small>}
    </li>
  );
}

// The last phase on the wall: what each tells his team, decision by decision, then the message.
import { useMemo } from "react";
import { useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";
import { Mark } from "../room/board/marks.jsx";
import { driftWords, toldItems } from "../room/board/readbacks.js";
import { useTold } from "../room/board/readbacks.jsx";
import { Bar } from "./bar.jsx";
import { cutAt, headOf } from "./pages.js";
import { Paged } from "./paging.jsx";

const MESSAGE = { id: "message" };
const WHO = 60; // letters, about a line

export function Reading({ door }) {
  const message = useScene((scene) => scene.room.closing_message);
  const phase = useScene((scene) => scene.phase);
  const decisions = useTold();
  const items = useMemo(() => toldItems(decisions, message), [decisions, message]);
  if (!items.length) return <Empty door={door} title={phase.prompt} />;
  const partOf = (page) => [...decisions, MESSAGE].find((each) => each.id === page[0]?.part);
  return (
    <div className="stageview reading">
      <Bar door={door} />
      <Paged
        as="ul"
        items={items}
        look="ptold"
        noun="Read-backs"
        draw={drawn}
        // Put before the room, the message is what it looks at.
        seen={message ? items.at(-1).id : null}
        top={(page) => <Heads decisions={decisions} shown={partOf(page)} />}
        foot={(page) => <Drift decision={partOf(page)} />}
      />
    </div>
  );
}

/** All headings in one place, of which one is seen: so no page has less room than another. */
function Heads({ decisions, shown }) {
  const read = decisions.filter((each) => each.told.length);
  return (
    <div className="preadtop">
      {read.map((each) => (
        <div key={each.id} className={each === shown ? undefined : "unseen"}>
          <p className="pwhat num">{each.number}</p>
          <h1 className="ours">{each.one_line}</h1>
        </div>
      ))}
      <p className={shown === MESSAGE ? "pwhat" : "pwhat unseen"}>The message to the company</p>
    </div>
  );
}

function Drift({ decision }) {
  return (
    <p className="say">
      {decision?.told && <span className="marker">{driftWords(decision)}.</span>}
    </p>
  );
}

const drawn = (each) => (each.message ? <Message key={each.id} text={each.message} /> : <Line key={each.id} each={each} />);

function Message({ text }) {
  return (
    <li className="pmessage first">
      <h1 className={`ours ${headOf(text)}`}>{text}</h1>
    </li>
  );
}

function Line({ each }) {
  const fn = useScene((scene) => scene.records.member?.[each.member_id]?.function_id);
  const who = useScene((scene) => scene.records.person?.[each.member_id]?.title || scene.records.person?.[each.member_id]?.name || "");
  return (
    <li className={[each.mark === "drifts" && "drifts", each.isFirst && "first"].filter(Boolean).join(" ")}>
      <Mark id={fn} />
      <span>
        <q dir="auto">{each.text}</q>
        <small>
          {cutAt(who, WHO)}
          {each.mark === "drifts" && (
            <b>
              <Icon name="triangle-alert" />
              drifts
            </b>
          )}
          {each.mark === "same" && (
            <b className="same">
              <Icon name="check" />
              same
            </b>
          )}
        </small>
      </span>
    </li>
  );
}

function Empty({ door, title }) {
  return (
    <div className="stageview telling">
      <Bar door={door} />
      <div className="told">
        <h1 className="ours">{title}</h1>
        <p className="say soft">Nobody has read anything back yet.</p>
      </div>
    </div>
  );
}

// A question to the room: that it is open and how many have answered; then what they said.
import { useMemo } from "react";
import { QUESTIONS, turnout, turnoutWords } from "../room/board/asked.js";
import { useLine, useScene } from "../room/board/hooks.js";
import { labelOf, mostOf, Row, useResult } from "../room/board/result.jsx";
import { Bar } from "./bar.jsx";
import { Paged } from "./paging.jsx";

export function Asked({ poll, door }) {
  const stage = useScene((scene) => scene.stages.find((each) => each.id === poll.stage_id));
  const question = QUESTIONS[poll.instrument];
  return (
    <div className={`stageview asking ${poll.status}`}>
      <Bar door={door} />
      <div>
        <p className="theirs paskstage">{stage?.name}</p>
        <h1 className="ours">{question.asks}</h1>
      </div>
      {poll.status === "open" ? <Open poll={poll} question={question} /> : <Shown poll={poll} />}
    </div>
  );
}

function Open({ poll, question }) {
  const member = useScene((scene) => scene.records.member);
  const presence = useLine((line) => line.presence);
  return (
    <>
      <ul className="paskchoices">
        {question.choices.map((each) => (
          <li key={each.choice}>
            <b>{each.name}</b>
            {each.says && <small>{each.says}</small>}
          </li>
        ))}
        {question.items.map((each) => (
          <li key={each} className="item">
            {each}
          </li>
        ))}
      </ul>
      <p className="say num" role="status">
        <span>
          <span className="marker">{turnoutWords(turnout(poll, presence, member))}.</span> Hidden until it is shown, then by function.
        </span>
      </p>
    </>
  );
}

function Shown({ poll }) {
  const { verdict, rows, count } = useResult(poll);
  const items = useMemo(() => rows.map((row) => ({ id: row.name, row, most: mostOf(rows) })), [rows]);
  return (
    <Paged
      as="ul"
      items={items}
      look={rows[0].points ? "askrows items" : "askrows"}
      label={labelOf(count)}
      noun="Answers"
      draw={drawn}
      foot={() => (
        <p className="say">
          <span>
            The room says: <span className="marker">{verdict}</span>
          </span>
        </p>
      )}
    />
  );
}

const drawn = ({ id, row, most }) => <Row key={id} row={row} most={most} />;

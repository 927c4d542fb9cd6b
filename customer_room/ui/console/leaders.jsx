// What leaders are asked in secret: opened, how many have answered, shown, asked once again.
import { useState } from "react";
import { Answering } from "../leaders/answering.jsx";
import { asking, Run } from "../leaders/run.jsx";
import { anewWords, nameOf, WAITING } from "../leaders/leaders.js";
import { Answers } from "../leaders/spread.jsx";
import { Turnout, useTurnout } from "../leaders/turnout.jsx";
import { inFrontOfAll } from "../present/newest.js";
import { useScene } from "../room/board/hooks.js";
import { Mark } from "../room/board/marks.jsx";
import { Act } from "../room/board/strip.jsx";
import { Fold } from "./fold.jsx";
import { ForSomebody } from "./for_somebody.jsx";

const WAYS = ["eight criteria", "customers", "five competencies", "reporting check", "finish the sentence", "proud to follow"];
const NAMES = {
  "eight criteria": ["What leaders say", "The eight criteria, 0 to 4"],
  customers: ["Guess first", "How many came, how many left"],
  "five competencies": ["Five competencies", "How far we are, 0 to 4"],
  "reporting check": ["Reporting check", "Where the customer leader belongs"],
  "finish the sentence": ["Finish the sentence", "“We are here so that our customers …”"],
  "proud to follow": ["Proud to follow", "Guests answer, too"],
};

export function AskingLeaders({ view }) {
  const room = useScene((at) => at.room);
  const poll = useScene((at) => at.asked);
  const onWall = inFrontOfAll(poll, view) === "leaders" ? view.front : "";
  const open = view.asked.filter((each) => each.status === "open");
  const shown = view.asked.filter((each) => each.status === "shown");
  if (room.status === "closed" && !shown.length) return null;
  return (
    <Fold title="Ask leaders in secret" says={open.length ? "asked now" : shown.length ? "shown" : ""} wanted={open.map((each) => each.id).join()}>
      {open.map((each) => (
        <Open key={each.id} question={each} front={onWall === each.id} />
      ))}
      {shown.map((each) => (
        <Shown key={each.id} question={each} front={view.front === each.id} />
      ))}
      {room.status !== "closed" && <Ask room={room} asked={view.asked} decisions={view.decisions} />}
    </Fold>
  );
}

function Ask({ room, asked, decisions }) {
  const segments = useScene((at) => at.records.segment);
  const [segment, choose] = useState("");
  const about = (instrument) => (instrument === "customers" && segment ? segment : null);
  const known = new Set(asked.map((each) => each.instrument));
  return (
    <ul className="askways">
      {WAYS.map((instrument) => {
        const [name, says] = NAMES[instrument];
        if (instrument !== "customers" && known.has(instrument)) return null;
        return (
          <li key={instrument}>
            <Act name="survey.open" payload={asking(room.id, instrument, about(instrument) ? { segment_id: about(instrument) } : {})}>
              {name}
            </Act>
            {instrument === "customers" && Object.keys(segments ?? {}).length > 1 ? (
              <select aria-label="Whom the guess is about" value={segment} onChange={(event) => choose(event.target.value)}>
                <option value="">All kinds together</option>
                {Object.entries(segments).map(([id, each]) => (
                  <option key={id} value={id}>
                    {each.name}
                  </option>
                ))}
              </select>
            ) : (
              <small className="softer">{says}</small>
            )}
          </li>
        );
      })}
      {decisions.length > 0 && <OfDecision room={room} decisions={decisions} />}
    </ul>
  );
}

/** The honour question, of a decision that is not sealed; of another text it is asked anew. */
function OfDecision({ room, decisions }) {
  const [id, choose] = useState("");
  const chosen = decisions.find((each) => each.id === id) ?? decisions[0];
  return (
    <li>
      <Act name="survey.open" payload={asking(room.id, "honour", { decision_id: chosen.id })}>
        Does it honour customers?
      </Act>
      <select aria-label="Which decision it is about" value={chosen.id} onChange={(event) => choose(event.target.value)}>
        {decisions.map((each) => (
          <option key={each.id} value={each.id}>
            {each.words}
          </option>
        ))}
      </select>
    </li>
  );
}

function Open({ question, front }) {
  const counted = useTurnout(question);
  return (
    <div className="asknow">
      <Head question={question} />
      <Turnout counted={counted} />
      <ul className="leadfns" aria-label="Answered, by function">
        {counted.functions.map((each) => (
          <li key={each.id} className={each.answered < each.of ? "softer" : undefined}>
            <Mark id={each.id} />
            <span className="num" aria-label={`${each.name}: ${each.answered} of ${each.of}`}>
              {each.answered}/{each.of}
            </span>
          </li>
        ))}
      </ul>
      <p className="softer">
        {WAITING} {anewWords(question)}
      </p>
      <div className="row wrap">
        <Run question={question} />
        <OnTheWall question={question} front={front} />
      </div>
      <ForSomebody key={question.id}>
        {(who, done) => <Answering key={who} question={question} forMember={who} done={done} />}
      </ForSomebody>
    </div>
  );
}

function Head({ question }) {
  return (
    <p>
      <b>{nameOf(question)}</b> <small className="softer">{question.about}</small>
    </p>
  );
}

/** Whether the room looks at it, and back again. */
function OnTheWall({ question, front }) {
  if (!front && !question.away) return null;
  return (
    <Act name="survey.put_away" payload={{ id: question.id, away: !question.away }}>
      {question.away ? "Back before the room" : "Off the wall"}
    </Act>
  );
}

function Shown({ question, front }) {
  return (
    <details className="asknow">
      <summary>{nameOf(question)}: what leaders said</summary>
      <Answers question={question} />
      <div className="row wrap">
        {front ? <Run question={question} /> : <Later question={question} />}
      </div>
    </details>
  );
}

function Later({ question }) {
  return (
    <>
      {question.again && <Run question={question} />}
      {!question.again && <OnTheWall question={question} />}
    </>
  );
}

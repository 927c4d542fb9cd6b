// Asking the room about a stage: how many have answered, the answers shown, and who has no device.
import { useState } from "react";
import { Choices, Statements } from "../room/board/answers.jsx";
import { isWhole, QUESTIONS, standingOf } from "../room/board/asked.js";
import { PutAway, Question, Run, Turnout, Verdict } from "../room/board/asked.jsx";
import { answerFor, askRoom } from "../room/board/asking.js";
import { useScene } from "../room/board/hooks.js";
import { Result } from "../room/board/result.jsx";
import { Fold } from "./fold.jsx";
import { ForSomebody } from "./for_somebody.jsx";
import { typesForOthers } from "./who.js";

export function Asking() {
  const poll = useScene((at) => at.asked);
  const { room, stages } = useScene((at) => at);
  if (room.status !== "live" || !stages.length) return null;
  return (
    <Fold title="Ask the room" says={SAYS[poll?.status]} wanted={poll && poll.id}>
      {poll?.status === "open" && <Open poll={poll} />}
      {poll?.status === "shown" && <Shown poll={poll} />}
      {poll?.status !== "open" && <Ask room={room} stages={stages} />}
    </Fold>
  );
}

const SAYS = { open: "asked now", shown: "shown now" };

function Ask({ room, stages }) {
  const [chosen, choose] = useState(null);
  const stage = stages.find((each) => each.id === (chosen ?? room.stage_id)) ?? stages[0];
  return (
    <>
      <label className="field">
        <span>About</span>
        <select value={stage.id} onChange={(event) => choose(event.target.value)}>
          {stages.map((each) => (
            <option key={each.id} value={each.id}>
              {each.letter} {each.name}
            </option>
          ))}
        </select>
      </label>
      <ul className="askways">
        {Object.entries(QUESTIONS).map(([instrument, { name }]) => (
          <li key={instrument}>
            <button type="button" className="btn s" onClick={() => askRoom(room, stage.id, instrument)}>
              {name}
            </button>
            <small className="softer">{standingOf(stage, instrument) || "Not asked yet"}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Open({ poll }) {
  const types = useScene((at) => typesForOthers(at.me));
  return (
    <div className="asknow">
      <Question poll={poll} />
      <Turnout poll={poll} />
      <div className="row wrap">
        <Run poll={poll} />
      </div>
      {types && <ForSomebody key={poll.id}>{(who, done) => <Given key={who} poll={poll} who={who} done={done} />}</ForSomebody>}
    </div>
  );
}

function Shown({ poll }) {
  return (
    <div className="asknow">
      <Question poll={poll} verdict={<Verdict poll={poll} />} />
      <p>
        <PutAway poll={poll} />
      </p>
      <Result poll={poll} />
    </div>
  );
}

/** What is answered for somebody: with the last statement, or with one tap. */
function Given({ poll, who, done }) {
  const [points, set] = useState([]);
  const question = QUESTIONS[poll.instrument];
  const give = async (given) => (await answerFor(poll, who, given)) && done();
  const setPoints = (next) => (set(next), isWhole(question, { points: next }) && give({ points: next }));
  return question.items.length ? <Statements poll={poll} points={points} set={setPoints} /> : <Choices poll={poll} choose={give} />;
}

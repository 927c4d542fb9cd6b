// A question to the room: answered with one press, shown together, put away.
import { useEffect, useRef, useState } from "react";
import { answerOf, isWhole, ownWords, QUESTIONS, turnout, turnoutWords, whyNotYet } from "./asked.js";
import { answer, wordsOf } from "./asking.js";
import { Choices, Statements } from "./answers.jsx";
import { desk } from "./desk.js";
import { scene, useFacts, useLine, useScene } from "./hooks.js";
import { singleKeysOn } from "../../sync/single_keys.js";
import { forgetAnswers, keepAnswer, keptAnswer } from "./kept_answers.js";
import { Icon } from "./line.js";
import { Result, useResult } from "./result.jsx";
import { Act } from "./strip.jsx";

export const ASKED = "asked"; // the id of the bar, to which Q leads

export function Asked({ poll, hide }) {
  const runs = useScene((now) => now.runs);
  if (poll.status === "open") return <Open key={poll.id} poll={poll} />;
  return (
    <section className="askbar" id={ASKED} aria-label="What the room said">
      <Question poll={poll} verdict={<Verdict poll={poll} />} />
      <Result poll={poll} />
      <div className="askacts">
        {runs ? (
          <PutAway poll={poll} />
        ) : (
          <button type="button" className="btn quiet s" onClick={hide}>
            Hide
          </button>
        )}
      </div>
    </section>
  );
}

/** Said once to who does not see the bar come. */
export function AskedAloud({ poll }) {
  const stage = useStage(poll);
  const seat = useLine((line) => line.me?.seat);
  const words = poll && `${poll.status === "open" ? "The room is asked" : "The room has answered"}, ${stage?.letter} ${stage?.name}: ${QUESTIONS[poll.instrument].asks}`;
  return (
    <div className="sr" role="status" aria-live="polite">
      {words}
      {poll?.status === "open" && seat && singleKeysOn() && " Press Q to answer."}
    </div>
  );
}

function useStage(poll) {
  return useScene((now) => now.stages.find((each) => each.id === poll?.stage_id) ?? null);
}

export function Question({ poll, verdict }) {
  const stage = useStage(poll);
  return (
    <div className="askq">
      <p className="askabout">
        <b>{stage?.letter}</b> <span className="theirs">{stage?.name ?? "A stage that is gone"}</span>
      </p>
      <h2>{QUESTIONS[poll.instrument].asks}</h2>
      {verdict}
    </div>
  );
}

export function Verdict({ poll }) {
  const { verdict } = useResult(poll);
  return (
    <p className="askverdict">
      The room says: <b>{verdict}</b>
    </p>
  );
}

function Open({ poll }) {
  const runs = useScene((now) => now.runs);
  const seat = useLine((line) => line.me?.seat);
  return (
    <section className="askbar open" id={ASKED} aria-label="Question to the room">
      <Question poll={poll} />
      {seat ? <Mine poll={poll} /> : !runs && <p className="soft">Whoever has a seat answers. The answers are shown together.</p>}
      <div className="askacts">
        <Turnout poll={poll} />
        {runs && <Run poll={poll} />}
      </div>
    </section>
  );
}

/** My answer: asked for, or said in one line with a way to change it. */
function Mine({ poll }) {
  const facts = useFacts();
  const me = useLine((line) => line.me?.member_id);
  const responses = useScene((now) => now.records.response);
  const mine = answerOf(responses, poll.id, me);
  const [again, change] = useState(false);
  const [kept] = useState(() => keptAnswer(desk.get(), me, poll.id));
  const [points, set] = useState(kept?.points ?? mine?.points ?? []);
  const said = useRef(null);
  const answered = useRef(false);
  const question = QUESTIONS[poll.instrument];
  const give = async (given) => {
    answered.current = true;
    change(false);
    if (await answer(scene(facts), poll, given)) forgetAnswers(desk, (id) => id === poll.id);
  };
  const setPoints = (given) => {
    set(given);
    keepAnswer(desk, me, poll.id, { points: given });
    if (isWhole(question, { points: given })) give({ points: given });
  };
  useEffect(() => {
    // It was on its way when the page was loaded anew.
    if (kept && isWhole(question, kept)) give(kept);
  }, []);
  const isAsking = !mine || again;
  useEffect(() => {
    // The button that was pressed is gone: the focus stays in the bar.
    if (!isAsking && answered.current) said.current?.focus();
    answered.current = false;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <p className="asksaidline">
        <Icon name="check" />
        <span>
          You said: <b>{wordsOf(poll, mine)}</b>
        </span>
        <button type="button" className="btn s" ref={said} onClick={() => change(true)}>
          Change
        </button>
      </p>
    );
  }
  if (question.items.length) return <Statements poll={poll} points={points} set={setPoints} />;
  return <Choices poll={poll} chosen={mine?.choice} choose={give} />;
}

/** “5 of 8 have answered”, and nothing of who. */
export function Turnout({ poll }) {
  const presence = useLine((line) => line.presence);
  const members = useScene((now) => now.records.member);
  return (
    <span className="askturnout num" role="status">
      <Icon name="vote" />
      {turnoutWords(turnout(poll, presence, members))}
    </span>
  );
}

/** What the facilitator does with an open question. */
export function Run({ poll, big }) {
  const why = whyNotYet(poll);
  const own = ownWords(poll);
  return (
    <>
      {(why || own) && <span className="softer askwhy">{why || own}</span>}
      {!why && (
        <Act name="poll.show" payload={{ id: poll.id }} primary big={big}>
          Show the answers
        </Act>
      )}
      <Act name="poll.drop" payload={{ id: poll.id }}>
        Drop the question
      </Act>
    </>
  );
}

export function PutAway({ poll }) {
  return (
    <Act name="poll.put_away" payload={{ id: poll.id }}>
      Put it away
    </Act>
  );
}

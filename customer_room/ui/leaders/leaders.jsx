// In the room: what leaders are asked, under the phase. What is heavy comes when it is needed.
import { lazy, Suspense, useEffect, useState } from "react";
import { useDesk, useLine, useScene } from "../room/board/hooks.js";
import { keptAnswer } from "../room/board/kept_answers.js";
import { Icon } from "../room/board/line.js";
import { useNudges } from "../sync/use_nudges.js";
import { anewWords, nameOf } from "./leaders.js";
import { Run } from "./run.jsx";
import { Turnout, useTurnout } from "./turnout.jsx";

const sheet = () => import("./sheet.jsx");
const Sheet = lazy(sheet);

/** `children` draws what is in front (`found`), and is given what opens a question by its id. */
export function LeadersAsked({ view, found, topics, onNudge, children }) {
  // That the line is open was told before this could hear it: what is loaded may be older.
  useNudges(true, topics, onNudge, true);
  const [open, setOpen] = useState(null);
  const isNear = found.length > 0;
  useEffect(() => {
    if (isNear) sheet();
  }, [isNear]);
  const question = view.asked.find((each) => each.id === open);
  return (
    <>
      <div className="sr" role="status" aria-live="polite">
        {found.map((each) => `${each.status === "open" ? "Leaders are asked in secret" : "Leaders have answered"}: ${nameOf(each)}.`).join(" ")}
      </div>
      {children(setOpen)}
      {question && (
        <Suspense fallback={null}>
          <Sheet key={question.id} question={question} close={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}

export function LeaderQuestion({ question, open, hide }) {
  const runs = useScene((now) => now.runs);
  const isOpen = question.status === "open";
  return (
    <section className={isOpen ? "askbar leadbar open" : "askbar leadbar"} aria-label={isOpen ? "Question to leaders" : "What leaders said"}>
      <div className="askq">
        <p className="askabout">
          <b>{nameOf(question)}</b> {question.about}
        </p>
        <h2>{question.asks}</h2>
        {isOpen && anewWords(question) && <small className="soft">{anewWords(question)}</small>}
      </div>
      {isOpen ? <Asks question={question} open={open} /> : <Shown question={question} open={open} />}
      <div className="askacts">
        {isOpen && <Counted question={question} />}
        {runs ? <Run question={question} /> : !isOpen && <Hide hide={hide} />}
      </div>
    </section>
  );
}

const Counted = ({ question }) => <Turnout counted={useTurnout(question)} />;

function Asks({ question, open }) {
  const me = useLine((line) => line.me?.member_id);
  const isBegun = useDesk((on) => keptAnswer(on, me, question.id) !== null);
  if (!question.may) return <p className="soft">Leaders answer. The answers are shown together, without names.</p>;
  const { given } = question.mine;
  return (
    <p className="asksaidline">
      {given && <Icon name="check" />}
      {given && <span>You have answered. Nobody sees it before all are shown.</span>}
      <button type="button" className={given ? "btn s" : "btn primary"} onClick={open}>
        {given ? "Change" : isBegun ? "Go on answering" : "Answer in secret"}
      </button>
    </p>
  );
}

function Shown({ question, open }) {
  const split = question.said.lies.filter((each) => each.split).length;
  return (
    <p className="asksaidline">
      {question.said.lies.length > 0 && (
        <span className={split ? "warn-c" : undefined}>{split ? `We disagree on ${split} of ${question.said.lies.length}` : "We are close together on all of it"}</span>
      )}
      <button type="button" className="btn primary" onClick={open}>
        See what leaders said
      </button>
    </p>
  );
}

const Hide = ({ hide }) => (
  <button type="button" className="btn quiet s" onClick={hide}>
    Hide
  </button>
);

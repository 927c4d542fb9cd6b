// All that is asked now: the newest in full, each other one in a line that opens it.
import { useEffect, useMemo, useRef, useState } from "react";
import { inFront, nameOf } from "../../leaders/leaders.js";
import { LeaderQuestion, LeadersAsked } from "../../leaders/leaders.jsx";
import { newestFirst, QUESTIONS } from "./asked.js";
import { Asked, AskedAloud, ASKED } from "./asked.jsx";
import { desk } from "./desk.js";
import { useDesk, useLine, useScene } from "./hooks.js";
import { forgetAnswers, keptAnswer } from "./kept_answers.js";
import { Icon } from "./line.js";

/** `view` is what leaders are asked, once it is `loaded`. */
export function Questions({ view, loaded, topics, onNudge }) {
  const poll = useScene((now) => now.asked);
  const [hidden, set] = useState(() => new Set());
  const hide = (id) => set((on) => new Set([...on, id]));
  const shown = poll && (poll.status === "open" || !hidden.has(poll.id)) ? poll : null;
  const found = inFront(view, hidden);
  const order = newestFirst(shown, found);
  useForgetting(poll, view, loaded);
  return (
    <>
      <AskedAloud poll={poll} />
      <LeadersAsked view={view} found={found} topics={topics} onNudge={onNudge}>
        {(open) =>
          order.map(({ id }, place) => {
            const question = found.find((each) => each.id === id);
            return (
              <Folding key={id} id={id} isNewest={place === 0} folded={question ? foldedLeaders(question) : foldedPoll(shown)} anchor={question ? undefined : ASKED}>
                {question ? <LeaderQuestion question={question} open={() => open(id)} hide={() => hide(id)} /> : <Asked poll={shown} hide={() => hide(id)} />}
              </Folding>
            );
          })
        }
      </LeadersAsked>
    </>
  );
}

const wordsFor = (isOpen) => (isOpen ? "1 more question is open" : "1 more question is answered");
const foldedPoll = ({ status, instrument }) => [wordsFor(status === "open"), QUESTIONS[instrument].name];
const foldedLeaders = (question) => [wordsFor(question.status === "open"), nameOf(question)];

/** Folds what another question has come before, unless I have opened it or am in the middle of it. */
function Folding({ id, isNewest, folded, anchor, children }) {
  const me = useLine((line) => line.me?.member_id);
  const isBegun = useDesk((on) => keptAnswer(on, me, id) !== null);
  const [isOpened, open] = useState(false);
  const inside = useRef(null);
  const isPressed = useRef(false);
  useEffect(() => {
    if (isBegun) open(true); // it stays so when it is sent
  }, [isBegun]);
  useEffect(() => {
    // The line that was pressed is gone: the focus goes on in what it has opened.
    if (isOpened && isPressed.current) inside.current?.querySelector("button")?.focus();
  }, [isOpened]);
  if (isNewest || isBegun || isOpened) {
    return (
      <div className="askone" ref={inside}>
        {children}
      </div>
    );
  }
  const [words, name] = folded;
  return (
    <div className="askone" id={anchor}>
      <button type="button" className="askfolded" aria-expanded="false" onClick={() => open((isPressed.current = true))}>
        <Icon name="chevron-down" />
        <b>{words}</b>
        <span className="softer">{name}</span>
      </button>
    </div>
  );
}

/** What I have begun to answer is kept no longer than the question is asked. */
function useForgetting(poll, view, loaded) {
  const ready = useLine((line) => line.ready);
  const asked = useMemo(() => [...view.asked.filter((each) => each.status === "open").map((each) => each.id), poll?.status === "open" && poll.id], [view, poll]);
  useEffect(() => {
    if (ready && loaded) forgetAnswers(desk, (id) => !asked.includes(id));
  }, [ready, loaded, asked]);
}

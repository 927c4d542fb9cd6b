// A question to leaders: while it is open only how many have answered; then dots without names.
import { useMemo } from "react";
import { nameOf, turnoutWords } from "../leaders/leaders.js";
import { Chosen, Guessed, Lies, Sentence } from "../leaders/spread.jsx";
import { useTurnout } from "../leaders/turnout.jsx";
import { Bar } from "./bar.jsx";
import { headOf } from "./pages.js";
import { Paged } from "./paging.jsx";

export function Leaders({ door, leaders }) {
  const question = leaders.asked.find((each) => each.id === leaders.front);
  return (
    <div className={`stageview leading ${question.status}`}>
      <Bar door={door} item={nameOf(question)} />
      <div className="leadtop">
        {question.about && <p>{question.about}</p>}
        <h1 className={`ours ${headOf(question.asks)}`}>{question.asks}</h1>
      </div>
      {question.status === "open" ? <Open question={question} /> : <Shown question={question} />}
    </div>
  );
}

function Open({ question }) {
  const counted = useTurnout(question);
  return (
    <>
      <p className="leadturnout num" role="status">
        <b>{`${counted.answered} of ${counted.of}`}</b>
        <span>{turnoutWords(counted).replace(/^\d+ of \d+ /, "")}</span>
      </p>
      <p className="say">
        <span>Each answers alone. Nobody sees who said what, now or later.</span>
      </p>
    </>
  );
}

/** Both numbers and the gap between them, before what each criterion says. */
const Both = ({ found }) => (
  <p className="leadfound">
    <b>{found[0]}</b> {found.slice(1).join(" ")}
  </p>
);

function Shown({ question }) {
  const { said } = question;
  const items = useMemo(() => {
    const isBeside = said.lies.some((each) => each.record);
    return [
      ...(isBeside ? [{ id: "both", draw: () => <Both found={said.found} /> }] : []),
      ...said.lies.map((each) => ({ id: each.title, draw: () => <Lies lies={each} /> })),
      ...said.guessed.map((each) => ({ id: each.title, draw: () => <Guessed guess={each} /> })),
      ...said.sentences.map((each, at) => ({ id: String(at), draw: () => <Sentence text={each} /> })),
      ...(said.chosen.length ? [{ id: "chosen", draw: () => <Chosen chosen={said.chosen} /> }] : []),
      ...(isBeside ? [] : said.found).map((each) => ({ id: each, draw: () => <p className="leadfound">{each}</p> })),
    ];
  }, [said]);
  return (
    <Paged
      as="ul"
      items={items}
      look="leadrows"
      noun={nameOf(question)}
      draw={(each) => <li key={each.id}>{each.draw()}</li>}
    />
  );
}

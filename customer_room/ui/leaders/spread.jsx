// What leaders said, together: dots without names, the middle, and how far they agree.
import { Icon } from "../room/board/line.js";
import { some } from "../room/board/words.js";
import { saidAloud } from "./leaders.js";

export function Answers({ question }) {
  const { said } = question;
  return (
    <div className="leadsaid">
      {said.found.length > 0 && (
        <p className="leadfound">
          <b>{said.found[0]}</b> {said.found.slice(1).join(" ")}
        </p>
      )}
      <ul className="leadrows">
        {said.lies.map((each) => (
          <li key={each.title}>
            <Lies lies={each} />
          </li>
        ))}
        {said.guessed.map((each) => (
          <li key={each.title}>
            <Guessed guess={each} />
          </li>
        ))}
        {said.sentences.map((each, at) => (
          <li key={at}>
            <Sentence text={each} />
          </li>
        ))}
      </ul>
      {said.chosen.length > 0 && <Chosen chosen={said.chosen} />}
      {said.lies.some((each) => each.before.length > 0) && <p className="softer">Hollow dots are the first time.</p>}
    </div>
  );
}

/** One thing: from 0 to 4, a dot for each answer. */
export function Lies({ lies }) {
  return (
    <>
      <div className="leadwhat">
        <b>{lies.title}</b>
        <span className={lies.split ? "leadtogether warn-c" : "leadtogether"}>
          {lies.split && <Icon name="triangle-alert" />}
          {lies.together}
        </span>
        <small className="num">
          Middle {lies.median}
          {lies.was && ` (was ${lies.was})`}
          {lies.record && `, the record ${lies.record}`}
        </small>
        {lies.split && (
          <small>
            Lowest and highest speak first: “{lies.low}” and “{lies.high}”
          </small>
        )}
      </div>
      <div className="leaddots" role="img" aria-label={`${saidAloud(lies.counts)}${lies.before.length ? `; the first time ${saidAloud(lies.before)}` : ""}`}>
        {lies.counts.map((count, point) => (
          <span key={point} className={String(point) === lies.median ? "middle" : undefined}>
            {lies.before.length > 0 && (
              <span className="before">
                <Dots count={lies.before[point]} />
              </span>
            )}
            <span>
              <Dots count={count} />
            </span>
            <b className="num">{point}</b>
          </span>
        ))}
      </div>
    </>
  );
}

const Dots = ({ count }) => Array.from({ length: count }, (_, at) => <i key={at} />);

/** Guesses on a line from nothing to the most, and the figure among them. */
export function Guessed({ guess }) {
  return (
    <>
      <div className="leadwhat">
        <b>{guess.title}</b>
        <span className="leadfigure num">
          {guess.figure || "–"} <small className={guess.agreed ? "ok-c" : "softer"}>{guess.stands}</small>
        </span>
        <small className="num">Middle guess {guess.middle}</small>
      </div>
      <div className="leadline" role="img" aria-label={`Guesses: ${guess.guesses.join(", ")}`}>
        {guess.places.map((place, at) => (
          <i key={at} style={{ "--at": place }} />
        ))}
        {guess.place >= 0 && <b style={{ "--at": guess.place }} />}
      </div>
      <small className="leadends num">
        {guess.guesses[0]} to {guess.guesses.at(-1)}
      </small>
    </>
  );
}

export const Sentence = ({ text }) => <q className="leadsentence">{text}</q>;

export function Chosen({ chosen }) {
  return (
    <ul className="leadchosen">
      {chosen.map(([choice, count]) => (
        <li key={choice}>
          <b>{choice}</b> <span className="num">{some(count, "leader")}</span>
        </li>
      ))}
    </ul>
  );
}

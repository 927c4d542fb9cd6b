// Giving an answer: one press for a choice, one for each statement.
import { POINT_WORDS, POINTS, QUESTIONS } from "./asked.js";

/** Big buttons for the choices of a question. */
export function Choices({ poll, chosen, choose }) {
  return (
    <div className="askchoices" role="group" aria-label="Your answer">
      {QUESTIONS[poll.instrument].choices.map((each) => (
        <button key={each.choice} type="button" className="btn askchoice" aria-pressed={chosen === each.choice} onClick={() => choose({ choice: each.choice })}>
          <b>{each.name}</b>
          {each.says && <small>{each.says}</small>}
        </button>
      ))}
    </div>
  );
}

/** Statements, each with 0 to 4; `points` may have holes, and `set` is told the whole list. */
export function Statements({ poll, points, set }) {
  return (
    <ol className="askitems">
      {QUESTIONS[poll.instrument].items.map((text, at) => (
        <li key={text}>
          <span id={`said-${poll.id}-${at}`}>{text}</span>
          <span className="seg points" role="group" aria-labelledby={`said-${poll.id}-${at}`}>
            {POINTS.map((point) => (
              <button key={point} type="button" aria-pressed={points[at] === point} title={POINT_WORDS[point]} onClick={() => set(withPoint(points, at, point))}>
                {point}
                <span className="sr"> {POINT_WORDS[point]}</span>
              </button>
            ))}
          </span>
        </li>
      ))}
      <li aria-hidden="true">
        <span />
        <small className="ends">
          <span>not at all</span>
          <span>fully</span>
        </small>
      </li>
    </ol>
  );
}

const withPoint = (points, at, point) => [0, 1, 2, 3].map((place) => (place === at ? point : (points[place] ?? null)));

// What the server read: what to mend by row and column, or the first rows that fit.
import { Icon } from "../sync/icon.jsx";
import { KINDS } from "./kinds.js";

const number = (n) => n.toLocaleString("en");

export function some(n, kind) {
  const [one, many] = KINDS[kind].row;
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** The whole in one sentence. */
export function sentenceOf(seen) {
  if (seen.faults.length) return "Nothing can be read yet. Nothing is imported.";
  if (!seen.wrong) return `${allOf(seen.total)}: ${seen.summary}.`;
  const fits = seen.fits === 1 ? "1 row fits" : `${number(seen.fits)} rows fit`;
  return `${fits}, ${number(seen.wrong)} ${seen.wrong === 1 ? "does" : "do"} not. Nothing is imported until all fit.`;
}

const allOf = (n) => (n === 1 ? "The row fits" : n === 2 ? "Both rows fit" : `All ${number(n)} rows fit`);

export function Seen({ seen }) {
  const good = !seen.faults.length && !seen.wrong;
  return (
    <section className="seen" aria-label="What was read">
      <p className={good ? "verdict" : "verdict warn-c"} role="status">
        <Icon name={good ? "circle-check" : "triangle-alert"} />
        {sentenceOf(seen)}
      </p>
      {good && seen.notice && <p className="warn-c">{seen.notice}</p>}
      {seen.faults.length > 0 && (
        <ul className="faults">
          {seen.faults.map((each, at) => (
            <li key={at}>
              {each.column && <b>{spoken(each.column)}: </b>}
              <Fault {...each} />
            </li>
          ))}
        </ul>
      )}
      {seen.mend.length > 0 && <Rows caption={captionOf(seen)} seen={seen} rows={seen.mend} />}
      {good && <Rows caption={seen.total > seen.sample.length ? `The first ${seen.sample.length} rows` : "All rows"} seen={seen} rows={seen.sample} />}
    </section>
  );
}

function captionOf({ wrong, mend }) {
  return wrong > mend.length ? `The first ${mend.length} of ${number(wrong)} rows to mend` : wrong === 1 ? "The row to mend" : "Rows to mend";
}

/** A column's name as people write it. */
const spoken = (column) => column.replaceAll("_", " ");

function Fault({ text, suggestion }) {
  return (
    <>
      {text} {suggestion && <span className="soft">{suggestion}</span>}
    </>
  );
}

function Rows({ caption, seen, rows }) {
  return (
    <div className="seenrows" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="eyebrow">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            {seen.columns.map((name, at) => (
              <th scope="col" key={at}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.row} row={row} columns={seen.columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, columns }) {
  const at = (place) => row.problems.filter((each) => each.at === place);
  const whole = row.problems.filter((each) => each.at === null);
  return (
    <>
      <tr className={row.problems.length ? "wrong" : undefined}>
        <th scope="row" className="num">
          {row.row}
        </th>
        {columns.map((_, place) => (
          <td key={place} className={at(place).length ? "wrong" : undefined}>
            {row.cells[place] || (at(place).length > 0 && <i className="softer">empty</i>)}
            {at(place).map((each, n) => (
              <span className="cellfault" key={n}>
                <Icon name="triangle-alert" />
                <span>
                  <Fault {...each} />
                </span>
              </span>
            ))}
          </td>
        ))}
      </tr>
      {whole.length > 0 && (
        <tr className="wrong">
          <td />
          <td colSpan={columns.length}>
            {whole.map((each, n) => (
              <span className="cellfault" key={n}>
                <Icon name="triangle-alert" />
                <span>
                  {each.column && <b>{spoken(each.column)}: </b>}
                  <Fault {...each} />
                </span>
              </span>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

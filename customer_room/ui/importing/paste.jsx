// What is imported: its kind, the cells or the file, and what the server says about them.
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import { useSync } from "../sync/live_bridge.jsx";
import { newId, now } from "../sync/sync.js";
import { load, preview } from "./asking.js";
import { BOARD_KINDS, exampleRows, KINDS, LANE_CHOICES } from "./kinds.js";
import { Seen } from "./seen_rows.jsx";
import { checked, csvOf, download, roomHere, textOf } from "./sheet.js";

const EMPTY = { text: "", file: null };

/** The cells, and what the server says about them. */
export function Paste({ room, kinds = BOARD_KINDS, finish, close }) {
  const [kind, setKind] = useState(kinds[0]);
  const [lane, setLane] = useState("HOW THEY MOVE");
  const [cells, setCells] = useState(EMPTY);
  const [seen, setSeen] = useState(null);
  const [busy, setBusy] = useState("");
  const [fault, setFault] = useState("");
  const op = useRef("");
  const result = useRef(null);
  const change = (act) => (value) => {
    act(value);
    setSeen(null);
    setFault("");
  };
  const given = () => ({ kind, ...(room && { room_id: room }), text: cells.text, ...(kind === "notes" && { lane }) });

  async function run(name, act) {
    if (busy) return;
    setBusy(name);
    setFault("");
    try {
      await act();
    } catch (problem) {
      setFault(problem.message);
    }
    setBusy("");
  }

  const look = () =>
    run("look", async () => {
      checked(cells.text);
      setSeen(null);
      setSeen(await preview(given()));
      op.current = newId();
    });
  const bring = () =>
    run("load", async () => {
      try {
        await load({ ...given(), op_id: op.current });
        finish({ op: op.current, kind, count: seen.total, at: now() });
      } catch (problem) {
        // A lost answer is asked for again under the same id; a refusal is final.
        if (problem.code && !problem.retry) op.current = newId();
        throw problem;
      }
    });
  useEffect(() => {
    if (!seen) return;
    result.current.focus({ preventScroll: true });
    result.current.scrollIntoView({ block: "start" });
  }, [seen]);
  const fits = seen && !seen.faults.length && !seen.wrong;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) bring();
        else look();
      }}
    >
      {kinds.length > 1 && <Kinds kinds={kinds} kind={kind} choose={change(setKind)} />}
      <Columns kind={kind} />
      {kind === "notes" && <LaneOf lane={lane} choose={change(setLane)} />}
      <Cells kind={kind} cells={cells} set={change(setCells)} complain={setFault} />
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div ref={result} tabIndex={-1} className="result">
        {seen && <Seen seen={seen} />}
      </div>
      <div className="row wrap answers">
        {fits ? (
          <button type="submit" className="btn primary" aria-busy={busy === "load" || undefined}>
            {busy === "load" ? "Importing" : `Import ${seen.total.toLocaleString("en")} ${seen.total === 1 ? "row" : "rows"}`}
          </button>
        ) : (
          <button type="submit" className="btn primary" aria-busy={busy === "look" || undefined} disabled={!cells.text.trim()}>
            {seen ? "Look again" : "Look at it first"}
          </button>
        )}
        <button type="button" className="btn" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function Kinds({ kinds, kind, choose }) {
  return (
    <fieldset className="kinds">
      <legend>What are the rows?</legend>
      <div className="seg">
        {kinds.map((id) => (
          <button key={id} type="button" aria-pressed={id === kind} onClick={() => choose(id)}>
            {KINDS[id].name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Columns({ kind }) {
  const { says, needs, may, more } = KINDS[kind];
  const { records } = useSync();
  const rows = () => exampleRows(kind, records, quarterOf(records));
  return (
    <div className="columns">
      <p>{says}</p>
      <p>
        The first row names the columns: <Names of={needs} />
        {may.length > 0 && (
          <>
            ; if wanted <Names of={may} />
          </>
        )}
        . <span className="soft">{more}</span>
      </p>
      <details>
        <summary>See an example</summary>
        <pre tabIndex={0}>{rows().map((row) => row.join("\t")).join("\n")}</pre>
      </details>
      <button type="button" className="btn quiet s" onClick={() => download(`example-${kind}.csv`, csvOf(rows()))}>
        <Icon name="download" />
        Download an example
      </button>
    </div>
  );
}

/** The quarter of this room, as soon as it is known. */
function quarterOf(records) {
  return records.room?.[roomHere()]?.quarter ?? `${new Date(now()).getUTCFullYear()}-Q1`;
}

function Names({ of }) {
  return of.map((each, at) => (
    <span key={each}>
      {at > 0 && ", "}
      <b>{each}</b>
    </span>
  ));
}

function LaneOf({ lane, choose }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Lane of rows that name none</label>
      <select id={id} value={lane} onChange={(event) => choose(event.target.value)}>
        {LANE_CHOICES.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Cells({ kind, cells, set, complain }) {
  const id = useId();
  const choose = async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    try {
      const text = await textOf(file);
      set({ text, file: `${file.name}, ${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en")} kB` });
    } catch (problem) {
      complain(problem.message);
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{cells.file ? "The file" : "Paste the cells"}</label>
      {cells.file ? (
        <p className="row wrap chosen" id={id}>
          <Icon name="file-text" />
          {cells.file}
          <button type="button" className="btn s" onClick={() => set(EMPTY)}>
            Take it out
          </button>
        </p>
      ) : (
        <textarea
          id={id}
          className="cells"
          rows={6}
          spellCheck={false}
          value={cells.text}
          placeholder={KINDS[kind].needs.join("\t")}
          onChange={(event) => set({ text: event.target.value, file: null })}
        />
      )}
      <label className="btn s filepick">
        <Icon name="upload" />
        {cells.file ? "Choose another file" : "Or choose a file: CSV or XLSX"}
        <input type="file" className="sr" accept=".csv,.tsv,.tab,.txt,.xlsx,text/csv,text/tab-separated-values,text/plain" onChange={choose} />
      </label>
    </div>
  );
}

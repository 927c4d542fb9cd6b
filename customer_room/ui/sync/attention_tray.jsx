// Texts that were not taken: both versions, until somebody chooses.
import { useState } from "react";
import * as sync from "./sync.js";
import { choicesOf } from "./attention.js";

const LABELS = {
  theirs: "Keep theirs",
  mine: "Keep mine",
  both: "Keep both",
  again: "Send again",
  discard: "Discard my text",
};

export function Attention({ ref, items }) {
  return (
    <dialog ref={ref} className="dialog wide" aria-labelledby="attention-title">
      <h2 id="attention-title">{items.length ? "These texts need you" : "Nothing needs you"}</h2>
      <ul className="tray">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      <form method="dialog">
        <button className="btn">Close</button>
      </form>
    </dialog>
  );
}

function Item({ item }) {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const choose = async (choice) => {
    setBusy(true);
    const result = await sync.resolve(item.id, choice);
    setBusy(false);
    if (!result.ok) setSaid(result.error.message);
  };
  return (
    <li>
      <p>{said || item.message}</p>
      {item.theirs !== null && (
        <>
          <span className="label">Theirs</span>
          <blockquote>{item.theirs}</blockquote>
        </>
      )}
      <span className="label">Mine</span>
      <blockquote>{item.mine}</blockquote>
      <div className="row wrap">
        {choicesOf(item).map((choice) => (
          <button
            key={choice}
            type="button"
            className="btn s"
            aria-busy={busy || undefined}
            onClick={() => !busy && choose(choice)}
          >
            {LABELS[choice]}
          </button>
        ))}
        <button
          type="button"
          className="btn quiet s"
          onClick={() => navigator.clipboard?.writeText(item.mine)}
        >
          Copy my text
        </button>
      </div>
    </li>
  );
}

// The answer of somebody without a device, typed for him and marked.
import { useState } from "react";
import { useScene } from "../room/board/hooks.js";

/** Choose for whom; `children(who, done)` is what is answered for him. Who is chosen meanwhile stays. */
export function ForSomebody({ children }) {
  const members = useScene((at) => at.records.member);
  const people = useScene((at) => at.records.person);
  const [who, choose] = useState("");
  const nameOf = (id) => people?.[id]?.title || people?.[id]?.name || "Somebody";
  const seats = Object.keys(members ?? {})
    .filter((id) => members[id].seat)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return (
    <details>
      <summary>Answer for somebody without a device</summary>
      <label className="field">
        <span>For whom</span>
        <select value={who} onChange={(event) => choose(event.target.value)}>
          <option value="">Choose a person</option>
          {seats.map((id) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      </label>
      {who && children(who, () => choose((now) => (now === who ? "" : now)))}
    </details>
  );
}

// Who waits at the door: one tap lets them in.
import { useScene } from "./hooks.js";
import { Act } from "./strip.jsx";

export function Knocks() {
  const knocks = useScene((now) => now.knocks);
  const people = useScene((now) => now.records.person);
  if (!knocks.length) return null;
  return (
    <ul className="knocks" aria-label="Waiting to be let in">
      {knocks.map((each) => (
        <li key={each.id}>
          <span>{people?.[each.member_id]?.name ?? "Somebody"}</span>
          <Act name="session.admit" payload={{ id: each.id }} primary label={`Admit ${people?.[each.member_id]?.name ?? "this person"}`}>
            Admit
          </Act>
        </li>
      ))}
    </ul>
  );
}

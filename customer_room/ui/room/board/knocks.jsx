// Who waits at the door: one tap lets them in or turns them away.
import { useScene } from "./hooks.js";
import { Mark } from "./marks.jsx";
import { Act } from "./strip.jsx";

/** @param {{more?: (props: {knock: object, name: string}) => object}} props more that can be done about one who knocks */
export function Knocks({ more: More }) {
  const knocks = useScene((now) => now.knocks);
  const people = useScene((now) => now.records.person);
  const members = useScene((now) => now.records.member);
  const functions = useScene((now) => now.functionById);
  const nameOf = (knock, nobody = "this person") => people?.[knock.member_id]?.name ?? nobody;
  const functionOf = (knock) => {
    const known = functions.get(members?.[knock.member_id]?.function_id);
    return known ? `, ${known.name},` : "";
  };
  if (!knocks.length) return null;
  return (
    <ul className="knocks" aria-label="Waiting to be let in">
      {knocks.map((each) => (
        <li key={each.id}>
          <Mark id={members?.[each.member_id]?.function_id} />
          <span>
            {nameOf(each, "Somebody")}
            <span className="soft">{functionOf(each)} is waiting</span>
          </span>
          <Act name="session.admit" payload={{ id: each.id }} primary label={`Admit ${nameOf(each)}`}>
            Admit
          </Act>
          <Act name="session.end" payload={{ id: each.id }} label={`Turn ${nameOf(each)} away`}>
            Turn away
          </Act>
          {More && <More knock={each} name={nameOf(each)} />}
        </li>
      ))}
    </ul>
  );
}

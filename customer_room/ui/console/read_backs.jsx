// The last phase: what each tells his team, marked decision by decision.
import { Listed, Told, useTold } from "../room/board/readbacks.jsx";
import { driftTotal } from "../room/board/readbacks.js";

export function ReadBacks() {
  const decisions = useTold();
  return (
    <section className="conread" aria-label="Read-backs">
      <h2>{driftTotal(decisions)}</h2>
      <Listed decisions={decisions}>{(each) => <Told decision={each} />}</Listed>
    </section>
  );
}

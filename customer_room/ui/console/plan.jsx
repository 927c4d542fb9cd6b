// The agenda: where we are, what each phase took, and whether the hour holds.
import { useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";
import { Act } from "../room/board/strip.jsx";
import { clock } from "../room/board/words.js";
import { useNow } from "./console.jsx";
import { advice, driftOf } from "./drift.js";

export function Plan() {
  const at = useNow();
  const { room, plan } = useScene((scene) => scene);
  const { behind, ends, spent } = driftOf(plan.list, plan.now, at);
  const begun = plan.list.some((each) => each.started_at);
  return (
    <section className="plan" aria-label="Agenda">
      <div className="row apart">
        <h2>Agenda</h2>
        <span className="softer num">
          {room.mode} minutes, ends {clock(ends)}
        </span>
      </div>
      {begun && behind !== 0 && (
        <p className={behind > 0 ? "banner warn" : "banner"} role="status">
          <Icon name="clock" />
          <span>
            <b>
              {Math.abs(behind)} {Math.abs(behind) === 1 ? "minute" : "minutes"} {behind > 0 ? "behind" : "ahead"}.
            </b>{" "}
            {behind > 0 && advice(plan.list, plan.now)}
          </span>
        </p>
      )}
      <ol className="agenda">
        {plan.list.map((each, place) => (
          <Item key={each.id} phase={each} place={place} last={plan.list.length - 1} current={each.id === plan.now?.id} spent={spent.get(each.id)} />
        ))}
      </ol>
    </section>
  );
}

function Item({ phase, place, last, current, spent }) {
  const over = spent ? spent - phase.minutes : 0;
  const isPast = phase.status === "done";
  return (
    <li className={[current && "now", isPast && "past", phase.status === "skipped" && "skipped"].filter(Boolean).join(" ")} aria-current={current ? "step" : undefined}>
      <details>
        <summary>
          <span className="softer num">{isPast ? <Icon name="check" label="done" /> : phase.order}</span>
          <span>{phase.title}</span>
          <span className="n">
            {phase.status === "skipped" ? "left out" : `${spent ?? phase.minutes} min${over ? `, ${over > 0 ? "+" : "−"}${Math.abs(over)}` : ""}`}
          </span>
        </summary>
        <p className="row wrap">
          {!current && (
            <Act name="phase.start" payload={{ id: phase.id }}>
              {isPast ? "Repeat" : "Start"}
            </Act>
          )}
          {phase.status === "to come" && (
            <Act name="phase.skip" payload={{ id: phase.id }}>
              Leave out
            </Act>
          )}
          {place > 0 && (
            <Act name="phase.place" payload={{ id: phase.id, place }} label={`Move ${phase.title} up`}>
              Up
            </Act>
          )}
          {place < last && (
            <Act name="phase.place" payload={{ id: phase.id, place: place + 2 }} label={`Move ${phase.title} down`}>
              Down
            </Act>
          )}
          {phase.status === "to come" && (
            <Act name="phase.set_privacy" payload={{ id: phase.id, private: !phase.private }} pressed={phase.private}>
              Written alone
            </Act>
          )}
          {phase.status === "to come" && (
            <Act name="phase.set_anonymity" payload={{ id: phase.id, anonymous: !phase.anonymous }} pressed={phase.anonymous}>
              No names
            </Act>
          )}
        </p>
      </details>
    </li>
  );
}

// Before the day: what the room stands on, counts first, and where each thing is mended.
import { useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";

export function Before({ checks }) {
  const quarter = useScene((scene) => scene.room.quarter);
  const open = checks.filter((each) => !each.fine).length;
  if (!checks.length) return <p className="soft">Looking at the figures of {quarter}…</p>;
  return (
    <section className="before" aria-labelledby="before-title">
      <h2 id="before-title">
        <span className="marker">
          {checks.length - open} of {checks.length} {checks.length - open === 1 ? "is" : "are"} fine.
        </span>
        {open > 0 && " What is left can wait, or be mended now:"}
      </h2>
      <ul className="checks">
        {[...checks].sort((a, b) => a.fine - b.fine).map((each) => (
          <li key={each.text} className={each.fine ? "ok-c" : "warn-c"}>
            <Icon name={each.fine ? "check" : "circle-alert"} label={each.fine ? "fine" : "to mend"} />
            <span>{each.text}</span>
            {each.href && <a href={each.href}>{each.link}</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}

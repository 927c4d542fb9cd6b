// A story, a quote, a number from the stages: in the largest size in which it fits.
import { Bar } from "./bar.jsx";
import { Largest } from "./notes.jsx";
import { asLine } from "./pages.js";
import { Quiet } from "./telling.jsx";

export function Story({ door, story }) {
  if (!story.id) return <Quiet text="What was shown here has been taken away." />;
  return (
    <div className="stageview notes">
      <Bar door={door} item={story.stage} />
      <h1 className="sr">{story.theirs ? "What a customer said" : "What we know"}</h1>
      <Largest of={story}>
        <article className={story.theirs ? "note played theirs" : "note played"}>
          <p dir="auto">{asLine(story.text)}</p>
          <div className="foot">
            {story.said_by && <b>{story.said_by}</b>}
            <span>{story.about}</span>
          </div>
        </article>
      </Largest>
    </div>
  );
}

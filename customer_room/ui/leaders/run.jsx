// Running a question to leaders: showing, dropping, putting away, asking once again.
import { useScene } from "../room/board/hooks.js";
import { newId } from "../room/board/line.js";
import { Act } from "../room/board/strip.jsx";
import { ownWords, whyNotYet } from "../room/board/asked.js";

/** What whoever runs the room does with it. */
export function Run({ question }) {
  const { id, status } = question;
  if (status !== "open") {
    return (
      <>
        <Again question={question} />
        <Act name="survey.put_away" payload={{ id }}>
          Put it away
        </Act>
      </>
    );
  }
  const why = whyNotYet(question);
  const own = ownWords(question);
  return (
    <>
      {(why || own) && <span className="softer askwhy">{why || own}</span>}
      {!why && (
        <Act name="survey.show" payload={{ id }} primary>
          Show what leaders say
        </Act>
      )}
      <Act name="survey.drop" payload={{ id }}>
        Drop the question
      </Act>
    </>
  );
}

function Again({ question }) {
  const room = useScene((now) => now.room_id);
  if (!question.again) return null;
  return (
    <Act name="survey.open" payload={asking(room, question.instrument, { first_id: question.id })}>
      Ask once again
    </Act>
  );
}

export const asking = (room_id, instrument, about = {}) => ({ id: newId(), room_id, instrument, ...about });

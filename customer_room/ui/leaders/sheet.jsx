// Opened from the bar: to answer a question to leaders, or to see what they said.
import "$/public/leaders.css"; // with the dialog: the room’s page arrives without it
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "../room/board/line.js";
import { Answering } from "./answering.jsx";
import { nameOf } from "./leaders.js";
import { Answers } from "./spread.jsx";

export default function Sheet({ question, close }) {
  const box = useRef(null);
  const name = useId();
  const [asked] = useState(question.status);
  useEffect(() => {
    const dialog = box.current;
    dialog.showModal();
    dialog.querySelector("h2[tabindex]")?.focus(); // 0 to 4 answer at once
    return () => dialog.close();
  }, []);
  const isOpen = question.status === "open";
  return (
    <dialog ref={box} className="dialog leadsheet" aria-labelledby={name} onClose={close}>
      <div className="leadhead">
        <p>
          <b id={name}>{nameOf(question)}</b> <small className="soft">{question.about}</small>
        </p>
        <button type="button" className="btn quiet s" aria-label="Close" title="Close (Esc)" onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      {isOpen && question.may && <Answering question={question} close={close} />}
      {!isOpen && (
        <>
          {asked === "open" && !question.mine.given && question.said.lies.length > 0 && <p className="warn-c">The answers are shown. Yours was not whole and is not among them.</p>}
          <Answers question={question} />
        </>
      )}
    </dialog>
  );
}

// The end of the hour: the message to the company, and closing the room.
import { CloseRoomDialog, MessageDialog } from "../room/board/close_dialog.jsx";
import { desk } from "../room/board/desk.js";
import { useDesk, useScene } from "../room/board/hooks.js";

export function Ending() {
  const message = useScene((at) => at.room.closing_message);
  return (
    <div className="conend">
      <p className="soft">{message ? <>The message to the company: “{message}”</> : "This is the last phase. The company waits for a message."}</p>
      <span className="row wrap">
        <button type="button" className="btn big" onClick={() => desk.open("message")}>
          {message ? "Change the message" : "Write the message"}
        </button>
        <button type="button" className="btn big primary" onClick={() => desk.open("close-room")}>
          Close the room
        </button>
      </span>
    </div>
  );
}

const DIALOGS = { message: MessageDialog, "close-room": CloseRoomDialog };

export function EndingDialogs() {
  const open = useDesk((on) => on.dialog);
  const Named = open && DIALOGS[open.name];
  return Named ? <Named /> : null;
}

// The console's own keys: the two of the room that are pressed while everybody waits.
import { useEffect } from "react";
import { ask, told } from "../room/board/acts.js";
import { isTyping } from "../room/board/keyboard.js";
import { actionOf } from "../room/board/keymap.js";
import { singleKeysOn } from "../sync/single_keys.js";

export const wallOf = (room) => `/room/${encodeURIComponent(room.id)}/present`;

const ACTS = {
  gather: async (room) => {
    if (room.status !== "live") return;
    await told(ask("room.gather", { id: room.id }));
  },
  present: (room) => void window.open(wallOf(room), "_blank", "noreferrer"),
};

export function useKeys(room) {
  useEffect(() => {
    const hear = (event) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const act = ACTS[actionOf(event, { single: singleKeysOn() })?.act];
      if (!act) return;
      event.preventDefault();
      act(room);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [room.id, room.status]);
}

// How many have answered a question to leaders, of those who are in the room now.
import { useMemo } from "react";
import { useLine, useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";
import { turnout, turnoutWords } from "./leaders.js";

/** The question with its counts as they are now. */
export function useTurnout(question) {
  const presence = useLine((line) => line.presence);
  const members = useScene((at) => at.records.member);
  const room = useScene((at) => at.room);
  return useMemo(() => turnout(question, room, presence, members), [question, room, presence, members]);
}

/** “5 of 8 have answered”; `counted` is what `useTurnout` returns. */
export function Turnout({ counted }) {
  return (
    <span className="askturnout num" role="status">
      <Icon name="vote" />
      {turnoutWords(counted)}
    </span>
  );
}

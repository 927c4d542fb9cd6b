// What the projector can show, each picture with when it is shown; the first that applies is.
//
// To add one: its component in a file of its own, a line here at its place, its styles in
// assets/present.css, and a line in tests/browser/present_items.py, by which it is measured.
import { isPrivate } from "../room/board/selectors.js";
import { Asked } from "./asked.jsx";
import { Item } from "./item.jsx";
import { Leaders } from "./leaders.jsx";
import { Lobby } from "./lobby.jsx";
import { inFrontOfAll } from "./newest.js";
import { Reading } from "./reading.jsx";
import { hasResult } from "./result.js";
import { Signing } from "./signing.jsx";
import { Stage } from "./stage.jsx";
import { Story } from "./story.jsx";
import { Alone, Blank, Closed, Timer } from "./telling.jsx";
import { Result, Voting } from "./voting.jsx";

/**
 * `when` is asked with the scene (`room`, `phase`, `records` …) and, beside it, `views`: what the
 * page’s State has loaded. A picture gets the views, such as `door` and `flow`, and the question
 * that is `asked` as `poll`.
 */
export const PICTURES = [
  { Picture: Signing, when: ({ views }) => views.signing.number },
  { Picture: Closed, when: ({ room }) => room.status === "closed" },
  { Picture: Blank, when: ({ room }) => room.showing === "nothing" },
  { Picture: Lobby, when: ({ room }) => room.showing === "lobby" },
  { Picture: Timer, when: ({ room }) => room.showing === "timer" },
  { Picture: Story, when: ({ room }) => room.showing === "evidence" },
  { Picture: Item, when: ({ room }) => ["note", "group"].includes(room.showing) },
  { Picture: Asked, when: ({ asked, views }) => inFrontOfAll(asked, views.leaders) === "asked" },
  { Picture: Leaders, when: ({ asked, views }) => inFrontOfAll(asked, views.leaders) === "leaders" },
  { Picture: Lobby, when: ({ room, phase }) => room.status !== "live" || phase?.status !== "running" },
  { Picture: Timer, when: ({ phase }) => phase.kind === "break" },
  { Picture: Alone, when: ({ phase }) => isPrivate(phase) && !phase.shown?.length },
  { Picture: Voting, when: ({ phase }) => phase.votes_open },
  { Picture: Result, when: ({ phase, records }) => hasResult(phase, records.vote) },
  { Picture: Reading, when: ({ phase }) => phase.kind === "close" },
  { Picture: Stage, when: () => true },
];

export const pictureOf = (at) => PICTURES.find(({ when }) => when(at)).Picture;

// The line to the server: one WebSocket that comes back by itself, and HTTP beside it.
import ReconnectingWebSocket from "partysocket/ws";

const OURS = { "X-Customer-Room": "1" };
const SILENCE_MS = 25_000;
const ANSWER_MS = 10_000;
const UPTIME_MS = 1000; // a line that lasted so long is tried again soon, and not ever later
const SPREAD_MS = 1000;
const RESTARTS = [1001, 1012];
const WANTS_LOGIN = 511; // RFC 6585
const FINAL = {
  4401: {
    code: "login_required",
    message:
      "You are not signed in here any more. Your text is kept on this device; join the room again and it is sent.",
    retry: false,
  },
  4404: {
    code: "not_found",
    message: "This room is not here, or not yours to see. Open it again from the list.",
    retry: false,
  },
};

/** The answer was not ours: an error with the envelope of docs/PROTOCOL.md, or a code of our own. */
export class Refused extends Error {
  constructor(error) {
    super(error.message);
    this.error = error;
  }
}

export function browserTransport() {
  let socket = null;
  let beat = null;
  let heard = 0;

  function open({ room, view, onUp, onFrame, onDown, onRefused }) {
    close();
    const query = new URLSearchParams({ ...(room && { room }), ...(view && { view }) });
    const address = `${location.origin.replace(/^http/, "ws")}/live?${query}`;
    let pause = 0;
    const spread = () => new Promise((resolve) => setTimeout(resolve, pause, address));
    const mine = new ReconnectingWebSocket(spread, [], {
      minReconnectionDelay: 300 + Math.random() * 700,
      maxReconnectionDelay: 8000,
      reconnectionDelayGrowFactor: 1.6,
      minUptime: UPTIME_MS,
      maxEnqueuedMessages: 0,
    });
    socket = mine;
    mine.onopen = () => onUp();
    mine.onmessage = ({ data }) => {
      heard = Date.now();
      onFrame(JSON.parse(data));
    };
    mine.onclose = ({ code }) => {
      // After a restart everybody comes back at once (P22).
      pause = RESTARTS.includes(code) ? Math.random() * SPREAD_MS : 0;
      if (FINAL[code]) {
        mine.close();
        onRefused(FINAL[code]);
      }
      onDown();
    };
    beat = setInterval(() => listen(mine), SILENCE_MS / 5);
    for (const type of ["offline", "online"]) window.addEventListener(type, onNetwork);
  }

  // A half-open line looks alive: ask, and hang up when nothing answers.
  function listen(mine) {
    const silence = Date.now() - heard;
    if (mine.readyState !== 1 || silence < SILENCE_MS) return;
    if (silence > SILENCE_MS + ANSWER_MS) reset();
    else mine.send(JSON.stringify({ ping: Math.trunc(Date.now() / 1000) }));
  }

  // The device knows first that the network went or came: do not wait for a silence to tell.
  function onNetwork({ type }) {
    if (type === "offline" || socket?.readyState !== 1) reset();
  }

  function send(frame) {
    if (socket?.readyState !== 1) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  function reset() {
    heard = Date.now();
    socket?.reconnect();
  }

  function close() {
    clearInterval(beat);
    for (const type of ["offline", "online"]) window.removeEventListener(type, onNetwork);
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    socket = null;
  }

  return {
    open,
    send,
    reset,
    close,
    post: (frame) =>
      asked("/api/commands", {
        method: "POST",
        headers: { ...OURS, "Content-Type": "application/json" },
        body: JSON.stringify(frame),
      }),
    snapshot: (room, view) =>
      asked(`/api/rooms/${encodeURIComponent(room)}/snapshot${view ? `?view=${view}` : ""}`, {
        headers: OURS,
      }),
    probe: () => asked("/healthz", { headers: OURS }),
  };
}

/**
 * Ask over HTTP and return the JSON answer.
 *
 * @throws {Refused} when the server refuses, or when somebody else answers: a hotel's login page,
 *   or the way to it (`captive_portal`); the server itself never leads elsewhere
 * @throws {TypeError} when there is no line
 */
export async function asked(address, options, fetcher = globalThis.fetch) {
  const answer = await fetcher(address, {
    credentials: "same-origin",
    cache: "no-store",
    redirect: "manual",
    ...options,
  });
  const isJson = (answer.headers.get("content-type") ?? "").includes("json");
  if (!isJson && (answer.ok || answer.type === "opaqueredirect" || answer.status === WANTS_LOGIN)) {
    throw new Refused({
      code: "captive_portal",
      message: "This wifi wants you to sign in on its own page first.",
      retry: true,
    });
  }
  const body = isJson ? await answer.json() : {};
  if (body.error) throw new Refused(body.error);
  if (!answer.ok) {
    throw new Refused({
      code: "temporarily_unavailable",
      message: "The server did not answer as it should. Your work is kept on this device and sent again.",
      retry: true,
    });
  }
  return body;
}

// The one line that says where my work is.

/** @returns {{kind: string, count: number, text: string, code?: string}} `code` of a refusal */
export function statusOf({ over, refusal, portal, offline, restarting, unsent, kept, attention, ready }) {
  if (over) return { kind: "over", count: 0, text: "The rehearsal is over; nothing of it was kept" };
  if (refusal) return { kind: "refused", count: unsent, text: refusal.message, code: refusal.code };
  if (offline) {
    const place = portal ? "This wifi wants you to sign in first" : "Offline";
    const text = kept ? `${place}: ${changes(kept)} kept on this device` : place;
    return { kind: "offline", count: unsent, text };
  }
  if (restarting) {
    const text = "The server restarts; your work is kept on this device";
    return { kind: "restarting", count: unsent, text };
  }
  if (attention) {
    return { kind: "attention", count: attention, text: `Needs attention (${attention})` };
  }
  if (!ready) return { kind: "saving", count: unsent, text: "Connecting…" };
  if (unsent) return { kind: "saving", count: unsent, text: "Saving…" };
  return { kind: "saved", count: 0, text: "Saved" };
}

function changes(count) {
  return count === 1 ? "1 change" : `${count} changes`;
}

/** What a command that needs a connection answers without one. */
export function needsConnection(portal) {
  const message = portal
    ? "This wifi wants you to sign in on its own page first. Nothing was sent; do that, then try again."
    : "You are offline, and this needs a connection. Nothing was sent; try again when you are back.";
  return { code: portal ? "captive_portal" : "temporarily_unavailable", message, retry: true };
}

/** What is answered to whatever had not been sent when a rehearsal ended. */
export const OVER = {
  code: "phase_closed",
  message: "The rehearsal is over. Nothing of it was kept, and this was not sent.",
  retry: false,
};

export const UNSURE = {
  code: "temporarily_unavailable",
  message:
    "The connection was lost before the server answered. Look whether this was saved before you send it again.",
  retry: true,
  unsure: true,
};

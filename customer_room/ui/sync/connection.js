// How the line to the server is: up, gone for a moment, offline, behind a wifi’s own page, refused.
export const GRACE_MS = 1500; // a shorter blip is nobody's business
export const RESTART_MS = 20_000; // a server that is not back by then is not restarting
const FRESH = { up: false, offline: false, portal: false, restarting: false, refusal: null, over: false };

/**
 * @param {object} given
 * @param given.timing `grace`, `restart`, `expiry` and `firstWait`, in milliseconds
 * @param given.probe asks the server for anything; rejects with `{error}` when something else answers
 * @param given.changed hears that the line is another
 * @param given.waited hears that what was not sent may have waited too long
 */
export function createConnection({ timing, probe, changed, waited }) {
  const is = { ...FRESH };
  let grace = null;
  let retry = null;

  function isNow(found) {
    clearTimeout(grace);
    Object.assign(is, FRESH, found);
  }

  async function goOffline() {
    if (is.up) return;
    is.offline = true;
    is.restarting = false;
    changed();
    waited();
    grace = setTimeout(goOffline, timing.expiry); // looks again for what has waited too long
    const answer = await probe().then(
      () => null,
      (failure) => failure.error,
    );
    portal(answer?.code === "captive_portal");
  }

  function portal(isThere) {
    is.portal = isThere && !is.up;
    is.offline ||= is.portal;
    changed();
  }

  return {
    is,
    portal,
    opening: () => (grace = setTimeout(goOffline, timing.grace * 3)),
    up: () => isNow({ up: true }),
    over: () => isNow({ over: true }),
    closed() {
      isNow();
      clearTimeout(retry);
    },
    down() {
      is.up = false;
      clearTimeout(grace);
      if (!is.offline) grace = setTimeout(goOffline, is.restarting ? timing.restart : timing.grace);
      waited();
    },
    restarting() {
      is.restarting = true;
      changed();
    },
    refuse(error) {
      is.refusal ??= error;
      changed();
    },
    tryAgain(act) {
      clearTimeout(retry);
      retry = setTimeout(act, timing.firstWait);
    },
  };
}

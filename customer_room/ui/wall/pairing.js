// Waiting for a code to be typed: ask for one, look whether it was, begin again when it is old (P23).

const LOOK_MS = 1500;
const NO_LINE = "The server does not answer just now. This page goes on by itself.";

/**
 * @param {object} given
 * @param {(address: string) => Promise<object>} given.ask posts to the server; rejects with
 *   `{error}` when it refuses, and without when there is no line
 * @param {(shown: object) => void} given.tell hears what to show: `{code}`, `{text}` while there is
 *   no line, or `{signedIn}` in a browser that is somebody’s
 * @param {(address: string) => void} given.go leads to the room once the code was typed
 * @returns {() => void} ends it
 */
export function startPairing({ ask, tell, go, later = (act) => setTimeout(act, LOOK_MS) }) {
  let code = "";
  let missed = 0;
  let ended = false;

  async function look() {
    if (ended) return;
    try {
      const answer = await ask(code ? "/api/pair/collect" : "/api/pair");
      if (ended) return;
      if (answer.go) return go(answer.go);
      code = answer.code ?? code;
      missed = 0;
      tell({ code });
    } catch (problem) {
      if (refused(problem.error)) return;
    }
    later(look);
  }

  /** True when there is nothing to wait for. */
  function refused(error) {
    if (error?.code === "not_allowed") return tell({ signedIn: true }), true;
    if (error && !error.retry) code = ""; // too old, or the server has forgotten it: another one
    else missed += 1;
    // One answer that is late is nobody’s business.
    if (missed > 1) tell({ text: error?.code === "slow_down" ? error.message : NO_LINE });
    return false;
  }

  look();
  return () => (ended = true);
}

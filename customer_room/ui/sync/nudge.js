// Panels drawn by the server reload their view when a topic they may show has changed.

const DEBOUNCE_MS = 200;

/** The spread of reloads over time: up to 200 ms for 50 people, up to 2 s for 200. */
export function spread(people) {
  const calm = Math.min(people, 50) * 4;
  return Math.min(2000, calm + Math.max(0, people - 50) * 12);
}

/**
 * @param {object} given
 * @param {(topics: string[]) => void} given.fire called with the topics since the last call, sorted
 * @param {() => number} given.people how many are in the room
 */
export function createNudge({
  fire,
  people,
  random = Math.random,
  page = globalThis.document,
  debounce = DEBOUNCE_MS,
}) {
  const topics = new Set();
  let timer = null;

  function hear(names) {
    names.forEach((name) => topics.add(name));
    schedule();
  }

  function schedule() {
    if (timer !== null || topics.size === 0 || page.visibilityState === "hidden") return;
    timer = setTimeout(go, debounce + random() * spread(people()));
  }

  function go() {
    timer = null;
    if (page.visibilityState === "hidden") return; // when it is looked at again
    const changed = [...topics].sort();
    topics.clear();
    fire(changed);
  }

  page.addEventListener("visibilitychange", schedule);
  return {
    hear,
    stop() {
      clearTimeout(timer);
      page.removeEventListener("visibilitychange", schedule);
    },
  };
}

// What is on my own desk: selection, what I am writing, what is folded. Never sent anywhere.

const KEPT = ["draft", "editing", "pen", "view", "folds", "zoom", "told", "answers"];
const FLASH_MS = 4000;

const pickKept = (desk) => Object.fromEntries(KEPT.map((name) => [name, desk[name]]));

/** A store with `get`, `set(partial)` and `subscribe`, for useSyncExternalStore. */
export function createDesk(storage) {
  let desk = {
    focus: null, // the stop that takes the Tab key: "note:id", "group:id" or "cell:lane|stage"
    selected: new Set(),
    many: false, // pressing a note adds it to what is selected: for who has no Shift
    group: null, // the group that was pressed last, until something else is
    editing: null, // the id of the note under the pen
    pen: null, // {id, from, value} of that note: as it was, and as it is being written; outlives its editor
    draft: null, // {lane, stage_id, group_id, text, rest, kind, evidence_level, thumb}; thumb: in the phone's line
    stage: null, // the stage I turned to myself
    lane: null,
    view: null, // "board" or "outline"; null: as the screen is wide
    folds: {},
    told: {}, // decision id -> what I am writing to tell my team of it
    answers: {}, // question id -> what I have begun to answer to it, see kept_answers.js
    zoom: null, // per cent of the designed size; null: fit
    dialog: null, // {name, …} of the one dialog that is open
    flash: new Set(), // notes somebody else has just moved
    waiting: new Map(), // record id -> commands under way
    said: "", // for the live region
    oneByOne: false, // the console offers to show what was written alone person by person
    strip: true, // the facilitator's strip
    room: null,
  };
  const blank = desk;
  const hears = new Set();

  function set(given) {
    const part = typeof given === "function" ? given(desk) : given;
    desk = { ...desk, ...part };
    if (KEPT.some((name) => name in part)) keep();
    hears.forEach((hear) => hear());
  }

  function keep() {
    if (!desk.room || !storage) return;
    try {
      storage.setItem(`desk:${desk.room}`, JSON.stringify(pickKept(desk)));
    } catch {
      // A full or forbidden storage costs a reload's memory, nothing that was sent.
    }
  }

  function enter(room) {
    if (desk.room === room) return;
    let kept = {};
    try {
      kept = JSON.parse(storage?.getItem(`desk:${room}`) ?? "{}") ?? {};
    } catch {
      kept = {};
    }
    // Nothing of the room I come from: its sentence does not belong here.
    set({ ...pickKept(blank), stage: null, lane: null, ...kept, room });
  }

  // The line at the thumb is not left by editing a note: its sentence waits there, as a text does
  // that is too long for one note.
  function edit(id) {
    set({ editing: id, draft: desk.draft?.thumb || desk.draft?.rest ? desk.draft : null });
  }

  function select(ids) {
    set({ selected: new Set(ids), group: null, many: desk.many && ids.length > 0 });
  }

  function toggle(id) {
    const selected = new Set(desk.selected);
    if (!selected.delete(id)) selected.add(id);
    set({ selected, group: null, many: desk.many && selected.size > 0 });
  }

  function busy(id, by) {
    const waiting = new Map(desk.waiting);
    const count = (waiting.get(id) ?? 0) + by;
    if (count > 0) waiting.set(id, count);
    else waiting.delete(id);
    set({ waiting });
  }

  function flash(ids, later = setTimeout) {
    set({ flash: new Set([...desk.flash, ...ids]) });
    later(() => set({ flash: new Set([...desk.flash].filter((id) => !ids.includes(id))) }), FLASH_MS);
  }

  return {
    get: () => desk,
    set,
    enter,
    edit,
    select,
    toggle,
    busy,
    flash,
    // The same words again are a new message: nothing else would be read out.
    say: (said) => set((on) => ({ said: said && on.said === said ? `${said}\u00a0` : said })),
    open: (name, given = {}) => set({ dialog: { name, ...given } }),
    close: () => set({ dialog: null }),
    subscribe: (hear) => {
      hears.add(hear);
      return () => hears.delete(hear);
    },
  };
}

/** The draft that is written in this cell itself, not at the thumb. */
export function draftIn({ draft }, lane, stageId) {
  const isHere = draft && !draft.thumb && draft.lane === lane && (draft.stage_id ?? null) === (stageId ?? null);
  return isHere ? draft : null;
}

function safeStorage() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

export const desk = createDesk(safeStorage());

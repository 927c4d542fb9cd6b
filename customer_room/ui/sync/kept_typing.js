// What somebody has put into a form and not sent outlives the page: on this device alone, for
// nobody but its author, until it is sent, taken back or thrown away.
import { controlsOf, isChoice } from "./form_values.js";

const FORM = "form[data-command]";
const NEVER = ["hidden", "password", "file"];
const RECORD = /(^|_)id$|^quarter$/; // the declared values that name a record; others change with it
const TRIED = /\/Rehearsal-/; // the card of a decision that leaves no record (decisions_number.py)
const LONGEST_MS = 60 * 24 * 3600 * 1000; // then a form that never came back is forgotten

/**
 * Watch the forms that declare a command.
 *
 * @param {Document} root
 * @param {object} given
 * @param given.guard of the fields (field_guard.js)
 * @param {() => string | null} given.owner who is signed in; for nobody, nothing is kept
 * @param {(hear) => () => void} given.subscribe tells when that may be somebody else
 * @param {(form, text) => Element | null} given.say writes into a form's own line and returns it
 * @param {(form) => void} given.clear takes back whatever a form says
 */
export function keepTyping(root, { guard, owner, subscribe, say, clear, storage = safeStorage() }) {
  let seen = new WeakMap(); // control -> the name under which it was typed into or put back
  let putBack = new WeakMap(); // form -> the controls that say something from before
  let author = null; // of what the forms say
  let isOwn = false; // an event is of this module's making
  let [known, all] = [null, {}]; // what is kept for this person and this page

  const path = () => location.pathname.replace(/\/+$/, ""); // one page, however it was come to
  const place = () => (owner() && !TRIED.test(path()) ? `typed:${owner()}:${path()}` : null);
  const started = (control) => (isChoice(control) ? control.defaultChecked : guard.base(control));

  const read = (at) => (at && parsed(storage?.getItem(at))?.fields) ?? {};

  function write(at, fields) {
    if (at === known) all = fields;
    try {
      if (Object.keys(fields).length) storage?.setItem(at, JSON.stringify({ at: Date.now(), fields }));
      else storage?.removeItem(at);
    } catch {
      // A full storage costs a reload's memory, nothing that was sent.
    }
  }

  function keep(form, touched) {
    const at = place();
    if (!at) return;
    const fields = read(at); // anew: another tab may have written there
    for (const control of keepable(form)) {
      const name = nameOf(control);
      const waits = fields[name] && seen.get(control) !== name && control !== touched;
      if (waits) continue;
      seen.set(control, name);
      const [said, from] = [saidBy(control), started(control)];
      if (said === from) delete fields[name];
      else fields[name] = { ...fields[name], said, from };
    }
    write(at, fields);
  }

  function change(at, names, one) {
    if (!at) return;
    const fields = read(at);
    for (const name of names) if (fields[name]) one(fields, name);
    write(at, fields);
  }

  /** What a form sends: on its way from now on, until `settle` hears how that went. */
  function ticket(form) {
    const [at, who] = [place(), author];
    const sent = new Map(); // control -> what it says of its own
    const names = new Map();
    for (const control of controlsOf(form)) {
      if (saidBy(control) !== started(control)) sent.set(control, saidBy(control));
    }
    for (const control of keepable(form)) names.set(nameOf(control), saidBy(control));
    const isReset = /\breset\b/.test(form.dataset.done);
    const marked = []; // not what an earlier answer left open
    change(at, names.keys(), (fields, name) => {
      if (!fields[name].sent) marked.push(name);
      fields[name].sent = true;
    });
    return {
      sent,
      /** The controls that say something else by now. */
      newer: () =>
        controlsOf(form).filter(
          (each) => each.type !== "hidden" && ![started(each), sent.get(each)].includes(saidBy(each)),
        ),
      /** @returns {boolean} whether the page is still that of who sent it */
      settle({ ok, error }) {
        const isMine = !who || who === author;
        if (ok) {
          change(at ?? place(), names.keys(), (fields, name) => {
            const { said, from } = fields[name];
            if (said === names.get(name)) delete fields[name];
            else fields[name] = { said, from: isReset ? from : names.get(name) };
          });
          putBack.delete(form);
        } else if (isMine && !error.unsure) change(at, marked, (fields, name) => delete fields[name].sent);
        return isMine;
      },
    };
  }

  function look() {
    const [before, at, who] = [known, place(), owner()];
    if (at !== before) [known, all] = [at, read(at)];
    if (who && author && who !== author) anew();
    author = who || author;
    const isNews = at && !before; // some may have been typed before it was known who types
    if (!isNews && !Object.keys(all).length) return;
    for (const form of root.querySelectorAll(FORM)) {
      restore(form);
      if (isNews) keep(form);
    }
  }

  /** Of what one person has put in, nothing is left for another. */
  function anew() {
    [seen, putBack] = [new WeakMap(), new WeakMap()];
    for (const form of root.querySelectorAll(FORM)) {
      controlsOf(form).forEach(undo);
      clear(form);
    }
  }

  /** Change a control as a hand does: whoever listens hears of it. */
  function byHand(control, put) {
    isOwn = true;
    put();
    for (const kind of ["paste", "input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
    isOwn = false;
  }

  function undo(control) {
    byHand(control, () => (isChoice(control) ? tick(control, control.defaultChecked) : guard.undo(control)));
  }

  function restore(form) {
    const back = keepable(form).filter(isPutBack);
    if (!back.length) return;
    putBack.set(form, [...(putBack.get(form) ?? []), ...back]);
    tell(form);
  }

  function isPutBack(control) {
    const name = nameOf(control);
    const kept = all[name];
    if (!kept || seen.get(control) === name) return false;
    const isListed = [...(control.options ?? [])].some((option) => option.value === kept.said);
    if (control.tagName === "SELECT" && !isListed) return false; // its choices may still be on their way
    seen.set(control, name);
    const said = saidBy(control);
    if (said === kept.said || said !== started(control)) return false;
    if (isChoice(control) && control.defaultChecked !== kept.from) return false;
    byHand(control, () => (isChoice(control) ? tick(control, kept.said) : guard.resume(control, kept.said, kept.from)));
    for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    return true;
  }

  function tell(form) {
    const isSent = putBack.get(form).some((control) => all[nameOf(control)]?.sent);
    const line = say(form, `Kept from before${isSent ? ". Look whether it was saved before you send it again. " : ": not sent yet. "}`);
    if (!line) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet s";
    button.textContent = "Throw it away";
    button.onclick = () => {
      const controls = putBack.get(form);
      change(place(), keepable(form).map(nameOf), (fields, name) => delete fields[name]);
      putBack.delete(form);
      controls.forEach(undo);
      say(form, "");
      keep(form);
      controls[0].focus();
    };
    line.append(button);
  }

  const onInput = ({ target }) => !isOwn && target.form?.matches(FORM) && keep(target.form, target);
  const watch = new MutationObserver(look);
  watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-values", "id"] });
  root.addEventListener("input", onInput);
  const deaf = subscribe(() => (place() !== known || owner() !== author) && look());
  sweep(storage);
  look();
  return {
    ticket,
    stop() {
      root.removeEventListener("input", onInput);
      watch.disconnect();
      deaf();
    },
  };
}

/** A rehearsal leaves no record. */
export function forgetTypedIn(room, storage = safeStorage()) {
  for (const at of Object.keys(storage ?? {})) {
    if (at.startsWith("typed:") && at.includes(`:/room/${room}`)) storage.removeItem(at);
  }
}

const keepable = (form) => controlsOf(form).filter((control) => !NEVER.includes(control.type) && !control.multiple);
const saidBy = (control) => (isChoice(control) ? control.checked : control.value);

/** A click, because React hears of no other change of a box. */
function tick(control, said) {
  if (control.checked !== said) control.click();
  control.checked = said;
}

/** A control's name among all of a page: its command, its record, its own id. */
function nameOf(control) {
  const { command, values } = control.form.dataset;
  const record = Object.entries(parsed(values) ?? {}).filter(([name]) => RECORD.test(name));
  return JSON.stringify([command, record, control.id || control.name, isChoice(control) && control.value]);
}

function sweep(storage) {
  for (const at of Object.keys(storage ?? {})) {
    const isOld = at.startsWith("typed:") && !(Date.now() - parsed(storage.getItem(at))?.at < LONGEST_MS);
    if (isOld) storage.removeItem(at);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function safeStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

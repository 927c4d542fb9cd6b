// What somebody has put into a form and not sent outlives the page: on this device alone, for
// nobody but its author, until it is sent, taken back or thrown away.
import { controlsOf, isChoice, startOf } from "./form_values.js";

const FORM = "form[data-command]";
const NEVER = ["hidden", "password", "file"];
const RECORD = /(^|_)id$|^quarter$/; // the declared values that name a record; others change with it
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
 */
export function keepTyping(root, { guard, owner, subscribe, say, storage = safeStorage() }) {
  const seen = new WeakMap(); // control -> the name under which it was typed into or put back
  const putBack = new WeakMap(); // form -> the controls that say something from before
  let [known, all] = [null, {}]; // what is kept for this person and this page

  const place = () => owner() && `typed:${owner()}:${location.pathname}`;
  const started = (control) => (isChoice(control) ? control.defaultChecked : guard.base(control));

  function read(at) {
    [known, all] = [at, (at && parsed(storage?.getItem(at))?.fields) ?? {}];
    return all;
  }

  function write(at, fields) {
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
      else fields[name] = { said, from };
    }
    write(at, fields);
  }

  /** Forget what a form says now; to be called when it is known to be saved. */
  function ticket(form) {
    const [at, names] = [place(), keepable(form).map(nameOf)];
    return () => {
      if (!at) return;
      const fields = read(at);
      names.forEach((name) => delete fields[name]);
      write(at, fields);
      putBack.delete(form);
    };
  }

  function look() {
    const [before, at] = [known, place()];
    if (at !== before) read(at);
    const isNews = at && !before; // some may have been typed before it was known who types
    if (!isNews && !Object.keys(all).length) return;
    for (const form of root.querySelectorAll(FORM)) {
      restore(form);
      if (isNews) keep(form);
    }
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
    if (!isChoice(control)) guard.resume(control, kept.said, kept.from);
    else if (control.defaultChecked === kept.from) control.checked = kept.said;
    else return false;
    for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    return true;
  }

  function tell(form) {
    const line = say(form, "Kept from before: not sent yet. ");
    if (!line) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet s";
    button.textContent = "Throw it away";
    button.onclick = () => {
      const controls = putBack.get(form);
      ticket(form)();
      for (const control of controls) {
        if (isChoice(control)) control.checked = control.defaultChecked;
        else guard.undo(control);
      }
      say(form, "");
      keep(form);
      controls[0].focus();
    };
    line.append(button);
  }

  const onInput = ({ target }) => target.form?.matches(FORM) && keep(target.form, target);
  const watch = new MutationObserver(look);
  watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-values", "id"] });
  root.addEventListener("input", onInput);
  const deaf = subscribe(() => place() !== known && look());
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

// A text that is too long is kept and said to be, not cut: at `maxlength` a browser cuts what is
// pasted without a word.

/**
 * Watch the fields of forms that declare a command.
 *
 * @param {Document} root
 * @param {(field, words: string) => void} fault says at a field what is wrong with it
 * @param {(field) => void} mended takes that back
 * @returns {() => void} stops watching
 */
export function watchLengths(root, fault, mended) {
  function onPaste({ target: field }) {
    if (!(field.maxLength > 0) || !field.form?.dataset.command) return;
    field.dataset.most = field.maxLength;
    field.removeAttribute("maxlength");
  }

  function onInput({ target: field }) {
    if (!field.dataset?.most) return;
    const words = tooLong(field.value.length, Number(field.dataset.most));
    field.setCustomValidity(words);
    if (words) return fault(field, words);
    field.maxLength = field.dataset.most;
    delete field.dataset.most;
    mended(field);
  }

  root.addEventListener("paste", onPaste, true);
  root.addEventListener("input", onInput, true);
  return () => {
    root.removeEventListener("paste", onPaste, true);
    root.removeEventListener("input", onInput, true);
  };
}

function tooLong(length, most) {
  const [all, fit, over] = [length, most, length - most].map((number) => number.toLocaleString("en"));
  return length > most ? `${all} characters, ${fit} fit here: ${over} too many. Nothing is lost; shorten it, then save.` : "";
}

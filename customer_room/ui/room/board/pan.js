// Space held down and the mouse: the board is pushed about. Space alone turns a page, as ever.
const PAGE = 0.9;
const PRESSED_BY_SPACE = "button, a, summary, input, textarea, select, [contenteditable='true'], dialog, [role='option']";

/** Let the board be pushed about; returns a function that stops. */
export function pannable(board) {
  let held = false;
  let from = null; // where the mouse took hold, and how the board stood
  let moved = false;

  const hold = (on) => {
    held = on;
    board.classList.toggle("panning", on);
    if (!on) from = null;
  };
  const down = (event) => {
    if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(PRESSED_BY_SPACE)) return;
    event.preventDefault();
    if (event.repeat) return;
    moved = false;
    hold(true);
  };
  const up = (event) => {
    if (event.key !== " " || !held) return;
    hold(false);
    if (!moved) board.scrollBy({ top: (event.shiftKey ? -PAGE : PAGE) * board.clientHeight });
  };
  const take = (event) => {
    if (!held) return;
    event.preventDefault();
    event.stopPropagation(); // a note under the mouse stays where it is
    from = { x: event.clientX + board.scrollLeft, y: event.clientY + board.scrollTop };
    moved = true;
  };
  const push = (event) => from && board.scrollTo(from.x - event.clientX, from.y - event.clientY);
  const drop = () => (from = null);
  const leave = () => held && hold(false);

  const heard = [
    [window, "keydown", down], [window, "keyup", up], [window, "blur", leave],
    [board, "mousedown", take, true], [window, "mousemove", push], [window, "mouseup", drop],
  ];
  heard.forEach(([on, ...given]) => on.addEventListener(...given));
  return () => heard.forEach(([on, ...given]) => on.removeEventListener(...given));
}

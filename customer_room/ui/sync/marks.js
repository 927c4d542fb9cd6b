// Shapes of function marks: the same as ui/kit/marks.py.

const SHAPES = ["ex", "fi", "op", "ma", "sa", "pr", "ca", "cu"];

/** The shape (class `fn-<shape>`) of every function code of a company, by code. */
export function shapesOf(codes) {
  const chosen = {};
  const isOwn = (code) => SHAPES.includes(code.toLowerCase());
  const byRight = [...new Set(codes)].sort((a, b) => isOwn(b) - isOwn(a) || (a < b ? -1 : 1));
  for (const code of byRight) {
    const wish = [...code].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % SHAPES.length;
    const ring = [...SHAPES.slice(wish), ...SHAPES.slice(0, wish)];
    const free = ring.filter((shape) => !Object.values(chosen).includes(shape));
    chosen[code] = isOwn(code) ? code.toLowerCase() : (free.length ? free : ring)[0];
  }
  return chosen;
}

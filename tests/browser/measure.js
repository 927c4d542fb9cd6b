// What stands on the projector, as it is drawn: every text with its size and place, and whatever
// is cut, lies outside of the screen, or over something else. Evaluated in the page.
(() => {
  const EDGE = 1.5; // rounding
  const root = document.querySelector(".projector");
  const isHidden = (each) => !each.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || each.closest(".sr");
  const name = (each) => `${each.tagName.toLowerCase()}.${[...each.classList].join(".")} “${each.textContent.trim().slice(0, 40)}”`;
  const faults = [];

  // Letters are as high as their font is large; a line box is higher, and lines may share a little.
  const inked = (rect, size) => {
    const middle = (rect.top + rect.bottom) / 2;
    return { left: rect.left, right: rect.right, top: middle - size * 0.42, bottom: middle + size * 0.42 };
  };

  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (!node.data.trim() || isHidden(owner)) continue;
    const style = getComputedStyle(owner);
    const size = parseFloat(style.fontSize);
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((rect) => rect.width > 1).map((rect) => inked(rect, size));
    if (!lines.length) continue;
    texts.push({
      name: name(owner), size, color: style.color, lines, at: texts.length,
      isNote: Boolean(owner.closest(".note p, .presult > li > span, .poptions .whose > b, .ptold q")),
      isHeading: Boolean(owner.closest("h1, h2, h3")),
      isCode: Boolean(owner.closest(".bigcode")),
      owner,
    });
  }

  const inside = (box, frame) =>
    box.left >= frame.left - EDGE && box.right <= frame.right + EDGE && box.top >= frame.top - EDGE && box.bottom <= frame.bottom + EDGE;
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const text of texts) {
    if (!text.lines.every((line) => inside(line, screen))) faults.push(`outside of the screen: ${text.name}`);
    for (let frame = text.owner; frame !== root.parentElement; frame = frame.parentElement) {
      if (getComputedStyle(frame).overflow === "visible") continue;
      if (!text.lines.every((line) => inside(line, frame.getBoundingClientRect()))) faults.push(`cut by ${name(frame)}: ${text.name}`);
    }
  }

  for (const each of root.querySelectorAll("*")) {
    if (isHidden(each) || each.closest("svg svg, svg > *")) continue;
    const box = each.getBoundingClientRect();
    if (box.width && box.height && !inside(box, screen)) faults.push(`outside of the screen: ${name(each)}`);
    if (getComputedStyle(each).overflow === "visible" || each.tagName === "svg") continue;
    if (each.scrollWidth > each.clientWidth + 1) faults.push(`wider than its box by ${each.scrollWidth - each.clientWidth}: ${name(each)}`);
    if (each.scrollHeight > each.clientHeight + 1) faults.push(`higher than its box by ${each.scrollHeight - each.clientHeight}: ${name(each)}`);
  }

  const share = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  const marks = [...root.querySelectorAll("svg, .fn, .dots i, .split")].filter((each) => !isHidden(each));
  texts.forEach((one, at) => {
    for (const other of texts.slice(at + 1)) {
      if (one.lines.some((a) => other.lines.some((b) => share(a, b)))) faults.push(`over each other: ${one.name} and ${other.name}`);
    }
    for (const mark of marks) {
      if (mark.contains(one.owner)) continue;
      if (one.lines.some((line) => share(line, mark.getBoundingClientRect()))) faults.push(`over ${name(mark)}: ${one.name}`);
    }
  });
  return { texts: texts.map(({ owner, ...text }) => text), faults };
})()

// The "how they move" lane in words and numbers, saying the same as its picture.
import { createElement as h } from "react";
import { figure } from "./words.js";

const numeric = (value) => (/^[\d,]+%?$/.test(value) ? "num" : undefined);

/** Numbers stand at the right, and so do the heads above them. */
function table(caption, heads, rows) {
  if (!rows.length) return null;
  return h(
    "table",
    { className: "lane-table" },
    h("caption", null, caption),
    h("thead", null, h("tr", null, heads.map((text, at) => h("th", { key: text, scope: "col", className: numeric(rows[0][at]) }, text)))),
    h(
      "tbody",
      null,
      rows.map(([first, ...rest], at) =>
        h(
          "tr",
          { key: at },
          h("th", { scope: "row" }, first),
          rest.map((value, index) =>
            h("td", { key: index, className: numeric(value) }, value),
          ),
        ),
      ),
    ),
  );
}

export function tablesOf(lane) {
  const open = lane.moves.filter((move) => !move.agreed);
  return {
    moves: lane.moves.map((m) => [m.source, m.target, figure(m.count)]),
    losses: lane.losses.map((l) => [l.step, l.stage, figure(l.count), `${l.share}%`]),
    handOffs: open.map((m) => [m.source, m.target, figure(m.count)]),
  };
}

export function Tables({ lane }) {
  const { moves, losses, handOffs } = tablesOf(lane);
  return h(
    "div",
    { className: "lane-tables" },
    h("p", null, lane.summary),
    table("Customers left", ["Step", "Stage", "Customers", "Of all who left"], losses),
    table("Hand-offs nobody agreed", ["From", "To", "Customers"], handOffs),
    table("How they move", ["From", "To", "Customers"], moves),
  );
}

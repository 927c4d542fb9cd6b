// Lucide icons for components written in JavaScript; Python pages use kit.icon.
import { createElement } from "react";
import shapes from "./icons.json";

export function Icon({ name, label }) {
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <svg
      className="i"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...named}
    >
      {shapes[name].map(([tag, props], index) => createElement(tag, { ...props, key: index }))}
    </svg>
  );
}

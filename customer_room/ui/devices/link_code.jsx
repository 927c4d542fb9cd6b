// A link as a QR code and as text to copy. Links are told once and kept nowhere in the browser.
import { useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import { asked } from "../sync/transport.js";

const NO_LINE = "The server does not answer. Try again in a moment.";
const QUIET = 4; // modules of white that cameras want around a code

/** Resolves to the answer, or throws an Error whose message is for people. */
export async function post(address, body = {}) {
  try {
    return await asked(address, {
      method: "POST",
      headers: { "X-Customer-Room": "1", "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (problem) {
    throw new Error(problem.error?.message ?? NO_LINE);
  }
}

export function Code({ qr, label }) {
  const side = qr.side + 2 * QUIET;
  return (
    <svg className="linkcode" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  );
}

export function Address({ url, label }) {
  const field = useRef(null);
  const id = useId();
  const [said, setSaid] = useState("");
  const copy = async () => {
    field.current.select();
    try {
      // Only https and this machine itself have a clipboard; the old way works everywhere.
      if (navigator.clipboard) await navigator.clipboard.writeText(url);
      else if (!document.execCommand("copy")) throw new Error("refused");
      setSaid("Copied.");
    } catch {
      setSaid("It is selected: press Ctrl+C.");
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="row">
        <input ref={field} id={id} readOnly value={url} onFocus={(event) => event.target.select()} />
        <button type="button" className="btn" onClick={copy}>
          <Icon name="copy" />
          Copy
        </button>
      </div>
      <span className="hint" role="status">
        {said}
      </span>
      {isHere(url) && <span className="hint">This address works on this machine only. The server’s public address is set by whoever runs it.</span>}
    </div>
  );
}

function isHere(url) {
  return /^(localhost|127\.|\[::1\])/.test(new URL(url).host);
}

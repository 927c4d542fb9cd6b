// Who I am, as a menu: my phone as a second device, and signing out here.
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import { Code, post } from "./link_code.jsx";

export function MyDevices({ children }) {
  const id = `me-${useId()}`;
  const menu = useRef(null);
  const button = useRef(null);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const leave = async () => {
    try {
      await post("/api/session/end");
      location.assign("/"); // a full navigation: the open lines end with the session
    } catch (problem) {
      setSaid(problem.message);
    }
  };
  const add = () => {
    menu.current.hidePopover();
    setAdding(true);
  };
  const done = () => {
    setAdding(false);
    button.current.focus();
  };
  return (
    <>
      <button ref={button} type="button" className="btn quiet s who" popoverTarget={id}>
        {children}
        <span className="sr">, my devices</span>
        <Icon name="chevron-down" />
      </button>
      <div ref={menu} id={id} popover="auto" className="memenu" role="group" aria-label="My devices">
        <button type="button" className="btn quiet" onClick={add}>
          <Icon name="qr-code" />
          Add my phone
        </button>
        <button type="button" className="btn quiet" onClick={leave}>
          <Icon name="log-out" />
          Sign out here
        </button>
        {said && (
          <p className="fault" role="alert">
            {said}
          </p>
        )}
      </div>
      {adding && <AddPhone close={done} />}
    </>
  );
}

/** One link for one device, for a minute. */
function AddPhone({ close }) {
  const box = useRef(null);
  const name = useId();
  const [link, setLink] = useState(null);
  const [fault, setFault] = useState("");
  const [left, renew] = useCountdown();
  const make = async () => {
    setFault("");
    try {
      const made = await post("/api/links/device");
      setLink(made);
      renew(made.seconds);
    } catch (problem) {
      setFault(problem.message);
    }
  };
  useEffect(() => {
    box.current.showModal();
    make();
  }, []);
  const over = link && left <= 0;
  return (
    <dialog ref={box} className="dialog addphone" aria-labelledby={name} onClose={close}>
      <h2 id={name}>Add my phone</h2>
      <p>Scan this with your phone’s camera. It opens Customer Room there as you, and works once.</p>
      <div className="codeplace">
        {link && !over && <Code qr={link.qr} label="Code to scan with the phone’s camera" />}
        {over && <p>This code has run out.</p>}
        {!link && !fault && <p className="softer">Making the code…</p>}
      </div>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <p className="num" role="timer">
        {link && !over && `${left} ${left === 1 ? "second" : "seconds"} left`}
      </p>
      {link && isHere() && <p className="hint">This address works on this machine only: a phone cannot reach it. The server’s public address is set by whoever runs it.</p>}
      <div className="row wrap answers">
        <button type="button" className={over ? "btn primary" : "btn"} onClick={make}>
          <Icon name="refresh-cw" />
          Make a new code
        </button>
        <button type="button" className="btn" onClick={() => box.current.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
}

function useCountdown() {
  const [end, setEnd] = useState(0);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!end) return undefined;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [end]);
  const renew = (seconds) => {
    setLeft(seconds);
    setEnd(Date.now() + seconds * 1000);
  };
  return [left, renew];
}

const isHere = () => /^(localhost|127\.|\[::1\])/.test(location.host);

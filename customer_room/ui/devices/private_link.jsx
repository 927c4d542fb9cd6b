// Somebody's private link: asked for, made, shown once; or stopped.
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import { Address, Code, post } from "./link_code.jsx";

export function PrivateLink({ memberId, name }) {
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const close = () => {
    setOpen(false);
    button.current.focus();
  };
  return (
    <>
      <button ref={button} type="button" className="btn s" onClick={() => setOpen(true)}>
        <Icon name="link" />
        Private link…
        <span className="sr"> for {name}</span>
      </button>
      {open && <LinkDialog memberId={memberId} name={name} close={close} />}
    </>
  );
}

function LinkDialog({ memberId, name, close }) {
  const box = useRef(null);
  const title = useId();
  const [link, setLink] = useState(null);
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState("");
  useEffect(() => box.current.showModal(), []);
  const act = (address, then) => async () => {
    setFault("");
    setSaid("");
    try {
      then(await post(address, { member_id: memberId }));
    } catch (problem) {
      setFault(problem.message);
    }
  };
  const make = act("/api/links", setLink);
  const stop = act("/api/links/revoke", () => setSaid(`No private link of ${name} works any more.`));
  return (
    <dialog ref={box} className="dialog privatelink" aria-labelledby={title} onClose={close}>
      <h2 id={title}>A private link for {name}</h2>
      {link ? (
        <Shown link={link} name={name} />
      ) : (
        <>
          <p>Whoever opens it is {name} here, on any device, until you make another one or stop it. Send it to nobody else.</p>
          <p className="warn-c">An earlier link of {name} stops working at once, and devices that came in by it are signed out.</p>
          <p role="status">{said}</p>
        </>
      )}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="row wrap answers">
        {!link && (
          <button type="button" className="btn primary" onClick={make}>
            Make the link
          </button>
        )}
        {!link && (
          <button type="button" className="btn danger" onClick={stop}>
            Stop the link
          </button>
        )}
        <button type="button" className="btn" onClick={() => box.current.close()}>
          {link ? "Done" : "Cancel"}
        </button>
      </div>
    </dialog>
  );
}

function Shown({ link, name }) {
  const head = useRef(null);
  useEffect(() => head.current.focus(), []);
  return (
    <>
      <p ref={head} tabIndex={-1} role="status">
        Here it is, this once: copy it now, or let {name} scan it.
      </p>
      <Address url={link.url} label="Private link" />
      <Code qr={link.qr} label={`Private link of ${name} as a code to scan`} />
    </>
  );
}

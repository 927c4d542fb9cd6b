// Printing needs one line of script, and the page's policy allows none inline.
export function PrintButton({ label, className, children }) {
  return (
    <button type="button" className={className} aria-label={label} title={label} onClick={() => window.print()}>
      {children}
    </button>
  );
}

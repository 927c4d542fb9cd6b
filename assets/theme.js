// Runs before the first paint, so that nobody who chose dark sees a white flash.
(() => {
  const root = document.documentElement;
  const KEY = "customer-room.theme";
  const wishes = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is switched off: follow the system
    }
  };
  const show = () => {
    if (root.dataset.theme === "present") return; // the projector has its own tone
    root.dataset.theme = chosen() ?? (wishes.matches ? "dark" : "light");
  };

  show();
  wishes.addEventListener("change", show);
  addEventListener("storage", (event) => event.key === KEY && show());
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-toggle-theme]")) return;
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // kept for this page only
    }
    root.dataset.theme = next;
  });
  // Paper is white whatever the screen is.
  addEventListener("beforeprint", () => (root.dataset.theme = "light"));
  addEventListener("afterprint", show);
})();

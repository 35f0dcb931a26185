// Light, dark, or as the system is: chosen for this book, with or without a place to keep it.
// Furo's own script asks for storage without a net, and its button stops where there is none.
(() => {
  "use strict";
  const { store } = window.platformlab;
  const [KEPT, FORMER, AS_SYSTEM] = ["theme", "theme", "auto"];
  const isDark = matchMedia("(prefers-color-scheme: dark)");
  const order = () => (isDark.matches ? [AS_SYSTEM, "light", "dark"] : [AS_SYSTEM, "dark", "light"]);
  const known = (name) => (order().includes(name) ? name : AS_SYSTEM);

  // Sphinx's script that marks what was searched asks in the same way.
  try {
    localStorage.getItem(KEPT);
  } catch {
    const nothing = { getItem: () => null, setItem() {}, removeItem() {} };
    Object.defineProperty(window, "localStorage", { value: nothing, configurable: true });
  }

  document.body.dataset.theme = known(store.read(KEPT) ?? store.former(FORMER));

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".theme-toggle")) return;
    event.stopPropagation();
    const names = order();
    const next = names[(names.indexOf(known(document.body.dataset.theme)) + 1) % names.length];
    document.body.dataset.theme = next;
    store.write(KEPT, next);
  }, true);
})();

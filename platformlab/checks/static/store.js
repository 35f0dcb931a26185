// What scripts keep on a reader's device: under keys of this edition and this place of the book, and no others.
// Where the browser takes nothing, it lasts for the visit; nothing is called kept that was not read back.
(() => {
  "use strict";
  if (window.platformlab?.store) return; // each script of a page brings it; they share what lasts for the visit
  const EDITION = 1; // of what is written: another edition has keys of its own
  const { pathname } = new URL("..", document.currentScript.src); // scripts lie one folder below the book
  const visit = new Map();
  const keyOf = (name) => `platformlab:${EDITION}:${pathname}:${name}`;

  // What lies under a key that the book wrote before it had these.
  function former(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  const kept = (name) => former(keyOf(name));
  const read = (name) => (visit.has(name) ? visit.get(name) : kept(name));

  // Whether the device has it now; without a text the key goes.
  function write(name, text) {
    const isKept = put(keyOf(name), text);
    if (isKept) visit.delete(name);
    else visit.set(name, text);
    return isKept;
  }

  function put(key, text) {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
      return localStorage.getItem(key) === text;
    } catch {
      return false;
    }
  }

  function isOpen() {
    const probe = keyOf("probe");
    return put(probe, "1") && put(probe, null);
  }

  // Another tab wrote, or the reader came back to a page that had been put aside.
  function listen(name, call) {
    window.addEventListener("storage", ({ key }) => { if (key === null || key === keyOf(name)) call(); });
    window.addEventListener("pageshow", ({ persisted }) => { if (persisted) call(); });
  }

  const store = { former, forget: (key) => put(key, null), isOpen, kept, listen, read, write };
  window.platformlab = Object.assign(window.platformlab ?? {}, { store });
})();

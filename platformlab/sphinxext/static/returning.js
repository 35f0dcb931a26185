// A page that a browser kept alive comes back as it was left, or is read anew where the device now
// keeps something else. WebKit, on every iPhone, sets fields back by themselves, behind the scripts.
(() => {
  "use strict";
  if (window.platformlab.isWatched) return; // by another script of the page
  window.platformlab.isWatched = true;
  let left = null;

  function kept() {
    try {
      return JSON.stringify(Object.entries(localStorage).sort());
    } catch {
      return ""; // nothing is kept, so nothing has changed
    }
  }

  function fields() {
    return [...document.querySelectorAll("input:not([type=file]), select, textarea")];
  }

  function putBack(all) {
    for (const [field, value, isChecked] of all) {
      if (field.value !== value) field.value = value;
      if (field.checked !== isChecked) field.checked = isChecked;
    }
  }

  window.addEventListener("pagehide", () => { left = { device: kept(), all: fields().map((field) => [field, field.value, field.checked]) }; });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || !left) return;
    if (left.device !== kept()) location.reload();
    else setTimeout(putBack, 0, left.all); // after the browser's own hand
  });
})();

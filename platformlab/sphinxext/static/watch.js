// Says so where a script of the page did not load or stopped, for what asks would stay silent.
// Written in old words of the language, so that old browsers can read it.
(() => {
  "use strict";

  function show() {
    var said = document.querySelector(".pl-failed");
    if (said) said.hidden = false;
    else document.addEventListener("DOMContentLoaded", show);
  }

  window.addEventListener("error", (event) => {
    var isScript = event.target === window || (event.target.tagName === "SCRIPT" && !event.target.async); // who adds one later tells it
    var isNoFault = String(event.message).indexOf("ResizeObserver") === 0; // a size changed twice in one frame
    if (isScript && !isNoFault) show();
  }, true);
})();

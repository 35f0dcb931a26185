// Says so where a script of the page did not load or stopped, for what asks would stay silent.
// Written in old words of the language, so that old browsers can read it.
(() => {
  "use strict";

  function show() {
    var said = document.querySelector(".pl-failed");
    if (said) said.hidden = false;
    else document.addEventListener("DOMContentLoaded", show);
  }

  // Each script of the book says at its end that it ran. Where one that asks and answers did not, the page
  // takes the form that it has without scripts: no button is dead, and every answer can be unfolded.
  document.addEventListener("DOMContentLoaded", () => {
    var book = window.platformlab || {};
    var ran = book.ran || [];
    [].forEach.call(document.querySelectorAll("script[defer][src*='_checks/']"), (script) => {
      var file = /(\w+\.js)(\?|$)/.exec(script.src)[1];
      var isMissing = file.indexOf("line") !== 0 && ran.indexOf(file) < 0;
      if (isMissing) document.documentElement.setAttribute("data-unscripted", "");
    });
    if (document.documentElement.hasAttribute("data-unscripted")) [].forEach.call(document.querySelectorAll(".pl-bet > .pl-fold"), follow);
  });

  // An answer is shown with its fold. Without scripts the style sheet asks; where scripts run it would ask at every move of a figure.
  function follow(fold) {
    function turn() { fold.parentNode.toggleAttribute("data-folded", !fold.open); }
    fold.addEventListener("toggle", turn);
    turn();
  }

  // Who comes from the search finds the words marked that were looked for.
  function mark(own) {
    ["doctools", "sphinx_highlight"].forEach((name) => {
      var script = document.createElement("script");
      script.src = new URL("../_static/".concat(name, ".js"), own).href;
      script.async = false; // in this order
      document.head.append(script);
    });
  }
  if (/[?&]highlight=/.test(window.location.search)) mark(document.currentScript.src);

  window.addEventListener("error", (event) => {
    var isScript = event.target === window || (event.target.tagName === "SCRIPT" && !event.target.async); // who adds one later tells it
    var isNoFault = String(event.message).indexOf("ResizeObserver") === 0; // a size changed twice in one frame
    if (isScript && !isNoFault) show();
  }, true);
})();

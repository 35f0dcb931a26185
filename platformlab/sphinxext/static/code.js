// One switch for the code of all pages: every fold open, or each as its reader left it.
(() => {
  "use strict";
  const { text } = window.platformlab.words;
  const KEY = "platformlab.code";
  const button = document.querySelector(".pl-code-switch");
  const folds = document.querySelectorAll("details.pl-python");

  // A browser may refuse to keep anything; the switch then works for this page.
  function kept() {
    try {
      return localStorage.getItem(KEY) === "shown";
    } catch {
      return false;
    }
  }

  function keep(shown) {
    try {
      if (shown) localStorage.setItem(KEY, "shown");
      else localStorage.removeItem(KEY);
    } catch {
      // See above.
    }
  }

  function show(shown) {
    button.setAttribute("aria-pressed", shown);
    for (const fold of folds) fold.open = shown;
  }

  button.textContent = text("code.script.show_all");
  button.hidden = folds.length === 0;
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    show(shown);
    keep(shown);
  });
  if (kept()) show(true);
})();

// One switch for the code of all pages: every fold open, or each as its reader left it.
(() => {
  "use strict";
  const { store, words: { text } } = window.platformlab;
  const [KEPT, SHOWN] = ["code", "shown"];
  const button = document.querySelector(".pl-code-switch");
  const folds = document.querySelectorAll("details.pl-python");
  const own = document.currentScript.src;
  let isCopied = false;

  // Buttons that copy are made once somebody opens code.
  function copy() {
    if (isCopied) return;
    isCopied = true;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("../_static/copybutton.css", own).href;
    document.head.append(style);
    for (const name of ["clipboard.min", "copybutton"]) {
      const script = document.createElement("script");
      script.src = new URL(`../_static/${name}.js`, own).href;
      script.async = false; // in this order
      document.head.append(script);
    }
  }

  function show(shown) {
    button.setAttribute("aria-pressed", shown);
    for (const fold of folds) fold.open = shown;
  }

  for (const fold of folds) fold.addEventListener("toggle", () => { if (fold.open) copy(); });
  button.textContent = text("code.script.show_all");
  button.hidden = folds.length === 0;
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    show(shown);
    store.write(KEPT, shown ? SHOWN : null); // where a browser refuses, for this page
  });
  if (store.read(KEPT) === SHOWN) show(true);
})();

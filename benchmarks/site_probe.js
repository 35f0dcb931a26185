// Stopwatches, injected into a page before its own scripts. All times are milliseconds.
window.bench = (() => {
  const PATIENCE = 30_000;
  const now = () => performance.now();
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(now())));
  const task = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(now());
    port2.postMessage(0);
  });

  // One step of a slider: from the key press to the end of the frame that shows its result.
  function step() {
    const once = { capture: true, once: true };
    let pressed, handled, changed = 0;
    const watch = new MutationObserver(() => { changed = now(); }); // charts may draw after the handler
    // Not the whole page: its table of contents follows the scrolling that brought the control into view.
    const chart = document.activeElement.closest("figure, .vega-embed");
    watch.observe(chart, { subtree: true, childList: true, attributes: true, characterData: true });
    addEventListener("keydown", (event) => { pressed = event.timeStamp; }, once);
    addEventListener("input", () => { handled = now(); }, { once: true }); // bubbles here last
    return new Promise((resolve) => addEventListener("input", async () => {
      const began = now();
      const drawing = await frame();    // the next frame begins
      const painted = await task();     // runs when that frame is laid out and painted
      watch.disconnect();
      const waiting = Math.max(0, drawing - Math.max(handled, changed));
      resolve({ seen: painted - pressed, work: painted - pressed - waiting, handler: handled - began });
    }, once));
  }

  // From the first touch of an explorer to its live chart.
  function hydration(id) {
    const figure = document.getElementById(id);
    const kinds = figure.querySelector("[data-control]") ? ["pointerdown", "focusin"] : ["pointerover"];
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${id} did not wake in ${PATIENCE / 1000} s`)), PATIENCE);
      let touched;
      const touch = (event) => { touched ??= event.timeStamp; };
      for (const kind of kinds) figure.addEventListener(kind, touch, { capture: true });
      new MutationObserver(() => resolve(now() - touched)).observe(figure, { attributeFilter: ["data-live"] });
    });
  }

  // From opening a page that draws at once to its drawn chart.
  async function drawn() {
    while (!document.querySelector(".vega-embed :is(canvas, svg)")) await frame();
    return now();
  }

  return { step, hydration, drawn };
})();

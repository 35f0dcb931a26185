// Puts a living drawing in the place of the still one, in both widths.
(() => {
  "use strict";
  const { table } = window.platformlab.shipped;

  // Vega notes a mark's values in the element of this id, and would append it outside every landmark.
  function note() {
    const id = "vg-tooltip-element";
    if (document.getElementById(id)) return;
    const box = Object.assign(document.createElement("div"), { id, className: "vg-tooltip" });
    document.querySelector("[role=main]").append(box);
  }

  async function drawn(explorer, width) {
    const { figure, payload, state } = explorer;
    // Errors only: that a table is empty in some states is no news to us.
    // Expressions are interpreted: a host may forbid that text becomes code.
    const options = { ast: true, renderer: "svg", actions: false, tooltip: { theme: "pl" }, mode: "vega", logLevel: 1 };
    const box = figure.querySelector(`.pl-${width}`);
    const stage = Object.assign(document.createElement("div"), { ariaHidden: "true" });
    const spec = structuredClone(payload.vega[width]);
    const names = spec.data.map(({ name }) => name).filter((name) => name in payload.tables);
    for (const set of spec.data) {
      if (set.name in payload.tables) set.values = table(payload, set.name, state);
    }
    const { view } = await window.vegaEmbed(stage, spec, options);
    return { box, stage, view, drawn: names, state, isShown: shown(box) };
  }

  // Whether a box has a place on the page. The browser tells when that changes: to ask at every move of a
  // control would let it lay out the page twice.
  function shown(box) {
    let has = box.offsetParent !== null;
    new ResizeObserver(([{ contentRect }]) => { has = contentRect.width > 0; }).observe(box);
    return () => has;
  }

  async function drawings(explorer) {
    note();
    const charts = await Promise.all(["wide", "narrow"].map((width) => drawn(explorer, width)));
    for (const { box, stage } of charts) box.replaceChildren(stage);
    return charts;
  }

  window.platformlab.drawings = drawings;
})();

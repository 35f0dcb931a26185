// Hands files of the state shown to the browser, to be kept: its numbers, and what others make of it.
(() => {
  "use strict";
  const { sheet, shipped: { table } } = window.platformlab;

  // Name of a file of this kind that says the state.
  function named({ name, payload, labelled }, kind) {
    const values = Object.fromEntries(payload.controls.map(({ name: control, values: all }, i) => [control, all[labelled[i]]]));
    return sheet.fileName(name, values, kind);
  }

  // Returns the name of the file.
  function hand(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    return name;
  }

  function numbers(explorer) {
    const { figure, payload, state } = explorer;
    const [title, source] = [".pl-title", ".pl-source"].map((part) => figure.querySelector(part).textContent.trim());
    const tables = Object.fromEntries(Object.keys(payload.tables).map((each) => [each, table(payload, each, state)]));
    const rows = sheet.csv({ figure: title, figure_state: explorer.settings(), figure_source: source, saved_on: sheet.today() }, tables);
    return hand(new Blob([rows], { type: "text/csv;charset=utf-8" }), named(explorer, "csv"));
  }

  window.platformlab.save = { hand, named, numbers };
})();

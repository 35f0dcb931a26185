// Hands the numbers of the state shown to the browser, to be kept as a file.
(() => {
  "use strict";
  const { sheet, shipped: { table } } = window.platformlab;

  // Returns the name of the file.
  function save(explorer) {
    const { name, figure, payload, state, labelled } = explorer;
    const values = Object.fromEntries(payload.controls.map(({ name: control, values: all }, i) => [control, all[labelled[i]]]));
    const [title, source] = [".pl-title", ".pl-source"].map((part) => figure.querySelector(part).textContent.trim());
    const tables = Object.fromEntries(Object.keys(payload.tables).map((each) => [each, table(payload, each, state)]));
    const numbers = sheet.csv({ figure: title, figure_state: explorer.settings(), figure_source: source, saved_on: sheet.today() }, tables);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([numbers], { type: "text/csv;charset=utf-8" }));
    link.download = sheet.fileName(name, values);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    return link.download;
  }

  window.platformlab.save = save;
})();

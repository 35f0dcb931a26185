// Names the files of the state shown, and writes that of its numbers.
(() => {
  "use strict";
  const { files, sheet, shipped: { table } } = window.platformlab;

  // Name of a file of this kind that says the state.
  function named({ name, payload, labelled }, kind) {
    const values = Object.fromEntries(payload.controls.map(({ name: control, values: all }, i) => [control, all[labelled[i]]]));
    return sheet.fileName(name, values, kind);
  }

  // Below the figure's own line stands what was said of it.
  const give = (explorer, content, kind) => files.give(content, named(explorer, kind), explorer.figure.querySelector(".pl-done"), (said) => explorer.say(said));

  function numbers(explorer) {
    const { figure, payload, state } = explorer;
    const [title, source] = [".pl-title", ".pl-source"].map((part) => figure.querySelector(part).textContent.trim());
    const tables = Object.fromEntries(Object.keys(payload.tables).map((each) => [each, table(payload, each, state)]));
    const rows = sheet.csv({ figure: title, figure_state: explorer.settings(), figure_source: source, saved_on: sheet.today() }, tables);
    return give(explorer, new Blob([rows], { type: "text/csv;charset=utf-8" }), "csv");
  }

  window.platformlab.save = { give, numbers };
})();

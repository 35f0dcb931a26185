// The numbers of a figure as one table that spreadsheets and pandas open, with its state and source.
(() => {
  "use strict";
  const LONGEST_NAME = 120;
  const APART = { " ": "_", "−": "-" };

  // A spreadsheet takes text without this mark for the system's own letters; R's first name suffers, so
  // it is there only where a letter needs it.
  const marked = (text) => (/[\u0080-\uffff]/.test(text) ? `\ufeff${text}` : text);

  function quoted(value) {
    const cell = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
  }

  // `about` holds what is the same in each row; `tables` rows by name, which have a column `table` if they are several.
  function csv(about, tables) {
    const names = Object.keys(tables);
    const rows = names.flatMap((table) => tables[table].map((row) => (names.length > 1 ? { table, ...row } : row)));
    const columns = [...new Set(rows.flatMap(Object.keys))];
    const constant = Object.values(about);
    const lines = rows.map((row) => [constant[0], ...columns.map((column) => row[column]), ...constant.slice(1)]);
    const [first, ...others] = Object.keys(about);
    return marked(`${[[first, ...columns, ...others], ...lines].map((line) => line.map(quoted).join(",")).join("\n")}\n`);
  }

  // The name says the state: critical_mass_fee=2_gain=0.5.csv
  function fileName(name, values, kind = "csv") {
    const state = Object.entries(values).map(([control, value]) => `_${control}=${value}`).join("");
    const plain = `${name}${state}`.replace(/[ −]/g, (sign) => APART[sign]).replace(/[^\p{L}\p{N}_.=+-]/gu, "-");
    return `${plain.slice(0, LONGEST_NAME)}.${kind}`;
  }

  // Of the reader's own clock, as 2026-11-29.
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  window.platformlab = Object.assign(window.platformlab ?? {}, { sheet: { csv, fileName, today } });
})();

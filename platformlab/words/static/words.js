// What the scripts of this page say, and how they write numbers: the page holds both in its language.
(() => {
  "use strict";
  const { language, texts, marks } = JSON.parse(document.getElementById("pl-words").textContent);
  const forms = new Intl.PluralRules(language);
  const fill = (said, slots) => said.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);

  // A text with several forms takes the one that the slot `n` asks for.
  function text(key, slots = {}) {
    const said = texts[key];
    return fill(typeof said === "string" ? said : said[forms.select(slots.n)] ?? said.other, slots);
  }

  function marked(value, decimals, thousands) {
    const [units, rest] = value.toFixed(decimals).split(".");
    return units.replace(/\B(?=(\d{3})+$)/g, thousands) + (rest ? marks.decimal + rest : "");
  }

  // A number that is no year: thousands are parted from the first one on.
  const number = (value, decimals = 0) => marked(value, decimals, marks.thousands);

  const percent = (share, decimals = 0) => fill(marks.percent, { number: marked(100 * share, decimals, "") });

  // As Python writes a cell of a table.
  function cell(value, kind, decimals) {
    if (value === null) return marks.absent;
    if (kind === "text") return value;
    if (kind === "percent") return percent(value, decimals);
    return marked(value, decimals, Math.abs(value) >= marks.years_end ? marks.thousands : "");
  }

  window.platformlab = Object.assign({ ran: [] }, window.platformlab, { words: { cell, number, percent, text } });
})();

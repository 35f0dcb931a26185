// Search and filters of the claims ledger. The table is whole without it.
// Classic script, no modules, no fetch: pages opened from file:// allow neither.
(() => {
  "use strict";
  const { address, words: { text } } = window.platformlab;
  const ledger = document.querySelector("[data-ledger]");
  const form = ledger.querySelector("form");
  const status = form.querySelector("[role=status]");
  const sections = [...ledger.querySelectorAll("section")];
  const rows = [...ledger.querySelectorAll("tbody tr")].map((row) => ({
    row,
    said: row.textContent.toLowerCase(),
    verdict: row.querySelector(".pl-verdict").textContent,
  }));
  const filters = ["section", "kind", "verdict"].map((name) => form.elements[name]);
  let odd = []; // what a link named and no filter knows

  // One line a claim; what is behind it opens with its button, or with a press on its line.
  function fold(row) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pl-row-open";
    button.textContent = text("ledger.script.open");
    row.children[1].append(" ", button);
    open(row, false);
    row.addEventListener("click", (event) => {
      const isElsewhere = event.target.closest("a") || row.lastElementChild.contains(event.target);
      if (!isElsewhere) open(row, !row.hasAttribute("data-open"));
    });
  }

  function open(row, is) {
    row.toggleAttribute("data-open", is);
    row.querySelector(".pl-row-open").ariaExpanded = is;
  }

  function refresh() {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { row, said } of rows) {
      const fits = filters.every(({ name, value }) => !value || row.dataset[name] === value);
      row.hidden = !fits || !words.every((word) => said.includes(word));
    }
    for (const section of sections) section.hidden = !section.querySelector("tbody tr:not([hidden])");
    say();
  }

  function say() {
    const shown = rows.filter(({ row }) => !row.hidden);
    const counts = new Map();
    for (const { verdict } of shown) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const parts = [...counts].map(([verdict, number]) => text("ledger.script.count", { number, verdict }));
    const slots = { n: rows.length, shown: shown.length, counts: parts.join(text("ledger.script.separator")) };
    if (shown.length === rows.length) status.textContent = text("ledger.script.all", slots);
    else status.textContent = text(parts.length ? "ledger.script.some_by_verdict" : "ledger.script.some", slots);
    const named = odd.map((name) => `“${name}”`).join(text("ledger.script.separator"));
    if (named) status.textContent += ` ${text("ledger.script.not_understood", { settings: named })}`;
  }

  // A link may set the filters: ledger.html#ledger?verdict=contested. A link to a row shows it.
  function follow() {
    const { anchor, settings } = address.read(location.hash);
    if (anchor === ledger.id && settings.length) {
      form.reset();
      odd = set(settings);
      refresh();
      show(ledger);
      return;
    }
    const row = rows.find((one) => one.row.id === anchor)?.row;
    if (!row) return;
    open(row, true);
    if (row.hidden) {
      form.reset();
      refresh();
      show(row);
    }
  }

  // Returns what of the settings no filter knows.
  function set(settings) {
    const isSearch = (setting) => /^words\s*=/i.test(setting);
    for (const setting of settings.filter(isSearch)) form.elements.words.value = setting.replace(/^.*?=/, "").replace(/\+/g, " ");
    const offered = filters.map(({ name, options }) => ({ name, values: [...options].map(({ value }) => value) }));
    const { places, odd } = address.match(settings.filter((setting) => !isSearch(setting)), offered);
    for (const filter of filters) if (filter.name in places) filter.selectedIndex = places[filter.name];
    return odd;
  }

  // While the page still loads, its height changes and a scroll would be lost.
  function show(part) {
    if (document.readyState === "complete") part.scrollIntoView();
    else window.addEventListener("load", () => setTimeout(() => part.scrollIntoView()), { once: true });
  }

  form.hidden = false;
  ledger.dataset.ledger = "folded";
  for (const { row } of rows) fold(row);
  // An address that names filters names those that are set.
  function chosen() {
    odd = [];
    refresh();
    const { anchor, settings } = address.read(location.hash);
    const set = [...filters, form.elements.words].filter(({ value }) => value).map(({ name, value }) => [name, value]);
    if (anchor === ledger.id && settings.length) address.put(address.write(ledger.id, set));
  }

  form.addEventListener("input", chosen);
  form.querySelector("[type=reset]").addEventListener("click", () => setTimeout(chosen));
  window.addEventListener("pageshow", refresh); // a browser may have put back what was typed
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", follow);
  refresh();
  follow();
})();

// Search and filters of the claims ledger. The table is whole without it.
// Classic script, no modules, no fetch: pages opened from file:// allow neither.
(() => {
  "use strict";
  const { text } = window.platformlab.words;
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
  }

  // A link may set the filters: ledger.html#ledger?verdict=contested. A link to a row shows it.
  function follow() {
    const [anchor, query] = location.hash.slice(1).split("?");
    if (anchor === ledger.id && query) {
      form.reset();
      for (const [name, value] of new URLSearchParams(query)) {
        if (form.elements[name]) form.elements[name].value = value;
      }
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

  // While the page still loads, its height changes and a scroll would be lost.
  function show(part) {
    if (document.readyState === "complete") part.scrollIntoView();
    else window.addEventListener("load", () => setTimeout(() => part.scrollIntoView()), { once: true });
  }

  form.hidden = false;
  ledger.dataset.ledger = "folded";
  for (const { row } of rows) fold(row);
  form.addEventListener("input", refresh);
  form.addEventListener("reset", () => setTimeout(refresh));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", follow);
  refresh();
  follow();
})();

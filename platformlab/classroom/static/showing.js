// What pages of the game show: tables, bars and sentences, from columns and rows that Python hands over.
(() => {
  "use strict";
  const { words: { cell, text } } = window.platformlab;
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  function shown(value, [, kind, decimals]) {
    if (kind === "openness") return value === "none" ? text("launch.script.no_platform") : text(`launch.openness.${value}`);
    return cell(value, kind, decimals);
  }

  const headOf = ([name]) => text(`launch.script.column_${name}`);

  function row(cells) {
    const line = document.createElement("tr");
    line.append(...cells.map((said, k) => Object.assign(document.createElement(k ? "td" : "th"), { textContent: said })));
    line.firstChild.scope = "row";
    return line;
  }

  function table(place, heads, rows) {
    const head = document.createElement("tr");
    head.append(...heads.map((said) => Object.assign(document.createElement("th"), { textContent: said, scope: "col" })));
    place.tHead.replaceChildren(head);
    place.tBodies[0].replaceChildren(...rows.map(row));
  }

  function bars(place, names, values, column) {
    const most = Math.max(1e-9, ...values.map(Math.abs));
    place.replaceChildren(...names.map((name, k) => {
      const line = document.createElement("li");
      const bar = made("span", "pl-bar");
      bar.style.setProperty("--long", Math.max(0, values[k]) / most);
      line.append(made("span", "pl-bar-name", name), bar, made("span", "pl-bar-count", shown(values[k], column)));
      return line;
    }));
  }

  function captioned(caption) {
    const box = Object.assign(made("div", "pl-scroll"), { tabIndex: 0 });
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", caption);
    const place = document.createElement("table");
    place.append(made("caption", "", caption), document.createElement("thead"), document.createElement("tbody"));
    box.append(place);
    return box;
  }

  window.platformlab = Object.assign(window.platformlab, { showing: { bars, captioned, headOf, made, shown, table } });
})();

// What pages of the game show: tables, bars and sentences, from columns and rows that Python hands over.
(() => {
  "use strict";
  const { words: { cell, percent, text } } = window.platformlab;
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  function shown(value, [, kind, decimals]) {
    if (kind === "openness") return value === "none" ? text("launch.script.no_platform") : text(`launch.openness.${value}`);
    return cell(value, kind, decimals);
  }

  // Numbers of a market that the rules tell, as sentences; what is the same for all kinds of platform is left out.
  function facts(told) {
    const shares = ["taken_1", "taken_2", "sold_0", "sold_1", "sold_2", "screened_1", "screened_2"];
    const slots = Object.fromEntries(Object.entries(told).map(([name, x]) => [name, shares.includes(name) ? percent(x) : cell(x, "number", 0)]));
    const isScreened = told.screened_1 !== told.screened_2;
    const said = ["money", "platform", "kinds", ...(isScreened ? ["screened"] : [])].map((name) => text(`launch.facts.${name}`, slots));
    return [...said, told.patience ? text("launch.facts.board", { ...slots, n: told.patience }) : text("launch.facts.no_board")];
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

  // A cell under each row of a table, as wide as all of it: a sentence has no room in a column.
  function underEach(place) {
    return [...place.tBodies[0].rows].map((above) => {
      const wide = Object.assign(made("td", "pl-reply", text("launch.script.waiting")), { colSpan: above.cells.length });
      const line = document.createElement("tr");
      line.append(wide);
      above.after(line);
      return wide;
    });
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

  const drawn = (tag, attributes, textContent = "") => {
    const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    shape.textContent = textContent;
    return shape;
  };

  // Lines over years: each is { className, label, points: [[year, value], …] }; the table beside it says the numbers.
  function chart(lines, description) {
    const [wide, high, left, below, right] = [640, 260, 44, 30, 110];
    const years = lines.flatMap(({ points }) => points.map(([year]) => year));
    const [first, last] = [Math.min(...years), Math.max(...years)];
    const top = Math.max(10, ...lines.flatMap(({ points }) => points.map(([, value]) => value)));
    const step = [10, 20, 50, 100, 200, 500].find((size) => top / size <= 5) ?? 1000;
    const x = (year) => left + ((year - first) / Math.max(1, last - first)) * (wide - left - right);
    const y = (value) => high - below - (value / top) * (high - below - 12);
    const picture = drawn("svg", { viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": description, class: "pl-path-chart" });
    for (let mark = 0; mark <= top; mark += step) {
      picture.append(drawn("line", { x1: left, x2: wide - right, y1: y(mark), y2: y(mark), class: "pl-path-grid" }));
      picture.append(drawn("text", { x: left - 6, y: y(mark) + 4, "text-anchor": "end" }, cell(mark, "number", 0)));
    }
    for (let year = first; year <= last; year += 1) picture.append(drawn("text", { x: x(year), y: high - 8, "text-anchor": "middle" }, String(year)));
    const ends = [];
    for (const { className, label, points } of lines) {
      if (!points.length) continue;
      picture.append(drawn("polyline", { points: points.map(([year, value]) => `${x(year)},${y(value)}`).join(" "), class: className }));
      for (const [year, value] of points) picture.append(drawn("circle", { cx: x(year), cy: y(value), r: 3, class: className }));
      const [, value] = points.at(-1);
      let place = y(value) + 4;
      while (ends.some((taken) => Math.abs(taken - place) < 15)) place -= 15;
      ends.push(place);
      picture.append(drawn("text", { x: x(last) + 8, y: place }, label)); // beyond all lines
    }
    return picture;
  }

  window.platformlab = Object.assign(window.platformlab, { showing: { bars, chart, captioned, facts, headOf, made, shown, table, underEach } });
})();

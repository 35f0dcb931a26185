// The figures of the worksheet: what the rules computed, as lines; words stand beside them in the page.
(() => {
  "use strict";
  const SPACE = "http://www.w3.org/2000/svg";
  const [WIDEST, FLAT] = [480, 0.6]; // pixels, and the height as a part of the width
  const [EDGE, LETTER, LINE] = [6, 7.5, 20]; // pixels around the plot, and of a sign and a line of its numbers

  function added(place, kind, attributes) {
    const drawn = document.createElementNS(SPACE, kind);
    for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value);
    place.append(drawn);
  }

  // An empty drawing in a place of the page.
  function drawing(place, viewBox, attributes = {}) {
    place.replaceChildren();
    added(place, "svg", { viewBox, ...attributes });
    return place.firstChild;
  }

  const line = (place, kind, [x1, y1], [x2, y2]) => added(place, "line", { class: kind, x1, y1, x2, y2 });

  function words(place, said, [x, y], anchor) {
    added(place, "text", { class: "pl-ws-tick", x, y, "text-anchor": anchor });
    place.lastChild.textContent = said;
  }

  // A plot in pixels of the page, so that its numbers have the size of the text; they stand at both ends
  // of each axis and in its middle, or at nothing where a year can lose.
  function axes(frame, { most, low, high }, write) {
    const width = Math.min(frame.clientWidth || WIDEST, WIDEST);
    const height = Math.round(FLAT * width);
    const up = low < 0 && high > 0 ? [low, 0, high] : [low, (low + high) / 2, high];
    const left = EDGE + LETTER * Math.max(...up.map((value) => write(value).length));
    const x = (members) => left + (width - left - EDGE) * Math.min(members / most, 1);
    const y = (value) => height - LINE - (height - LINE - 2 * EDGE) * ((value - low) / (high - low || 1));
    const place = drawing(frame, `0 0 ${width} ${height}`);
    line(place, "pl-ws-frame", [left, y(high)], [left, y(low)]);
    line(place, "pl-ws-frame", [left, y(low)], [x(most), y(low)]);
    const apart = up.filter((value, k) => k !== 1 || Math.min(y(low) - y(value), y(value) - y(high)) > LINE / 2);
    for (const value of apart) words(place, write(value), [left - EDGE / 2, y(value) + EDGE], "end");
    words(place, write(0), [left, height - EDGE / 2], "start");
    words(place, write(most / 2), [x(most / 2), height - EDGE / 2], "middle");
    words(place, write(most), [x(most), height - EDGE / 2], "end");
    return { place, x, y };
  }

  // The stage that is open: three rows of heights over the numbers of members. Returns the ends of its scale.
  function stage(frame, { across, rows, starts, is_money: isMoney }, write) {
    const most = across.at(-1);
    const heights = isMoney ? [0, ...rows.flat()] : [0, most];
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const { place, x, y } = axes(frame, { most, low, high }, write);
    const [worst, likely, best] = rows.map((row) => row.map((height, k) => `${x(across[k])},${y(height)}`));
    added(place, "polygon", { class: "pl-ws-band", points: [...best, ...[...worst].reverse()].join(" ") });
    line(place, "pl-ws-zero", [x(0), y(0)], [x(most), y(isMoney ? 0 : most)]);
    added(place, "polyline", { class: "pl-ws-likely", points: likely.join(" ") });
    for (const start of starts) added(place, "circle", { class: "pl-ws-start", cx: x(start), cy: y(isMoney ? 0 : start), r: 4 });
    return { low, high, most };
  }

  // A bar from worst to best for each stage with numbers, all on one scale.
  function reaches(frames, stages) {
    const known = stages.filter(({ state }) => state === "known");
    const ends = [0, ...known.flatMap(({ corners }) => corners.map(({ result }) => result))];
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const x = (result) => (100 * (result - low)) / (high - low || 1);
    for (const frame of frames) {
      frame.replaceChildren();
      const found = known.find((each) => each.stage === frame.dataset.stage);
      if (!found) continue;
      const place = drawing(frame, "0 0 100 4", { preserveAspectRatio: "none" });
      const [worst, likely, best] = found.corners.map(({ result }) => x(result));
      added(place, "rect", { class: "pl-ws-band", x: worst, y: 1, width: Math.max(best - worst, 0.5), height: 2 });
      line(place, "pl-ws-zero", [x(0), 0], [x(0), 4]);
      line(place, "pl-ws-likely", [likely, 0.5], [likely, 3.5]);
    }
    return known.length ? { low, high } : null;
  }

  window.platformlab = Object.assign(window.platformlab, { drawing: { reaches, stage } });
})();

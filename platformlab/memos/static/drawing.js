// The figures of the worksheet: what the rules computed, as lines; words stand beside them in the page.
(() => {
  "use strict";
  const SPACE = "http://www.w3.org/2000/svg";
  const [WIDTH, HEIGHT, EDGE] = [300, 180, 4];

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

  // The stage that is open: three rows of heights over the numbers of members. Returns the ends of its scale.
  function stage(frame, { across, rows, starts, is_money: isMoney }) {
    const most = across.at(-1);
    const heights = isMoney ? [0, ...rows.flat()] : [0, most];
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const x = (members) => EDGE + (WIDTH - 2 * EDGE) * Math.min(members / most, 1);
    const y = (height) => HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * ((height - low) / (high - low || 1));
    const place = drawing(frame, `0 0 ${WIDTH} ${HEIGHT}`);
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

// Marks travel to their new places where a move has no way between: a menu, a link, a reset. Never while one drags.
(() => {
  "use strict";
  const LASTS = { duration: 450, easing: "ease-out" };
  const isStill = matchMedia("(prefers-reduced-motion: reduce)");
  const form = (path) => path.replace(/-?[\d.]+(e-?\d+)?/g, "").replace(/[\s,]+/g, "");
  const moved = /^translate\((-?[\d.e-]+),(-?[\d.e-]+)\)$/;

  // What is the same thing before and after: by the value of the key column, or else by its place among the marks.
  function named(svg, key) {
    const found = new Map();
    svg.querySelectorAll(".role-mark").forEach((group, layer) => {
      group.querySelectorAll("path, text, line").forEach((mark, at) => {
        found.set(`${layer} ${mark.__data__?.datum?.[key] ?? at}`, { mark, d: mark.getAttribute("d"), transform: mark.getAttribute("transform") });
      });
    });
    return found;
  }

  function frames(was, is) {
    if (was.d && is.d && was.d !== is.d && form(was.d) === form(is.d) && CSS.supports("d", 'path("M0,0")')) return [was.d, is.d].map((d) => ({ d: `path("${d}")` }));
    const [from, to] = [was.transform, is.transform].map((place) => moved.exec(place ?? ""));
    if (!from || !to || was.transform === is.transform) return null;
    return [from, to].map(([, x, y]) => ({ transform: `translate(${x}px, ${y}px)` }));
  }

  // Notes where everything is; what it returns lets all that is still there travel, and says what moves.
  function travel(svg, key) {
    if (isStill.matches) return () => [];
    const before = named(svg(), key);
    return () => [...named(svg(), key)].flatMap(([name, is]) => {
      const way = before.has(name) && frames(before.get(name), is);
      return way ? [is.mark.animate(way, LASTS)] : [];
    });
  }

  window.platformlab.travel = travel;
})();

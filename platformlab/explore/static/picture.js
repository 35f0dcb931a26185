// Makes a picture of the state shown that stands by itself: title, answer, drawing, state, source and licence.
(() => {
  "use strict";
  const { words: { text } } = window.platformlab;
  const SVG = "http://www.w3.org/2000/svg";
  const FONT = "Helvetica, Arial, sans-serif"; // on every machine there is one of these
  const MARGIN = 20;
  const LINE = 1.4; // of the size of its letters
  const LICENCE = "https://creativecommons.org/licenses/by/4.0/";
  const NAMES = { rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", cc: "http://creativecommons.org/ns#", dc: "http://purl.org/dc/elements/1.1/" };

  const pen = document.createElement("canvas").getContext("2d");

  function part(name, attributes, ...inside) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  // Lines no longer than the width; a word that is longer is broken, and writing without spaces too.
  function wrapped(said, { size, weight }, width) {
    pen.font = `${weight} ${size}px ${FONT}`;
    const fits = (line) => pen.measureText(line).width <= width;
    const pieces = said.split(/(?<=\s)/).flatMap((word) => (fits(word) ? [word] : [...word]));
    const lines = [""];
    for (const piece of pieces) {
      if (fits(lines.at(-1) + piece.trimEnd())) lines[lines.length - 1] += piece;
      else lines.push(piece);
    }
    return lines.map((line) => line.trim()).filter(Boolean);
  }

  // Colours of the page as they are now, light or dark; a picture has no style sheet.
  function colours(figure) {
    const style = getComputedStyle(figure);
    return (value) => value.replace(/var\((--[\w-]+)(?:,\s*([^()]+))?\)/g, (_, name, other) => style.getPropertyValue(name).trim() || other);
  }

  // The drawing in its wide form, with all that its style sheets say written into it.
  function drawn(figure, colour) {
    const copy = figure.querySelector(".pl-wide svg:not(.pl-before)").cloneNode(true);
    for (const each of [copy, ...copy.querySelectorAll("*")]) {
      for (const { name, value } of [...each.attributes]) if (value.includes("var(")) each.setAttribute(name, colour(value));
      if (each.hasAttribute("font-family")) each.setAttribute("font-family", FONT);
      if (each.style?.fontFamily) each.style.fontFamily = FONT;
      for (const name of ["tabindex", "cursor"]) each.removeAttribute(name);
    }
    copy.removeAttribute("style");
    return copy;
  }

  // What a picture tells besides its drawing.
  function about(explorer) {
    const { figure } = explorer;
    const [title, answer, source] = [".pl-title", ".pl-sentence", ".pl-source"].map((each) => figure.querySelector(each).textContent.trim());
    return { title, answer, state: explorer.settings(), source, licence: text("explore.script.licence", { page: document.title }) };
  }

  function metadata({ title, answer, state, source, licence }) {
    const node = (space, name, ...inside) => {
      const made = document.createElementNS(NAMES[space], `${space}:${name}`);
      made.append(...inside);
      return made;
    };
    const right = node("cc", "license");
    right.setAttributeNS(NAMES.rdf, "rdf:resource", LICENCE);
    const work = node("cc", "Work", node("dc", "title", title), node("dc", "description", [answer, state].filter(Boolean).join(" ")), node("dc", "source", source), node("dc", "rights", licence), right);
    return part("metadata", {}, node("rdf", "RDF", work));
  }

  // Rows of text, each below the last; returns them and where the next may begin.
  function written(rows, top, width) {
    let at = top;
    const made = rows.filter(({ said }) => said).flatMap((row) => wrapped(row.said, row, width).map((line) => {
      at += row.size * LINE;
      return part("text", { x: MARGIN, y: at.toFixed(1), "font-family": FONT, "font-size": row.size, "font-weight": row.weight, fill: row.fill }, line);
    }));
    return { made, end: at };
  }

  // Returns the picture with its size in pixels and what it tells.
  function picture(explorer) {
    const colour = colours(explorer.figure);
    const drawing = drawn(explorer.figure, colour);
    const [, , width, height] = drawing.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    const told = about(explorer);
    const [ink, muted, paper] = ["ink", "muted", "paper"].map((role) => colour(`var(--pl-${role})`));
    const small = { size: 12, weight: 400, fill: muted };
    const head = written([{ said: told.title, size: 14, weight: 400, fill: muted }, { said: told.answer, size: 18, weight: 400, fill: ink }], MARGIN / 2, width);
    for (const [key, value] of Object.entries({ x: MARGIN, y: (head.end + MARGIN / 2).toFixed(1), width, height })) drawing.setAttribute(key, value);
    const foot = written(["state", "source", "licence"].map((key) => ({ said: told[key], ...small })), head.end + MARGIN / 2 + height, width);
    const size = { width: width + 2 * MARGIN, height: Math.ceil(foot.end + MARGIN) };
    const whole = part("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": told.title },
      part("title", {}, told.title), part("desc", {}, told.answer), metadata(told),
      part("rect", { ...size, fill: paper }), ...head.made, drawing, ...foot.made);
    return { source: new XMLSerializer().serializeToString(whole), size, told };
  }

  window.platformlab.picture = picture;
})();

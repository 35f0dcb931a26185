// The state one leaves stays in the drawing: outlines behind the marks, until a control is taken in hand again.
(() => {
  "use strict";
  const { text } = window.platformlab.words;
  const NEAR = 0.6; // pixels: the still drawing is rounded to tenths
  const AIR = 4; // pixels between the word and what it stands at
  // Lines that fill an area (`charts.areas.FILLING`) are not its outline either.
  const FRAME = "text, defs, .role-axis, .role-axis-grid, .role-title, .background, .foreground, .filling_marks";

  const groups = (svg) => [...svg.querySelectorAll(".role-mark")];
  const numbers = (mark) => ["d", "transform", "x2", "y2"].map((name) => mark.getAttribute(name) ?? "").join(" ").match(/-?[\d.]+(e-?\d+)?/g) ?? [];

  function lies(mark, other) {
    if (!other) return false;
    const [here, there] = [numbers(mark), numbers(other)];
    return here.length === there.length && here.every((number, i) => Math.abs(number - there[i]) < NEAR);
  }

  const crosses = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Points of a mark, on the screen, at which the word may stand.
  function* spots(mark) {
    if (mark.closest(".mark-line")) {
      const [length, place] = [mark.getTotalLength(), mark.getScreenCTM()];
      for (const part of [0.5, 0.7, 0.3, 0.9, 0.1]) yield mark.getPointAtLength(length * part).matrixTransform(place);
    } else {
      const { left, right, top, bottom } = mark.getBoundingClientRect();
      for (const [x, y] of [[(left + right) / 2, top], [(left + right) / 2, bottom], [right, (top + bottom) / 2]]) yield { x, y };
    }
  }

  class Before {
    constructor(box, live) {
      Object.assign(this, { box, live });
      this.word = Object.assign(document.createElement("span"), { className: "pl-before-word", textContent: text("explore.script.before"), ariaHidden: "true" });
    }

    // Puts a copy of the drawing as it was behind the one that is.
    keep(svg) {
      this.forget();
      for (const part of svg.querySelectorAll(FRAME)) part.remove();
      for (const part of svg.querySelectorAll("[clip-path]")) part.removeAttribute("clip-path");
      svg.setAttribute("class", "pl-before");
      svg.ariaHidden = "true";
      this.svg = svg;
      this.box.prepend(svg);
      this.compare();
    }

    forget() {
      this.svg?.remove();
      this.word.remove();
      this.svg = null;
    }

    // Marks that lie where they lay say nothing.
    compare() {
      if (!this.svg) return;
      const now = groups(this.live());
      groups(this.svg).forEach((group, i) => {
        const others = now[i]?.querySelectorAll("path, line") ?? [];
        group.querySelectorAll("path, line").forEach((mark, j) => { mark.toggleAttribute("data-same", lies(mark, others[j])); });
      });
    }

    // Says what the outlines are, where no other word stands; in a corner if there is no such place.
    name() {
      const moved = [...(this.svg?.querySelectorAll("path:not([data-same]), line:not([data-same])") ?? [])];
      if (!moved.length) return this.word.remove();
      this.box.append(this.word);
      const [frame, { width, height }] = [this.live().getBoundingClientRect(), this.word.getBoundingClientRect()];
      const taken = [...this.live().querySelectorAll("text")].map((word) => word.getBoundingClientRect());
      for (const mark of moved.reverse()) {
        for (const { x, y } of spots(mark)) {
          for (const top of [y - height - AIR, y + AIR]) {
            const place = { left: x + AIR, right: x + AIR + width, top, bottom: top + height };
            const isInside = place.left > frame.left && place.right < frame.right && top > frame.top && place.bottom < frame.bottom;
            if (isInside && !taken.some((word) => crosses(word, place))) return this.put(place, frame);
          }
        }
      }
      this.put({ left: frame.right - width, top: frame.top }, frame);
    }

    put({ left, top }, frame) {
      this.word.style.left = `${(100 * (left - frame.left)) / frame.width}%`;
      this.word.style.top = `${(100 * (top - frame.top)) / frame.height}%`;
    }
  }

  window.platformlab.Before = Before;
})();

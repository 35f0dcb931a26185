// Twelve claims, say, and a confidence for each: verdicts and calibration come when all have one.
// What a reader said is kept at once, as platformlab/checks/calibration.py writes it down.
(() => {
  "use strict";
  const { calibration: { groups, judge }, codes, record, words: { cell, percent, text } } = window.platformlab;
  const SVG = "http://www.w3.org/2000/svg";
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  class Form {
    constructor(section) {
      this.section = section;
      const { form, tag } = section.dataset;
      Object.assign(this, { name: form, tag });
      this.words = JSON.parse(section.querySelector("script").textContent);
      this.claims = [...section.querySelectorAll("fieldset")];
      this.inputs = this.claims.map((claim) => [...claim.querySelectorAll("input")]);
      this.sizes = [...this.claims.map(() => this.words.levels.length + 1), 2];
      this.verdicts = [...section.querySelectorAll(".pl-fold li > span")];
      this.part("form").addEventListener("change", () => this.keep(0));
      this.part("[type=submit]").addEventListener("click", (event) => this.show(event)); // as in a bet
      this.part("[data-action=again]").addEventListener("click", () => this.again());
      window.addEventListener("platformlab-record", () => this.open());
      this.open();
    }

    part(selector) { return this.section.querySelector(selector); }

    // Places of the confidences, counted from one; zero where there is none yet.
    get said() { return this.inputs.map((levels) => levels.findIndex(({ checked }) => checked) + 1); }

    keep(isShown) {
      const entry = [...this.said, isShown];
      const isKept = record.change((kept) => { kept.bets[this.name] = entry; });
      this.part(".pl-missing").textContent = isKept ? "" : text("calibration.script.not_kept");
    }

    // What is kept, of this tab or of another, is on the page.
    open() {
      const kept = record.read().bets[this.name];
      const entry = record.fits(kept, this.sizes) ? kept : this.sizes.map(() => 0);
      const isShown = entry.at(-1) === 1 && !entry.slice(0, -1).includes(0);
      for (const [i, levels] of this.inputs.entries()) {
        for (const [at, input] of levels.entries()) Object.assign(input, { checked: at + 1 === entry[i], disabled: isShown });
      }
      this.section.toggleAttribute("data-told", isShown);
      if (isShown) this.tell(entry.slice(0, -1).map((at) => at - 1));
    }

    show(event) {
      event.preventDefault();
      const waiting = this.said.filter((at) => !at).length;
      if (waiting) {
        this.part(".pl-missing").textContent = text("calibration.script.missing", { n: waiting });
        this.inputs[this.said.indexOf(0)][0].focus();
        return;
      }
      this.keep(1);
      this.part(".pl-sure-told").focus({ preventScroll: false });
    }

    again() {
      record.change((kept) => { delete kept.bets[this.name]; });
      this.part(".pl-missing").textContent = "";
      this.inputs[0][0].focus();
    }

    tell(said) {
      const { held } = this.words;
      const { expected, lean, parts } = judge(said, this.words);
      this.part(".pl-sure-told").textContent = text(`calibration.script.${lean}`, { expected, n: held.length, held: held.filter(Boolean).length });
      const slots = { half: cell(0.25, "", 2), ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, cell(part, "", 2)])) };
      this.part(".pl-sure-score ul").replaceChildren(...Object.keys(parts).map((name) => made("li", "", text(`calibration.script.${name}`, slots))));
      this.part(".pl-code").textContent = codes.encode(this.tag, said.map(() => this.words.levels.length), said);
      this.claims.forEach((claim, i) => {
        claim.dataset.held = held[i];
        claim.querySelector(".pl-sure-came").replaceChildren(...[...this.verdicts[i].childNodes].map((node) => node.cloneNode(true)));
      });
      this.draw(groups([said], this.words));
    }

    draw(found) {
      this.part(".pl-sure-groups").replaceChildren(...found.map((group) => made("li", "", text("calibration.script.group", { level: percent(group.level), held: group.held, n: group.said }))));
      const place = this.part(".pl-sure-points");
      const [left, right, top, bottom] = ["left", "right", "top", "bottom"].map((side) => Number(place.dataset[side]));
      place.replaceChildren(...found.map((group) => {
        const circle = document.createElementNS(SVG, "circle");
        const at = { cx: left + group.level * (right - left), cy: bottom - (group.held / group.said) * (bottom - top), r: 4 + 2 * Math.sqrt(group.said) };
        for (const [name, value] of Object.entries(at)) circle.setAttribute(name, value.toFixed(1));
        return circle;
      }));
    }
  }

  for (const section of document.querySelectorAll(".pl-sure")) new Form(section);
})();

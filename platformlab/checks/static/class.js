// The room: codes that a class reads out become its distribution. Nothing is sent, nothing is kept.
(() => {
  "use strict";
  const { calibration, codes, words: { cell, percent, text } } = window.platformlab;
  const page = document.querySelector(".pl-class");
  const field = page.querySelector("textarea");
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  // --- drawing ---

  const SIDE_BY_SIDE = 48; // dots on a strip; those between stand above them
  // The two values in the middle, which are one where their number is odd.
  function middles(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  }
  const median = (values) => middles(values)[0];

  class Room {
    constructor(section) {
      this.section = section;
      this.kind = section.dataset.kind;
      this.tag = section.dataset.tag;
      this.sizes = section.dataset.sizes.split(" ").map(Number);
      this.words = JSON.parse(section.querySelector("script").textContent);
      this.button = section.querySelector("[data-action=answer]");
      this.button.addEventListener("click", () => this.turn());
    }

    part(selector) { return this.section.querySelector(selector); }

    draw(answers) {
      this.section.hidden = !answers.length;
      this.part(".pl-count").textContent = text("class.script.bets", { n: answers.length });
      if (answers.length) this[this.kind](answers);
    }

    turn() {
      const isShown = this.button.getAttribute("aria-pressed") !== "true";
      this.button.setAttribute("aria-pressed", isShown);
      this.button.textContent = text(isShown ? "class.script.hide" : "class.script.show");
      this.part(".pl-truth-told").textContent = isShown ? this.section.dataset.answer : "";
      this.section.toggleAttribute("data-answered", isShown);
    }

    bars(labels, counts, right) {
      const most = Math.max(...counts);
      const total = counts.reduce((sum, n) => sum + n, 0);
      this.part(".pl-bars").replaceChildren(...labels.map((label, i) => {
        const row = made("li", i === right ? "pl-is-right" : "");
        const bar = made("span", "pl-bar");
        bar.style.setProperty("--long", counts[i] / most);
        const name = made("span", "pl-bar-name", label);
        if (i === right) name.dataset.said = text("class.script.truth");
        const slots = { count: counts[i], percent: percent(Math.round((100 * counts[i]) / total) / 100) };
        row.append(name, bar, made("span", "pl-bar-count", text("class.script.bar", slots)));
        return row;
      }));
    }

    choice(answers) {
      const { shown, right } = this.words;
      this.bars(shown, shown.map((_, i) => answers.filter(([part]) => part === i).length), right);
    }

    // A dot for each bet over the axis that all of them were set on.
    number(answers) {
      const { shown, at } = this.words;
      const top = shown.length - 1;
      const places = Math.min(top, SIDE_BY_SIDE);
      const values = answers.map(([part]) => part);
      const strip = this.part(".pl-dot-strip");
      const heaps = new Map();
      strip.replaceChildren(...values.map((value) => {
        const place = Math.round((value / top) * places) / places;
        const up = heaps.get(place) ?? 0;
        heaps.set(place, up + 1);
        return this.mark("pl-dot", place, up);
      }));
      const [low, high] = middles(values);
      strip.style.setProperty("--tall", Math.max(...heaps.values()));
      strip.append(this.mark("pl-median", (low + high) / 2 / top, 0), this.mark("pl-figure-tick", at, 0));
      const value = low === high ? shown[low] : text("class.script.range", { from: shown[low], to: shown[high] });
      this.part(".pl-middle").textContent = text("class.script.middle", { value });
    }

    // How often the room said each confidence; what came of it waits for the button.
    calibration(answers) {
      const { held, levels } = this.words;
      const found = calibration.groups(answers, this.words);
      const levelOf = (at) => Math.round(100 * levels[at]) / 100;
      const distance = (confidence, i) => (confidence - held[i]) ** 2;
      const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
      const each = mean(answers.map((answer) => mean(answer.map((at, i) => distance(levelOf(at), i)))));
      const middle = held.map((_, i) => mean(answers.map((answer) => levelOf(answer[i]))));
      const slots = { mean: cell(each, "", 2), together: cell(mean(middle.map(distance)), "", 2) };
      const groups = found.map((group) => text("class.script.pooled_group", { level: percent(group.level), held: group.held, n: group.said, percent: percent(group.held / group.said) }));
      this.section.dataset.answer = [text("class.script.pooled", slots), groups.join(text("class.script.semicolon"))].join(" ");
      if (this.section.hasAttribute("data-answered")) this.part(".pl-truth-told").textContent = this.section.dataset.answer;
      const labels = found.map((group) => text("class.script.level", { level: percent(group.level) }));
      this.bars(labels, found.map((group) => group.said), -1);
    }

    mark(className, at, up) {
      const mark = made("i", className);
      mark.style.setProperty("--at", at);
      mark.style.setProperty("--up", up);
      return mark;
    }

    curve(answers) {
      const { shown, points, given, curve } = this.words;
      const top = shown.length - 1;
      const middle = points.map((_, i) => median(answers.map((answer) => answer[i])));
      const line = (heights) => given.concat(heights.map((height, i) => [points[i].at, height / top]));
      const traces = [...answers.map((answer) => ["pl-one", line(answer)]), ["pl-drawn", line(middle)], ["pl-truth", curve]];
      this.part(".pl-traces").replaceChildren(...traces.map(([name, places]) => {
        const trace = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
        trace.setAttribute("class", name);
        trace.setAttribute("points", places.map(([x, y]) => `${100 * x},${100 - 100 * y}`).join(" "));
        return trace;
      }));
      const told = points.map(({ name }, i) => text("class.script.point", { name, value: shown[middle[i]] }));
      this.part(".pl-middle").textContent = text("class.script.middle", { value: told.join(text("class.script.separator")) });
    }
  }

  const rooms = [...page.querySelectorAll(".pl-room")].map((section) => new Room(section));
  const sizes = Object.fromEntries(rooms.map((room) => [room.tag, room.sizes]));

  function read() {
    const answers = new Map(rooms.map((room) => [room.tag, []]));
    const odd = [];
    for (const { code, tag, answer, problem } of codes.find(field.value, sizes)) {
      if (problem) odd.push(text("class.script.problem", { code, problem: text(...problem) }));
      else answers.get(tag).push(answer);
    }
    for (const room of rooms) room.draw(answers.get(room.tag));
    const total = [...answers.values()].reduce((sum, some) => sum + some.length, 0);
    const said = text(odd.length ? "class.script.read_some" : "class.script.read", { n: total, odd: odd.length });
    page.querySelector(".pl-status").textContent = field.value.trim() ? said : "";
    const list = page.querySelector(".pl-odd");
    list.hidden = !odd.length;
    list.querySelector("ul").replaceChildren(...odd.map((line) => made("li", "", line)));
  }

  field.addEventListener("input", read);
  page.querySelector("[data-action=clear]").addEventListener("click", () => {
    field.value = "";
    read();
    field.focus();
  });
  read();
})();

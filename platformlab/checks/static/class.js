// The room: codes that a class reads out become its distribution. Nothing is sent, nothing is kept.
(() => {
  "use strict";
  const { codes, words: { percent, text } } = window.platformlab;
  const page = document.querySelector(".pl-class");
  const field = page.querySelector("textarea");
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  // --- drawing ---

  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

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

    // A dozen bars at most, each of as many neighbouring values.
    number(answers) {
      const { shown, at } = this.words;
      const values = answers.map(([part]) => part);
      const wide = Math.ceil(shown.length / 12);
      const starts = shown.map((_, i) => i).filter((i) => i % wide === 0);
      const ends = starts.map((start) => Math.min(start + wide, shown.length) - 1);
      const labels = starts.map((start, i) => (start === ends[i] ? shown[start] : text("class.script.range", { from: shown[start], to: shown[ends[i]] })));
      const counts = starts.map((start, i) => values.filter((value) => value >= start && value <= ends[i]).length);
      const truth = Math.round(at * (shown.length - 1));
      this.bars(labels, counts, starts.findLastIndex((start) => start <= truth));
      this.part(".pl-middle").textContent = text("class.script.middle", { value: shown[median(values)] });
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

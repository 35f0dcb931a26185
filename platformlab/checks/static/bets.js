// Bets: the reader commits, then the figure answers. Until then its figure is veiled, by this script alone.
(() => {
  "use strict";
  const { codes, record, words: { text } } = window.platformlab;
  const explorers = () => window.platformlab.explorers ?? new Map();
  const veils = new Map();

  // --- the veil over a figure; a figure may wait for several bets ---

  function veil(figure, bet) {
    const waiting = veils.get(figure) ?? new Set();
    veils.set(figure, waiting.add(bet));
    if (figure.dataset.veiled !== undefined) return;
    figure.dataset.veiled = "";
    const note = document.createElement("p");
    note.className = "pl-veil";
    const link = document.createElement("a");
    link.href = `#${bet.id}`;
    const [before, place, after] = text("bets.script.veil").split(/[[\]]/);
    link.textContent = place;
    const words = document.createElement("span");
    words.append(before, link, after);
    note.append(words);
    figure.append(note);
  }

  function unveil(figure, bet) {
    const waiting = veils.get(figure);
    waiting?.delete(bet);
    if (!waiting?.size) open(figure);
  }

  function open(figure) {
    delete figure.dataset.veiled;
    figure.querySelector(".pl-veil")?.remove();
  }

  function note(figure, bet, said) {
    const name = `note-${bet.id}`;
    document.getElementById(name)?.remove();
    if (!said) return;
    const line = document.createElement("p");
    line.id = name;
    line.className = "pl-note";
    line.textContent = said;
    figure.querySelector(".pl-title").after(line);
  }

  // --- what a bet is answered with ---

  const SAID = { right: "bets.script.right", wrong: "bets.script.wrong", truth: "bets.script.truth" };

  class Choice {
    constructor(form, words) {
      this.words = words;
      this.options = [...form.querySelectorAll("input")];
    }

    get missing() {
      return this.options.some((o) => o.checked) ? "" : text("asking.script.choose_first");
    }

    get answer() { return [this.options.findIndex((o) => o.checked)]; }

    set(answer) { this.options.forEach((o, i) => { o.checked = i === answer?.[0]; }); }

    tell(answer) {
      this.options.forEach((o, i) => {
        const mark = i === answer[0] ? (i === this.words.right ? "right" : "wrong") : i === this.words.right ? "truth" : "";
        o.closest("label").dataset.mark = mark;
        o.nextElementSibling.dataset.said = mark && text(SAID[mark]);
      });
      return this.words.replies[answer[0]];
    }

    forget() { for (const o of this.options) delete o.closest("label").dataset.mark; }
  }

  class Sliders {
    constructor(form, words) {
      this.words = words;
      this.inputs = [...form.querySelectorAll("input")];
      this.start = this.inputs.map((input) => Number(input.value));
      for (const input of this.inputs) input.addEventListener("input", () => this.moved(input));
    }

    get answer() { return this.inputs.map((input) => Number(input.value)); }

    // Where the slider stands at first is nobody's guess; to bet on it takes a second press.
    get missing() {
      if (this.touched) return "";
      this.touched = true;
      return text(this.first);
    }

    set(answer) {
      this.touched = Boolean(answer);
      this.inputs.forEach((input, i) => {
        input.value = (answer ?? this.start)[i];
        this.show(input);
      });
    }

    moved(input) {
      this.touched = true;
      this.show(input);
    }

    show(input) { input.setAttribute("aria-valuetext", this.words.shown[input.value]); }
  }

  class Guess extends Sliders {
    first = "bets.script.move_first";

    show(input) {
      super.show(input);
      input.previousElementSibling.value = this.words.shown[input.value];
    }

    distance(answer) { return answer[0]; }
    tell() { return ""; }
    forget() {}
  }

  class Sketch extends Sliders {
    first = "bets.script.draw_first";

    constructor(form, words) {
      super(form, words);
      this.plot = form.querySelector(".pl-plot");
      this.across = this.inputs.map((input) => Number(input.style.getPropertyValue("--x")));
      this.given = [...this.plot.querySelectorAll(".pl-given")].map((dot) => ["--x", "--y"].map((v) => Number(dot.style.getPropertyValue(v))));
      for (const [i, input] of this.inputs.entries()) input.addEventListener("keydown", (event) => this.step(event, i));
      this.plot.addEventListener("pointerdown", (event) => {
        if (form.querySelector("fieldset").disabled) return;
        this.plot.setPointerCapture(event.pointerId);
        this.draw(event);
      });
      this.plot.addEventListener("pointermove", (event) => {
        if (this.plot.hasPointerCapture(event.pointerId)) this.draw(event);
      });
      this.line();
    }

    // Left and right go to the neighbouring point; up and down are the slider's own keys.
    step(event, i) {
      const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!turn) return;
      event.preventDefault();
      this.reach(this.inputs[i + turn] ?? this.inputs[i]);
    }

    reach(input) {
      for (const other of this.inputs) other.tabIndex = other === input ? 0 : -1;
      input.focus();
    }

    draw(event) {
      const box = this.plot.getBoundingClientRect();
      const [x, y] = [(event.clientX - box.left) / box.width, 1 - (event.clientY - box.top) / box.height];
      const near = this.inputs[nearest(this.across, x)];
      near.value = Math.round(Math.min(1, Math.max(0, y)) * near.max);
      this.moved(near);
    }

    show(input) {
      super.show(input);
      this.line();
    }

    points(heights) { return this.given.concat(this.across.map((x, i) => [x, heights[i]])); }

    line() {
      const heights = this.inputs.map((input) => input.value / input.max);
      this.trace(".pl-drawn", this.points(heights));
      this.plot.style.setProperty("--drawn", heights.at(-1));
    }

    trace(selector, points) {
      this.plot.querySelector(selector).setAttribute("points", points.map(([x, y]) => `${100 * x},${100 - 100 * y}`).join(" "));
    }

    distance(answer) {
      const apart = answer.map((value, i) => Math.abs(value - this.words.truth[i]));
      return Math.floor(apart.reduce((sum, d) => sum + d, 0) / apart.length + 0.5);
    }

    // The labels at the line ends give way to each other.
    tell(answer) {
      this.trace(".pl-truth", this.words.curve);
      const [drawn, truth] = [answer.at(-1) / this.inputs.at(-1).max, this.words.curve.at(-1)[1]];
      const shift = Math.max(0, 0.09 - Math.abs(drawn - truth) / 2) * (drawn >= truth ? 1 : -1);
      this.plot.style.setProperty("--drawn", Math.min(1, Math.max(0, drawn + shift)));
      this.plot.style.setProperty("--truth", Math.min(1, Math.max(0, truth - shift)));
      return "";
    }

    forget() {
      this.plot.querySelector(".pl-truth").removeAttribute("points");
      this.line();
    }
  }

  const nearest = (places, x) => places.reduce((best, place, i) => (Math.abs(place - x) < Math.abs(places[best] - x) ? i : best), 0);

  // --- one bet ---

  class Bet {
    constructor(section) {
      this.section = section;
      const { bet, kind, tag, sizes, figure, state } = section.dataset;
      Object.assign(this, { name: bet, tag, sizes: sizes.split(" ").map(Number), state });
      this.figure = document.getElementById(figure);
      this.form = section.querySelector("form");
      this.words = JSON.parse(section.querySelector("script").textContent);
      this.field = new { choice: Choice, number: Guess, curve: Sketch }[kind](this.form, this.words);
      this.form.addEventListener("submit", (event) => this.place(event));
      this.part("[data-action=change]").addEventListener("click", () => this.change());
      const kept = record.read().bets[bet];
      if (this.fits(kept)) this.tell(kept);
      else veil(this.figure, section);
    }

    part(selector) { return this.section.querySelector(selector); }

    fits(answer) { return answer?.length === this.sizes.length && answer.every((part, i) => part < this.sizes[i]); }

    place(event) {
      event.preventDefault();
      const missing = this.field.missing;
      this.part(".pl-missing").textContent = missing;
      if (missing) return;
      const answer = this.field.answer;
      const isKept = record.change((kept) => { kept.bets[this.name] = answer; });
      this.tell(answer);
      if (!isKept) this.part(".pl-told").textContent = text("bets.script.not_kept", { reply: this.reply(answer) });
      explorers().get(this.figure.id)?.show(this.state);
      this.part(".pl-after a").focus({ preventScroll: true });
    }

    reply(answer) {
      const { reveal, shown, off } = this.words;
      const reply = this.field.tell(answer);
      const said = reveal
        .replaceAll("{answer}", () => this.words.answer)
        .replaceAll("{bet}", () => shown[answer.at(-1)])
        .replaceAll("{off}", () => off[this.field.distance(answer)]);
      return `${said} ${reply}`.trim();
    }

    tell(answer) {
      this.field.set(answer);
      this.part("fieldset").disabled = true;
      this.section.dataset.placed = "";
      this.part(".pl-told").textContent = this.reply(answer);
      this.part(".pl-code").textContent = codes.encode(this.tag, this.sizes, answer);
      unveil(this.figure, this.section);
      note(this.figure, this.section, text("bets.script.note", { bet: this.words.shown[answer.at(-1)] }));
    }

    change() {
      record.change((kept) => { delete kept.bets[this.name]; });
      this.part("fieldset").disabled = false;
      delete this.section.dataset.placed;
      this.part(".pl-told").textContent = "";
      this.field.set(null);
      this.field.forget();
      note(this.figure, this.section, "");
      veil(this.figure, this.section);
      this.part("input:not([tabindex='-1'])").focus({ preventScroll: true });
    }
  }

  for (const section of document.querySelectorAll(".pl-bet")) new Bet(section);

  // Who follows a link to a state has been sent to look: the figure opens.
  function follow() {
    const [anchor, query] = location.hash.slice(1).split("?");
    const figure = query && document.getElementById(anchor);
    if (figure && figure.dataset.veiled !== undefined) open(figure);
  }
  follow();
  window.addEventListener("hashchange", follow);
})();

// What a bet is answered with: options, a number or a line, on the plot of the figure and by native inputs.
(() => {
  "use strict";
  const { text } = window.platformlab.words;
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });
  const last = (all) => all[all.length - 1];
  const share = (name, value) => [`--${name}`, Math.min(1, Math.max(0, value))];
  // Words beside a mark far to the right stand at its left.
  const stand = (mark, at) => {
    mark.style.setProperty(...share("at", at));
    mark.toggleAttribute("data-late", at > 0.65);
  };
  const nearest = (places, x) => places.reduce((best, place, i) => (Math.abs(place - x) < Math.abs(places[best] - x) ? i : best), 0);

  const SAID = { right: "bets.script.right", wrong: "bets.script.wrong", truth: "bets.script.truth" };

  class Choice {
    constructor(form, words) {
      this.words = words;
      this.options = [...form.querySelectorAll("input")];
      this.regions = [...form.querySelectorAll(".pl-region")];
      for (const option of this.options) option.addEventListener("change", () => this.tint());
    }

    get missing() {
      return this.options.some((o) => o.checked) ? "" : text("asking.script.choose_first");
    }

    get answer() { return [this.options.findIndex((o) => o.checked)]; }

    set(answer) {
      this.options.forEach((o, i) => { o.checked = i === answer?.[0]; });
      this.tint();
    }

    tint() { this.regions.forEach((region, i) => { region.toggleAttribute("data-chosen", this.options[i].checked); }); }

    tell(answer) {
      this.options.forEach((o, i) => {
        const mark = i === answer[0] ? (i === this.words.right ? "right" : "wrong") : i === this.words.right ? "truth" : "";
        o.closest("label").dataset.mark = mark;
        o.nextElementSibling.dataset.said = mark && text(SAID[mark]);
        if (this.regions[i]) this.regions[i].dataset.mark = mark;
        if (this.regions[i] && i === answer[0]) this.regions[i].dataset.said = text("bets.script.you");
      });
      return this.words.replies[answer[0]];
    }

    show() { this.regions[this.words.right]?.setAttribute("data-mark", "truth"); }

    forget() {
      for (const o of this.options) delete o.closest("label").dataset.mark;
      for (const { dataset } of this.regions) for (const name of ["mark", "said"]) delete dataset[name];
    }
  }

  const LINE = 20; // px that a label takes
  const height = (label) => Number(label.style.getPropertyValue("--at"));
  const falling = (labels) => [...labels].sort((one, other) => height(other) - height(one));

  // Labels at the ends of lines are read one below the other.
  function stack(labels, tall) {
    let free = -Infinity;
    for (const label of falling(labels)) {
      const wanted = (1 - height(label)) * tall;
      free = Math.max(wanted, free);
      label.style.setProperty("--down", `${free - wanted}px`);
      free += LINE;
    }
  }

  // Of two labels with a line of their own the lower one hangs below its line.
  function keep_apart(labels, tall) {
    falling(labels).forEach((label, i, all) => {
      const is_near = i > 0 && (height(all[i - 1]) - height(label)) * tall < LINE;
      label.toggleAttribute("data-low", is_near && !all[i - 1].hasAttribute("data-low"));
    });
  }

  // Words beside upright lines that stand close are read one after the other.
  function keep_beside(labels) {
    let free = -Infinity;
    for (const label of falling(labels).reverse()) {
      if (label.hasAttribute("data-late")) continue;
      const { left } = label.getBoundingClientRect();
      if (left < free) label.style.paddingInlineStart = `${free - left}px`;
      free = label.getBoundingClientRect().right + LINE / 2;
    }
  }

  class Sliders {
    constructor(form, words) {
      this.words = words;
      this.inputs = [...form.querySelectorAll("input")];
      this.start = this.inputs.map((input) => Number(input.value));
      this.plot = form.querySelector(".pl-plot");
      for (const input of this.inputs) input.addEventListener("input", () => this.moved(input));
      this.plot?.addEventListener("pointerdown", (event) => {
        if (form.querySelector("fieldset").disabled) return;
        this.plot.setPointerCapture(event.pointerId);
        this.draw(event);
      });
      this.plot?.addEventListener("pointermove", (event) => {
        if (this.plot.hasPointerCapture(event.pointerId)) this.draw(event);
      });
    }

    get answer() { return this.inputs.map((input) => Number(input.value)); }

    // Where the pointer is on the plot, from its lower left corner.
    where(event) {
      const box = this.plot.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, 1 - (event.clientY - box.top) / box.height];
    }

    set(answer) {
      this.inputs.forEach((input, i) => {
        input.value = (answer ?? this.start)[i];
        this.show_value(input);
      });
    }

    show_value(input) { input.setAttribute("aria-valuetext", this.words.shown[input.value]); }

    add(className, said = "") {
      const part = made("span", `${className} pl-told-mark`, said);
      part.ariaHidden = "true";
      this.plot.append(part);
      return part;
    }

    forget() {
      for (const part of this.plot?.querySelectorAll(".pl-told-mark") ?? []) part.remove();
      this.mark?.removeAttribute("data-low");
    }
  }

  class Guess extends Sliders {
    constructor(form, words) {
      super(form, words);
      if (!this.plot) return;
      this.mark = made("span", "pl-you");
      this.mark.ariaHidden = "true";
      this.plot.append(this.mark);
    }

    // Where the slider stands at first is nobody's guess; to bet on it takes a second press.
    get missing() {
      if (this.touched) return "";
      this.touched = true;
      return text("bets.script.move_first");
    }

    set(answer) {
      super.set(answer);
      this.touch(Boolean(answer));
    }

    touch(is) {
      this.touched = is;
      this.plot?.toggleAttribute("data-touched", is);
    }

    moved(input) {
      this.touch(true);
      this.show_value(input);
    }

    draw(event) {
      const at = this.where(event)[this.words.plot.way === "x" ? 0 : 1];
      this.inputs[0].value = nearest(this.words.plot.places, at);
      this.moved(this.inputs[0]);
    }

    show_value(input) {
      super.show_value(input);
      input.previousElementSibling.value = this.words.shown[input.value];
      if (!this.mark) return;
      stand(this.mark, this.words.plot.places[input.value]);
      this.mark.textContent = this.words.shown[input.value];
    }

    distance(answer) { return answer[0]; }

    tell(answer) {
      if (!this.plot) return "";
      const { places } = this.words.plot;
      const [mine, truth] = [places[answer[0]], places[nearest(this.places_of_values(), this.words.at)]];
      this.mark.textContent = text("bets.script.you_with_value", { value: this.words.shown[answer[0]] });
      const gap = this.add("pl-gap");
      gap.style.setProperty(...share("from", Math.min(mine, truth)));
      gap.style.setProperty(...share("to", Math.max(mine, truth)));
      this.thoughts(mine);
      return "";
    }

    places_of_values() { return this.words.shown.map((_, i, all) => i / (all.length - 1)); }

    // On an axis her stroke never runs through the words of a thought: these stand on the side away from it.
    thoughts(mine) {
      for (const { says, at } of this.words.thoughts) {
        const [mark, place] = [this.add("pl-thought", says), this.words.plot.places[at]];
        stand(mark, place);
        if (mine > place && place > 0.3) mark.toggleAttribute("data-late", true);
      }
      if (this.words.plot.way === "x") keep_beside(this.plot.querySelectorAll(".pl-thought"));
      else keep_apart(this.plot.querySelectorAll(".pl-thought, .pl-you"), this.plot.clientHeight);
    }

    show() { if (this.plot) this.thoughts(); }
  }

  class Sketch extends Sliders {
    constructor(form, words) {
      super(form, words);
      this.reached = -1; // the last of the points that she has drawn
      this.across = this.inputs.map((input) => Number(input.style.getPropertyValue("--x")));
      this.given = [...this.plot.querySelectorAll(".pl-given")].map((dot) => ["--x", "--y"].map((v) => Number(dot.style.getPropertyValue(v))));
      for (const [i, input] of this.inputs.entries()) input.addEventListener("keydown", (event) => this.step(event, i));
      this.line();
    }

    get missing() { return this.reached < this.inputs.length - 1 ? text("bets.script.draw_first") : ""; }

    set(answer) {
      this.reached = answer ? this.inputs.length - 1 : -1;
      super.set(answer);
      this.line();
    }

    // Left and right go to the neighbouring point; up and down are the slider's own keys.
    step(event, i) {
      const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!turn) return;
      event.preventDefault();
      if (turn > 0) this.moved(this.inputs[i]);
      this.reach(this.inputs[i + turn] ?? this.inputs[i]);
    }

    reach(input) {
      for (const other of this.inputs) other.tabIndex = other === input ? 0 : -1;
      input.focus();
    }

    draw(event) {
      const [x, y] = this.where(event);
      const near = this.inputs[nearest(this.across, x)];
      near.value = Math.round(Math.min(1, Math.max(0, y)) * near.max);
      this.moved(near);
    }

    // A hand that is quicker than the points has drawn a straight line between them.
    moved(input) {
      const i = this.inputs.indexOf(input);
      const [x0, y0] = last(this.points()) ?? [this.across[0], input.value / input.max];
      for (let j = this.reached + 1; j < i; j += 1) {
        const part = (this.across[j] - x0) / (this.across[i] - x0);
        this.inputs[j].value = Math.round((y0 + part * (input.value / input.max - y0)) * input.max);
        this.show_value(this.inputs[j]);
      }
      this.reached = Math.max(this.reached, i);
      this.show_value(input);
      this.line();
    }

    points() { return this.given.concat(this.across.slice(0, this.reached + 1).map((x, i) => [x, this.inputs[i].value / this.inputs[i].max])); }

    line() {
      this.plot.toggleAttribute("data-touched", this.reached >= 0);
      this.inputs.forEach((input, i) => { input.toggleAttribute("data-reached", i <= this.reached); });
      this.trace(this.plot.querySelector(".pl-drawn"), this.reached < 0 ? [] : this.points());
    }

    trace(line, points) { line.setAttribute("points", points.map(([x, y]) => `${100 * x},${100 - 100 * y}`).join(" ")); }

    add_line(className, points) {
      const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
      line.setAttribute("class", `${className} pl-told-mark`);
      this.trace(line, points);
      this.plot.querySelector("svg").prepend(line);
    }

    distance(answer) {
      const apart = answer.map((value, i) => Math.abs(value - this.words.truth[i]));
      return Math.floor(apart.reduce((sum, d) => sum + d, 0) / apart.length + 0.5);
    }

    tell(answer) {
      const { curve } = this.words;
      const from = last(this.given)?.[0] ?? this.across[0];
      const ahead = curve.filter(([x]) => x >= from);
      this.add_line("pl-gap", this.points().concat([...ahead].reverse()));
      this.add("pl-end pl-end-drawn", text("bets.script.you")).style.setProperty(...share("at", last(answer) / last(this.inputs).max));
      this.show();
      return "";
    }

    show() {
      for (const { says, points } of this.words.thoughts) {
        this.add_line("pl-thought-line", points);
        this.add("pl-end pl-end-thought", says).style.setProperty(...share("at", last(points)[1]));
      }
      stack(this.plot.querySelectorAll(".pl-end"), this.plot.clientHeight);
      this.add_line("pl-truth", this.words.curve);
    }

    forget() {
      super.forget();
      this.line();
    }
  }

  window.platformlab.answering = { choice: Choice, number: Guess, curve: Sketch };
})();

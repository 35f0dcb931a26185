// Brings the explorers of a page to life. It looks states up and redraws; it computes no economics.
// Classic script, no modules, no fetch: pages opened from file:// allow neither.
(() => {
  "use strict";
  const { address, shipped: { NotLoaded, payloads, same, script, sentence, table }, words } = window.platformlab;
  const { text } = words;
  const WARMING = 12; // drawings
  const SIGNED = /(−[^\d\s]\d+(?:[.,]\d+)*)/u; // as `parted` of platformlab/words/numbers.py
  const explorers = new Map();

  // An amount below zero keeps its sign: browsers break a line between the two.
  const signed = (said) => said.split(SIGNED).map((part, i) => (i % 2 ? Object.assign(document.createElement("span"), { className: "pl-signed", textContent: part }) : part));

  // --- one explorer ---

  class Explorer {
    constructor(figure) {
      this.figure = figure;
      this.name = figure.dataset.explorer;
      this.inputs = [...figure.querySelectorAll("[data-control]")];
      this.defaults = this.inputs.map(start);
      this.charts = [];
      this.put(this.defaults); // a browser may have put one control, and nothing else, where it was left
      for (const part of figure.querySelectorAll("[hidden]")) part.removeAttribute("hidden");
      const touch = () => this.hydrate();
      for (const kind of ["pointerdown", "focusin"]) figure.addEventListener(kind, touch, { once: true });
      if (!this.inputs.length) figure.addEventListener("pointerover", touch, { once: true });
      // A slider taken in hand begins a comparison: the state of its first move is the one left.
      // What a menu leaves is another thing, firms or papers, and no outline beside the new one.
      for (const kind of ["pointerdown", "focusin"]) figure.addEventListener(kind, ({ target }) => { if (target.dataset.control) this.left = null; });
      for (const input of this.inputs) input.addEventListener("input", () => { this.left ??= input.type === "range" ? this.drawn() : []; this.moved(); });
      for (const button of figure.querySelectorAll("[data-action]")) {
        button.addEventListener("click", () => this[button.dataset.action]().catch((error) => this.stay(error)));
      }
      figure.addEventListener("toggle", ({ target }) => this.unfold(target), true);
      window.addEventListener("beforeprint", () => {
        this.draw(() => true);
        if (this.inputs.length) figure.querySelector(".pl-state").textContent = this.settings();
      });
      window.addEventListener("pageshow", ({ persisted }) => { if (!persisted && this.differs(this.labelled)) this.moved(); });
    }

    index(input) { return input.type === "range" ? Number(input.value) : input.selectedIndex; }

    // A phone keeps the drawing in sight while the folded controls pass, but not while the numbers do.
    unfold(part) {
      const numbers = this.figure.querySelector(".pl-numbers");
      const isPassing = this.figure.querySelector(":scope > .pl-more[open]") && !numbers.open;
      this.figure.toggleAttribute("data-passing", Boolean(isPassing));
      if (part === numbers) this.update();
    }

    // The value of a control in words.
    shown(input) { return input.type === "range" ? input.dataset.shown.split("|")[input.value] : input.selectedOptions[0].textContent; }

    differs(indices) { return this.inputs.some((input, i) => this.index(input) !== indices[i]); }

    // The state in words, as paper and a saved sheet have it.
    settings() { return this.inputs.map((input) => `${input.labels[0].textContent}: ${this.shown(input)}`).join("; "); }

    set(indices) {
      this.left = [];
      this.put(indices);
      return this.moved();
    }

    // Copies of both drawings as they are.
    drawn() { return [...this.figure.querySelectorAll(".pl-chart svg:not(.pl-before)")].map((svg) => svg.cloneNode(true)); }

    // Moves the controls and what stands beside them.
    put(indices) {
      this.inputs.forEach((input, i) => {
        if (input.type === "range") input.value = indices[i]; else input.selectedIndex = indices[i];
      });
      this.label();
    }

    label() {
      this.labelled = this.inputs.map((input) => this.index(input));
      const isMoved = this.defaults.some((index, i) => index !== this.labelled[i]);
      for (const part of [this.figure, this.figure.closest(".pl-bet")]) part?.toggleAttribute("data-moved", isMoved);
      for (const input of this.inputs) {
        if (input.type !== "range") continue;
        const shown = this.shown(input);
        input.setAttribute("aria-valuetext", shown);
        input.nextElementSibling.value = shown;
      }
    }

    // The last control moves fastest, as in the grid that Python walked.
    at(indices) { return this.payload.controls.reduce((at, { values }, i) => at * values.length + indices[i], 0); }

    get state() { return this.at(this.inputs.map((input) => this.index(input))); }

    moved() {
      this.label();
      if (this.charts.length) {
        this.answered = true;
        return this.update();
      }
      return this.hydrate().then(() => this.update());
    }

    async data() {
      await script(`${this.name}.js`);
      this.payload = payloads.get(this.name);
    }

    hydrate() {
      this.hydrated ??= this.data()
        .then(() => { this.update(); return Promise.all(["vega.js", "touched.js"].map(script)); })
        .then(() => this.embed())
        .catch((error) => this.stay(error));
      return this.hydrated;
    }

    // The drawing cannot follow, so nothing else does: all goes back to the state that is drawn.
    stay(error) {
      this.hydrated = null;
      this.left = [];
      this.put(this.defaults);
      this.update();
      this.readdress();
      const { message } = error;
      if (error instanceof NotLoaded) this.say(text("explore.script.not_loaded", { file: message }));
      else this.say(text("explore.script.not_drawn", { reason: message }));
    }

    async embed() {
      this.charts = await window.platformlab.drawings(this);
      this.hand = window.platformlab.hand(this);
      this.figure.dataset.live = "";
      this.warm(WARMING);
    }

    // The first drawings are slow, until the browser has compiled them. They are done again, unchanged,
    // while the reader makes up her mind, and no longer than that.
    warm(times) {
      const idle = window.requestIdleCallback ?? ((call) => setTimeout(call, 50)); // Safari has none
      if (!times || this.answered) {
        this.warmed = true;
        this.settle();
        return;
      }
      // A busy machine has no idle moment; then it goes on all the same.
      idle(() => { if (!this.answered) this.draw(() => true, true); this.warm(times - 1); }, { timeout: 500 });
    }

    // Says, to whoever measures or points at a mark, that no drawing is due: marks stay where they are.
    settle() { if (this.warmed && !this.later) this.figure.dataset.settled = ""; }

    update() {
      if (!this.payload) return;
      const said = this.figure.querySelector(".pl-sentence");
      const now = sentence(this.payload, this.state);
      if (said.textContent !== now) said.replaceChildren(...signed(now));
      if (this.figure.querySelector(".pl-numbers").open) this.numbers();
      const visible = (chart) => chart.isShown();
      const draw = () => this.draw(visible);
      if (this.hand) this.hand.move(draw); else draw();
      delete this.figure.dataset.settled;
      clearTimeout(this.later);
      this.later = setTimeout(() => {
        this.draw((chart) => !visible(chart));
        this.later = null;
        this.hand?.rest();
        this.readdress();
        this.settle();
      }, 250);
    }

    // Gives the charts the rows that have changed, or all of them anew.
    draw(which, isAnew = false) {
      for (const chart of this.charts.filter(which)) {
        const changed = chart.drawn.filter((name) => isAnew || !same(this.payload, name, chart.state, this.state));
        for (const name of changed) chart.view.data(name, table(this.payload, name, this.state));
        chart.state = this.state;
        chart.view.run();
      }
    }

    numbers() {
      for (const element of this.figure.querySelectorAll("table[data-table]")) {
        const columns = element.dataset.columns.split("|").map((column) => column.split(":"));
        const lines = table(this.payload, element.dataset.table, this.state).map((row) => {
          const line = document.createElement("tr");
          line.append(...columns.map(([column, kind, decimals]) => {
            const cell = document.createElement("td");
            cell.className = `pl-as-${kind}`;
            cell.textContent = words.cell(row[column], kind, Number(decimals));
            return cell;
          }));
          return line;
        });
        element.tBodies[0].replaceChildren(...lines);
      }
    }

    // --- small actions ---

    // In a bet the place for it is folded away until there is something to say.
    say(said) {
      const place = this.figure.querySelector(".pl-done");
      place.textContent = said;
      const fold = place.closest("details");
      if (said && fold) fold.open = true;
    }

    fragment() { return address.write(this.figure.id, (this.payload?.controls ?? []).map(({ name, values }, i) => [name, values[this.index(this.inputs[i])]])); }

    // An address that names a state of this figure names the one that is shown.
    readdress() {
      const { anchor, settings } = address.read(location.hash);
      if (anchor === this.figure.id && settings.length && location.hash !== this.fragment()) address.put(this.fragment());
    }

    async csv() {
      await Promise.all([this.data(), script("touched.js")]);
      await window.platformlab.save.numbers(this);
    }

    async share() {
      await Promise.all([this.data(), this.hydrate()]);
      if (this.hand) window.platformlab.share(this);
    }

    async link() {
      await this.data();
      address.put(this.fragment());
      try {
        await navigator.clipboard.writeText(location.href);
        this.say(text("explore.script.link_copied"));
      } catch {
        this.say(text("explore.script.link_in_address"));
      }
    }

    async reset() {
      await this.set(this.defaults);
      this.say(text("explore.script.back"));
    }

    // Sets the state that a link names, and says what of it is none of this figure's.
    async show(settings) {
      await this.data();
      const { places, odd } = address.match(settings, this.payload.controls);
      await this.set(this.payload.controls.map(({ name }, i) => places[name] ?? this.defaults[i]));
      if (odd.length && this.charts.length) this.say(text("explore.script.not_understood", { n: odd.length, settings: listed(odd) }));
    }

    // By the time the drawing is there, the reader may have followed another link.
    async follow(settings) {
      const followed = {};
      this.followed = followed;
      if (settings.length) await this.show(settings).catch((error) => this.stay(error));
      if (this.followed === followed) this.figure.scrollIntoView();
    }
  }

  // Where a control stands in the page as it was written.
  function start(input) {
    if (input.type === "range") return Number(input.defaultValue);
    return [...input.options].findIndex((option) => option.defaultSelected);
  }

  const listed = (names) => names.map((name) => `“${name}”`).join(", ");

  for (const figure of document.querySelectorAll(".pl-explorer")) explorers.set(figure.id, new Explorer(figure));
  function follow(fragment) {
    document.querySelector(".pl-notice")?.remove();
    const { anchor, settings } = address.read(fragment);
    const meant = explorers.get(anchor);
    const isWritten = fragment === `#${anchor}`; // then the browser itself finds the place
    if (meant && !isWritten) meant.follow(settings);
    else if (settings.length && anchor.startsWith("explore-")) missed(anchor);
  }

  function missed(anchor) {
    const said = text("explore.script.no_figure", { name: listed([anchor]) });
    document.querySelector("h1").after(Object.assign(document.createElement("p"), { className: "pl-notice", role: "status", textContent: said }));
  }

  follow(location.hash);
  // By then a figure that came to rest may have named its own state in the address.
  window.addEventListener("hashchange", ({ newURL }) => follow(new URL(newURL).hash));
  // A link to the state that the address names already changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#explore-']");
    if (link?.href === location.href) follow(location.hash);
  });
})();

// Brings the explorers of a page to life. It looks states up and redraws; it computes no economics.
// Classic script, no modules, no fetch: pages opened from file:// allow neither.
(() => {
  "use strict";
  const { sheet, words } = window.platformlab;
  const { text } = words;
  const home = document.currentScript.src.replace(/explore\.js.*$/, "");
  const version = document.currentScript.src.split("?")[1] || "";
  const WARMING = 12; // drawings
  const loading = new Map();
  const payloads = new Map();

  const explorers = new Map();
  // Bets set a figure to their state; they find it here.
  window.platformlab = Object.assign(window.platformlab ?? {}, {
    register: (payload) => payloads.set(payload.name, payload),
    explorers,
  });

  class NotLoaded extends Error {}

  function script(file) {
    if (!loading.has(file)) {
      loading.set(file, new Promise((resolve, reject) => {
        const tag = document.createElement("script");
        tag.src = `${home}${file}?${version}`;
        tag.onload = resolve;
        tag.onerror = () => { loading.delete(file); reject(new NotLoaded(file)); };
        document.head.append(tag);
      }));
    }
    return loading.get(file);
  }

  // --- looking a state up ---

  const pick = (packed, state) => (Array.isArray(packed) ? packed[state] : packed);

  function table(payload, name, state) {
    const columns = Object.entries(payload.tables[name]).map(([column, { decimals, pool, at }]) => {
      const values = pool[pick(at, state)];
      const scale = 10 ** (decimals ?? 0);
      return [column, decimals === null ? values : values.map((v) => (v === null ? null : v / scale))];
    });
    return Array.from(columns[0][1], (_, i) => Object.fromEntries(columns.map(([c, v]) => [c, v[i]])));
  }

  function sentence({ sentences: { wordings, numbers, at } }, state) {
    const [wording, ...slots] = at[state];
    return wordings[wording].map((part, i) => part + (i < slots.length ? numbers[slots[i]] : "")).join("");
  }

  // Vega notes a mark's values in the element of this id, and would append it outside every landmark.
  function note() {
    const id = "vg-tooltip-element";
    if (document.getElementById(id)) return;
    const box = Object.assign(document.createElement("div"), { id, className: "vg-tooltip" });
    document.querySelector("[role=main]").append(box);
  }

  // --- one explorer ---

  class Explorer {
    constructor(figure) {
      this.figure = figure;
      this.name = figure.dataset.explorer;
      this.inputs = [...figure.querySelectorAll("[data-control]")];
      this.defaults = this.inputs.map((input) => this.index(input));
      this.charts = [];
      for (const part of figure.querySelectorAll("[hidden]")) part.removeAttribute("hidden");
      const touch = () => this.hydrate();
      for (const kind of ["pointerdown", "focusin"]) figure.addEventListener(kind, touch, { once: true });
      if (!this.inputs.length) figure.addEventListener("pointerover", touch, { once: true });
      for (const input of this.inputs) input.addEventListener("input", () => this.moved());
      for (const button of figure.querySelectorAll("[data-action]")) {
        button.addEventListener("click", () => this[button.dataset.action]());
      }
      figure.querySelector(".pl-numbers").addEventListener("toggle", () => this.update());
      window.addEventListener("beforeprint", () => this.draw(() => true));
    }

    index(input) { return input.type === "range" ? Number(input.value) : input.selectedIndex; }

    // The value of a control in words.
    shown(input) { return input.type === "range" ? input.dataset.shown.split("|")[input.value] : input.selectedOptions[0].textContent; }

    set(indices) {
      this.inputs.forEach((input, i) => {
        if (input.type === "range") input.value = indices[i]; else input.selectedIndex = indices[i];
      });
      return this.moved();
    }

    // The last control moves fastest, as in the grid that Python walked.
    get state() {
      return this.payload.controls.reduce((at, { values }, i) => at * values.length + this.index(this.inputs[i]), 0);
    }

    moved() {
      for (const input of this.inputs) {
        if (input.type !== "range") continue;
        const shown = this.shown(input);
        input.setAttribute("aria-valuetext", shown);
        input.nextElementSibling.value = shown;
      }
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
        .then(() => { this.update(); return script("vega.js"); })
        .then(() => this.embed())
        .catch((error) => {
          this.hydrated = null;
          const { message } = error;
          if (error instanceof NotLoaded) this.say(text("explore.script.not_loaded", { file: message }));
          else this.say(text("explore.script.not_drawn", { reason: message }));
        });
      return this.hydrated;
    }

    async embed() {
      note();
      // Errors only: that a table is empty in some states is no news to us.
      const options = { renderer: "svg", actions: false, tooltip: { theme: "pl" }, mode: "vega", logLevel: 1 };
      this.charts = await Promise.all(["wide", "narrow"].map(async (width) => {
        const box = this.figure.querySelector(`.pl-${width}`);
        const stage = document.createElement("div");
        stage.ariaHidden = "true";
        const spec = structuredClone(this.payload.vega[width]);
        for (const set of spec.data) {
          if (set.name in this.payload.tables) set.values = table(this.payload, set.name, this.state);
        }
        const drawn = spec.data.map(({ name }) => name).filter((name) => name in this.payload.tables);
        const { view } = await window.vegaEmbed(stage, spec, options);
        box.replaceChildren(stage);
        return { box, view, drawn };
      }));
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
      idle(() => { if (!this.answered) this.draw(() => true); this.warm(times - 1); });
    }

    // Says, to whoever measures or points at a mark, that no drawing is due: marks stay where they are.
    settle() { if (this.warmed && !this.later) this.figure.dataset.settled = ""; }

    update() {
      if (!this.payload) return;
      const said = this.figure.querySelector(".pl-sentence");
      const now = sentence(this.payload, this.state);
      if (said.textContent !== now) said.textContent = now;
      if (this.figure.querySelector(".pl-numbers").open) this.numbers();
      const visible = ({ box }) => box.offsetParent !== null;
      this.draw(visible);
      delete this.figure.dataset.settled;
      clearTimeout(this.later);
      this.later = setTimeout(() => {
        this.draw((chart) => !visible(chart));
        this.later = null;
        this.settle();
      }, 250);
    }

    draw(which) {
      for (const chart of this.charts.filter(which)) {
        for (const name of chart.drawn) {
          chart.view.data(name, table(this.payload, name, this.state));
        }
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

    say(said) { this.figure.querySelector(".pl-done").textContent = said; }

    fragment() {
      const values = this.payload.controls.map(({ name, values }, i) => `${name}=${values[this.index(this.inputs[i])]}`);
      return `#${this.figure.id}?${values.map(encodeURI).join("&")}`;
    }

    async csv() {
      await this.data();
      const values = Object.fromEntries(this.payload.controls.map(({ name, values }, i) => [name, values[this.index(this.inputs[i])]]));
      const [figure, source] = [".pl-title", ".pl-source"].map((part) => this.figure.querySelector(part).textContent.trim());
      const state = this.inputs.map((input) => `${input.labels[0].textContent}: ${this.shown(input)}`).join("; ");
      const tables = Object.fromEntries(Object.keys(this.payload.tables).map((name) => [name, table(this.payload, name, this.state)]));
      const numbers = sheet.csv({ figure, figure_state: state, figure_source: source, saved_on: today() }, tables);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([numbers], { type: "text/csv;charset=utf-8" }));
      link.download = sheet.fileName(this.name, values);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      this.say(text("explore.script.saved", { file: link.download }));
    }

    async link() {
      await this.data();
      history.replaceState(null, "", this.fragment());
      try {
        await navigator.clipboard.writeText(location.href);
        this.say(text("explore.script.link_copied"));
      } catch {
        this.say(text("explore.script.link_in_address"));
      }
    }

    reset() {
      this.set(this.defaults);
      this.say(text("explore.script.back"));
    }

    // Sets the state that a link names.
    async show(query) {
      await this.data();
      const wanted = new URLSearchParams(query);
      await this.set(this.payload.controls.map(({ name, values }, i) => {
        const at = values.findIndex((value) => String(value) === wanted.get(name));
        return at < 0 ? this.defaults[i] : at;
      }));
    }

    // By the time the drawing is there, the reader may have followed another link.
    async follow(query) {
      const { hash } = location;
      await this.show(query);
      if (location.hash === hash) this.figure.scrollIntoView();
    }
  }

  // Of the reader's own clock, as 2026-11-29.
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  for (const figure of document.querySelectorAll(".pl-explorer")) explorers.set(figure.id, new Explorer(figure));
  function follow() {
    const [anchor, query] = location.hash.slice(1).split("?");
    if (query) explorers.get(anchor)?.follow(query);
  }
  follow();
  window.addEventListener("hashchange", follow);
  // A link to the state that the address names already changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#explore-']");
    if (link?.href === location.href) follow();
  });
})();

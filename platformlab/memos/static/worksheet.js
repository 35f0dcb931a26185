// The page of the worksheet: takes what is typed, asks the desk, and shows memo, figure and complaints.
(() => {
  "use strict";
  const { desk, drawing, files, sheet: { Sheet, answersOf }, store, words: { number, text } } = window.platformlab;
  const PAUSE = 250; // milliseconds after the last key, before the rules are asked
  const ENOUGH = 4000; // signs of an answer: a memo says fewer, and the rules have a small memory
  const MOST = 100_000; // signs of a text that is no sheet, of which the rules say why not

  // In a sentence a number below zero has the minus sign that drawings have.
  const signed = (value, decimals) => number(value, decimals).replace(/^-(?=\d)/, "\u2212");
  const slot = ({ n, d, t, k, ks }) =>
    n !== undefined ? signed(n, d) : t !== undefined ? t : k !== undefined ? text(k) : ks.map((key) => text(key)).join(", ");
  const said = ([key, slots]) => text(`worksheet.memo.${key}`, Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, slot(value)])));
  const head = (name) => text(`worksheet.heads.${name}`);
  // As a reader writes it: three digits that count.
  const amount = (value) => signed(value, Math.abs(value) < 10 && value % 1 ? 1 : 0);

  function made(kind, words) {
    const element = document.createElement(kind);
    element.textContent = words;
    return element;
  }

  class Worksheet {
    constructor(root) {
      this.root = root;
      this.sheet = new Sheet();
      this.waiting = 0;
      this.follows = true; // a sheet opens at the stage that its memo is about
      this.sureOf = null; // a sheet is erased at a second press only
      this.form = this.find(".pl-ws-sheet");
      this.firms = JSON.parse(this.find(".pl-ws-firms").textContent);
      desk.opens("worksheet");
      for (const form of root.querySelectorAll("form")) form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("input", ({ target }) => this.typed(target));
      for (const button of root.querySelectorAll("[data-action]")) button.addEventListener("click", () => this[button.dataset.action]());
      files.take(this.find("#sheet-file"), (written, file) => this.open(written, file), (words) => this.say(words));
      store.listen("worksheet", () => { this.sheet.refresh(); this.fill(); });
      window.addEventListener("beforeunload", (event) => { if (!this.sheet.isKept && !this.sheet.isEmpty) event.preventDefault(); });
      this.takeEarly();
      this.find(".pl-ws-stages").toggleAttribute("data-ready", true); // they can be changed again (worksheet.css)
      this.fill(!this.sheet.isEmpty);
      if (!this.sheet.isKept) this.say(text("worksheet.script.not_kept"));
    }

    // On a slow network a reader types before this script has come: that is hers as well.
    takeEarly() {
      const early = this.fields.filter(({ value }) => value !== "").map((field) => [this.key(field), field.value]);
      if (!early.length) return;
      this.follows = false;
      if (this.sheet.adopt(Object.fromEntries(early))) this.say(text("worksheet.script.typed_early"));
    }

    find(selector) { return this.root.querySelector(selector); }

    say(words) { this.find(".pl-status").textContent = words; }

    get stage() { return this.form.elements.stage.value; }

    get fields() { return [...this.form.elements].filter(({ name, type }) => name && type !== "radio" && type !== "fieldset"); }

    get stages() { return [...this.form.elements.stage].map(({ value }) => value); }

    // The stage after the one that is open; after the last comes the first.
    get nextStage() { return this.stages[(this.stages.indexOf(this.stage) + 1) % this.stages.length]; }

    get untouched() { return this.sheet.untouched(this.stages); }

    key(field) { return "firm" in field.dataset ? field.name : `${this.stage}.${field.name}`; }

    typed(field) {
      this.follows = false;
      if (field.name === "stage") {
        this.fill();
        return;
      }
      this.say(text(`worksheet.script.${this.sheet.write(this.key(field), field.value) ? "kept" : "not_kept"}`));
      this.arrange();
      this.later();
    }

    // Shows what the sheet says of the firm and of the stage that is open.
    fill(asks = true) {
      for (const field of this.fields) {
        const value = this.sheet.answers[this.key(field)] ?? "";
        if (field.value === value) continue;
        if (field.tagName === "SELECT") this.offer(field, value);
        field.value = value;
      }
      this.find(".pl-ws-open-stage").textContent = text("worksheet.script.stage", { stage: text(`worksheet.stages.${this.stage}`) });
      this.find(".pl-ws-now").textContent = text(`worksheet.asks.${this.stage}`);
      this.find("[data-action=next]").textContent = text("worksheet.script.next", { stage: text(`worksheet.stages.${this.nextStage}`) });
      this.arrange();
      if (asks) this.look();
    }

    // An answer that the list lacks stays an answer.
    offer(field, value) {
      for (const odd of field.querySelectorAll("[data-odd]")) odd.remove();
      if ([...field.options].some((option) => option.value === value)) return;
      const option = new Option(value, value);
      option.dataset.odd = "";
      field.add(option);
    }

    // Only what the chosen gain needs is asked; what was typed elsewhere stays.
    arrange() {
      const mechanism = this.form.elements.mechanism.value;
      this.find(".pl-ws-asked").hidden = mechanism === "" || mechanism === "none";
      for (const part of this.root.querySelectorAll("[data-needs]")) {
        const name = part.dataset.needs;
        part.hidden = name.startsWith("other_") ? mechanism !== "sides" : name === "earn" && mechanism === "crowd";
      }
      this.find("[data-action=back]").hidden = !this.sheet.aside.length;
      this.find("[data-action=nobody]").hidden = !this.untouched.length || this.untouched.length === this.stages.length;
      this.hold();
    }

    // The sheet as text; one that was pasted there stands until it is read.
    hold() {
      const place = this.find("#sheet-text");
      if (place.value && place.value !== this.held) return; // what this page did not write itself
      this.held = this.sheet.isEmpty ? "" : this.sheet.text;
      place.value = this.held;
    }

    later() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.look(), PAUSE);
    }

    // The sheet as the rules need it.
    get asked() { return Object.fromEntries(Object.entries(this.sheet.answers).map(([key, value]) => [key, value.slice(0, ENOUGH)])); }

    async ask(question) {
      try {
        return await desk.ask(question);
      } catch (error) {
        if (!(error instanceof desk.NotStarted)) throw error;
        this.say(text(`worksheet.script.${error.why}`, { file: desk.FILE }));
        return null;
      }
    }

    async look() {
      clearTimeout(this.waiting);
      const { stage, sheet: { answers } } = this;
      const found = await this.ask({ do: "look", answers: this.asked, stage });
      if (!found || answers !== this.sheet.answers || stage !== this.stage) return; // a later one comes
      if (this.follows && found.about && found.about !== stage) {
        this.form.elements.stage.value = found.about;
        this.fill();
        return;
      }
      this.follows = false;
      this.complain(found.complaints);
      this.survey(found.stages);
      this.draw(found);
      this.show(found);
    }

    complain(complaints) {
      const by = new Map(complaints.map((each) => [each.field, text(`worksheet.complaints.${each.reason}`, each.slots)]));
      for (const field of this.fields) {
        const place = this.find(`#${field.id}-wrong`);
        if (!place) continue;
        place.textContent = by.get(this.key(field)) ?? "";
        field.setAttribute("aria-invalid", by.has(this.key(field)));
      }
    }

    survey(stages) {
      for (const { stage, state, verdict } of stages) {
        this.find(`.pl-ws-verdict[data-stage=${stage}]`).textContent = text(`worksheet.states.${verdict ?? state}`);
      }
      const scale = drawing.reaches(this.root.querySelectorAll(".pl-ws-reach"), stages);
      this.find(".pl-ws-scale").textContent = scale ? text("worksheet.script.scale", { low: amount(scale.low), high: amount(scale.high) }) : "";
    }

    draw({ picture, stages, told }) {
      this.find(".pl-ws-drawn").hidden = !picture;
      const { missing } = stages.find(({ stage }) => stage === this.stage);
      const names = missing.map((name) => text(`worksheet.short.${name}`)).join(", ");
      this.find(".pl-ws-lacks").textContent = names ? text("worksheet.script.lacks", { names }) : "";
      if (!picture) return;
      const { low, high, most } = drawing.stage(this.find(".pl-ws-draws"), picture, amount);
      const slots = { low: amount(low), high: amount(high), most: amount(most) };
      this.find(".pl-ws-axis").textContent = text(`worksheet.script.axis_${picture.is_money ? "money" : "members"}`, slots);
      this.find("#sheet-told").replaceChildren(...told.map((line) => made("p", said(line))));
    }

    show(memo) {
      const isDecided = memo.recommendation !== "unfinished";
      this.find(".pl-ws-memo").hidden = this.sheet.isEmpty;
      this.root.toggleAttribute("data-memo", isDecided);
      const parts = memo.sections.map(([name, lines]) => [made("h3", head(name)), ...lines.map((line) => made("p", said(line)))]);
      this.find(".pl-ws-memo-text").replaceChildren(...memo.head.map((words) => made("p", words)), ...parts.flat());
    }

    // --- other sheets ---

    replace(answers, words) {
      const isKept = this.sheet.take(answers);
      this.follows = true;
      this.fill();
      this.say(isKept ? words : text("worksheet.script.not_kept"));
    }

    // On a phone the list of stages is a screen away: on from where the reader is, at its first question.
    next() {
      this.follows = false;
      this.form.elements.stage.value = this.nextStage;
      this.fill();
      this.form.elements.mechanism.focus({ preventScroll: true });
      this.find(".pl-ws-stage").scrollIntoView();
    }

    // Most stages have no gain: one press says so of all that are left, and each can be opened and changed.
    nobody() {
      const left = this.untouched;
      this.follows = false;
      for (const stage of left) this.sheet.write(`${stage}.mechanism`, "none");
      this.form.querySelector("[name=stage]:checked").focus(); // the button goes
      this.fill();
      const stages = left.map((stage) => text(`worksheet.stages.${stage}`)).join(", ");
      this.say(text(`worksheet.script.${this.sheet.isKept ? "nobody" : "not_kept"}`, { stages }));
    }

    example() { this.replace({ ...this.firms[this.find("#sheet-example").value] }, text("worksheet.script.replaced")); }

    empty() { this.replace({}, text("worksheet.script.emptied")); }

    back() {
      this.sheet.back();
      this.fill();
      this.say(text("worksheet.script.went_back", { at: 1, n: this.sheet.aside.length + 1 }));
    }

    erase() {
      if (this.sureOf !== this.sheet.answers) {
        this.sureOf = this.sheet.answers;
        this.say(text("worksheet.script.sure"));
        return;
      }
      this.sheet.erase();
      this.fill();
      this.say(text("worksheet.script.erased"));
    }

    async read() {
      const typed = this.find("#sheet-text").value;
      const answers = answersOf(typed);
      if (answers) {
        this.held = typed;
        this.replace(answers, text("worksheet.script.replaced"));
        return;
      }
      const found = await this.ask({ do: "read", text: typed.slice(0, MOST) });
      if (!found) return;
      const [reason, slots] = found.refusal ?? ["damaged", {}];
      this.say(text("worksheet.script.refused", { why: text(`worksheet.files.${reason}`, slots) }));
    }

    open(written, file) {
      this.held = written;
      this.find("#sheet-text").value = written;
      this.say(text("worksheet.script.opened", { file }));
      return this.read();
    }

    // --- taking it away ---

    hand(file, words) { return files.give(new Blob([words], { type: "text/plain" }), file, this.find(".pl-status")); }

    save() {
      this.held = this.find("#sheet-text").value; // a text that was pasted and not read gives way to the sheet
      this.hold();
      return this.hand("worksheet.json", this.sheet.text);
    }

    async markdown() {
      const memo = await this.ask({ do: "markdown", answers: this.asked });
      if (!memo) return;
      const parts = memo.sections.map(([name, lines]) => [`## ${head(name)}`, ...lines.map(said)]);
      await this.hand("memo.md", `${[`# ${head("memo")}`, ...memo.head, ...parts.flat()].join("\n\n")}\n`);
    }

    async print() {
      await this.look();
      window.print();
    }
  }

  new Worksheet(document.querySelector(".pl-worksheet"));
})();

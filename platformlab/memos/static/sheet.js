// What a reader wrote: kept as she types, for this device only, and never overwritten by another sheet.
// Where the browser keeps nothing, the place in its history does, which outlives reload and Back.
(() => {
  "use strict";
  const { store } = window.platformlab;
  const EDITION = 1;
  const NOW = "worksheet";
  const ASIDE = "worksheet-aside";

  const written = (answers) => JSON.stringify({ worksheet: EDITION, answers });

  // Answers of a text that this page wrote; nothing for any other, of which the rules say what it is.
  function answersOf(text) {
    try {
      const { worksheet, answers } = JSON.parse(text);
      return worksheet === EDITION && !Array.isArray(answers) && Object.values(answers).every((value) => typeof value === "string") ? answers : null;
    } catch {
      return null;
    }
  }

  // Into the page's place in the browser's history; what is more than that takes stays in the page only.
  function note(unkept) {
    try {
      history.replaceState({ ...history.state, [NOW]: unkept }, "");
    } catch {
      return;
    }
  }

  function listOf(text) {
    try {
      return JSON.parse(text).filter((sheet) => typeof sheet === "string");
    } catch {
      return [];
    }
  }

  const isEmpty = (answers) => Object.values(answers).every((value) => !value.trim());

  class Sheet {
    constructor() {
      this.aside = listOf(store.read(ASIDE));
      this.answers = {};
      this.isKept = true;
      const text = store.read(NOW);
      if (text && !answersOf(text)) this.lay(text); // damaged: kept beside the sheet
      this.answers = { ...answersOf(text) };
      const unkept = history.state?.[NOW];
      if (!unkept) return;
      Object.assign(this.answers, answersOf(unkept.now));
      for (const other of unkept.aside) this.lay(other);
      this.keep();
    }

    get text() { return written(this.answers); }

    get isEmpty() { return isEmpty(this.answers); }

    // Stages of which nothing is said yet.
    untouched(stages) {
      const said = Object.keys(this.answers).filter((key) => this.answers[key].trim());
      return stages.filter((stage) => !said.some((key) => key.startsWith(`${stage}.`)));
    }

    // Another tab may have written meanwhile: only this field is set.
    write(key, value) {
      const kept = this.isKept ? answersOf(store.kept(NOW)) : null;
      this.answers = { ...(kept ?? this.answers), [key]: value };
      return this.keep();
    }

    // What was typed before this script had come. A sheet that says otherwise is put aside first: whether it was.
    adopt(early) {
      const isOther = Object.entries(early).some(([key, value]) => this.answers[key]?.trim() && this.answers[key] !== value);
      if (isOther) this.lay(this.text);
      Object.assign(this.answers, early);
      this.keep();
      return isOther;
    }

    // What another tab wrote; where it emptied the device, this page still has its words.
    refresh() {
      this.answers = answersOf(store.read(NOW)) ?? this.answers;
      this.aside = listOf(store.read(ASIDE) ?? JSON.stringify(this.aside));
    }

    // Whether the device has it now.
    keep() {
      const hasSheet = store.write(NOW, this.text);
      const hasOthers = store.write(ASIDE, JSON.stringify(this.aside));
      this.isKept = hasSheet && hasOthers;
      const unkept = this.isKept ? undefined : { now: this.text, aside: this.aside };
      if (unkept || history.state?.[NOW]) note(unkept);
      return this.isKept;
    }

    lay(text) {
      if (!this.aside.includes(text)) this.aside.unshift(text);
    }

    // Another sheet; this one stays beside it.
    take(answers) {
      if (!this.isEmpty) this.lay(this.text);
      const text = written(answers);
      this.aside = this.aside.filter((other) => other !== text);
      this.answers = answers;
      return this.keep();
    }

    // This sheet goes for good, and the one before it comes back.
    erase() {
      this.answers = {};
      return this.aside.length ? this.back() : this.keep();
    }

    // Each call goes on with another one that was put aside.
    back() {
      const next = this.aside.shift();
      if (!this.isEmpty && !this.aside.includes(this.text)) this.aside.push(this.text);
      this.answers = answersOf(next) ?? {};
      if (!answersOf(next)) this.aside.push(next); // no sheet of this edition: it waits for its own book
      return this.keep();
    }
  }

  window.platformlab = Object.assign(window.platformlab, { sheet: { Sheet, answersOf } });
})();

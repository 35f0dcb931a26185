// What a page of the game keeps in the browser: its log, those that it replaced, and its own notes.
(() => {
  "use strict";
  const { files, games: { Games }, store, words: { text } } = window.platformlab;

  class Kept {
    constructor(root) {
      this.root = root;
      this.games = new Games(root.dataset.part);
      this.notes = `launch-${root.dataset.part}`;
      files.take(this.find("#launch-file"), (log, file) => this.open(log, file), (said) => this.say(said));
    }

    find(selector) { return this.root.querySelector(selector); }

    say(said) { this.find(".pl-status").textContent = said; }

    // The last game, or a note; nothing where there is none.
    kept(note = "") { return note ? store.read(`${this.notes}${note}`) : this.games.all()[0]; }

    // Whether the browser keeps a note.
    store(note, said) { return store.write(`${this.notes}${note}`, said); }

    keep(log) {
      this.find("#launch-log").value = log;
      const isKept = this.games.keep(log);
      this.find("[data-action=swap]").hidden = !this.games.other();
      return isKept;
    }

    // Another game is about to begin; this one stays beside it and can be had back.
    putAside() { this.games.begin(); }

    save() {
      const log = new Blob([`${this.find("#launch-log").value}\n`], { type: "text/plain" });
      return files.give(log, "launch.txt", this.find(".pl-status"));
    }

    open(log, file) {
      this.find("#launch-log").value = log;
      this.say(text("launch.script.opened", { file }));
    }
  }

  window.platformlab = Object.assign(window.platformlab, { keeping: { Kept } });
})();

// The games that a device keeps for a page of the class game, the last one first.
// A page writes over its own game only: what another tab has played meanwhile stays beside it.
(() => {
  "use strict";
  const { store } = window.platformlab;
  const MOST = 5;

  class Games {
    constructor(part) {
      this.name = `games-${part}`;
      this.former = `platformlab-launch-${part}`; // a key of earlier editions, with one log
      this.own = null; // the log that this page wrote or took up last
    }

    // Logs as they were written; what is no list of them may be one.
    all() {
      const text = store.read(this.name) ?? store.former(this.former);
      if (!text) return [];
      try {
        return JSON.parse(text).filter((log) => typeof log === "string");
      } catch {
        return [text];
      }
    }

    // Whether the device has it now.
    keep(log) {
      const others = this.all().filter((other) => other !== this.own && other !== log);
      this.own = log;
      return store.write(this.name, JSON.stringify([log, ...others].slice(0, MOST)));
    }

    // A new game stands beside those that are kept.
    begin() { this.own = null; }

    // The last game beside the one that this page plays.
    other() { return this.all().find((log) => log !== this.own); }

    // Each call goes on with another one; returns it with its place and their number.
    next() {
      const all = this.all();
      const at = (all.indexOf(this.own) + 1) % all.length;
      this.own = all[at];
      return { log: this.own, at: at + 1, n: all.length };
    }
  }

  window.platformlab = Object.assign(window.platformlab, { games: { Games } });
})();

// Random use of a reader's record: several tabs of one book and one of a neighbour, on a device that is
// sometimes full, sometimes closed, and whose texts get damaged. Returns what was lost, in words.
// `source` is the script that pages load; each tab runs it anew, with the same storage. Each of the
// `seeds` is one sequence.
(source, seeds) => {
  const FORMER = "platformlab", OWN = "platformlab:1:/a/:record", OTHER = '{"version":2,"bets":{"x":"new"}}';
  const IDS = ["one", "constructor", "__proto__", "한글", "a b"];

  function dice(seed) {
    let state = seed * 2654435761 + 1;
    return (sides) => {
      state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
      return state % sides;
    };
  }

  class Device {
    constructor() { this.texts = new Map(); this.mood = "open"; }
    getItem(key) { this.isClosed(); return this.texts.get(key) ?? null; }
    removeItem(key) { this.isClosed(); this.texts.delete(key); }
    setItem(key, text) {
      this.isClosed();
      if (this.mood === "full" && text.length > (this.texts.get(key) ?? "").length) throw new Error("quota");
      if (this.mood !== "deaf") this.texts.set(key, text);
    }
    isClosed() { if (this.mood === "closed") throw new Error("forbidden"); }
  }

  const run = new Function("window", "document", "localStorage", source);
  function tab(device, place) {
    const window = { addEventListener() {}, dispatchEvent() {} };
    run(window, { currentScript: { src: `https://books.example${place}_checks/it.js?v=1` } }, device);
    return window.platformlab.record;
  }

  // What must be there: by part, entry and tab. Entries of a tab that the device did not take are its own.
  const flat = (record) => Object.fromEntries(["bets", "read", "quizzes"].flatMap((part) => Object.keys(record[part]).sort().map((id) => [`${part} ${id}`, JSON.stringify(record[part][id])])));
  const same = (one, other) => {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].filter((key) => one[key] !== other[key]);
  };

  const EDITS = {
    bets: (id, roll) => { const value = [roll(40)]; return [`bets ${id}`, JSON.stringify(value), (r) => { r.bets[id] = value; }]; },
    back: (id) => [`bets ${id}`, undefined, (r) => { delete r.bets[id]; }],
    read: (id) => [`read ${id}`, "true", (r) => { r.read[id] = true; }],
    unread: (id) => [`read ${id}`, undefined, (r) => { delete r.read[id]; }],
    quiz: (id, roll) => {
      const items = { q: { choice: roll(4), tries: 1 + roll(3) } };
      return [`quizzes ${id}`, JSON.stringify(items), (r) => { r.quizzes[id] = items; }];
    },
  };

  function sequence(seed) {
    const roll = dice(seed);
    const device = new Device();
    if (roll(2)) device.texts.set(FORMER, OTHER);
    const tabs = [0, 1, 2].map(() => ({ record: tab(device, "/a/"), unsaved: {} }));
    const neighbour = tab(device, "/b/");
    neighbour.change((r) => { r.read.mine = true; });
    let kept = {}; // what the device took
    const lost = [];
    const asides = [];
    const put = (to, key, value) => { if (value === undefined) delete to[key]; else to[key] = value; };
    const named = (at, id) => `${id}-${at}`; // each tab has entries of its own, so that no order is in doubt

    function edit(at) {
      const one = tabs[at];
      const kind = Object.keys(EDITS)[roll(5)];
      const edits = Array.from({ length: roll(6) ? 1 : 4 }, (_, i) => EDITS[kind](named(at, IDS[(i + roll(5)) % 5]), roll)); // four: a file is read in
      const isKept = one.record.change((r) => { for (const [, , make] of edits) make(r); });
      for (const [key, value] of edits) one.unsaved[key] = value;
      const shown = flat(one.record.read());
      for (const [key, value] of Object.entries(one.unsaved)) if (shown[key] !== value) lost.push(`${seed}: tab ${at} does not show ${key}`);
      if (!isKept) return;
      for (const [key, value] of Object.entries(one.unsaved)) put(kept, key, value);
      one.unsaved = {};
      if (device.mood === "closed" || same(flat(tab(device, "/a/").read()), kept).length) lost.push(`${seed}: kept, it said, on a device that is ${device.mood}`);
    }

    function damage() {
      const text = device.texts.get(OWN);
      if (!text?.endsWith("}}") || device.mood !== "open") return; // none, or damaged already
      const record = JSON.parse(text);
      if (roll(2)) {
        Object.assign(record.bets, { bad: ["x"] });
        record.read.bad = "yes";
        record.quizzes.bad = { q: { choice: -1 } };
        device.texts.set(OWN, JSON.stringify(record)); // one bad entry costs one entry
      } else {
        device.texts.set(OWN, [text.slice(0, -9), "null", '{"version":9}', ""][roll(4)]);
        kept = {};
      }
      asides.push(device.texts.get(OWN));
    }

    for (let step = 0; step < 30; step += 1) {
      const what = roll(12);
      const at = roll(3);
      if (what < 7) edit(at);
      else if (what === 7) tabs[at] = { record: tab(device, "/a/"), unsaved: {} }; // closed and opened again
      else if (what === 8) device.mood = ["open", "full", "closed", "deaf"][roll(4)];
      else if (what === 9) device.mood = "open";
      else if (what === 10) damage();
      else if (!roll(4) && tabs.every(({ unsaved }) => !Object.keys(unsaved).length) && device.mood === "open") {
        if (!tabs[at].record.erase()) lost.push(`${seed}: not erased`);
        kept = {};
        asides.length = 0;
      }
    }
    device.mood = "open";
    for (const at of [0, 1, 2]) edit(at);
    const wrong = same(flat(tab(device, "/a/").read()), kept);
    if (wrong.length) lost.push(`${seed}: ${wrong.join(", ")}`);
    if (!neighbour.read().read.mine) lost.push(`${seed}: the neighbour's record`);
    if (device.texts.get(FORMER) !== undefined && device.texts.get(FORMER) !== OTHER) lost.push(`${seed}: the other edition's record`);
    const aside = tab(device, "/a/").unreadable()?.texts ?? [];
    for (const text of asides.slice(-1)) if (text && !aside.includes(text)) lost.push(`${seed}: a text that could not be read`);
    if ({}.polluted !== undefined || Object.keys(Object.prototype).length) lost.push(`${seed}: what all objects share`);
    return lost;
  }

  return seeds.flatMap(sequence);
}

// What a reader did, kept on her device and nowhere else: bets, quiz answers, chapters marked as read.
// Each change is made to what the device holds by then, for another tab may have written; one that the
// device does not take is made again at the next, so that nothing is lost while the page is open.
(() => {
  "use strict";
  if (window.platformlab?.record) return; // another script of the page brought it
  const { store } = window.platformlab;
  const [NAME, ASIDE] = ["record", "unread"];
  const FORMER = "platformlab"; // the only key of earlier editions
  const VERSION = 1;
  const PARTS = ["bets", "quizzes", "read"];
  const MOST = 5; // texts that are kept aside
  const table = () => Object.create(null); // "constructor" and "__proto__" are names like others
  const blank = () => ({ version: VERSION, bets: table(), quizzes: table(), read: table() });
  const unsaved = [];

  const isTable = (thing) => thing !== null && typeof thing === "object" && !Array.isArray(thing);
  const isCount = (thing) => Number.isInteger(thing) && thing >= 0;

  // Whether an answer is one to a bet that has these numbers of choices.
  const fits = (answer, sizes) => Array.isArray(answer) && answer.length === sizes.length && answer.every((part, i) => isCount(part) && part < sizes[i]);

  // What is wrong with the whole of a record, as the key of a text and its slots, or nothing.
  function problem(record) {
    if (!isTable(record)) return ["record.no_record"];
    if (record.version === undefined) return ["record.part_missing", { part: "version" }];
    if (record.version !== VERSION) return ["record.other_version", { version: JSON.stringify(record.version), known: VERSION }];
    const part = PARTS.find((name) => !isTable(record[name]));
    return part ? ["record.part_missing", { part }] : null;
  }

  const RULES = {
    bets: (id, answer) => (Array.isArray(answer) && answer.length && answer.every(isCount) ? null : ["record.bad_bet", { bet: id }]),
    quizzes: (chapter, items) => (isTable(items) ? null : ["record.bad_quiz", { chapter }]),
    read: (chapter, is) => (is === true ? null : ["record.bad_mark", { chapter }]),
  };

  // The entries that can be read, and what is wrong with each of the others.
  function sifted(record) {
    const whole = problem(record);
    if (whole) return { record: blank(), bad: [whole] };
    const good = blank();
    const bad = [];
    for (const part of PARTS) {
      for (const [name, entry] of Object.entries(record[part])) {
        const wrong = RULES[part](name, entry);
        const read = !wrong && (part === "quizzes" ? answers(name, entry, bad) : entry);
        if (wrong) bad.push(wrong);
        else if (part !== "quizzes" || Object.keys(read).length) good[part][name] = read;
      }
    }
    return { record: good, bad };
  }

  function answers(chapter, items, bad) {
    const good = table();
    for (const [id, item] of Object.entries(items)) {
      if (isTable(item) && isCount(item.choice) && isCount(item.tries)) good[id] = { choice: item.choice, tries: item.tries };
      else bad.push(["record.bad_answer", { answer: `${chapter}/${id}` }]);
    }
    return good;
  }

  function parsed(text) {
    try {
      return sifted(JSON.parse(text));
    } catch {
      return { record: blank(), bad: [["record.no_record"]] };
    }
  }

  // What lies on the device: the own record, or the one that an earlier edition left.
  function found() {
    const text = store.kept(NAME) ?? store.former(FORMER);
    return { text, ...(text === null ? { record: blank(), bad: [] } : parsed(text)) };
  }

  function read() {
    const { record } = found();
    for (const edit of unsaved) edit(record);
    return record;
  }

  // Texts that could not be read as they are, kept aside before something is written in their place.
  function aside() {
    try {
      const texts = JSON.parse(store.kept(ASIDE));
      return Array.isArray(texts) ? texts : [];
    } catch {
      return [];
    }
  }

  function putAside({ text, bad }) {
    if (!bad.length || aside().includes(text)) return true;
    return store.write(ASIDE, JSON.stringify([text, ...aside()].slice(0, MOST)));
  }

  function change(edit) {
    unsaved.push(edit);
    const isKept = putAside(found()) && store.write(NAME, JSON.stringify(read()));
    if (isKept) unsaved.length = 0;
    announce();
    return isKept;
  }

  // Everything of this edition goes, also what could not be read.
  function erase() {
    unsaved.length = 0;
    const isErased = change((record) => Object.assign(record, blank()));
    const text = store.former(FORMER);
    const isOwn = text !== null && isSame(text);
    return isErased && store.write(ASIDE, null) && (!isOwn || store.forget(FORMER));
  }

  function isSame(text) {
    try {
      return JSON.parse(text).version === VERSION;
    } catch {
      return false;
    }
  }

  // Texts that this edition could not read, and why, or nothing.
  function unreadable() {
    const { text, bad } = found();
    const texts = [...new Set(bad.length ? [text, ...aside()] : aside())];
    return texts.length ? { texts, why: parsed(texts[0]).bad[0] ?? ["record.no_record"] } : null;
  }

  const announce = () => window.dispatchEvent(new Event("platformlab-record"));
  store.listen(NAME, announce);
  window.platformlab.record = { change, erase, fits, read, sifted, unreadable };
})();

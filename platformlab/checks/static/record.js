// What a reader did, kept on her device and nowhere else: bets, quiz answers, chapters marked as read.
// Where the browser keeps nothing, it lasts for the visit.
(() => {
  "use strict";
  const KEY = "platformlab";
  const VERSION = 1;
  const blank = () => ({ version: VERSION, bets: {}, quizzes: {}, read: {} });
  let visit = blank();
  let isBlocked = false;

  const isTable = (thing) => thing !== null && typeof thing === "object" && !Array.isArray(thing);
  const isCount = (thing) => Number.isInteger(thing) && thing >= 0;

  // Says what is wrong with a record, as the key of a text and its slots, or nothing.
  function problem(record) {
    if (!isTable(record)) return ["record.no_record"];
    if (record.version !== VERSION) return ["record.other_version", { version: record.version, known: VERSION }];
    for (const part of ["bets", "quizzes", "read"]) if (!isTable(record[part])) return ["record.part_missing", { part }];
    for (const [id, answer] of Object.entries(record.bets)) {
      if (!Array.isArray(answer) || !answer.length || !answer.every(isCount)) return ["record.bad_bet", { bet: id }];
    }
    for (const [chapter, items] of Object.entries(record.quizzes)) {
      if (!isTable(items)) return ["record.bad_quiz", { chapter }];
      for (const [id, item] of Object.entries(items)) {
        if (!isTable(item) || !isCount(item.choice) || !isCount(item.tries)) return ["record.bad_answer", { answer: `${chapter}/${id}` }];
      }
    }
    const unread = Object.entries(record.read).find(([, is]) => is !== true);
    return unread ? ["record.bad_mark", { chapter: unread[0] }] : null;
  }

  function read() {
    if (isBlocked) return visit;
    try {
      const record = JSON.parse(localStorage.getItem(KEY)) ?? visit;
      return problem(record) ? blank() : record;
    } catch {
      return visit;
    }
  }

  function write(record) {
    visit = record;
    try {
      localStorage.setItem(KEY, JSON.stringify(record));
    } catch {
      isBlocked = true;
    }
    window.dispatchEvent(new Event("platformlab-record"));
    return !isBlocked;
  }

  // Reads, changes and writes at once: another tab may have written in between.
  function change(edit) {
    const record = read();
    edit(record);
    return write(record);
  }

  window.platformlab = Object.assign(window.platformlab ?? {}, { record: { blank, change, problem, read, write } });
})();

// My progress: what this device keeps, chapter by chapter; saved to a file, read back, erased.
(() => {
  "use strict";
  const { codes, files, forecasts, record, store, words: { text } } = window.platformlab;
  const KIND = "platformlab progress";
  const FILE = "my-progress.json";
  const page = document.querySelector(".pl-progress");
  const part = (selector) => page.querySelector(selector);
  const rows = [...page.querySelectorAll("tbody tr")];
  const asked = rows.flatMap((row) => JSON.parse(row.dataset.bets));
  const tell = (said) => { part(".pl-status").textContent = said; };
  const say = (key, slots) => tell(text(key, slots));

  // --- showing ---

  function show() {
    const kept = record.read();
    sum(kept);
    tell_unreadable();
    for (const row of rows) {
      const { chapter } = row.dataset;
      row.querySelector(".pl-was-read").textContent = text(kept.read[chapter] ? "progress.script.read" : "progress.script.not_yet");
      row.querySelector(".pl-bets").textContent = bets(row, kept);
      row.querySelector(".pl-results").textContent = results(row, kept.quizzes[chapter] ?? {});
    }
  }

  // How far she is, and each bet of the book that she placed, with what came.
  function sum(kept) {
    const placed = asked.filter(({ id, sizes }) => record.fits(kept.bets[id], sizes));
    const judged = placed.map((bet) => ({ title: bet.title, ...forecasts.judge(bet, kept.bets[bet.id]) }));
    const read = rows.filter((row) => kept.read[row.dataset.chapter]).length;
    const slots = { read, chapters: rows.length, placed: placed.length, bets: asked.length };
    part(".pl-sum").textContent = text(placed.length ? "progress.script.sum" : "progress.script.none", slots);
    part(".pl-forecaster").hidden = !placed.length;
    part(".pl-nearest").textContent = weighed(judged);
    part(".pl-forecaster ul").replaceChildren(...judged.map((bet) => forecasts.row(bet.title, bet)));
  }

  function weighed(judged) {
    const chosen = judged.filter(({ off }) => off === undefined);
    const scaled = judged.filter(({ off }) => off !== undefined).sort((a, b) => a.off - b.off);
    const said = [];
    if (chosen.length) said.push(text("progress.script.choices", { n: chosen.length, right: chosen.filter(({ isRight }) => isRight).length }));
    if (scaled.length > 1) said.push(text("progress.script.nearest", { near: scaled[0].title, far: scaled[scaled.length - 1].title }));
    return said.join(" ");
  }

  function bets(row, kept) {
    const all = JSON.parse(row.dataset.bets);
    const placed = all.filter(({ id, sizes }) => record.fits(kept.bets[id], sizes));
    const read = placed.map(({ id, tag, sizes }) => codes.encode(tag, sizes, kept.bets[id]));
    const slots = { number: placed.length, count: all.length, codes: read.join(text("progress.script.separator")) };
    return text(read.length ? "progress.script.placed_with_codes" : "progress.script.placed", slots);
  }

  function results(row, answers) {
    const items = Object.entries(JSON.parse(row.dataset.items));
    const right = items.filter(([id, choice]) => answers[id]?.choice === choice);
    const atOnce = right.filter(([id]) => answers[id].tries === 1).length;
    if (!items.some(([id]) => answers[id])) return text("progress.script.not_yet");
    const slots = { right: right.length, count: items.length, first: atOnce };
    return text(right.length ? "progress.script.right_at_once" : "progress.script.right", slots);
  }

  function tell_unreadable() {
    const found = record.unreadable();
    part(".pl-unreadable").textContent = found ? text("progress.script.unreadable", { problem: text(...found.why) }) : "";
  }

  // --- file ---

  function save() {
    const unread = record.unreadable()?.texts;
    const written = `${JSON.stringify({ kind: KIND, record: record.read(), unread }, null, 1)}\n`;
    return files.give(new Blob([written], { type: "application/json" }), FILE, part(".pl-status"));
  }

  // What can be read of a file, and what is wrong with the rest.
  function opened(written) {
    let file;
    try {
      file = JSON.parse(written);
    } catch {
      return { bad: [["progress.script.cut_off"]] };
    }
    if (file?.kind !== KIND) return { bad: [["progress.script.foreign"]] };
    const { record: good, bad } = record.sifted(file.record);
    for (const { id, sizes } of asked) {
      if (!(id in good.bets) || record.fits(good.bets[id], sizes)) continue;
      delete good.bets[id];
      bad.push(["record.no_fit", { bet: id }]);
    }
    return { good, bad };
  }

  const isEmpty = ({ bets, quizzes, read }) => ![bets, read, ...Object.values(quizzes)].some((entries) => Object.keys(entries).length);

  // What the file has comes in; what only this device has stays.
  function take(other) {
    const isKept = record.change((kept) => {
      Object.assign(kept.bets, other.bets);
      Object.assign(kept.read, other.read);
      for (const [chapter, items] of Object.entries(other.quizzes)) {
        kept.quizzes[chapter] ??= Object.create(null);
        Object.assign(kept.quizzes[chapter], items);
      }
    });
    return text(isKept ? "progress.script.read_in" : "progress.script.read_in_for_visit");
  }

  function load(written, file) {
    const { good, bad } = opened(written);
    const problems = bad.map((wrong) => text(...wrong)).join(text("progress.script.and_then"));
    if (!good || (bad.length && isEmpty(good))) tell(text("files.script.not_read_in", { file, problem: problems }));
    else if (bad.length) say("progress.script.read_in_but", { said: take(good), n: bad.length, problems });
    else tell(take(good));
  }

  // --- erasing takes a second press ---

  function erase(button) {
    const isSure = button.dataset.sure !== undefined;
    sure(button, !isSure);
    if (!isSure) {
      say("progress.script.sure");
      return;
    }
    say(record.erase() ? "progress.script.erased" : "progress.script.erased_for_visit");
    show();
  }

  function sure(button, isAsked) {
    button.toggleAttribute("data-sure", isAsked);
    button.textContent = text(isAsked ? "progress.script.erase_surely" : "progress.script.erase");
  }

  const eraser = part("[data-action=erase]");
  eraser.addEventListener("click", () => erase(eraser));
  eraser.addEventListener("blur", () => sure(eraser, false));
  part("[data-action=save]").addEventListener("click", save);
  files.take(part("input[type=file]"), load, tell);
  window.addEventListener("platformlab-record", show); // here or in another tab
  if (!store.isOpen()) part(".pl-lasts").textContent = text("record.not_kept");
  show();
})();

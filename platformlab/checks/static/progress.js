// My progress: what this device keeps, chapter by chapter; saved to a file, read back, erased.
(() => {
  "use strict";
  const { codes, forecasts, record, words: { text } } = window.platformlab;
  const KIND = "platformlab progress";
  const FILE = "my-progress.json";
  const page = document.querySelector(".pl-progress");
  const part = (selector) => page.querySelector(selector);
  const say = (key, slots) => { part(".pl-status").textContent = text(key, slots); };

  // --- showing ---

  function show() {
    const kept = record.read();
    sum(kept);
    for (const row of page.querySelectorAll("tbody tr")) {
      const { chapter } = row.dataset;
      row.querySelector(".pl-was-read").textContent = text(kept.read[chapter] ? "progress.script.read" : "progress.script.not_yet");
      row.querySelector(".pl-bets").textContent = bets(row, kept);
      row.querySelector(".pl-results").textContent = results(row, kept.quizzes[chapter] ?? {});
    }
  }

  // How far she is, and each bet of the book that she placed, with what came.
  function sum(kept) {
    const rows = [...page.querySelectorAll("tbody tr")];
    const all = rows.flatMap((row) => JSON.parse(row.dataset.bets));
    const placed = all.filter(({ id, sizes }) => kept.bets[id]?.length === sizes.length);
    const judged = placed.map((bet) => ({ title: bet.title, ...forecasts.judge(bet, kept.bets[bet.id]) }));
    const read = rows.filter((row) => kept.read[row.dataset.chapter]).length;
    const slots = { read, chapters: rows.length, placed: placed.length, bets: all.length };
    part(".pl-sum").textContent = text(placed.length ? "progress.script.sum" : "progress.script.none", slots);
    part(".pl-forecaster").hidden = !placed.length;
    part(".pl-nearest").textContent = weighed(judged);
    part(".pl-forecaster ul").replaceChildren(...judged.map((bet) => forecasts.row(bet.title, bet)));
  }

  function weighed(judged) {
    const chosen = judged.filter(({ off }) => off === undefined);
    const scaled = judged.filter(({ off }) => off !== undefined).sort((a, b) => a.off - b.off);
    const said = [];
    if (chosen.length) said.push(text("progress.script.choices", { all: chosen.length, right: chosen.filter(({ isRight }) => isRight).length }));
    if (scaled.length > 1) said.push(text("progress.script.nearest", { near: scaled[0].title, far: scaled.at(-1).title }));
    return said.join(" ");
  }

  function bets(row, kept) {
    const all = JSON.parse(row.dataset.bets);
    const placed = all.filter(({ id, sizes }) => kept.bets[id]?.length === sizes.length);
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

  // --- file ---

  function save() {
    const written = `${JSON.stringify({ kind: KIND, record: record.read() }, null, 1)}\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([written], { type: "application/json" }));
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say("progress.script.saved", { file: FILE });
  }

  // As `record.problem`: the key of a text and its slots, or nothing.
  function problem(written) {
    let file;
    try {
      file = JSON.parse(written);
    } catch {
      return ["progress.script.cut_off"];
    }
    if (file?.kind !== KIND) return ["progress.script.foreign"];
    return record.problem(file.record);
  }

  // What the file has comes in; what only this device has stays.
  function take(written) {
    const { record: other } = JSON.parse(written);
    const isKept = record.change((kept) => {
      Object.assign(kept.bets, other.bets);
      Object.assign(kept.read, other.read);
      for (const [chapter, items] of Object.entries(other.quizzes)) kept.quizzes[chapter] = { ...kept.quizzes[chapter], ...items };
    });
    show();
    say(isKept ? "progress.script.read_in" : "progress.script.read_in_for_visit");
  }

  async function load(input) {
    const [file] = input.files;
    if (!file) return;
    const written = await file.text();
    input.value = "";
    const wrong = problem(written);
    if (wrong) say("progress.script.not_read_in", { file: file.name, problem: text(...wrong) });
    else take(written);
  }

  // --- erasing takes a second press ---

  function erase(button) {
    const isSure = button.dataset.sure !== undefined;
    sure(button, !isSure);
    if (!isSure) {
      say("progress.script.sure");
      return;
    }
    record.write(record.blank());
    show();
    say("progress.script.erased");
  }

  function sure(button, isAsked) {
    button.toggleAttribute("data-sure", isAsked);
    button.textContent = text(isAsked ? "progress.script.erase_surely" : "progress.script.erase");
  }

  const eraser = part("[data-action=erase]");
  eraser.addEventListener("click", () => erase(eraser));
  eraser.addEventListener("blur", () => sure(eraser, false));
  part("[data-action=save]").addEventListener("click", save);
  part("input[type=file]").addEventListener("change", (event) => load(event.target));
  window.addEventListener("pageshow", show);
  show();
})();

// My progress: what this device keeps, chapter by chapter; saved to a file, read back, erased.
(() => {
  "use strict";
  const { codes, record } = window.platformlab;
  const KIND = "platformlab progress";
  const page = document.querySelector(".pl-progress");
  const part = (selector) => page.querySelector(selector);
  const say = (text) => { part(".pl-status").textContent = text; };

  // --- showing ---

  function show() {
    const kept = record.read();
    for (const row of page.querySelectorAll("tbody tr")) {
      const { chapter } = row.dataset;
      row.querySelector(".pl-was-read").textContent = kept.read[chapter] ? "read" : "not yet";
      row.querySelector(".pl-bets").textContent = bets(row, kept);
      row.querySelector(".pl-results").textContent = results(row, kept.quizzes[chapter] ?? {});
    }
  }

  function bets(row, kept) {
    const all = JSON.parse(row.dataset.bets);
    const placed = all.filter(({ id, sizes }) => kept.bets[id]?.length === sizes.length);
    const read = placed.map(({ id, tag, sizes }) => codes.encode(tag, sizes, kept.bets[id]));
    return `${placed.length} of ${all.length} placed${read.length ? ` (${read.join(", ")})` : ""}`;
  }

  function results(row, answers) {
    const items = Object.entries(JSON.parse(row.dataset.items));
    const right = items.filter(([id, choice]) => answers[id]?.choice === choice);
    const atOnce = right.filter(([id]) => answers[id].tries === 1).length;
    if (!items.some(([id]) => answers[id])) return "not yet";
    const text = `${right.length} of ${items.length} right`;
    return right.length ? `${text}, ${atOnce} at the first try` : text;
  }

  // --- file ---

  function save() {
    const text = `${JSON.stringify({ kind: KIND, record: record.read() }, null, 1)}\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "my-progress.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say("Saved as my-progress.json.");
  }

  function problem(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return "it is cut off or is no JSON";
    }
    if (file?.kind !== KIND) return "it was not saved by this page";
    return record.problem(file.record);
  }

  // What the file has comes in; what only this device has stays.
  function take(text) {
    const { record: other } = JSON.parse(text);
    const isKept = record.change((kept) => {
      Object.assign(kept.bets, other.bets);
      Object.assign(kept.read, other.read);
      for (const [chapter, items] of Object.entries(other.quizzes)) kept.quizzes[chapter] = { ...kept.quizzes[chapter], ...items };
    });
    show();
    say(isKept ? "Read in." : "Read in for this visit; this browser keeps nothing.");
  }

  async function load(input) {
    const [file] = input.files;
    if (!file) return;
    const text = await file.text();
    input.value = "";
    const wrong = problem(text);
    if (wrong) say(`${file.name} was not read in: ${wrong}. Nothing was changed.`);
    else take(text);
  }

  // --- erasing takes a second press ---

  function erase(button) {
    const isSure = button.dataset.sure !== undefined;
    sure(button, !isSure);
    if (!isSure) {
      say("This erases all bets, answers and marks on this device. Press once more to do it.");
      return;
    }
    record.write(record.blank());
    show();
    say("Erased.");
  }

  function sure(button, isAsked) {
    button.toggleAttribute("data-sure", isAsked);
    button.textContent = isAsked ? "Yes, erase everything" : "Erase everything";
  }

  const eraser = part("[data-action=erase]");
  eraser.addEventListener("click", () => erase(eraser));
  eraser.addEventListener("blur", () => sure(eraser, false));
  part("[data-action=save]").addEventListener("click", save);
  part("input[type=file]").addEventListener("change", (event) => load(event.target));
  window.addEventListener("pageshow", show);
  show();
})();

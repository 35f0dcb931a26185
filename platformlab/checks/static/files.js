// The one door for files. It hands a reader those that pages make: whether a file arrives no page can see, for
// frames and the windows of chats drop it without a word; so what it holds stands below, to be copied. And it reads
// those that a reader chooses.
(() => {
  "use strict";
  if (window.platformlab.files) return; // another script of the page brought it
  const { words: { text } } = window.platformlab;
  const ROWS = 6; // of the field to copy from
  const LARGEST = 1_000_000; // bytes of a file that is read; those of the book are far smaller

  // Whether the browser took it.
  function handed(content, name) {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(content);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      return true;
    } catch {
      return false; // some make no address of a file, and some refuse to
    }
  }

  // In another page's frame, or in a window that such a frame opened: those may forbid files.
  const isFenced = () => window.top !== window || (window.origin === "null" && location.protocol !== "file:");

  function made(kind, given, ...inside) {
    const element = Object.assign(document.createElement(kind), given);
    element.append(...inside);
    return element;
  }

  const address = (content) => new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(content);
  });

  // What the file holds: dots as a picture, all else as text.
  async function held(content, name) {
    if (content.type === "image/png") {
      const picture = made("img", { src: await address(content), alt: text("files.script.holds", { file: name }) });
      return [made("p", {}, text("files.script.keep_picture")), picture];
    }
    const field = made("textarea", { className: "pl-copy", readOnly: true, rows: ROWS, spellcheck: false, value: await content.text() });
    field.setAttribute("aria-label", text("files.script.holds", { file: name }));
    field.addEventListener("focus", () => field.select());
    return [field];
  }

  // Hands it over and says so in `status`; what is said there next takes the text away again.
  async function give(content, name, status, say = (said) => { status.textContent = said; }) {
    const fate = !handed(content, name) ? "not_taken" : isFenced() ? "fenced" : "saved";
    const fold = made("details", { className: "pl-held", open: fate !== "saved" }, made("summary", {}, text("files.script.no_file")), ...(await held(content, name)));
    say(text(`files.script.${fate}`, { file: name }));
    const said = status.textContent;
    if (status.nextElementSibling?.matches(".pl-held")) status.nextElementSibling.remove();
    status.after(fold);
    new MutationObserver((_, observer) => {
      if (status.textContent === said) return;
      fold.remove();
      observer.disconnect();
    }).observe(status, { childList: true, characterData: true, subtree: true });
  }

  // Some editors write UTF-16, and say so by its first two bytes.
  const ENCODINGS = [[0xff, 0xfe, "utf-16le"], [0xfe, 0xff, "utf-16be"]];

  // The text of a file, or why there is none.
  async function read(file) {
    if (file.size > LARGEST) return { why: "too_large" };
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return { why: "unopened" }; // gone or changed since it was chosen, or another program holds it
    }
    const [, , encoding] = ENCODINGS.find(([first, second]) => first === bytes[0] && second === bytes[1]) ?? [0, 0, "utf-8"];
    try {
      return { written: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
    } catch {
      return { why: "no_text" };
    }
  }

  // Calls `use` with the text of each file that is chosen in a field, and its name; `refuse` with a sentence if it
  // has none. The field is emptied, for the same file chosen once more would be no change, and nothing would happen.
  function take(field, use, refuse) {
    field.addEventListener("change", async () => {
      const [file] = field.files;
      if (!file) return;
      field.value = "";
      const { written, why } = await read(file);
      if (why) refuse(text("files.script.not_read_in", { file: file.name, problem: text(`files.script.${why}`) }));
      else await use(written, file.name);
    });
  }

  window.platformlab.files = { give, take };
})();

// Hands a reader the files that pages make: the one door. Whether a file arrives no page can see, for frames and
// the windows of chats drop it without a word; so what it holds stands below, to be copied.
(() => {
  "use strict";
  if (window.platformlab.files) return; // another script of the page brought it
  const { words: { text } } = window.platformlab;
  const ROWS = 6; // of the field to copy from

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

  window.platformlab.files = { give };
})();

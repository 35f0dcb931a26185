// What the quiet line of a figure opens on demand: its picture for slides and papers, its code for other pages.
(() => {
  "use strict";
  const { address, picture, png, save, shipped: { root }, words: { text } } = window.platformlab;
  const HEIGHT = 720; // pixels of a frame that is not told the height of what it shows
  const MAY = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";

  const button = (key, press) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text(key) });
    made.addEventListener("click", press);
    return made;
  };

  function line(...buttons) {
    const made = Object.assign(document.createElement("p"), { className: "pl-actions" });
    made.append(...buttons);
    return made;
  }

  async function svg(explorer) {
    const { source } = picture(explorer);
    return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${source}\n`], { type: "image/svg+xml" });
  }

  const KINDS = { svg, png: (explorer) => png(picture(explorer)) };

  // A picture is of the wide drawing, which follows late where it is not seen. Success is said when the
  // file was made and handed over; what failed says why, and the figure stays as it is.
  async function take(explorer, kind) {
    try {
      explorer.draw(() => true);
      await Promise.all(explorer.charts.map(({ view }) => view.runAsync()));
      await save.give(explorer, await KINDS[kind](explorer), kind);
    } catch (error) {
      explorer.say(text("explore.script.not_pictured", { reason: error.message }));
    }
  }

  // In a bet the frame asks the bet; elsewhere it opens in the state shown. Between files of a folder
  // no browser lets a frame that is fenced off load its scripts.
  function code(explorer) {
    const { figure, name, payload, labelled } = explorer;
    const state = payload.controls.map(({ name: control, values }, i) => [control, values[labelled[i]]]);
    const isAsked = figure.closest(".pl-bet");
    const fragment = isAsked || !state.length ? "" : address.write(figure.id, state);
    const frame = document.createElement("iframe");
    const title = figure.querySelector(".pl-title").textContent.trim();
    const fence = root.startsWith("file:") ? {} : { sandbox: MAY };
    const given = { src: `${root}embed/${name}.html${fragment}`, title, width: "100%", height: HEIGHT, loading: "lazy", ...fence, allow: "clipboard-write", style: "border:0" };
    for (const [key, value] of Object.entries(given)) frame.setAttribute(key, value);
    return frame.outerHTML;
  }

  async function copy(explorer, field) {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      explorer.say(text("explore.script.code_copied"));
    } catch {
      explorer.say(text("explore.script.code_selected"));
    }
  }

  function frame(explorer, box) {
    if (box.querySelector("textarea")) return;
    const written = () => { field.value = code(explorer); };
    const [label, field] = [document.createElement("label"), document.createElement("textarea")];
    Object.assign(field, { readOnly: true, rows: 4, spellcheck: false });
    label.append(text(root.startsWith("file:") ? "explore.script.code_of_folder" : "explore.script.code"), field);
    box.append(label, line(button("explore.script.copy_code", () => copy(explorer, field))));
    for (const moved of ["input", "click"]) explorer.figure.addEventListener(moved, written);
    written();
    field.focus();
  }

  // Opens below the line, or closes what it has opened.
  function share(explorer) {
    const { figure } = explorer;
    const opener = figure.querySelector("[data-action=share]");
    const open = figure.querySelector(".pl-offer");
    opener.setAttribute("aria-expanded", !open);
    if (open) {
      open.remove();
      return;
    }
    const box = Object.assign(document.createElement("div"), { className: "pl-offer" });
    const pictures = Object.keys(KINDS).map((kind) => button(`explore.script.${kind}`, () => take(explorer, kind)));
    box.append(line(...pictures, button("explore.script.frame", () => frame(explorer, box))));
    figure.querySelector(".pl-done").before(box);
  }

  window.platformlab.share = share;
})();

// Shows a deck one slide at a time, by reveal.js; without it, on a narrow window and on paper it stays a page.
(() => {
  "use strict";
  const { words: { text } } = window.platformlab;
  const { Reveal } = window;
  const { documentElement: root } = document;
  const main = document.querySelector(".reveal");
  const slides = [...main.querySelectorAll("section")];
  const isSpeakers = new URLSearchParams(location.search).has("receiver"); // a window within the speaker's view
  const ROOM = matchMedia("(min-width: 46em) and (min-height: 26em)");
  const FIELDS = "input, select, textarea";
  const PRESSED = "button, summary, a, label";
  const STEP = 0.02; // of the size, by which a slide that is too long is set smaller
  const LEAST = 0.7; // what is still read from the last row; longer slides scroll
  const OPENED = ".pl-explorer details[open]"; // tables that a teacher opens are as long as they are
  let shown = null; // what reveal.js makes of the deck, once it was asked to

  const way = (name) => document.querySelector(`[data-way="${name}"]`);
  const at = () => Math.max(0, slides.findIndex((slide) => slide.classList.contains("present")));
  const place_of = (hash) => {
    const name = decodeURIComponent(hash.slice(1).split("?")[0]);
    return slides.findIndex((slide) => name && (slide.id === name || slide.querySelector(`#${CSS.escape(name)}`)));
  };

  // Arrows move what they are pressed in; a presenter's keys turn the slide wherever the focus is.
  function own_key(event) {
    const { key, target } = event;
    if (target.matches(FIELDS)) return false;
    return !([" ", "Enter"].includes(key) && target.closest(PRESSED));
  }

  function in_a_field(event) {
    if (!("presenting" in root.dataset) || !event.target.matches?.(FIELDS)) return;
    const turn = { PageDown: "next", PageUp: "prev" }[event.key];
    if (turn) {
      event.preventDefault();
      event.target.blur();
      Reveal[turn]();
    } else if (event.key === "Escape") event.target.blur();
  }

  // A slide grows while it is shown: a reply, feedback, an unfolded verdict. It shrinks once and stays, so
  // that no slider slips from under a finger.
  function fit(slide) {
    const is_too_long = () => slide.scrollHeight > slide.clientHeight;
    let size = Number(slide.style.getPropertyValue("--pl-fit")) || 1;
    if (!("presenting" in root.dataset) || slide.querySelector(OPENED)) return;
    while (is_too_long() && size > LEAST) {
      size = Math.max(LEAST, size - STEP);
      slide.style.setProperty("--pl-fit", size.toFixed(2));
    }
  }

  function fit_anew() {
    for (const slide of slides) slide.style.removeProperty("--pl-fit");
    fit(slides[at()]);
  }

  function tell() {
    const place = at();
    document.querySelector(".pl-at").textContent = text("slides.script.at", { place: place + 1, count: slides.length });
    for (const [turn, end] of [["prev", 0], ["next", slides.length - 1]]) document.querySelector(`[data-turn="${turn}"]`).setAttribute("aria-disabled", String(place === end));
    const { hash } = location;
    if (place_of(hash) !== place) history.replaceState(null, "", `#${slides[place].id}`);
    slides[place].scrollTop = 0;
    fit(slides[place]);
  }

  async function present() {
    const first = Math.max(0, place_of(location.hash));
    root.dataset.presenting = "";
    document.querySelector(".pl-turn").hidden = false;
    if (!shown) {
      shown = Reveal.initialize({
        autoAnimate: false, center: false, controls: false, disableLayout: true, hash: false, help: false,
        keyboardCondition: own_key, overview: false, progress: false, scrollActivationWidth: null,
        transition: "none", viewDistance: slides.length,
      });
      await shown;
      main.removeAttribute("role"); // as an application its text could not be read line by line
      Reveal.on("slidechanged", tell);
      Reveal.addKeyBinding({ keyCode: 83, key: "S" }, speaker);
    }
    Reveal.slide(first);
    tell();
    if (isSpeakers) await notes();
  }

  // reveal.js hides slides from screen readers; a page shows them all.
  function unfold() {
    const place = at();
    delete root.dataset.presenting;
    document.querySelector(".pl-turn").hidden = true;
    for (const slide of slides) {
      slide.hidden = false;
      slide.removeAttribute("aria-hidden");
      slide.style.removeProperty("display");
    }
    slides[place].scrollIntoView();
  }

  function notes() {
    return new Promise((resolve, reject) => {
      if (window.RevealNotes) return resolve();
      const script = Object.assign(document.createElement("script"), { src: main.dataset.notes, onload: resolve, onerror: reject });
      document.head.append(script);
    }).then(() => Reveal.hasPlugin("notes") || Reveal.registerPlugin(window.RevealNotes()));
  }

  async function speaker() {
    await notes();
    try {
      Reveal.getPlugin("notes").open();
    } catch {
      document.querySelector(".pl-at").textContent = text("slides.script.blocked");
    }
  }

  const ways = {
    page() {
      const isPage = "presenting" in root.dataset;
      way("page").setAttribute("aria-pressed", String(isPage));
      if (isPage) unfold(); else present();
    },
    print: () => window.print(),
    speaker,
  };

  for (const button of document.querySelectorAll("[data-turn]")) button.addEventListener("click", () => Reveal[button.dataset.turn]());
  for (const button of document.querySelectorAll("button[data-way]")) button.addEventListener("click", () => ways[button.dataset.way]());
  way("notes").addEventListener("change", ({ target }) => root.toggleAttribute("data-without-notes", !target.checked));
  document.addEventListener("keydown", in_a_field, true);
  window.addEventListener("resize", fit_anew);
  const grown = new ResizeObserver(() => fit(slides[at()]));
  for (const slide of main.querySelectorAll(".pl-shown")) grown.observe(slide);
  window.addEventListener("hashchange", () => {
    const place = place_of(location.hash);
    if (shown && place >= 0) Reveal.slide(place);
  });
  for (const part of main.querySelectorAll(".pl-explorer, .pl-bet")) part.toggleAttribute("data-prevent-swipe", true);
  document.querySelector(".pl-ways").hidden = false;
  root.toggleAttribute("data-receiver", isSpeakers);
  if (isSpeakers || ROOM.matches) present();
})();

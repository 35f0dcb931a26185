// The projector of a class: one bet a screen, large, moved by buttons or by the arrow keys.
(() => {
  "use strict";
  const page = document.querySelector(".pl-class");
  const starter = page.querySelector("[data-action=project]");
  const bar = page.querySelector(".pl-projector");
  const part = (action) => bar.querySelector(`[data-action=${action}]`);
  const rooms = () => [...page.querySelectorAll(".pl-room:not([hidden])")];
  const isOn = () => document.body.hasAttribute("data-projector");
  let at = 0;

  function show(next) {
    const all = rooms();
    at = Math.max(0, Math.min(next, all.length - 1));
    for (const [i, room] of all.entries()) room.toggleAttribute("data-on", i === at);
    part("back").disabled = at === 0;
    part("next").disabled = at >= all.length - 1;
    scrollTo(0, 0);
  }

  function turn(on) {
    document.body.toggleAttribute("data-projector", on);
    bar.hidden = !on;
    if (on) show(0);
    (on ? part("end") : starter).focus();
  }

  starter.addEventListener("click", () => turn(true));
  part("end").addEventListener("click", () => turn(false));
  part("back").addEventListener("click", () => show(at - 1));
  part("next").addEventListener("click", () => show(at + 1));
  document.addEventListener("keydown", (event) => {
    if (!isOn()) return;
    if (event.key === "Escape") turn(false);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    show(at + step);
  }, true);

  // Who pastes codes while nobody has bet has nothing to show.
  const allow = () => { starter.disabled = !rooms().length; };
  page.querySelector("textarea").addEventListener("input", allow);
  allow();
})();

// A crowd of dots: the reader bets, sees it fill or empty month by month, and moves where it starts.
(() => {
  "use strict";
  const SECONDS = 1.2; // from the bet to the end of the last month
  const crowd = document.querySelector("[data-crowd]");
  const part = (selector) => crowd.querySelector(selector);
  const { start, paths, says } = JSON.parse(part("script").textContent);
  const dots = [...part(".pl-seen .pl-dots").children];
  const slider = part("input");
  const choices = [...crowd.querySelectorAll("[data-guess]")];
  const months = paths[start].length - 1;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)");
  const say = (text, slots) => text.replace(/\{(\w+)\}/g, (_, name) => slots[name]);
  let timer = 0;

  function paint(begun, month) {
    const members = paths[begun][month];
    dots.forEach((dot, i) => { dot.className = i < members ? "pl-in" : i < begun ? "pl-was" : ""; });
  }

  function run(begun, month, done) {
    paint(begun, month);
    part(".pl-now").textContent = say(says.now, { month, members: paths[begun][month] });
    if (month < months) timer = setTimeout(run, (1000 * SECONDS) / months, begun, month + 1, done);
    else done();
  }

  function tell(guess) {
    const [first, last] = [paths[start][0], paths[start][months]];
    const fate = last > first ? "fills" : "empties";
    const how = guess === "" ? "shown" : guess === fate ? "right" : "wrong";
    crowd.dataset.told = how;
    slider.disabled = false;
    part(".pl-told").textContent = say(says[how], { end: last });
    part(".pl-told").focus({ preventScroll: true });
  }

  function place({ currentTarget }) {
    for (const choice of choices) choice.disabled = true;
    run(start, isStill.matches ? months : 0, () => tell(currentTarget.dataset.guess));
  }

  // Each place of the slider is another start, seen at its end.
  function move() {
    clearTimeout(timer);
    const begun = Number(slider.value);
    part("output").value = begun;
    paint(begun, months);
    part(".pl-now").textContent = say(says.ends, { start: begun, end: paths[begun][months] });
  }

  for (const choice of choices) choice.addEventListener("click", place);
  slider.addEventListener("input", move);
})();

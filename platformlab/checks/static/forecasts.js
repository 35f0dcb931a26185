// What a reader bet and what came, bet by bet: words, and a scale with her mark and the figure's.
(() => {
  "use strict";
  const { text } = window.platformlab.words;
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  const last = (all) => all[all.length - 1];

  // Said and come in words; the places of both on the scale, and how far apart, as parts of the scale.
  const KINDS = {
    choice: ({ shown, right }, [answer]) => ({ bet: shown[answer], answer: shown[right], isRight: answer === right }),
    number: ({ shown, answer, at }, [mine], top) => ({ bet: shown[mine], answer, you: mine / top, truth: at, off: Math.abs(mine / top - at) }),
    curve: ({ shown, answer, truth }, mine, top) => ({
      bet: shown[last(mine)],
      answer,
      you: last(mine) / top,
      truth: last(truth) / top,
      off: mine.reduce((sum, value, i) => sum + Math.abs(value - truth[i]), 0) / mine.length / top,
    }),
  };

  function judge({ kind, sizes, words }, answer) {
    return KINDS[kind](words, answer, sizes[0] - 1);
  }

  function row(title, judged) {
    const line = made("li", "pl-forecast");
    const key = judged.isRight ? "forecasts.script.right" : judged.off === undefined ? "forecasts.script.wrong" : "forecasts.script.both";
    line.append(made("b", "", title), made("span", "pl-forecast-said", text(key, { bet: judged.bet, answer: judged.answer })));
    if (judged.off !== undefined) line.append(scale(judged));
    return line;
  }

  function scale({ you, truth, off }) {
    const track = made("span", "pl-scale");
    const percent = Math.round(100 * off);
    for (const [name, at] of [["you", you], ["truth", truth]]) {
      track.style.setProperty(`--${name}`, Math.min(1, Math.max(0, at)));
      track.append(made("i", `pl-scale-${name}`));
    }
    track.role = "img";
    track.ariaLabel = text("forecasts.script.off", { n: percent });
    return track;
  }

  // At the end of a chapter: its bets, as soon as they are placed.
  function recap(place) {
    const sections = [...document.querySelectorAll(".pl-bet")];
    const bets = sections.map((section) => ({
      id: section.dataset.bet,
      kind: section.dataset.kind,
      sizes: section.dataset.sizes.split(" ").map(Number),
      title: section.querySelector(".pl-answered .pl-title").textContent,
      words: JSON.parse(section.querySelector("script").textContent),
    }));
    const show = () => {
      const kept = window.platformlab.record.read().bets;
      const placed = bets.filter(({ id, sizes }) => window.platformlab.record.fits(kept[id], sizes));
      place.hidden = !placed.length;
      place.querySelector("ul").replaceChildren(...placed.map((bet) => row(bet.title, judge(bet, kept[bet.id]))));
    };
    window.addEventListener("platformlab-record", show);
    show();
  }

  window.platformlab.forecasts = { judge, row };
  const end = document.querySelector(".pl-recap");
  if (end) recap(end);
})();

// What confidences were worth, as platformlab/checks/calibration.py computes it.
(() => {
  "use strict";
  const LEAN = 10; // hundredths; more than this apart, what was said and what came are told apart
  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
  const whole = (number) => Math.floor(number + 0.5 + 1e-9);
  const hundredth = (hundredths) => whole(hundredths) / 100;

  // In whole hundredths, so that nothing is lost before the last rounding.
  function judge(said, { held, levels }) {
    const confidences = said.map((at) => Math.round(100 * levels[at]));
    const points = confidences.map((confidence, i) => (confidence - 100 * held[i]) ** 2 / 100);
    const mean = sum(confidences) / said.length;
    const share = (100 * sum(held)) / held.length;
    const lean = Math.abs(mean - share) <= LEAN + 1e-9 ? "even" : mean > share ? "surer" : "less_sure";
    const parts = { score: sum(points) / said.length, ...apart(said, { held, levels }, share) };
    for (const [name, hundredths] of Object.entries(parts)) parts[name] = hundredth(hundredths);
    return { expected: whole(sum(confidences) / 100), lean, parts };
  }

  // How far each confidence lies from what came of it, how far these lie apart, how mixed all is: the score
  // is the first less the second plus the third.
  function apart(said, words, share) {
    const found = groups([said], words).map((group) => ({ ...group, came: (100 * group.held) / group.said }));
    const mean = (distance) => sum(found.map((group) => group.said * distance(group) ** 2)) / said.length / 100;
    const gap = mean(({ level, came }) => 100 * level - came);
    return { gap, sorting: mean(({ came }) => came - share), spread: (share * (100 - share)) / 100 };
  }

  // By confidence: how many claims were given it, and how many of these were confirmed.
  function groups(answers, { held, levels }) {
    const found = levels.map((level) => ({ level, said: 0, held: 0 }));
    for (const answer of answers) {
      answer.forEach((at, i) => {
        found[at].said += 1;
        found[at].held += held[i];
      });
    }
    return found.filter(({ said }) => said);
  }

  window.platformlab.calibration = { groups, judge };
})();

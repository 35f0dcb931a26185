// What confidences were worth, as platformlab/checks/calibration.py computes it.
(() => {
  "use strict";
  const LEAN = 5; // hundredths; more than this apart, what was said and what came are told apart
  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
  const hundredth = (whole) => Math.round(whole) / 100;

  // In whole hundredths, so that nothing is lost before the last rounding.
  function judge(said, { held, levels }) {
    const confidences = said.map((at) => Math.round(100 * levels[at]));
    const points = confidences.map((confidence, i) => (confidence - 100 * held[i]) ** 2 / 100);
    const mean = sum(confidences) / said.length;
    const share = (100 * sum(held)) / held.length;
    const lean = Math.abs(mean - share) <= LEAN + 1e-9 ? "even" : mean > share ? "surer" : "less_sure";
    return { score: hundredth(sum(points) / said.length), mean: hundredth(mean), lean };
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

// Bets: the reader commits on the plot, then the figure answers in the same place, and her mark stays in it.
(() => {
  "use strict";
  const { address, answering, codes, record, words: { text } } = window.platformlab;
  const REVEALED = 1000; // milliseconds, then nothing moves any more
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });

  const HAIR = 1.5; // pixels: the still drawing is rounded to tenths
  const LABELS = "svg:not(.pl-before) .role-axis";

  // Where the words of each axis stand in the drawings of a figure, the wide and the narrow one.
  const scales = (figure) => [...figure.querySelectorAll(".pl-chart")].map((chart) => [...chart.querySelectorAll(LABELS)]
    .map((axis) => new Map([...axis.querySelectorAll(".role-axis-label text")].map((word) => [word.textContent, word.getAttribute("transform")?.match(/-?[\d.]+/g).map(Number)])))
    .filter((words) => words.size > 1));

  // Two words in one place make a scale the same; a font may have left out others.
  function agree(now, then) {
    const shared = [...then].filter(([word]) => now?.has(word));
    return shared.length > 1 && shared.every(([word, place]) => place.every((at, i) => Math.abs(at - now.get(word)[i]) < HAIR));
  }

  class Bet {
    constructor(section) {
      this.section = section;
      const { bet, kind, tag, sizes, explorer } = section.dataset;
      Object.assign(this, { name: bet, tag, sizes: sizes.split(" ").map(Number) });
      this.form = section.querySelector("form");
      const again = document.getElementById(explorer);
      this.again = section.contains(again) ? null : again;
      this.words = JSON.parse(section.querySelector("script").textContent);
      this.field = new answering[kind](this.form, this.words);
      this.watch(this.part(".pl-explorer"), () => this.part(".pl-place"));
      if (this.again) this.watch(this.again, () => this.again.querySelector(`.pl-place[data-of="${bet}"]`));
      // Not the form's own event: a frame may forbid forms, and their buttons can be pressed all the same.
      this.part("[type=submit]").addEventListener("click", (event) => this.place(event));
      this.part("[data-action=change]").addEventListener("click", () => this.change());
      this.part("[data-action=show]").addEventListener("click", () => this.show());
      const kept = record.read().bets[bet];
      if (record.fits(kept, this.sizes)) this.tell(kept);
    }

    part(selector) { return this.section.querySelector(selector); }

    place(event) {
      event.preventDefault();
      const missing = this.field.missing;
      this.part(".pl-missing").textContent = missing;
      if (missing) return;
      const answer = this.field.answer;
      const isKept = record.change((kept) => { kept.bets[this.name] = answer; });
      this.section.dataset.fresh = "";
      setTimeout(() => { delete this.section.dataset.fresh; }, REVEALED);
      this.tell(answer);
      if (!isKept) this.part(".pl-told").textContent = text("bets.script.not_kept", { reply: this.reply(answer, this.words.replies?.[answer[0]] ?? "") });
      this.part(".pl-told").focus({ preventScroll: true });
    }

    reply(answer, ending) {
      const { reveal, shown, off } = this.words;
      const said = reveal
        .replace(/\{answer\}/g, () => this.words.answer)
        .replace(/\{bet\}/g, () => shown[answer[answer.length - 1]])
        .replace(/\{off\}/g, () => off[this.field.distance(answer)]);
      return `${said} ${ending}`.trim();
    }

    open(how) {
      this.part("fieldset").disabled = true;
      this.section.dataset.placed = how;
      this.part(".pl-missing").textContent = "";
      this.part("[data-action=change]").textContent = text(how ? "bets.script.bet_after_all" : "bets.script.change");
    }

    tell(answer) {
      this.field.set(answer);
      this.open("");
      this.part(".pl-told").textContent = this.reply(answer, this.field.tell(answer));
      this.part(".pl-code").textContent = codes.encode(this.tag, this.sizes, answer);
      this.mark(text("bets.script.note", { bet: this.words.shown[answer[answer.length - 1]] }));
    }

    // For who would rather be told: nothing is kept, and the question can be had back.
    show() {
      this.open("shown");
      this.field.show();
      this.part(".pl-told").textContent = this.words.shown_only;
      this.part(".pl-told").focus({ preventScroll: true });
    }

    change() {
      record.change((kept) => { delete kept.bets[this.name]; });
      this.part("fieldset").disabled = false;
      delete this.section.dataset.placed;
      delete this.section.dataset.fresh;
      this.part(".pl-told").textContent = "";
      this.field.forget();
      this.field.set(null);
      this.mark("");
      this.part("input:not([tabindex='-1'])").focus({ preventScroll: true });
    }

    // Her mark stands where her number lies on the scale of the question; on another scale it would be another number.
    watch(figure, place) {
      this.asked ??= scales(this.part(".pl-explorer"));
      const compare = () => {
        const now = scales(figure);
        const isOn = this.asked.every((axes, i) => axes.every((then, j) => agree(now[i]?.[j], then)));
        place()?.toggleAttribute("data-off-scale", !isOn);
      };
      const watching = new MutationObserver(compare);
      for (const chart of figure.querySelectorAll(".pl-chart")) watching.observe(chart, { subtree: true, childList: true, characterData: true, attributeFilter: ["transform"] });
    }

    // Where the figure stands once more on the page, her mark is in it too.
    mark(said) {
      if (!this.again) return;
      for (const old of this.again.querySelectorAll(`[data-of="${this.name}"]`)) old.remove();
      if (said) this.note(said);
      const drawings = this.again.querySelector(".pl-drawings");
      drawings.toggleAttribute("data-strip", drawings.querySelector(":scope > .pl-strip") !== null);
    }

    note(said) {
      const note = made("p", "pl-note", said);
      note.dataset.of = this.name;
      this.again.querySelector(".pl-title").after(note);
      const place = this.part(".pl-place")?.cloneNode(true);
      if (!place || this.section.dataset.same === undefined) return;
      for (const input of place.querySelectorAll("input, .pl-truth, .pl-known, .pl-given")) input.remove();
      place.dataset.of = this.name;
      place.ariaHidden = "true";
      this.again.querySelector(".pl-drawings").append(place);
    }
  }

  const bets = [...document.querySelectorAll(".pl-bet")].map((section) => new Bet(section));

  // Who follows a link to a state has been sent to look: the figure opens.
  function follow() {
    const { anchor, settings } = address.read(location.hash);
    const section = settings.length && document.getElementById(anchor)?.closest(".pl-bet:not([data-placed])");
    if (section) bets.find((bet) => bet.section === section).show();
  }
  follow();
  window.addEventListener("hashchange", follow);
})();

// Quizzes: each item answers by itself, with the words of the folded answers. And the mark "read".
(() => {
  "use strict";
  const { record, store, words: { text } } = window.platformlab;

  class Item {
    constructor(quiz, form) {
      this.quiz = quiz;
      this.form = form;
      this.name = form.dataset.item;
      this.options = [...form.querySelectorAll("input")];
      this.reasons = [...quiz.section.querySelectorAll(`[data-of="${this.name}"] li > span`)];
      this.feedback = form.querySelector(".pl-feedback");
      form.querySelector("[type=submit]").addEventListener("click", (event) => this.check(event)); // as in a bet
      form.addEventListener("change", () => this.clear());
    }

    // What is kept of it, if it is an answer to this item.
    get kept() {
      const item = record.read().quizzes[this.quiz.name]?.[this.name];
      return item && record.fits([item.choice], [this.options.length]) ? item : null;
    }

    get isRight() { return this.kept?.choice === Number(this.form.dataset.right); }

    check(event) {
      event.preventDefault();
      const chosen = this.options.find((option) => option.checked);
      if (!chosen) {
        this.feedback.textContent = text("asking.script.choose_first");
        return;
      }
      const choice = Number(chosen.value); // where it was written: what is kept outlives the order shown
      record.change(({ quizzes }) => {
        quizzes[this.quiz.name] ??= Object.create(null);
        const tries = (quizzes[this.quiz.name][this.name]?.tries ?? 0) + 1;
        quizzes[this.quiz.name][this.name] = { choice, tries };
      });
      this.tell(choice);
      this.quiz.score();
    }

    tell(choice) {
      const at = this.options.findIndex((option) => Number(option.value) === choice);
      this.options[at].checked = true;
      this.form.dataset.result = choice === Number(this.form.dataset.right) ? "right" : "wrong";
      this.feedback.replaceChildren(...this.reasons[at].cloneNode(true).childNodes);
    }

    clear() {
      delete this.form.dataset.result;
      this.feedback.textContent = "";
    }
  }

  class Quiz {
    constructor(section) {
      this.section = section;
      this.name = section.dataset.quiz;
      this.items = [...section.querySelectorAll(".pl-item")].map((form) => new Item(this, form));
      section.querySelector("[data-action=clear]").addEventListener("click", () => this.forget());
      for (const item of this.items) if (item.kept) item.tell(item.kept.choice);
      this.score();
    }

    score() {
      const answered = this.items.filter((item) => item.kept).length;
      const right = this.items.filter((item) => item.isRight).length;
      const said = answered ? text("quizzes.script.score", { right, count: this.items.length }) : "";
      this.section.querySelector(".pl-score").textContent = said;
    }

    forget() {
      record.change((kept) => { delete kept.quizzes[this.name]; });
      for (const item of this.items) {
        item.form.reset();
        item.clear();
      }
      this.score();
    }
  }

  for (const section of document.querySelectorAll(".pl-quiz")) new Quiz(section);

  // Nobody can know whether a page was read but its reader, so she says it. The button does what it shows,
  // whatever another tab has done meanwhile.
  for (const button of document.querySelectorAll(".pl-read button")) {
    const { chapter } = button.dataset;
    const show = () => button.setAttribute("aria-pressed", record.read().read[chapter] === true);
    button.addEventListener("click", () => {
      const isRead = button.getAttribute("aria-pressed") !== "true";
      record.change(({ read }) => { if (isRead) read[chapter] = true; else delete read[chapter]; });
    });
    window.addEventListener("platformlab-record", show);
    show();
  }

  // Where nothing is kept, no page says that it is.
  function say_what_lasts() {
    if (store.isOpen()) return;
    for (const place of document.querySelectorAll(".pl-lasts")) place.textContent = text("record.not_kept");
  }
  say_what_lasts();
})();

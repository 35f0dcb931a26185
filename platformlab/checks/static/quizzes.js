// Quizzes: each item answers by itself, with the words of the folded answers. And the mark "read".
(() => {
  "use strict";
  const { record, words: { text } } = window.platformlab;

  class Item {
    constructor(quiz, form) {
      this.quiz = quiz;
      this.form = form;
      this.name = form.dataset.item;
      this.options = [...form.querySelectorAll("input")];
      this.reasons = [...quiz.section.querySelectorAll(`[data-of="${this.name}"] li > span`)];
      this.feedback = form.querySelector(".pl-feedback");
      form.addEventListener("submit", (event) => this.check(event));
      form.addEventListener("change", () => this.clear());
    }

    get kept() { return record.read().quizzes[this.quiz.name]?.[this.name]; }

    get isRight() { return this.kept?.choice === Number(this.form.dataset.right); }

    check(event) {
      event.preventDefault();
      const chosen = this.options.find((option) => option.checked);
      if (!chosen) {
        this.feedback.textContent = text("asking.script.choose_first");
        return;
      }
      const choice = Number(chosen.value); // where it was written: what is kept outlives the order shown
      const tries = (this.kept?.tries ?? 0) + 1;
      record.change(({ quizzes }) => { quizzes[this.quiz.name] = { ...quizzes[this.quiz.name], [this.name]: { choice, tries } }; });
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
      for (const item of this.items) if (item.kept?.choice < item.options.length) item.tell(item.kept.choice);
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

  // Nobody can know whether a page was read but its reader, so she says it.
  for (const button of document.querySelectorAll(".pl-read button")) {
    const { chapter } = button.dataset;
    const show = () => button.setAttribute("aria-pressed", Boolean(record.read().read[chapter]));
    button.addEventListener("click", () => {
      record.change(({ read }) => { if (read[chapter]) delete read[chapter]; else read[chapter] = true; });
      show();
    });
    show();
  }
})();

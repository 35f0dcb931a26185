// A page of the class game, whoever it is for: asks the desk, shows what it answers, keeps the log.
(() => {
  "use strict";
  const { debriefing, desk, games: { Games }, showing, words: { cell, text } } = window.platformlab;
  const { bars, headOf, shown, table } = showing;
  const PART = { price: Number, develop: Number, platform: Number, openness: Number, terms: Number };
  const whole = (value) => cell(value, "number", 0);

  class Game {
    constructor(root) {
      this.root = root;
      this.games = new Games(root.dataset.part);
      this.isSure = false; // a game that is kept is replaced at a second press only
      this.seat = 0;
      this.state = null;
      for (const action of ["begin", "resume", "play", "undo", "load", "save"]) this.listen(action);
      this.find(".pl-year").addEventListener("submit", (event) => event.preventDefault());
      this.find(".pl-setting form")?.addEventListener("submit", (event) => event.preventDefault());
      this.find(".pl-decision").addEventListener("input", () => this.preview());
      this.find("#launch-measure").addEventListener("change", () => this.draw());
      const resume = this.find("[data-action=resume]");
      if (resume) resume.hidden = !this.games.all().length;
    }

    find(selector) { return this.root.querySelector(selector); }

    listen(action) {
      const button = this.find(`[data-action=${action}]`);
      button?.addEventListener("click", (event) => {
        event.preventDefault();
        this[action]();
      });
    }

    say(said) { this.find(".pl-status").textContent = said; }

    // --- the desk ---

    // The answer, or nothing if the desk refused; then the status says why.
    async ask(question) {
      if (!this.state) this.say(text("launch.script.loading"));
      let answer;
      try {
        answer = await desk.ask(question);
      } catch (error) {
        if (error.message !== desk.FILE) throw error;
        this.say(text("launch.script.not_loaded", { file: desk.FILE }));
        return null;
      }
      if (!answer.refusal) return answer;
      this.say(text("launch.script.refused", { why: this.why(answer.refusal) }));
      return answer.log ? answer : null;
    }

    why([reason, slots]) { return text(`launch.refusals.${reason}`, slots); }

    // Takes over an answer that shows a game, keeps it, and says what happened if nothing else was said.
    take(answer, said) {
      if (!answer) return;
      this.state = answer;
      this.isSure = false;
      const isKept = this.keep(answer.log);
      if (!answer.refusal) this.say(isKept ? said : `${said} ${text("launch.script.not_kept")}`);
      this.show();
    }

    // --- the game ---

    setting(name) { return this.find(`[name=${name}]`)?.value ?? ""; }

    async begin() {
      if ((this.games.all().length || this.state?.year) && !this.isSure) {
        this.isSure = true;
        this.say(text("launch.script.sure"));
        return;
      }
      const names = this.names();
      const chosen = [...this.root.querySelectorAll("[data-change]")].filter(({ value }) => value !== "");
      const changes = Object.fromEntries(chosen.map(({ name, value }) => [name, Number(value)]));
      const given = { years: Number(this.setting("years")), seed: Number(this.setting("seed")), number: Number(this.setting("number")) };
      const answer = await this.ask({ do: "begin", names, scenario: this.setting("scenario"), changes, ...given });
      if (answer) this.games.begin();
      this.take(answer, text("launch.script.begun"));
    }

    async resume() {
      const { log, at, n } = this.games.next();
      await this.read(log, n > 1 ? text("launch.script.one_of", { at, n }) : "");
    }

    async load() { await this.read(this.find("#launch-log").value); }

    async read(log, further = "") {
      const answer = await this.ask({ do: "load", log });
      this.take(answer, `${text("launch.script.loaded", { n: answer?.year })} ${further}`.trim());
    }

    async undo() {
      if (!this.state.year) {
        this.say(text("launch.script.nothing_to_undo"));
        return;
      }
      const answer = await this.ask({ do: "undo" });
      this.take(answer, text("launch.script.undone", { n: answer.year }));
    }

    // --- the decision ---

    decision() {
      const read = Object.entries(PART).map(([name, as]) => [name, as(this.setting(name))]);
      return { ...Object.fromEntries(read), study: Number(this.find("[name=study]").checked) };
    }

    fill(decision) {
      for (const name of Object.keys(PART)) this.find(`[name=${name}]`).value = decision[name];
      this.find("[name=study]").checked = Boolean(decision.study);
    }

    async preview() {
      if (!this.state && this.root.dataset.part !== "team") return;
      const answer = await desk.ask({ do: "preview", decision: this.decision(), seat: this.seat }).catch(() => null);
      if (!answer) return; // a press on a button says what is missing
      const place = this.find(".pl-preview");
      if (answer.refusal) {
        place.textContent = this.why(answer.refusal);
        return;
      }
      const slots = { spends: whole(answer.spends), cash: whole(answer.cash ?? 0) };
      const first = answer.cash === undefined ? text("launch.script.spends_only", slots) : text("launch.script.spends", slots);
      const rest = answer.warnings.map(([name, numbers]) => text(`launch.warnings.${name}`, this.written(numbers)));
      place.textContent = [first, ...rest].join(" ");
    }

    written(numbers) { return Object.fromEntries(Object.entries(numbers).map(([name, x]) => [name, whole(x)])); }

    // --- keeping ---

    keep(log) {
      this.find("#launch-log").value = log;
      return this.games.keep(log);
    }

    save() {
      const file = "launch.txt";
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([`${this.find("#launch-log").value}\n`], { type: "text/plain" }));
      link.download = file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      this.say(text("launch.script.saved", { file }));
    }

    // --- showing ---

    get isOver() { return this.state.year === this.state.years; }

    name(seat) { return this.state.names[seat]; }

    show() {
      const { year, years, rows, columns, card } = this.state;
      const turn = this.find(".pl-year");
      turn.hidden = this.isOver && this.root.dataset.part === "solo";
      this.find(".pl-results").hidden = false;
      this.find(".pl-setting")?.removeAttribute("open");
      const slots = { year, years };
      this.find("#launch-year").textContent = this.isOver ? this.ending() : text(year ? "launch.script.year" : "launch.script.before", slots);
      this.find(".pl-dealt").textContent = card ? text("launch.script.card", { card: text(`launch.cards.${card}`) }) : "";
      this.offer(columns.filter(([, kind]) => kind === "number").filter((column) => this.sees(columns.indexOf(column))));
      if (year) this.everybody(rows[year - 1]);
      for (const part of [".pl-measure", ".pl-bars", ".pl-last"]) this.find(part).hidden = !year;
      this.draw();
      this.fill(this.state.last[this.seat] ?? this.state.last[0]);
      this.preview();
      this.debrief();
    }

    // Rivals' hidden numbers are the teacher's to show.
    sees(index) { return index < this.state.public; }

    offer(columns) {
      const choice = this.find("#launch-measure");
      const before = choice.value;
      choice.replaceChildren(...columns.map((column) => new Option(headOf(column), column[0])));
      choice.value = columns.some(([name]) => name === before) ? before : "sales";
    }

    everybody(row) {
      const { columns, values, ranks } = this.state;
      const seen = columns.filter((_, k) => this.sees(k));
      const isAll = seen.length === columns.length;
      const worth = (seat) => (isAll ? [whole(values[seat]), whole(ranks[seat])] : []);
      const heads = [["team"], ...(isAll ? [["value"], ["rank"]] : []), ...seen].map(headOf);
      table(this.find(".pl-last"), heads, row.map((team, seat) => [this.name(seat), ...worth(seat), ...seen.map((column, k) => shown(team[k], column))]));
    }

    draw() {
      const { year, rows, columns, names } = this.state;
      if (!year) return;
      const index = columns.findIndex(([name]) => name === this.find("#launch-measure").value);
      bars(this.find(".pl-bars"), names.map((_, seat) => this.name(seat)), rows[year - 1].map((team) => team[index]), columns[index]);
    }

    years(seat) {
      const { rows, columns } = this.state;
      const place = this.find(".pl-years");
      place.caption.textContent = text("launch.script.own_years", { name: this.name(seat) });
      const lines = rows.map((row, k) => [String(k + 1), ...columns.map((column, i) => shown(row[seat][i], column))]);
      table(place, [text("launch.script.column_year"), ...columns.map(headOf)], lines);
    }

    async study() {
      const { study } = await desk.ask({ do: "study", seat: this.seat });
      const place = this.find(".pl-study-told");
      place.textContent = "";
      if (!study) return;
      const slots = { platform: whole(study.platform), openness: text(`launch.openness.${study.openness}`), base: whole(study.base) };
      if (study.lives_from === null) {
        place.textContent = text("launch.script.study_never", slots);
        return;
      }
      const fills = study.fills_from === null ? text("launch.script.no_limit") : whole(study.fills_from);
      place.textContent = text("launch.script.study", { ...slots, lives: whole(study.lives_from), fills });
    }

    // --- the debrief ---

    async debrief() {
      const { state } = this;
      this.find(".pl-debrief").hidden = !this.isOver;
      if (!this.isOver) return;
      const found = await desk.ask({ do: "debrief" });
      const heads = ["team", "value", "rank", "value_off", "rank_off", "reply"].map((name) => headOf([name]));
      const place = this.find(".pl-two-ranks");
      const winner = text("launch.script.winner", { name: this.name(found.beliefs[0].winner) });
      const tip = found.tipped ? text("launch.script.tipped", { year: found.tipped }) : text("launch.script.never_tipped");
      this.find(".pl-tipped").textContent = `${winner} ${tip}`;
      debriefing.beliefs(this, found.beliefs);
      debriefing.paths(this, found.paths);
      table(place, heads, state.names.map((_, seat) => [this.name(seat), whole(found.values[seat]), whole(found.ranks[seat]), whole(found.values_off[seat]), whole(found.ranks_off[seat]), text("launch.script.waiting")]));
      const replies = [];
      for (const [seat, line] of [...place.tBodies[0].rows].entries()) {
        await new Promise((resolve) => setTimeout(resolve, 20)); // the page stays usable meanwhile
        if (this.state !== state) return;
        const { plan, value, all } = await desk.ask({ do: "reply", seat });
        replies.push(all);
        line.lastChild.textContent = text("launch.script.reply", { plan: text(`launch.plans.${plan}`), value: whole(value) });
      }
      debriefing.counsels(this, (await desk.ask({ do: "counsels", replies })).counsels);
    }
  }

  window.platformlab = Object.assign(window.platformlab, { launch: { Game } });
})();

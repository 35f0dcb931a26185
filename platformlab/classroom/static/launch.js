// A page of the class game, whoever it is for: asks the desk, shows what it answers, keeps the log.
(() => {
  "use strict";
  const { debriefing, desk, keeping: { Kept }, showing, words: { cell, text } } = window.platformlab;
  const { bars, headOf, made, shown, table, underEach } = showing;
  const NAMES = ["price", "develop", "platform", "openness", "terms"];
  const whole = (value) => cell(value, "number", 0);

  class Game extends Kept {
    constructor(root) {
      super(root);
      this.sureOf = null; // a game that is kept is replaced at a second press only
      this.seat = 0;
      this.state = null;
      for (const action of ["begin", "resume", "play", "undo", "load", "save", "swap"]) this.listen(action);
      this.find(".pl-year").addEventListener("submit", (event) => event.preventDefault());
      this.find(".pl-setting form")?.addEventListener("submit", (event) => event.preventDefault());
      this.find(".pl-decision").addEventListener("input", () => this.preview());
      this.find("#launch-measure").addEventListener("change", () => this.draw());
      const resume = this.find("[data-action=resume]");
      if (resume) resume.hidden = !this.kept();
    }

    listen(action) {
      const button = this.find(`[data-action=${action}]`);
      button?.addEventListener("click", async (event) => {
        event.preventDefault();
        if (this.isBusy || event.detail > 1) return; // a double click is one press
        this.isBusy = true;
        try {
          await this[action]();
        } finally {
          this.isBusy = false;
        }
      });
    }

    // --- the desk ---

    // The answer, or nothing if the desk refused; then the status says why.
    async ask(question) {
      if (!this.state) this.say(text("launch.script.loading"));
      let answer;
      try {
        answer = await desk.ask(question);
      } catch (error) {
        if (!(error instanceof desk.NotStarted)) throw error;
        this.say(text(`launch.script.${error.why}`, { file: desk.FILE }));
        return null;
      }
      if (!answer.refusal) return answer;
      this.say(text("launch.script.refused", { why: this.why(answer.refusal) }));
      return answer.log ? answer : null;
    }

    why([reason, slots]) {
      const said = Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, value ?? text("launch.script.nothing")]));
      if (NAMES.includes(slots.name)) said.name = text(`launch.called.${slots.name}`);
      return text(`launch.refusals.${reason}`, said);
    }

    // Takes over an answer that shows a game, keeps it, and says what happened if nothing else was said.
    take(answer, said) {
      if (!answer) return;
      this.state = answer;
      this.sureOf = null;
      const isKept = this.keep(answer.log);
      if (!answer.refusal) this.say(isKept ? said : `${said} ${text("launch.script.not_kept")}`);
      this.show();
    }

    // --- the game ---

    setting(name) { return this.find(`[name=${name}]`)?.value ?? ""; }

    // What a field says; an empty one, or one that no number can be read from, says nothing.
    number(name) { return this.setting(name) === "" ? null : Number(this.setting(name)); }

    // The same press twice in a row is meant.
    isConfirmed(what) {
      const isMeant = this.sureOf === what;
      this.sureOf = isMeant ? null : what;
      return isMeant;
    }

    async begin() {
      if ((this.kept() || this.state?.year) && !this.isConfirmed("begin")) {
        this.say(text("launch.script.sure"));
        return;
      }
      const names = this.names();
      const chosen = [...this.root.querySelectorAll("[data-change]")].filter(({ value }) => value !== "");
      const changes = Object.fromEntries(chosen.map(({ name, value }) => [name, Number(value)]));
      const given = { years: this.number("years"), seed: this.number("seed"), number: this.find("[name=number]") ? this.number("number") : 0 };
      const answer = await this.ask({ do: "begin", names, scenario: this.setting("scenario"), changes, ...given });
      if (!answer) return;
      this.putAside();
      this.take(answer, text("launch.script.begun"));
      this.find("#launch-year").focus();
    }

    async resume() {
      const { log, at, n } = this.games.next();
      await this.read(log, n > 1 ? text("launch.script.one_of", { at, n }) : "");
    }

    // A text that goes on with the game that stands loses nothing; any other asks first.
    async load() {
      const log = this.find("#launch-log").value;
      const found = await this.ask({ do: "look", log });
      if (!found) return;
      const now = this.state?.log ?? this.kept();
      const goesOn = !now || found.log.startsWith(now.slice(0, now.lastIndexOf("\n")));
      if (!goesOn && !this.isConfirmed(found.log)) {
        const why = found.refusal ? `${text("launch.script.refused", { why: this.why(found.refusal) })} ` : "";
        this.say(`${why}${text("launch.script.sure")}`);
        return;
      }
      if (!goesOn) this.putAside();
      await this.read(log);
    }

    async swap() {
      const log = this.games.other();
      this.putAside();
      await this.read(log);
    }

    async read(log, further = "") {
      const answer = await this.ask({ do: "load", log });
      if (!answer) return;
      this.take(answer, `${text("launch.script.loaded", { n: answer.year })} ${further}`.trim());
      this.find("#launch-year").focus();
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
      const read = Object.fromEntries(NAMES.map((name) => [name, this.number(name)]));
      const isPaid = this.setting("way") === "pay" || read.terms < 0; // who types a minus means help
      if (isPaid && read.terms) read.terms = -Math.abs(read.terms);
      return { ...read, study: Number(this.find("[name=study]").checked) };
    }

    fill(decision) {
      for (const name of NAMES) this.find(`[name=${name}]`).value = Math.abs(decision[name]);
      this.find("[name=way]").value = decision.terms > 0 ? "take" : "pay";
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
      const { warnings, ...numbers } = answer;
      const slots = this.written(numbers);
      const first = answer.cash === undefined ? text("launch.script.spends_only", slots) : text("launch.script.spends", slots);
      const rest = warnings.map(([name, odd]) => text(`launch.warnings.${name}`, this.written(odd)));
      place.textContent = [first, ...rest].join(" ");
    }

    written(numbers) { return Object.fromEntries(Object.entries(numbers).map(([name, x]) => [name, whole(x)])); }

    // --- showing ---

    get isOver() { return this.state.year === this.state.years; }

    name(seat) { return this.state.names[seat]; }

    show() {
      const { year, rows, columns, card } = this.state;
      this.find(".pl-year").hidden = false;
      this.find(".pl-results").hidden = false;
      this.find(".pl-setting")?.removeAttribute("open");
      this.find("#launch-year").textContent = this.isOver ? this.ending() : year ? this.heading() : text("launch.script.before");
      this.tellFacts();
      this.find(".pl-dealt").textContent = card ? text("launch.script.card", { card: text(`launch.cards.${card}`) }) : "";
      this.offer(columns.filter(([, kind]) => kind === "number").filter((column) => this.sees(columns.indexOf(column))));
      if (year) this.everybody(rows[year - 1]);
      for (const part of [".pl-measure", ".pl-bars", ".pl-last"]) this.find(part).hidden = !year;
      this.draw();
      this.fill(this.state.last[this.seat] ?? this.state.last[0]);
      this.preview();
      this.debrief();
    }

    // A class is not told which year is the last.
    heading() { return text("launch.script.year_open", { year: this.state.year }); }

    // What the rules tell everybody of this market, open before the first year.
    tellFacts() {
      const box = this.find(".pl-facts");
      box.open = !this.state.year;
      box.querySelector("div").replaceChildren(...this.facts().map((said) => made("p", "", said)));
    }

    facts() { return showing.facts(this.state.facts); }

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

    // The last study of one seat, or of every team that bought one.
    async study(seat) {
      const { studies } = await desk.ask({ do: "study", seat });
      this.find(".pl-study-told").replaceChildren(...studies.map((study) => made("p", "", this.studied(study))));
      return studies.length;
    }

    studied(study) {
      const slots = { name: this.name(study.seat), year: study.year, platform: whole(study.platform), openness: text(`launch.openness.${study.openness}`), base: whole(study.base) };
      if (study.lives_from === null) return text("launch.script.study_never", slots);
      const fills = study.fills_from === null ? text("launch.script.no_limit") : whole(study.fills_from);
      return text("launch.script.study", { ...slots, lives: whole(study.lives_from), fills });
    }

    // --- the debrief ---

    async debrief() {
      const { state } = this;
      this.find(".pl-debrief").hidden = !this.isOver;
      if (!this.isOver) return;
      const found = await desk.ask({ do: "debrief" });
      const heads = ["team", "value", "rank", "value_off", "rank_off"].map((name) => headOf([name]));
      const place = this.find(".pl-two-ranks");
      const names = found.winners.map((seat) => this.name(seat)).join(text("launch.script.separator"));
      const winner = text(found.winners.length > 1 ? "launch.script.winners" : "launch.script.winner", { name: names });
      const tip = found.tipped ? text("launch.script.tipped", { year: found.tipped }) : text("launch.script.never_tipped");
      this.find(".pl-tipped").textContent = `${winner} ${tip}`;
      debriefing.beliefs(this, found.beliefs);
      debriefing.paths(this, found.paths);
      table(place, heads, state.names.map((_, seat) => [this.name(seat), whole(found.values[seat]), whole(found.ranks[seat]), whole(found.values_off[seat]), whole(found.ranks_off[seat])]));
      const replies = [];
      for (const [seat, cell] of underEach(place).entries()) {
        await new Promise((resolve) => setTimeout(resolve, 20)); // the page stays usable meanwhile
        if (this.state !== state) return;
        const { plan, value, all } = await desk.ask({ do: "reply", seat });
        replies.push(all);
        const key = value > found.values[seat] + 0.5 ? "reply" : "reply_own";
        cell.textContent = text(`launch.script.${key}`, { plan: text(`launch.plans.${plan}_plan`), value: whole(value) });
      }
      debriefing.counsels(this, (await desk.ask({ do: "counsels", replies })).counsels);
    }
  }

  window.platformlab = Object.assign(window.platformlab, { launch: { Game } });
})();

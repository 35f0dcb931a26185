// Who uses a page of the game: a reader alone, a team with a phone, a teacher with a class.
(() => {
  "use strict";
  const { desk, launch: { Game }, showing: { made }, words: { cell, text } } = window.platformlab;

  class Solo extends Game {
    names() { return ["you", "builder", "opener", "copier"]; }

    // A log of a class may be played here too; its teams keep their names.
    name(seat) {
      const own = { you: text("launch.script.you"), builder: text("launch.script.builder"), opener: text("launch.script.opener"), copier: text("launch.script.copier") };
      return own[super.name(seat)] ?? super.name(seat);
    }

    ending() {
      const { values, ranks } = this.state;
      return text("launch.script.over", { value: cell(values[0], "number", 0), rank: ranks[0], count: ranks.length });
    }

    async play() {
      const answer = await this.ask({ do: "play_alone", decision: this.decision() });
      this.take(answer, text("launch.script.loaded", { n: answer?.year }));
      if (answer) this.find("#launch-year").focus();
    }

    show() {
      super.show();
      if (this.state.year) this.years(0);
      this.find(".pl-years").hidden = !this.state.year;
      this.study();
    }
  }

  class Team extends Game {
    constructor(root) {
      super(root);
      this.find("[name=team]").addEventListener("input", () => { if (this.state) this.show(); });
      for (const action of ["code", "bet"]) this.listen(action);
    }

    ending() { return text("launch.script.over_class", { years: this.state.years }); }

    async code() {
      const slots = { team: Number(this.setting("team")), year: Number(this.setting("now")) };
      const question = { do: "write_code", team: slots.team - 1, year: slots.year, number: Number(this.setting("number")), decision: this.decision() };
      this.tell(await this.ask(question), "launch.script.code", slots);
    }

    async bet() {
      const slots = { team: Number(this.setting("team")) };
      const question = { do: "write_bet", team: slots.team - 1, number: Number(this.setting("number")), winner: Number(this.setting("winner")) - 1, year: Number(this.setting("tips")) };
      this.tell(await this.ask(question), "launch.script.bet_code", slots);
    }

    tell(answer, key, slots) {
      this.find(".pl-own-code").textContent = answer ? text(key, { ...slots, code: answer.code }) : "";
      if (answer) this.say("");
    }

    show() {
      this.seat = Math.min(Number(this.setting("team")), this.state.names.length) - 1;
      super.show();
      this.find("[name=now]").value = Math.min(this.state.year + 1, this.state.years);
      this.find("[name=number]").value = this.state.number;
      if (this.state.year) this.years(this.seat);
      this.find(".pl-years").hidden = !this.state.year;
      this.study();
    }
  }

  class ClassRoom extends Game {
    constructor(root) {
      super(root);
      this.entered = new Map();
      for (const action of ["enter", "bet", "clock"]) this.listen(action);
      this.find("#launch-codes").addEventListener("input", () => this.codes());
      this.find("[name=reveal]").addEventListener("change", () => this.show());
      for (const name of ["seat", "of_year"]) this.find(`[name=${name}]`).addEventListener("change", () => this.choose());
    }

    names() { return this.setting("names").split("\n").map((name) => name.trim()).filter(Boolean); }

    ending() { return text("launch.script.over_class", { years: this.state.years }); }

    sees(index) { return super.sees(index) || this.find("[name=reveal]").checked; }

    // --- entries of the coming year ---

    async codes() {
      if (!this.state) return;
      const found = this.find("#launch-codes").value.split(/[\s,;]+/).filter(Boolean);
      const said = [];
      const byCode = new Map();
      for (const code of found) {
        const answer = await desk.ask({ do: "code", code, taken: [...byCode.keys()] });
        if (answer.refusal) said.push(text("launch.script.code_odd", { why: this.why(answer.refusal) }));
        else if (answer.bet) said.push(await this.placed(answer.team, answer.bet));
        else byCode.set(answer.team, answer.decision);
        if (answer.warnings?.length) said.push(this.warned(answer));
      }
      this.byCode = byCode;
      this.tell(said);
    }

    // A bet is kept at once; the year it belongs to is over when decisions are played.
    async placed(team, [winner, year]) {
      this.state = await desk.ask({ do: "bet", team, winner, year });
      this.keep(this.state.log);
      return text("launch.script.bet_entered", { name: this.name(team) });
    }

    warned({ team, warnings }) {
      const what = warnings.map(([name, numbers]) => text(`launch.warnings.${name}`, this.written(numbers)));
      return text("launch.script.code_warned", { name: this.name(team), what: what.join(" ") });
    }

    tell(odd) {
      const seats = this.state.names.map((_, seat) => seat);
      const missing = seats.filter((seat) => !this.entry(seat)).map((seat) => this.name(seat));
      const lines = seats.filter((seat) => this.entry(seat)).map((seat) => text("launch.script.code_in", { name: this.name(seat) }));
      if (missing.length && !this.isOver) lines.push(text("launch.script.missing", { names: missing.join(text("launch.script.separator")) }));
      this.find(".pl-odd").replaceChildren(...[...odd, ...lines].map((line) => made("p", "", line)));
    }

    // What was entered by hand goes before a code.
    entry(seat) { return this.entered.get(seat) ?? this.byCode?.get(seat) ?? null; }

    async play() {
      const card = this.setting("card");
      const decisions = this.state.names.map((_, seat) => this.entry(seat));
      const answer = await this.ask({ do: "play", decisions, card: card === "none" ? null : card });
      if (!answer) return;
      this.find("#launch-codes").value = "";
      this.find("[name=card]").value = "";
      this.take(answer, text("launch.script.loaded", { n: answer.year }));
      this.find("#launch-year").focus();
    }

    take(answer, said) {
      this.entered.clear();
      this.byCode = new Map();
      super.take(answer, said);
    }

    async enter() {
      const slots = { name: this.name(Number(this.setting("seat"))), year: Number(this.setting("of_year")) };
      const team = Number(this.setting("seat"));
      const decision = this.decision();
      if (slots.year <= this.state.year) {
        this.take(await this.ask({ do: "correct", team, year: slots.year, decision }), text("launch.script.entered", slots));
        return;
      }
      if (!(await this.ask({ do: "write_code", team, year: slots.year, number: this.state.number, decision }))) return;
      this.entered.set(team, decision);
      this.say(text("launch.script.entered", slots));
      this.tell([]);
    }

    async bet() {
      const team = Number(this.setting("seat"));
      const answer = await this.ask({ do: "bet", team, winner: Number(this.setting("winner")), year: Number(this.setting("tips")) });
      this.take(answer, text("launch.script.bet_entered", { name: this.name(team) }));
    }

    // --- showing ---

    show() {
      super.show();
      const options = (choice, labels) => {
        const before = this.find(choice).value;
        this.find(choice).replaceChildren(...labels.map(([value, label]) => new Option(label, value)));
        if (labels.some(([value]) => String(value) === before)) this.find(choice).value = before;
      };
      const last = Math.min(this.state.year + 1, this.state.years);
      options("[name=seat]", this.state.names.map((name, seat) => [seat, name]));
      options("[name=winner]", this.state.names.map((name, seat) => [seat, name]));
      options("[name=of_year]", Array.from({ length: last }, (_, k) => [last - k, String(last - k)]));
      this.find("[name=of_year]").value = last;
      this.find(".pl-year").hidden = false;
      this.find(".pl-year [data-action=play]").disabled = this.isOver;
      this.tell([]);
    }

    // A decision that stands is where a correction begins.
    async choose() {
      this.seat = Number(this.setting("seat"));
      const answer = await desk.ask({ do: "decided", team: this.seat, year: Number(this.setting("of_year")) });
      this.fill(answer.decision);
      this.preview();
    }

    clock() {
      clearInterval(this.ticking);
      const end = Date.now() + 60000 * Number(this.find("#launch-minutes").value);
      const tick = () => {
        const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
        const slots = { minutes: Math.floor(left / 60), seconds: String(left % 60).padStart(2, "0") };
        this.find(".pl-clock").textContent = left ? text("launch.script.time_left", slots) : text("launch.script.time_up");
        if (!left) clearInterval(this.ticking);
      };
      this.ticking = setInterval(tick, 1000);
      tick();
    }
  }

  const root = document.querySelector(".pl-launch");
  const kinds = { solo: Solo, team: Team, class: ClassRoom };
  new kinds[root.dataset.part](root);
})();

// Who uses a page of the game: a reader alone, a team with a phone; a teacher's desk is in teacher.js.
(() => {
  "use strict";
  const { launch: { Game }, showing: { made }, teacher: { ClassRoom }, words: { cell, text } } = window.platformlab;

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

    heading() { return text("launch.script.year", { year: this.state.year, years: this.state.years }); }

    async play() {
      const answer = await this.ask({ do: "play_alone", decision: this.decision() });
      this.take(answer, text("launch.script.loaded", { n: answer?.year }));
      if (answer) this.find("#launch-year").focus();
    }

    show() {
      super.show();
      if (this.state.year) this.years(0);
      this.find(".pl-years").hidden = !this.state.year;
      for (const part of [".pl-decision", ".pl-preview", "[data-action=play]"]) this.find(part).hidden = this.isOver;
      this.study(0);
    }
  }

  class Team extends Game {
    constructor(root) {
      super(root);
      this.remember();
      this.find("[name=team]").addEventListener("input", () => { if (this.state) this.show(); });
      for (const action of ["code", "bet"]) this.listen(action);
      this.find(".pl-year").addEventListener("input", () => this.forget());
    }

    ending() { return text("launch.script.over_class", { n: this.state.years }); }

    // A reload must not make the codes of another team.
    remember() {
      const fields = ["number", "team", "now"];
      try {
        const kept = JSON.parse(this.kept("-who")) ?? {};
        for (const name of fields) this.find(`[name=${name}]`).value = kept[name] ?? this.setting(name);
      } catch {
        this.store("-who", "{}"); // something else was kept there
      }
      const keep = () => this.store("-who", JSON.stringify(Object.fromEntries(fields.map((name) => [name, this.setting(name)]))));
      for (const name of fields) this.find(`[name=${name}]`).addEventListener("input", keep);
    }

    // A code says what was decided when it was made: after a change nobody may read it out.
    forget() {
      const place = this.find(".pl-own-code");
      if (!place.textContent) return;
      place.replaceChildren();
      this.say(text("launch.script.changed"));
    }

    async code() {
      const slots = { team: this.number("team"), year: this.number("now") };
      const question = { do: "write_code", team: slots.team - 1, year: slots.year, number: this.number("number"), decision: this.decision() };
      this.tell(await this.ask(question), "launch.script.code", slots);
    }

    async bet() {
      const slots = { team: this.number("team") };
      const question = { do: "write_bet", team: slots.team - 1, number: this.number("number"), winner: this.number("winner") - 1, year: this.number("tips") };
      this.tell(await this.ask(question), "launch.script.bet_code", slots);
    }

    tell(answer, key, slots) {
      const place = this.find(".pl-own-code");
      place.replaceChildren();
      if (!answer) return;
      const [before, after] = text(key, { ...slots, code: answer.code }).split(answer.code);
      place.append(before, made("span", "pl-signs", answer.code), after);
      this.say("");
    }

    show() {
      this.seat = Math.min(Number(this.setting("team")), this.state.names.length) - 1;
      this.find(".pl-own-code").replaceChildren();
      super.show();
      this.find("[name=now]").value = Math.min(this.state.year + 1, this.state.years);
      this.find("[name=number]").value = this.state.number;
      if (this.state.year) this.years(this.seat);
      this.find(".pl-years").hidden = !this.state.year;
      this.study(this.seat);
    }
  }

  const root = document.querySelector(".pl-launch");
  const kinds = { solo: Solo, team: Team, class: ClassRoom };
  new kinds[root.dataset.part](root);
})();

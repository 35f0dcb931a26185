// The teacher's desk: entries of the coming year as codes or by hand, bets, corrections, and the wall.
(() => {
  "use strict";
  const { desk, launch: { Game }, showing: { made }, words: { text } } = window.platformlab;
  const sentence = (said) => `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  // Signs that turn the direction of what follows them, in a name and beyond it.
  const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
  // What stays the same of a game all its life; its length does not, nor the seals of its lines.
  const headOf = (log) => log.split("\n").slice(0, 2).join("\n").replace(/ years=\d+| \w+$/gm, "");

  class ClassRoom extends Game {
    constructor(root) {
      super(root);
      this.byCode = new Map();
      this.drafts = {}; // by year: the text of the box, decisions by hand, seats whose bet was by hand
      for (const action of ["enter", "bet", "clock", "project", "clear", "end", "more"]) this.listen(action);
      this.find("#launch-codes").addEventListener("input", () => this.codes());
      this.find("[name=reveal]").addEventListener("change", () => this.show());
      for (const name of ["seat", "of_year"]) this.find(`[name=${name}]`).addEventListener("change", () => this.choose());
      document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.onWall(false); });
    }

    names() { return this.setting("names").replace(TURNING, "").split("\n").map((name) => name.trim()).filter(Boolean); }

    ending() { return text("launch.script.over_class", { n: this.state.years }); }

    sees(index) { return super.sees(index) || this.find("[name=reveal]").checked; }

    // --- entries of the coming year, which outlive the page ---

    draftOf(year, box = "") {
      this.drafts[year] ??= { box, entered: {}, bets: [] };
      return this.drafts[year];
    }

    get draft() { return this.draftOf(this.state.year + 1); }

    keepDrafts() { this.store("-entries", JSON.stringify({ head: this.head, drafts: this.drafts })); }

    keptDrafts(head) {
      try {
        const kept = JSON.parse(this.kept("-entries"));
        return kept?.head === head ? kept.drafts : {};
      } catch {
        return {}; // something else was kept there
      }
    }

    // A new game takes over what was typed before it, but nothing of the game that it replaces.
    putAside() {
      super.putAside();
      if (this.state) this.find("#launch-codes").value = "";
      this.store("-entries", "{}");
      this.head = null;
    }

    take(answer, said) {
      if (!answer) return;
      const place = this.find("#launch-codes");
      const head = headOf(answer.log);
      if (head !== this.head) {
        this.head = head;
        this.drafts = this.keptDrafts(head);
        this.draftOf(answer.year + 1, place.value);
      }
      if (answer.undone) {
        this.draftOf(answer.year + 1, answer.undone.join("\n"));
        this.find("[name=card]").value = answer.undone_card;
      }
      super.take(answer, said);
    }

    // A trial year leaves entries that are no longer meant; a bet is not one of them.
    async clear() {
      Object.assign(this.draft, { box: "", entered: {} });
      this.keepDrafts();
      this.find("#launch-codes").value = "";
      this.say(text("launch.script.cleared"));
      await this.readBox();
    }

    async codes() {
      if (!this.state) return;
      this.draft.box = this.find("#launch-codes").value;
      this.keepDrafts();
      await this.readBox();
    }

    async readBox() {
      this.turn = (this.turn ?? 0) + 1;
      const { turn } = this;
      const { codes } = await desk.ask({ do: "codes", text: this.draft.box.normalize("NFKC") });
      if (turn !== this.turn) return; // more has been typed meanwhile
      const said = [];
      this.byCode = new Map();
      for (const code of codes) {
        if (code.refusal) said.push(text("launch.script.code_odd", { why: sentence(this.why(code.refusal)) }));
        else if (code.bet) said.push(...(await this.placed(code.team, code.bet)));
        else this.byCode.set(code.team, code.decision);
        if (code.warnings?.length) said.push(this.warned(code));
      }
      if (turn === this.turn) this.tell(said);
    }

    // A bet is kept at once, unless one by hand replaced it.
    async placed(team, [winner, year]) {
      if (this.draft.bets.includes(team)) return [];
      const answer = await desk.ask({ do: "bet", team, winner, year });
      if (answer.refusal) return [];
      this.state = answer;
      this.keep(answer.log);
      return [text("launch.script.bet_entered", { name: this.name(team) })];
    }

    warned({ team, warnings }) {
      const what = warnings.map(([name, numbers]) => text(`launch.warnings.${name}`, this.written(numbers)));
      return text("launch.script.code_warned", { name: this.name(team), what: what.join(" ") });
    }

    tell(odd) {
      const seats = this.state.names.map((_, seat) => seat);
      const missing = seats.filter((seat) => !this.entry(seat)).map((seat) => this.name(seat));
      const lines = seats.filter((seat) => this.entry(seat)).map((seat) => this.isIn(seat));
      if (missing.length && !this.isOver) lines.push(text("launch.script.missing", { names: missing.join(text("launch.script.separator")) }));
      this.find(".pl-odd").replaceChildren(...[...odd, ...lines].map((line) => made("p", "", line)));
    }

    isIn(seat) {
      const isByHand = seat in this.draft.entered;
      const how = isByHand && this.byCode.has(seat) ? "in_instead" : isByHand ? "in_by_hand" : "code_in";
      return text(`launch.script.${how}`, { name: this.name(seat) });
    }

    // What was entered by hand goes before a code.
    entry(seat) { return this.draft.entered[seat] ?? this.byCode.get(seat) ?? null; }

    async play() {
      await this.readBox();
      const card = this.setting("card");
      const decisions = this.state.names.map((_, seat) => this.entry(seat));
      const answer = await this.ask({ do: "play", decisions, card: card === "none" ? null : card });
      if (!answer) return;
      this.find("[name=card]").value = "";
      this.take(answer, text("launch.script.loaded", { n: answer.year }));
      this.find("#launch-year").focus();
    }

    async enter() {
      const team = Number(this.setting("seat"));
      const slots = { name: this.name(team), year: Number(this.setting("of_year")) };
      const decision = this.decision();
      const isPlayed = slots.year <= this.state.year;
      const question = isPlayed ? { do: "correct", team, year: slots.year, decision } : { do: "write_code", team, year: slots.year, number: this.state.number, decision };
      const answer = await this.ask(question);
      if (!answer) return;
      this.draftOf(slots.year).entered[team] = decision;
      this.keepDrafts();
      if (isPlayed) {
        this.take(answer, text("launch.script.entered", slots));
        return;
      }
      this.say(text(this.byCode.has(team) ? "launch.script.entered_instead" : "launch.script.entered", slots));
      await this.readBox();
    }

    // A lesson may be over before the game is; whoever ended it too soon goes on.
    async end() { this.take(await this.ask({ do: "end", more: 0 }), text("launch.script.ended")); }

    async more() { this.take(await this.ask({ do: "end", more: 1 }), text("launch.script.lengthened")); }

    async bet() {
      const team = Number(this.setting("seat"));
      const answer = await this.ask({ do: "bet", team, winner: Number(this.setting("winner")), year: this.number("tips") });
      if (!answer) return;
      this.draft.bets.push(team);
      this.keepDrafts();
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
      this.find(".pl-year [data-action=play]").disabled = this.isOver;
      this.find("[data-action=end]").hidden = this.isOver || !this.state.year;
      this.find("[data-action=more]").hidden = !this.isOver;
      this.ownYears();
      this.find(".pl-wall").hidden = false;
      this.find("#launch-codes").value = this.draft.box;
      this.readBox();
      this.study().then((count) => { this.find(".pl-studies").hidden = !count; });
    }

    // A decision that stands is where a correction begins.
    async choose() {
      this.seat = Number(this.setting("seat"));
      const answer = await desk.ask({ do: "decided", team: this.seat, year: Number(this.setting("of_year")) });
      this.fill(answer.decision);
      this.preview();
      this.ownYears();
    }

    // To read out to a team that has no page with the text of the game.
    ownYears() {
      this.find(".pl-years").parentElement.hidden = !this.state.year;
      if (this.state.year) this.years(this.seat);
    }

    facts() {
      const teams = this.state.names.map((name, seat) => text("launch.script.team_number", { n: seat + 1, name }));
      return [text("launch.script.who_plays", { number: this.state.number, teams: teams.join(text("launch.script.separator")) }), ...super.facts()];
    }

    project() { this.onWall(!document.body.hasAttribute("data-projector")); }

    onWall(isOn) {
      if (isOn) document.body.dataset.projector = "launch"; else delete document.body.dataset.projector;
      this.find("[data-action=project]").textContent = text(isOn ? "launch.script.desk" : "launch.script.wall");
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

  window.platformlab = Object.assign(window.platformlab, { teacher: { ClassRoom } });
})();

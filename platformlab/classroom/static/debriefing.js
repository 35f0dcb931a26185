// What a class sees after the game: beliefs, platforms and their critical mass, and the counsels of the report.
(() => {
  "use strict";
  const { showing: { captioned, chart, headOf, made, table }, words: { cell, text } } = window.platformlab;
  const whole = (value) => cell(value, "number", 0);

  // What each team believed in year 0 against what came.
  function beliefs(game, rows) {
    game.find(".pl-beliefs").replaceChildren(...rows.map((row, seat) => [row, seat]).filter(([{ bet }]) => bet).map(([row, seat]) => {
      const [winner, year] = row.bet;
      const said = text(year ? "launch.script.belief" : "launch.script.belief_never", { name: game.name(seat), winner: game.name(winner), year });
      const who = text(row.winner_right ? "launch.script.winner_right" : "launch.script.winner_wrong");
      return made("li", "", `${said} ${who} ${cameOf(row)}`);
    }));
  }

  function cameOf({ bet: [, year], tipped, years_off }) {
    if (years_off === null) return text(Boolean(year) === Boolean(tipped) ? "launch.script.tip_right" : "launch.script.tip_wrong");
    return years_off ? text("launch.script.tip_off", { n: years_off }) : text("launch.script.tip_right");
  }

  function counsels(game, found) {
    const told = (key, more) => text(`launch.counsels.${key}_${more > 0 ? "more" : "less"}`, { value: whole(Math.abs(more)) });
    for (const [name, more, opposed] of found) {
      game.find(`[data-counsel=${name}] .pl-counsel-worth`).textContent = `${told(name, more)} ${told(`${name}_opposed`, opposed)}`;
    }
    game.find(".pl-counsels").hidden = false;
  }

  function paths(game, found) {
    game.find(".pl-paths").replaceChildren(...found.map(([seat, path]) => {
      const caption = text("launch.script.path", { name: game.name(seat) });
      const box = captioned(text("launch.script.path_table", { name: game.name(seat) }));
      const heads = ["year", "machines", "needed", "state"].map((name) => headOf([name]));
      table(box.firstChild, heads, path.map((year) => [String(year.year), whole(year.connected), whole(year.needed), text(`launch.states.${year.status}`)]));
      const lines = [
        { className: "pl-path-connected", label: text("launch.script.path_connected"), points: path.map((year) => [year.year, year.connected]) },
        { className: "pl-path-needed", label: text("launch.script.path_needed"), points: path.filter(({ needed }) => needed !== null).map((year) => [year.year, year.needed]) },
      ];
      const both = made("div", "pl-path");
      both.append(made("h3", "", caption), chart(lines, caption), box);
      return both;
    }));
  }

  window.platformlab = Object.assign(window.platformlab, { debriefing: { beliefs, counsels, paths } });
})();

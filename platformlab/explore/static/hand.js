// What a hand does to a figure that has come alive: the state left behind, marks that travel, rings to drag.
(() => {
  "use strict";
  const { Before, handles, travel } = window.platformlab;

  class Hand {
    constructor(explorer) {
      this.explorer = explorer;
      this.moving = [];
      this.at = explorer.labelled;
      this.drawings = explorer.charts.map((chart) => {
        const live = () => chart.stage.querySelector("svg");
        return { chart, live, before: new Before(chart.box, live), handles: handles(explorer, chart) };
      });
      this.keep();
      this.rest();
    }

    get shown() { return this.drawings.find(({ chart }) => chart.isShown()); }

    // A slider leads through all between, and what is dragged moves with the hand; a menu, a link or a reset leaps.
    move(draw) {
      for (const animation of this.moving.splice(0)) animation.cancel();
      const { explorer, shown } = this;
      const moved = explorer.inputs.filter((_, i) => explorer.labelled[i] !== this.at[i]);
      const menus = moved.some(({ type }) => type !== "range");
      const isLeap = menus ? explorer.payload.keyed_by : moved.length && !explorer.left?.length;
      this.at = explorer.labelled;
      const set = isLeap && shown ? travel(shown.live, explorer.payload.keyed_by) : () => [];
      draw();
      this.place();
      // Vega puts the new marks into the page after this, and the browser shows them after the next frame.
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => { this.moving = set(); this.keep(); });
    }

    // The state of the first move with a slider in hand is the one left; a leap leaves none.
    keep() {
      const { left } = this.explorer;
      if (!left || left === this.kept) return;
      this.kept = left;
      this.drawings.forEach(({ before }, i) => { if (left[i]) before.keep(left[i]); else before.forget(); });
      this.shown?.before.name();
    }

    place() {
      for (const { handles: rings } of this.drawings) for (const ring of rings) ring.place();
    }

    rest() {
      this.place();
      for (const { before } of this.drawings) before.compare();
      this.shown?.before.name();
    }
  }

  window.platformlab.hand = (explorer) => new Hand(explorer);
})();

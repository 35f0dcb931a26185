// Rings on the drawing: what a control moves along an axis can be dragged itself. The inputs stay for all other ways.
(() => {
  "use strict";
  const { table } = window.platformlab.shipped;

  class Axis {
    constructor(explorer, input, view) {
      const [name, column, way, scale] = input.dataset.along.split(" ");
      Object.assign(this, { explorer, input, view, table: name, column, way, scale });
    }

    // Where the control puts its point at one of its places, in pixels from the edge of the drawing; nothing if nowhere.
    pixel(index) {
      const { explorer, view, way } = this;
      const indices = explorer.inputs.map((input) => (input === this.input ? index : explorer.index(input)));
      const [row] = table(explorer.payload, this.table, explorer.at(indices));
      const { left, top } = view.padding();
      return row && (way === "x" ? left : top) + view.scale(this.scale)(row[this.column]);
    }

    // Asked anew at every move, for the axes may stretch with what is dragged.
    nearest(pixel) {
      const pixels = Array.from(this.explorer.payload.controls[this.explorer.inputs.indexOf(this.input)].values, (_, index) => this.pixel(index) ?? NaN);
      const far = pixels.map((at) => Math.abs(at - pixel));
      return far.reduce((best, each, index) => (each < (far[best] || Infinity) || far[best] === undefined ? index : best), this.explorer.index(this.input));
    }
  }

  class Handle {
    constructor(explorer, { box, view }, axes) {
      Object.assign(this, { explorer, box, view, axes });
      const { left, right, top, bottom } = view.padding();
      this.size = { x: left + view.width() + right, y: top + view.height() + bottom };
      this.edge = { x: left, y: top + view.height() }; // where it lies in the way in which nothing moves it
      this.ring = Object.assign(document.createElement("div"), { className: "pl-handle", ariaHidden: "true" });
      this.ring.dataset.ways = axes.map(({ way }) => way).join("");
      box.append(this.ring);
      this.ring.addEventListener("pointerdown", (event) => this.take(event));
      this.ring.addEventListener("pointermove", (event) => { if (this.ring.hasPointerCapture(event.pointerId)) this.drag(event); });
    }

    take(event) {
      event.preventDefault();
      this.ring.setPointerCapture(event.pointerId);
      this.explorer.left = null;
    }

    drag({ clientX, clientY }) {
      const { left, top, width } = this.box.getBoundingClientRect();
      const scale = this.size.x / width;
      const to = { x: (clientX - left) * scale, y: (clientY - top) * scale };
      const moved = this.axes.filter((axis) => {
        const index = axis.nearest(to[axis.way]);
        const isNew = index !== this.explorer.index(axis.input);
        if (axis.input.type === "range") axis.input.value = index; else axis.input.selectedIndex = index;
        return isNew;
      });
      if (moved.length) moved[0].input.dispatchEvent(new Event("input", { bubbles: true }));
    }

    // Puts the ring where the point is now.
    place() {
      const at = { ...this.edge };
      for (const axis of this.axes) at[axis.way] = axis.pixel(this.explorer.index(axis.input));
      this.ring.hidden = !Number.isFinite(at.x + at.y);
      this.ring.style.left = `${(100 * at.x) / this.size.x}%`;
      this.ring.style.top = `${(100 * at.y) / this.size.y}%`;
    }
  }

  // Two controls that move one point, across and up, have one ring; a slider that stands below its axis needs none.
  function handles(explorer, chart) {
    const points = [];
    for (const input of explorer.inputs.filter(({ dataset, parentElement }) => dataset.along && !parentElement.matches(".pl-aligned"))) {
      const axis = new Axis(explorer, input, chart.view);
      const point = points.find((others) => others.every(({ table: name, way }) => name === axis.table && way !== axis.way));
      if (point) point.push(axis); else points.push([axis]);
    }
    return points.map((axes) => new Handle(explorer, chart, axes));
  }

  window.platformlab.handles = handles;
})();

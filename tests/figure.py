"""An explorer on a built page, driven as a reader drives it and compared with Python."""

import csv
import time
from functools import cache

from parts import EXPLORERS
from playwright.sync_api import expect

from platformlab.explore import grid

PATIENCE = 60  # seconds; a busy machine takes its time
# All that a figure says of its state, in one question: sentence, value beside each slider in words
# for eyes and for ears, and the cells of the tables under "Show the numbers".
SHOWN = """root => ({
    said: root.querySelector(".pl-sentence").textContent.trim().split(/\\s+/).join(" "),
    values: Object.fromEntries([...root.querySelectorAll("input[data-control]")].map((field) => [field.dataset.control,
        [field.getAttribute("aria-valuetext"), root.querySelector(`output[for="${field.id}"]`).textContent]])),
    numbers: Object.fromEntries([...root.querySelectorAll("table[data-table]")].map((t) => [t.dataset.table,
        [...t.tBodies[0].rows].map((r) => [...r.cells].map((c) => c.textContent))])),
})"""


INDICES = """root => Object.fromEntries([...root.querySelectorAll("[data-control]")].map((field) =>
    [field.dataset.control, field.type === "range" ? Number(field.value) : field.selectedIndex]))"""
# A page that nobody touches has asked for everything when it is loaded and has a moment to spare. That the
# network is idle is another thing, which a browser on a busy machine may never say.
AT_REST = "() => new Promise((rested) => requestIdleCallback(rested, { timeout: 5000 }))"


def comes_to_rest(page):
    """Wait until a page that was opened has loaded what it loads by itself."""
    page.wait_for_load_state("load")
    page.evaluate(AT_REST)


def comes_to(ask, wanted):
    """Ask until the answer is the one wanted: many facts in one question, each time anew."""
    end = time.monotonic() + PATIENCE
    while (found := ask()) != wanted and time.monotonic() < end:
        time.sleep(0.03)
    assert found == wanted


class Figure:
    """One explorer on an open page."""

    def __init__(self, tab, explorer):
        self.tab = tab
        self.explorer = explorer
        self.root = tab.locator(f"#{explorer.anchor}")

    def part(self, selector):
        return self.root.locator(selector)

    def field(self, control):
        return self.part(f'[data-control="{control.name}"]')

    def button(self, action):
        return self.part(f'[data-action="{action}"]')

    def hydrate(self):
        """Touch the figure and wait until the live drawing stands in place of the still one."""
        self.part(".pl-title").dispatch_event("pointerdown")
        if not self.explorer.controls:
            self.part(".pl-title").hover()
        expect(self.root).to_have_attribute("data-live", "")

    def unfold(self):
        """Open the controls and numbers that a figure in a bet has folded."""
        folded = self.part(".pl-more:not([open], [hidden]) > summary")
        if folded.count():
            folded.click()

    def settle(self):
        """Wait until the page says that no drawing is due: marks stay where they are."""
        expect(self.root).to_have_attribute("data-settled", "")

    def indices(self):
        """Position of each control, as the browser has it."""
        return self.root.evaluate(INDICES)

    def index(self, control):
        """Position of one control."""
        return self.indices()[control.name]

    def state(self):
        """The state the reader sees set."""
        at = self.indices()
        return {c.name: c.values[at[c.name]] for c in self.explorer.controls}

    def go_to(self, control, index):
        """Put a control at a position by the keyboard alone."""
        field = self.field(control)
        field.focus()
        last = len(control.values) - 1
        field.press("Home" if index <= last / 2 else "End")
        steps = ("ArrowRight", index) if index <= last / 2 else ("ArrowLeft", last - index)
        for _ in range(steps[1]):
            field.press(steps[0])

    def move_all(self):
        """Put every control at an end where it is not now."""
        for control in self.explorer.controls:
            self.go_to(control, 0 if self.index(control) else len(control.values) - 1)

    def agrees_with_python(self):
        """Sentence, values beside the controls and open numbers are those of Python."""
        state = self.state()
        computed = rows(self.explorer, state)
        wanted = {
            "said": " ".join(self.explorer.shown(computed, state).split()),
            "values": {
                control.name: [shown := control.show(state[control.name]), shown]
                for control in self.explorer.controls
                if not control.is_choice
            },
            "numbers": listed(self.explorer, computed),
        }
        comes_to(lambda: self.root.evaluate(SHOWN), wanted)

    def open_numbers(self):
        self.part(".pl-numbers summary").click()
        expect(self.part(".pl-numbers")).to_have_attribute("open", "")

    def saves_its_numbers(self):
        """The CSV is one table of the state shown, in full, and tells figure, state and source."""
        with self.tab.expect_download() as saving:
            self.button("csv").click()
        name = saving.value.suggested_filename
        assert name.startswith(self.explorer.name)
        assert all(f"_{key}=" in name for key in self.state()) or len(name) == 124
        with saving.value.path().open(encoding="utf-8-sig", newline="") as file:
            found = list(csv.DictReader(file, strict=True))  # a cell may hold lines of its own
        tables = grid.shipped(self.explorer, rows(self.explorer, self.state()))
        for table, columns in self.explorer.columns.items():
            own = [row for row in found if row.get("table", table) == table]
            for column in columns:
                cells, wanted = [row[column.name] for row in own], tables[table][column.name]
                if not column.is_text:
                    cells = [float(cell) if cell else None for cell in cells]
                assert cells == wanted
        for row in found:
            assert row["figure"] == self.explorer.title
            assert row["figure_source"] == self.explorer.source
            assert all(f"{c.label}: " in row["figure_state"] for c in self.explorer.controls)

    def drawing(self):
        """The visible drawing as text, to see whether it changed."""
        return self.part(".pl-chart svg").evaluate_all(
            "all => all.filter(s => s.getBoundingClientRect().width).map(s => s.innerHTML).join()"
        )


def rows(explorer, state):
    """What Python computes for a state, once for all that look at it."""
    return _rows(explorer.name, *state.items())


@cache
def _rows(name, *state):
    return EXPLORERS[name].rows(**dict(state))


def listed(explorer, computed):
    """What the open numbers of a state must show."""
    tables = grid.shipped(explorer, computed)
    found = {}
    for name, columns in explorer.columns.items():
        listed_columns = [column for column in columns if column.label]
        if listed_columns:
            cells = ([c.show(v) for v in tables[name][c.name]] for c in listed_columns)
            found[name] = [list(line) for line in zip(*cells, strict=True)]
    return found

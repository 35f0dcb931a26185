"""Controls of a figure: two beside each other at most, and no label breaks anew while its value moves."""

import pytest
from figure import Figure
from parts import EXPLORERS

pytestmark = pytest.mark.slow

# With many controls, long labels and long values.
NAMES = {
    "platforms": "station",
    "matching": "matching",
    "scale": "rent_or_own",
    "who_pays": "who_pays",
}
BOXES = """figure => [...figure.querySelectorAll(".pl-control")].map((control) => {
    const { top, width } = control.getBoundingClientRect();
    const label = control.querySelector("label").getBoundingClientRect();
    const value = control.querySelector("output")?.getBoundingClientRect();
    return [Math.round(top), Math.round(width), label.height, value ? value.left - label.right : 0]; })"""


LINES = """figure => Math.max(...[...figure.querySelectorAll(".pl-control label")].map((label) =>
    Math.round(label.getBoundingClientRect().height / parseFloat(getComputedStyle(label).lineHeight))))"""


@pytest.mark.parametrize("chapter", NAMES)
def test_labels_take_two_lines_on_a_phone_and_stand_still_while_values_move_and_two_share_a_row(
    tab, host, subtests, chapter
):
    opened = tab(f"{host}notebooks/{chapter}.html", viewport={"width": 360, "height": 740})
    figure = Figure(opened, EXPLORERS[NAMES[chapter]])
    figure.unfold()
    with subtests.test("no label takes three lines on a phone"):
        assert figure.root.evaluate(LINES) <= 2
    opened.set_viewport_size({"width": 1366, "height": 768})
    figure.hydrate()
    before = figure.root.evaluate(BOXES)
    tops = [top for top, *_ in before]
    assert max(tops.count(top) for top in tops) <= 2
    assert all(apart >= 0 for *_, apart in before)
    for control in figure.explorer.controls:
        if not control.is_choice:
            for end in (0, len(control.values) - 1):
                figure.go_to(control, end)
                figure.settle()
                after = figure.root.evaluate(BOXES)
                assert [height for _, _, height, _ in after] == [h for _, _, h, _ in before]
                assert all(apart >= 0 for *_, apart in after)

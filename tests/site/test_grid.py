"""The grid of a page: lines that can be read, and figures that keep to their place at every width."""

import pytest
from parts import PAGES

pytestmark = pytest.mark.slow

WIDTHS = (256, 320, 360, 600, 768, 1008, 1072, 1134, 1200, 1312, 1366, 1440, 1600, 1920, 2560)
AIR = 24  # px between a figure and the rule of the sidebar

# Where text and figures stand, and what is wrong with that.
FAULTS = """() => {
  const box = (part) => part.getBoundingClientRect();
  const seen = (part) => part.checkVisibility() && box(part).width > 0;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const faults = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) faults.push(`scrolls sideways by ${page.scrollWidth - page.clientWidth}`);
  const column = document.querySelector(".sidebar-drawer"); // the welcome page has none
  const rule = column ? box(column).right : 0;
  const text = [...document.querySelectorAll("article > section > p, article section section > p")].filter(seen);
  for (const line of text)
    if (box(line).width > 34 * rem + 1) faults.push(`a line of ${(box(line).width / rem).toFixed(1)} rem`);
  if (!text.length) return faults;
  const left = box(text[0]).left;
  for (const figure of [...document.querySelectorAll(".pl-explorer")].filter(seen)) {
    const { left: at, right, width } = box(figure);
    if (Math.abs(at - left) > 1) faults.push(`${figure.id} begins at ${at}, the text at ${left}`);
    if (rule > 0 && at < rule + AIR) faults.push(`${figure.id} begins ${at - rule} px from the rule`);
    if (right > page.clientWidth - (page.clientWidth > 700 ? AIR : 0)) faults.push(`${figure.id} ends at ${right}`);
    if (width > 44 * rem + 1) faults.push(`${figure.id} is ${(width / rem).toFixed(1)} rem wide`);
  }
  return faults;
}""".replace("AIR", str(AIR))


@pytest.mark.parametrize(
    "page", [pytest.param(page, marks=pytest.mark.xdist_group(page)) for page in PAGES]
)
def test_text_keeps_the_measure_and_figures_their_place_at_every_width(tab, host, page):
    opened = tab(host + page)
    opened.add_style_tag(
        content=".sidebar-drawer { transition: none !important }"
    )  # it slides away
    wrong = {}
    for width in WIDTHS:
        opened.set_viewport_size({"width": width, "height": 800})
        if faults := opened.evaluate(FAULTS):
            wrong[width] = faults
    assert wrong == {}

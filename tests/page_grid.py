"""The grid of a page: lines that can be read, and figures that keep to their place at every width."""

WIDTHS = (256, 320, 360, 600, 768, 1008, 1072, 1134, 1200, 1312, 1366, 1440, 1600, 1920, 2560)
_AIR = 24  # px between a figure and the rule of the sidebar

# Where text and figures stand, and what is wrong with that.
_FAULTS = """() => {
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
}""".replace("AIR", str(_AIR))
# A drawer slides away when a page gets narrow; what is measured is where it comes to rest.
_AT_ONCE = ".sidebar-drawer { transition: none !important }"


def faults_at_every_width(opened):
    """What stands in a wrong place on an open page, by the width of its window; none if all is well."""
    style = opened.add_style_tag(content=_AT_ONCE)
    wrong = {}
    for width in WIDTHS:
        opened.set_viewport_size({"width": width, "height": 800})
        if faults := opened.evaluate(_FAULTS):
            wrong[width] = faults
    style.evaluate("e => e.remove()")
    return wrong

"""What axe finds wrong with an open page."""

from axe_playwright_python.sync_playwright import Axe

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of a page that was asked everything in one theme, what another can change, and what another width;
# and the rule that reads style sheets instead of pages.
COLOURS = ["color-contrast", "link-in-text-block"]
SIZES = ["target-size", "scrollable-region-focusable"]
STYLES = ["css-orientation-lock"]
# Two thirds of axe's time go into contrast, which it computes anew for each of a thousand cells that
# look the same. One of each look is enough: same colour, size and weight of letters, on the same
# layers of paint, in the same place among the classes of the page.
LOOKS = """() => {
    const paths = new Map(), seen = new Set();
    // What lies behind an element, and which element it is by its kind.
    function path(e) {
        if (!paths.has(e)) {
            const look = getComputedStyle(e);
            const own = [e.localName, e.getAttribute("class"), look.backgroundColor, look.backgroundImage, look.opacity, look.position, look.filter, look.mixBlendMode];
            paths.set(e, (e.parentElement ? path(e.parentElement) : "") + ">" + own.join("|"));
        }
        return paths.get(e);
    }
    for (const e of document.querySelectorAll("body *")) {
        const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(e);
        const key = [path(e), color, fontSize, fontWeight, textShadow, visibility, e.checkVisibility()].join("|");
        e.toggleAttribute("data-look", !seen.has(key) && says(e));
        if (says(e)) seen.add(key);
    }
    function says(e) { return e.matches("input, select, textarea") || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()); }
    axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
}"""


LIGHT, DARK = {"color_scheme": "light"}, {"color_scheme": "dark"}
FORCED = {"forced_colors": "active"}


def problems_in(opened, *looks):
    """What is wrong with a page in each of its looks: everything in the first, colours in the others.

    Pages are of the same elements in all of them, which only style sheets tell apart.
    """
    found = []
    for look in looks:
        opened.emulate_media(**look)
        rules = COLOURS if look is not looks[0] else STANDARDS
        found += [(look, *problem) for problem in problems(opened, rules=rules)]
    return found


def problems(opened, within=None, rules=STANDARDS):
    """Rule, element and explanation of every violation, in the page or a part; none if accessible."""
    # `resultTypes`: the rest doubles the time. `preload` fetches all style sheets anew at each call,
    # for one rule that asks them alone and no page; tests/site/test_pages.py asks it once.
    wanted = {"runOnly": rules, "resultTypes": ["violations"], "preload": rules == STYLES}
    if not opened.evaluate("'axe' in window"):
        opened.evaluate(Axe().axe_script)
    opened.evaluate(LOOKS)
    found = opened.evaluate(
        "([part, options]) => axe.run(part ?? document, options).then((told) => told.violations)",
        [within, wanted],
    )
    return [
        (problem["id"], node["target"], node.get("failureSummary", ""))
        for problem in found
        for node in problem["nodes"]
    ]

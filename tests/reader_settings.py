"""A page under the settings of its readers: their fonts, spacing, widths, colours and languages."""

from page_grid import faults_at_every_width

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""  # WCAG 1.4.12
# Text that leaves the page sideways or is cut by its box; what waits far to the left is there for ears.
HALVES = """() => {
    const wide = document.documentElement.clientWidth;
    const cuts = (e) => /auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX);
    const isHeld = (e) => { for (; e !== document.body; e = e.parentElement) if (cuts(e)) return true; };
    const says = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const found = [];
    for (const e of document.querySelectorAll("[role=main] *")) {
        const { left, right, width } = e.getBoundingClientRect();
        const isOut = width > 2 && right > 0 && (right > wide + 1 || left < -1);
        const isCut = e.clientWidth > 2 && e.scrollWidth > e.clientWidth + 2 && /hidden|clip/.test(getComputedStyle(e).overflowX);
        if ((isOut && says(e) && !e.closest("svg") && !isHeld(e)) || (isCut && e.textContent.trim())) if (e.checkVisibility()) found.push(e);
    }
    if (document.documentElement.scrollWidth > wide) found.push(document.body);
    return found.slice(0, 5).map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`);
}"""
# Elements that only a background draws, and how each looks; asked twice, before and in forced colours.
DRAWN = """() => {
    const found = [];
    for (const e of document.querySelectorAll("[role=main] *:not(svg, svg *, template, button, input, script, option)")) {
        if (e.textContent.trim() && !e.matches(".pl-verdict, .pl-option")) continue; // words stay
        for (const part of ["", "::before", "::after"]) {
            const look = getComputedStyle(e, part || null);
            if (part ? look.content === "none" || look.content.length > 2 : e.childElementCount) continue;
            const frame = ["Top", "Bottom", "Left", "Right"].some((side) => parseFloat(look[`border${side}Width`]) >= 1 && look[`border${side}Style`] !== "none");
            const isSeen = parseFloat(look.width) >= 2 && e.checkVisibility();
            found.push({ name: `${e.tagName}.${e.className}${part}`, paint: isSeen ? look.backgroundImage + look.backgroundColor : "", frame, own: look.forcedColorAdjust === "none" });
        }
    }
    return found;
}"""
TRANSLATED = """() => {
    const walker = document.createTreeWalker(document.querySelector("[role=main]"), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        if (!text.data.trim() || text.parentElement.closest("[translate=no], script, style, svg, textarea, select, math")) continue;
        const outer = document.createElement("font"), inner = document.createElement("font");
        inner.textContent = text.data.replace(/[a-z]/g, "ü");
        outer.append(inner);
        text.replaceWith(outer);
    }
}"""
# Bets and quizzes of a page; of its figures the first only, for each takes a second to draw.
PRESSED = """async () => {
    for (const radio of document.querySelectorAll("[role=main] form label:first-of-type input[type=radio]")) radio.click();
    const press = (what) => { for (const button of document.querySelectorAll(what)) if (button.checkVisibility()) button.click(); };
    press("[role=main] form [type=submit]");
    press(":is([data-action=show], [data-action=change], [data-action=clear])");
    const first = document.querySelector(".pl-explorer:not(.pl-bet *) input[data-control]");
    first?.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector(".pl-row-open")?.click();
}"""
CODES = """() => [...document.querySelectorAll("[role=main] :is(.pl-code, pre, code)")].map((e) => e.textContent)"""


def holds_under_every_setting(opened, subtests):
    """Whether an open page does; at the end it is translated and pressed, and of no other use."""
    with subtests.test("256 pixels"):
        opened.set_viewport_size({"width": 256, "height": 640})
        assert opened.evaluate(HALVES) == []
    with subtests.test("own text spacing at 400 pixels"):
        opened.set_viewport_size({"width": 400, "height": 740})
        style = opened.add_style_tag(content=SPACING)
        assert opened.evaluate(HALVES) == []
        style.evaluate("e => e.remove()")
    with subtests.test("text keeps the measure and figures their place at every width"):
        assert faults_at_every_width(opened) == {}
    opened.set_viewport_size({"width": 1280, "height": 900})
    with subtests.test("larger letters"):
        follows_the_default_size(opened)
    with subtests.test("forced colours"):
        nothing_vanishes_in_forced_colours(opened)
    with subtests.test("translated"):
        opened.evaluate(TRANSLATED)
        opened.evaluate(PRESSED)
        assert not any("ü" in code for code in opened.evaluate(CODES))
        assert opened.complaints == []


def follows_the_default_size(opened):
    session = opened.context.new_cdp_session(opened)
    size = "parseFloat(getComputedStyle(document.querySelector('[role=main]')).fontSize)"
    usual = opened.evaluate(size)
    try:
        for standard in (24, 32):
            sizes = {"standard": standard, "fixed": standard - 4}
            session.send("Page.setFontSizes", {"fontSizes": sizes})
            assert opened.evaluate(size) >= 0.9 * usual * standard / 16
        assert opened.evaluate(HALVES) == []
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})


def nothing_vanishes_in_forced_colours(opened):
    usual = opened.evaluate(DRAWN)
    opened.emulate_media(forced_colors="active")
    forced = opened.evaluate(DRAWN)
    opened.emulate_media(forced_colors="none")
    empty = ("", "nonergba(0, 0, 0, 0)")
    lost = {
        before["name"]
        for before, now in zip(usual, forced, strict=True)
        if before["paint"] not in empty and not (now["frame"] or now["own"])
    }
    assert lost == set()

"""What each page reads first: a script that watches the others, and one that sets light or dark."""

import re

import pytest
from parts import PAGES, ROOT

from platformlab.sphinxext import every_page

SCRIPTS = sorted((ROOT / "platformlab").glob("*/static/*.js"))
# Of 2023 and later, which the browsers that the book names do not all have.
TOO_NEW = re.compile(
    r"\.(toReversed|toSorted|toSpliced|with|isWellFormed|toWellFormed|union|intersection|difference)\("
    r"|\b(Object|Map)\.groupBy\b|\bPromise\.(withResolvers|try)\b|\bIterator\b|\bTemporal\b"
)


def test_scripts_use_no_words_that_a_named_browser_lacks():
    assert {path.name: TOO_NEW.findall(path.read_text("utf-8")) for path in SCRIPTS} == {
        path.name: [] for path in SCRIPTS
    }


def test_watching_script_is_written_in_old_words():
    source = (ROOT / "platformlab/sphinxext/static/watch.js").read_text("utf-8")
    assert not re.search(r"\?\.|\?\?|\.\.\.|\b(let|const|class)\b|`", re.sub(r"//.*", "", source))


@pytest.mark.slow
def test_every_page_begins_with_both_and_holds_no_script_of_the_theme(site):
    for page in PAGES:
        html = (site / page).read_text("utf-8")
        body = html[html.index("<body") :]
        first = re.findall(r'<script src="[^"]*?(\w+\.js)\?v=', body)[: len(every_page.SCRIPTS)]
        assert first == list(every_page.SCRIPTS), page
        assert 'localStorage.getItem("theme")' not in html, page
        assert html.count('class="pl-failed"') == 1, page


@pytest.mark.slow
def test_script_that_fails_or_is_missing_is_told_and_one_that_comes_later_is_not(tab, host):
    page, told = f"{host}notebooks/giants.html", ".pl-failed:visible"
    opened = tab(page)
    assert opened.locator(told).count() == 0
    opened.evaluate("dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop' }))")
    opened.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), { src: 'none.js' }))"
    )
    opened.wait_for_timeout(200)
    assert opened.locator(told).count() == 0
    opened.evaluate("setTimeout(() => [].words.none)")
    opened.locator(told).wait_for()
    opened.route("**/asked.js*", lambda route: route.abort())
    opened.reload()
    opened.locator(told).wait_for()
    assert "Firefox" in opened.locator(told).inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["get() { throw new Error('blocked') }", "value: null"])
def test_light_and_dark_work_where_the_browser_keeps_nothing(tab, host, fault):
    opened = tab(is_new=True, color_scheme="light")
    opened.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {fault} }})")
    opened.goto(f"{host}notebooks/giants.html")
    button = opened.locator("button.theme-toggle:visible").first
    assert button.bounding_box()["width"] > 10
    seen = []
    for _ in range(3):
        button.click()
        seen.append(opened.locator("body").get_attribute("data-theme"))
    assert seen == ["dark", "light", "auto"]
    assert opened.complaints == []

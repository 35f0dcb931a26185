"""Links to a state, however they arrive: controls, sentence, numbers and address show one state, or it is said why."""

import json

import pytest
from delivered import FORMS
from figure import Figure
from parts import EXPLORERS, PLACES
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("state links")]
LEDGER = "book/ledger.html"
# A figure with numbers and words to set, which stands in no bet: its address is that of the reader.
PAGE, NAME = next(
    (page, name)
    for page, name in PLACES
    if {bool(control.labels) for control in EXPLORERS[name].controls} == {True, False}
    and any("_" in control.name for control in EXPLORERS[name].controls)
)
EXPLORER = EXPLORERS[NAME]
WANTED = {control.name: control.values[-1] for control in EXPLORER.controls}


def written(value):
    return value if isinstance(value, str) else f"{value:g}"


def fragment(state):
    settings = "&".join(f"{name}={written(value)}" for name, value in state.items())
    return f"#{EXPLORER.anchor}?{settings}"


def follow(figure, link):
    """As if the link had been followed from this page; ours lead elsewhere first, so that each is new."""
    figure.tab.evaluate("link => { location.hash = ''; location.hash = link; }", link)


def one_state(figure, state):
    expect(figure.part(".pl-sentence")).to_have_text(EXPLORER.say(**state))
    assert figure.state() == state
    figure.agrees_with_python()
    expect(figure.root).to_have_attribute("data-settled", "")
    address = figure.tab.evaluate("decodeURIComponent(location.hash)")
    assert address == fragment(state), "the address names the state that is shown"


@pytest.fixture(scope="module")
def opened(browser, host):
    """A figure that is alive, for links one after the other."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(host + PAGE)
    figure = Figure(page, EXPLORER)
    figure.unfold()
    figure.open_numbers()
    figure.hydrate()
    yield figure
    context.close()


READ = """([links, controls]) => links.map((link) => {
    const { hash } = Object.assign(new URL(location.href), { hash: link });
    const { anchor, settings } = platformlab.address.read(hash);
    const { places, odd } = platformlab.address.match(settings, controls);
    return [anchor, places, odd];
})"""


@pytest.mark.hostile(pages=FORMS)
def test_link_is_understood_in_every_form_in_which_it_arrives(opened, subtests):
    links = [made(fragment(WANTED)) for made in FORMS.values()]
    controls = [{"name": c.name, "values": list(c.values)} for c in EXPLORER.controls]
    last = {control.name: len(control.values) - 1 for control in EXPLORER.controls}
    read = opened.tab.evaluate(READ, [links, controls])
    for name, found in zip(FORMS, read, strict=True):
        with subtests.test(name):
            assert found == [EXPLORER.anchor, last, []]


@pytest.mark.hostile
@pytest.mark.parametrize("form", ["coded twice", "HTML", "mail source"])
def test_figure_and_address_follow_a_link_that_was_changed_on_its_way(opened, form):
    opened.move_all()
    opened.button("reset").click()
    follow(opened, FORMS[form](fragment(WANTED)))
    one_state(opened, WANTED)
    expect(opened.part(".pl-done")).not_to_contain_text("does not know")


UNKNOWN = [
    ("{first}=123456", "“{first}=123456”"),
    ("{first}=", "“{first}=”"),
    ("nonsense=1&{rest}", "“nonsense=1”"),
    ("colour=red&size=2&{rest}", "“colour=red”, “size=2”"),
    ("<b>bold</b>", "“<b>bold</b>”"),
    ("{first}=%E0%A4%A", "“{first}="),
    ("__proto__=1&constructor=2", "“__proto__=1”, “constructor=2”"),
]


@pytest.mark.hostile(pages=UNKNOWN)
@pytest.mark.parametrize(("given", "named"), UNKNOWN)
def test_what_no_figure_knows_is_named_in_one_sentence_and_the_rest_is_shown(opened, given, named):
    first, *others = WANTED
    rest = fragment({name: WANTED[name] for name in others}).partition("?")[2]
    follow(opened, f"#{EXPLORER.anchor}?{given.format(first=first, rest=rest)}")
    expect(opened.part(".pl-done")).to_contain_text(named.format(first=first))
    expect(opened.part(".pl-done")).to_contain_text("which this figure does not know")
    shown = dict(EXPLORER.defaults)
    if "{rest}" in given:
        shown |= {name: WANTED[name] for name in others}
    one_state(opened, shown)


@pytest.mark.hostile
def test_link_to_a_figure_of_another_page_says_so(opened):
    follow(opened, "#explore-atlantis?depth=3")
    said = opened.tab.locator(".pl-notice")
    expect(said).to_have_text(
        "The link leads to a figure named “explore-atlantis”, and this page has none of that name."
    )


def test_address_that_names_a_state_follows_the_figure_and_a_reload_shows_what_was_seen(tab, host):
    figure = Figure(tab(f"{host}{PAGE}{fragment(WANTED)}"), EXPLORER)
    expect(figure.part(".pl-sentence")).to_have_text(EXPLORER.say(**WANTED))
    figure.unfold()
    figure.move_all()
    moved = figure.state()
    assert moved != WANTED
    figure.open_numbers()
    one_state(figure, moved)
    figure.tab.reload()
    expect(figure.part(".pl-sentence")).to_have_text(EXPLORER.say(**moved))
    figure.unfold()
    figure.open_numbers()
    one_state(figure, moved)


@pytest.mark.parametrize("way", ["reload", "back"])
def test_figure_without_a_state_in_its_address_comes_back_whole(tab, host, way):
    figure = Figure(tab(host + PAGE), EXPLORER)
    figure.unfold()
    figure.move_all()
    figure.settle()
    if way == "reload":
        figure.tab.reload()
    else:
        figure.tab.goto(f"{host}{LEDGER}")
        figure.tab.go_back()
    shown = figure.state()
    expect(figure.part(".pl-sentence")).to_have_text(EXPLORER.say(**shown))
    figure.unfold()
    figure.open_numbers()
    figure.agrees_with_python()


@pytest.mark.parametrize("missing", [f"{NAME}.js", "vega.js"])
def test_figure_whose_file_is_missing_stays_as_it_is_drawn_and_names_the_file(tab, host, missing):
    page = tab()
    page.route(f"**/_explorers/{missing}*", lambda route: route.abort())
    page.goto(f"{host}{PAGE}{fragment(WANTED)}")
    figure = Figure(page, EXPLORER)
    expect(figure.part(".pl-done")).to_contain_text(f"{missing} could not be loaded")
    for moved in (False, True):
        if moved:
            figure.unfold()
            figure.go_to(EXPLORER.controls[0], 0)
            figure.button("csv").click()
        expect(figure.part(".pl-sentence")).to_have_text(EXPLORER.say(**EXPLORER.defaults))
        figure.tab.wait_for_function("() => !document.querySelector('[data-live]')")
        assert figure.state() == EXPLORER.defaults
    named = figure.tab.evaluate("decodeURIComponent(location.hash)")
    assert named in (f"#{EXPLORER.anchor}", fragment(EXPLORER.defaults))
    assert not [said for said in page.complaints if "Uncaught" in said]


CODED = [
    lambda link: link.replace("#", "%23").replace("?", "%3F").replace("&", "%26"),
    lambda link: link.replace("#", "%23"),
    lambda link: link.replace("#", "%2523").replace("?", "%253F"),
    lambda link: link.replace(".html#", ".html%E2%80%8B#"),
]


@pytest.mark.hostile(pages=CODED)
@pytest.mark.parametrize("changed", CODED)
def test_link_whose_hash_was_coded_leads_to_its_state_all_the_same(tab, host, changed):
    page = tab(is_new=True)
    page.goto(f"{host}{changed(f'{PAGE}{fragment(WANTED)}')}")
    page.wait_for_url(f"{host}{PAGE}#*")
    figure = Figure(page, EXPLORER)
    expect(figure.part(".pl-sentence")).to_have_text(EXPLORER.say(**WANTED))
    assert figure.state() == WANTED


@pytest.mark.hostile
def test_link_with_a_sign_behind_its_page_leads_to_the_page_and_a_wrong_one_nowhere_else(tab, host):
    page = tab(is_new=True)
    page.goto(f"{host}{LEDGER}).")
    page.wait_for_url(f"{host}{LEDGER}")
    page.goto(f"{host}/elsewhere.invalid/page.html%23x")
    expect(page.locator("h1")).to_have_text("There is no page at this address")
    assert page.url.startswith(host)


LINKS_TO_CLAIMS = {
    "#ledger?verdict=contested": (["contested"], ""),
    "#ledger%3Fverdict%3Dcontested.": (["contested"], ""),
    "#ledger?verdict=contested&amp;words=zzzz": (["contested", "zzzz"], ""),
    "#ledger?verdict=3Dcontested&utm_source=x": (["contested"], ""),
    "#ledger?length=1": ([], "“length=1”"),
    "#ledger?verdict=wonderful&__proto__=3": ([], "“verdict=wonderful”, “__proto__=3”"),
}


@pytest.mark.hostile(pages=LINKS_TO_CLAIMS)
def test_link_to_claims_sets_filters_and_names_what_no_filter_knows(tab, host):
    page = tab(host + LEDGER)
    fields = "[...document.querySelectorAll('.pl-filters :is(select, input)')].map(e => e.value).filter(Boolean)"
    for link, (chosen, named) in LINKS_TO_CLAIMS.items():
        page.evaluate("link => { location.hash = link; }", link)
        said = page.locator(".pl-filters [role=status]")
        expect(said).to_contain_text("which no filter knows" if named else "claim")
        expect(said).to_contain_text(named)
        assert sorted(json.loads(page.evaluate(f"JSON.stringify({fields})"))) == sorted(chosen)
    page.locator("select[name=verdict]").select_option("contested")
    assert page.evaluate("location.hash") == "#ledger?verdict=contested"
    assert page.complaints == []


def test_page_whose_script_of_bets_is_missing_has_every_answer_and_no_dead_button(tab, host):
    page = tab(is_new=True)
    page.route("**/_checks/asked.js*", lambda route: route.abort())
    page.goto(host + PAGE)
    expect(page.locator(":root")).to_have_attribute("data-unscripted", "")
    for bet in page.locator(".pl-bet").all():
        expect(bet.locator("form button").first).to_be_hidden()
        expect(bet.locator(".pl-answered")).to_be_hidden()
        bet.locator(".pl-fold > summary").click()
        expect(bet.locator(".pl-sentence")).to_be_visible()
    expect(page.locator(".pl-quiz .pl-fold > summary")).to_be_visible()
    expect(page.locator(".pl-quiz [type=submit]").first).to_be_hidden()


# The strictest policy that the README names: no text becomes code, no script stands in a page.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; object-src 'none'"


def test_figure_bet_and_quiz_work_under_a_strict_policy(tab, host):
    page = tab()

    def strictly(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": POLICY})

    page.route("**/*.html*", strictly)
    page.goto(f"{host}{PAGE}")
    figure = Figure(page, EXPLORER)
    figure.unfold()
    figure.hydrate()
    figure.open_numbers()
    before = figure.drawing()
    figure.move_all()
    figure.agrees_with_python()
    figure.settle()
    assert figure.drawing() != before
    assert not [said for said in page.complaints if "eval" in said]

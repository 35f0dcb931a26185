"""One text of each look is asked for its contrast; a text that is pale has a look of its own."""

import pytest
from accessibility import DARK, FORCED, LIGHT, problems, problems_in

pytestmark = pytest.mark.slow

CELLS = "".join(f"<tr><td>row {number}</td><td>cell</td></tr>" for number in range(30))
PAGE = f"""<!doctype html><html lang="en"><title>A page with a table</title><main>
<h1>A page</h1><table><tbody>{CELLS}</tbody></table></main>"""
THIRTEENTH = "document.querySelectorAll('tr')[13].lastChild"


@pytest.mark.parametrize(
    "paints",
    [
        f"{THIRTEENTH}.style.color = '#ccc'",
        f"{THIRTEENTH}.style.background = '#555'",
        f"{THIRTEENTH}.parentElement.style.background = '#333'",
        f"{THIRTEENTH}.innerHTML = '<b style=\"opacity: 0.3\">cell</b>'",
        "document.querySelector('main').style.color = '#bbb'",
    ],
)
def test_pale_text_is_found_among_many_that_look_alike(tab, paints):
    opened = tab()
    opened.set_content(PAGE)
    assert problems(opened) == []
    opened.evaluate(paints)
    assert {rule for rule, *_ in problems(opened)} == {"color-contrast"}


@pytest.mark.parametrize("look", [DARK, FORCED], ids=["dark", "forced"])
def test_pale_text_of_one_look_is_found_and_named(tab, look):
    """Of a second look only colours are asked; those are asked in full."""
    ((feature, value),) = look.items()
    media = {"color_scheme": "prefers-color-scheme", "forced_colors": "forced-colors"}[feature]
    pale = "p { color: #ccc; background: #fff; forced-color-adjust: none }"
    opened = tab()
    opened.set_content(
        f'<!doctype html><html lang="en"><title>Page</title><style>@media ({media}: {value}) {{ {pale} }}</style>'
        "<main><h1>Page</h1><p>Text</p></main></html>"
    )
    assert [problem[:2] for problem in problems_in(opened, LIGHT, look)] == [
        (look, "color-contrast")
    ]

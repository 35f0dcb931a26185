"""What decks load is written beside them, and they load nothing that they do not need."""

from parts import ROOT

from platformlab.charts.theme import COLOURS
from platformlab.slides import assets


def addresses(body):
    return [script.address for script in assets.scripts_of(body)]


def test_scripts_follow_what_a_deck_shows():
    figure, bet = '<figure data-explorer="x">', '<section class="pl-bet">'
    assert addresses("") == ["_code/shared.js", "_code/deck.js"]
    assert addresses(figure) == ["_code/shared.js", "_explorers/explore.js", "_code/deck.js"]
    assert addresses(figure + bet)[2] == "_checks/asked.js"


def test_sheet_has_every_colour_in_light_and_dark_and_the_books_figures():
    sheet = assets.sheet(ROOT)
    for role, (light, dark) in COLOURS.items():
        assert sheet.count(f"--pl-{role}: {light};") == 1
        assert sheet.count(f"--pl-{role}: {dark};") == 2  # chosen, and as the system is
    assert ".pl-explorer {" in sheet
    assert ".pl-slide {" in sheet


def test_decks_without_figures_get_no_drawing_script(tmp_path):
    assets.write(ROOT, tmp_path, [""], book="platformlab.chapters", kept=tmp_path / "kept")
    written = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert written == {
        assets.SHEET, assets.REVEAL, assets.NOTES, assets.THEME, "_code/shared.js", "_code/deck.js"
    }  # fmt: skip
    assert "reveal.js 5" in (tmp_path / assets.REVEAL).read_text(encoding="utf-8")[:80]

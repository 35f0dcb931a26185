"""Every slide of every deck fits the wall: nothing is scrolled and no words of a bet lie on others, whatever is shown."""

import pytest
from parts import ROOT

from platformlab.slides import assets, outline, pages, validation

pytestmark = pytest.mark.slow
WALLS = [(1280, 720), (1920, 1080)]
SMALLEST = 0.85  # of the size of other slides: text that the last row still reads
LOOK = """async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const found = [];
  const box_of = (words) => { const range = document.createRange(); range.selectNodeContents(words); return range.getBoundingClientRect(); };
  const crossed = (slide) => {
    const words = [...slide.querySelectorAll(".pl-strip-ends > span, .pl-along-x .pl-thought")].filter((part) => part.checkVisibility({ visibilityProperty: true }));
    const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    return words.some((one, i) => words.slice(i + 1).some((other) => one.textContent !== other.textContent && meet(box_of(one), box_of(other))));
  };
  const look = async (slide, state) => {
    await drawn();
    const size = Number(slide.style.getPropertyValue("--pl-fit") || 1);
    const boxes = [slide, ...slide.querySelectorAll(".math.block")];
    const over = Math.max(...boxes.map((box) => Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth)));
    found.push({ slide: slide.id, state, over, size, crossed: crossed(slide) });
  };
  for (const [place, slide] of [...document.querySelectorAll(".pl-slide")].entries()) {
    window.Reveal.slide(place);
    await look(slide, "as it opens");
    const press = async (button, state) => { button?.click(); if (button) await look(slide, state); };
    await press(slide.querySelector("[data-action=show]"), "answered");
    await press(slide.querySelector(".pl-opens summary"), "unfolded");
    for (const option of slide.querySelectorAll(".pl-quiz input")) {
      option.click();
      await press(slide.querySelector(".pl-quiz [type=submit]"), `option ${option.value} checked`);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("decks")


@pytest.mark.parametrize("topic", outline.topics(ROOT))
def test_slides_are_whole_on_the_wall_in_letters_that_are_read(folder, tab, topic):
    (made,) = validation.make(ROOT, [topic])
    body = pages.deck_html(made)
    (folder / f"{topic}.html").write_text(body, encoding="utf-8")
    assets.write_code(ROOT, folder, [body])
    for width, height in WALLS:
        page = tab(viewport={"width": width, "height": height})
        page.goto((folder / f"{topic}.html").as_uri())
        page.wait_for_function("document.querySelector('.pl-slide.present')")
        seen = page.evaluate(LOOK)
        assert len(seen) > len(made.slides)  # bets and questions were looked at twice
        wrong = [at for at in seen if at["over"] > 0 or at["size"] < SMALLEST or at["crossed"]]
        assert wrong == [], (width, height)

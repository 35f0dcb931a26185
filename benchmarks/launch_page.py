"""What the class game needs in a page: milliseconds from the first press, and for ten years played."""

import statistics

from site_browser import chromium

from platformlab import play

OPENINGS = 5
READY = """() => new Promise((ready) => {
  const status = document.querySelector(".pl-launch > .pl-status");
  const begun = performance.now();
  new MutationObserver(() => {
    if (!document.querySelector(".pl-results").hidden) ready(performance.now() - begun);
  }).observe(status, { childList: true });
  document.querySelector("[data-action=begin]").click();
})"""
PLAYED = """async (log) => {
  const times = [];
  for (let k = 0; k < 8; k += 1) {
    const begun = performance.now();
    await window.platformlab.desk.ask({ do: "load", log });
    times.push(performance.now() - begun);
  }
  return Math.min(...times);
}"""


def measured(executable, site):
    """Return milliseconds from the first press until a game is set, the fastest and the median, and for ten years.

    The page is opened from its folder, each time by a browser that has kept nothing. Ten years are
    those of a log with six teams, which is read, played and its seals compared: more than the years.
    """
    ready, played = [], []
    with chromium(executable) as browser:
        for _ in range(OPENINGS):
            context = browser.new_context()
            page = context.new_page()
            page.goto((site / "book" / "launch-solo.html").as_uri())
            ready.append(page.evaluate(READY))
            played.append(page.evaluate(PLAYED, play.example()))
            context.close()
    return {"first": min(ready), "usual": statistics.median(ready), "played": min(played)}

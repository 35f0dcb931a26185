"""What the class game needs in a page: milliseconds from the first press, and for ten years played."""

from site_browser import chromium

from platformlab import play

OPENINGS, ROUNDS = 5, 8
READY = """() => new Promise((ready) => {
  const status = document.querySelector(".pl-launch > .pl-status");
  const begun = performance.now();
  new MutationObserver(() => {
    if (!document.querySelector(".pl-results").hidden) ready(performance.now() - begun);
  }).observe(status, { childList: true });
  document.querySelector("[data-action=begin]").click();
})"""
PLAYED = """async ([log, rounds]) => {
  const times = [];
  for (let k = 0; k < rounds; k += 1) {
    const begun = performance.now();
    await window.platformlab.desk.ask({ do: "load", log });
    times.push(performance.now() - begun);
  }
  return Math.min(...times);
}"""


def measured(executable, site):
    """Return milliseconds from the first press until a game is set, and for ten years: by the clock, and worked.

    What the page's thread worked is the same on a busy machine and on an idle one.

    The page is opened from its folder, each time by a browser that has kept nothing. Ten years are
    those of a log with six teams, which is read, played and its seals compared: more than the years.
    """
    found = []
    with chromium(executable) as browser:
        for _ in range(OPENINGS):
            context = browser.new_context()
            page = context.new_page()
            page.goto((site / "book" / "launch-solo.html").as_uri())
            wire = context.new_cdp_session(page)
            wire.send("Performance.enable", {"timeDomain": "threadTicks"})
            before = _worked(wire)
            ready = page.evaluate(READY)
            between = _worked(wire)
            played = page.evaluate(PLAYED, [play.example(), ROUNDS])
            after = _worked(wire)
            found.append((ready, between - before, played, (after - between) / ROUNDS))
            context.close()
    names = ("ready", "ready_worked", "played", "played_worked")
    return {name: min(times) for name, times in zip(names, zip(*found, strict=True), strict=True)}


def _worked(wire):
    """Milliseconds that the page's thread has worked."""
    metrics = wire.send("Performance.getMetrics")["metrics"]
    return 1e3 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")

"""What a browser meets: bytes of the first view, waking of explorers, answers to a slider."""

import statistics
import sys
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

import platformlab.chapters  # noqa: F401 - opens the book, whose bets a reader has placed

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from bets import remember

PHONE = {"width": 412, "height": 823}  # Lighthouse's
POSITIONS = "c => c.options ? c.options.length - 1 : Math.round((c.max - c.min) / c.step)"
STEPS, WAKINGS = 60, 3
SCROLLED = 2000  # ms: a reader moves what she sees; the page first glides to the control
SPEEDS = {"unthrottled": 1, "4x": 4}
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
PROBE = Path(__file__).with_name("site_probe.js").read_text(encoding="utf-8")


@contextmanager
def chromium(executable):
    """Headless Chromium that reaches nothing but this machine."""
    with sync_playwright() as playwright:
        options = {"executable_path": executable, "args": [OFFLINE, "--no-sandbox"]}
        browser = playwright.chromium.launch(**options)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def _page(browser, slowdown=1):
    """Open a page with an empty cache, on a processor that is `slowdown` times slower."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=1.75)
    context.add_init_script(PROBE)
    page = context.new_page()
    page.wire = context.new_cdp_session(page)
    page.wire.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    try:
        yield page
    finally:
        context.close()


def first_view(browser, address):
    """Bytes and requests of a page that is opened and left alone, and who else is asked."""
    received, asked = [], []
    with _page(browser) as page:
        page.wire.on("Network.requestWillBeSent", lambda e: asked.append(e["request"]["url"]))
        page.wire.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
        page.wire.send("Network.enable")
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(1000)
        explorers = page.locator(".pl-explorer").evaluate_all("figures => figures.map(f => f.id)")
    asked = [url for url in asked if not url.startswith(("data:", "blob:"))]
    outside = {urlsplit(url).hostname for url in asked} - {"127.0.0.1"}
    return {
        "bytes": int(sum(received)),
        "requests": len(asked),
        "outside": sorted(outside),
        "explorers": explorers,
    }


def explorer(browser, address, anchor):
    """Time an explorer's waking and its answers, at each processor speed."""
    return {
        speed: {"hydration": _waking(browser, address, anchor, slowdown)}
        | _answers(browser, address, f"#{anchor} [data-control]", anchor, slowdown)
        for speed, slowdown in SPEEDS.items()
    }


def default_chart(browser, address):
    """Time the chart that draws when the page opens; its hydration is counted from there."""
    times = {}
    for speed, slowdown in SPEEDS.items():
        drawn = []
        for _ in range(WAKINGS):
            with _page(browser, slowdown) as page:
                page.goto(address)
                drawn.append(page.evaluate("bench.drawn()"))
        answers = _answers(browser, address, ".vega-bindings input", None, slowdown)
        times[speed] = {"hydration": statistics.median(drawn)} | answers
    return times


def _waking(browser, address, anchor, slowdown):
    times = []
    for _ in range(WAKINGS):
        with _page(browser, slowdown) as page:
            remember(page, address)  # all bets are placed: a covered figure does not wake
            page.goto(address, wait_until="networkidle")
            times.append(_wake(page, anchor))
    return statistics.median(times)


def _wake(page, anchor):
    """Focus the first control, or point at a chart without one; milliseconds until it is live."""
    page.locator(f"#{anchor}").wait_for(state="attached")
    page.evaluate("id => { window.waking = bench.hydration(id); }", anchor)
    controls = page.locator(f"#{anchor} [data-control]")
    if controls.count():
        controls.first.focus()
    else:
        page.locator(f"#{anchor} .pl-chart:visible").hover()
    return page.evaluate("window.waking")


def _answers(browser, address, control, anchor, slowdown):
    """Step a slider or choice by keyboard; medians and 95th percentiles of its answers."""
    with _page(browser, slowdown) as page:
        remember(page, address)
        page.goto(address, wait_until="networkidle")
        if not page.locator(control).count():
            return {}
        if anchor:
            _wake(page, anchor)
        handle = page.locator(control).first
        handle.focus()
        handle.press("Home")
        page.wait_for_timeout(SCROLLED)
        positions = handle.evaluate(POSITIONS)
        there_and_back = cycle(["ArrowRight"] * positions + ["ArrowLeft"] * positions)
        steps = []
        for i, key in enumerate(islice(there_and_back, STEPS)):
            page.wait_for_timeout(30 + 7 * i % 17)  # not in step with the screen
            page.evaluate("() => { window.answer = bench.step(); }")
            page.keyboard.press(key)
            steps.append(page.evaluate("window.answer"))
    return {
        kind: {"p50": statistics.median(of), "p95": statistics.quantiles(of, n=20)[-1]}
        for kind in ("work", "seen", "handler")
        for of in [[step[kind] for step in steps]]
    }

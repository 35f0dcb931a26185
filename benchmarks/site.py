"""Measure the built site as its readers meet it, beside Jupyter Book's defaults.

    python benchmarks/site.py                       everything, about half an hour
    python benchmarks/site.py --only browser        one part of it
    python benchmarks/site.py --runs 1              Lighthouse once per page instead of thrice
    python benchmarks/site.py --pages 'notebooks/*' only pages whose address fits

Prints the tables and writes ``_build/bench/site.md`` and ``site.json``. Missed targets are
marked, not failures: a busy machine would fail every run. README.md says how to read them.
"""

import argparse
import fnmatch
import json
import os
import runpy
import sys
from contextlib import ExitStack

import site_browser
import site_builds
import site_lighthouse
from environment import OUT, ROOT, machine
from site_report import report
from site_server import serving

SITE = ROOT / "_build" / "html"
PARTS = ("lighthouse", "browser", "builds")
DEFAULT = "default page"


def pages(pattern):
    """Addresses that fit a pattern; places that only send a reader on are left out."""
    found = sorted(
        path
        for path in SITE.rglob("*.html")
        if not {"_static", "embed"} & set(path.relative_to(SITE).parts)
    )
    addresses = [
        path.relative_to(SITE).as_posix()
        for path in found
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]
    return fnmatch.filter(addresses, pattern) or sys.exit(
        f"no page's address fits {pattern!r}; addresses are such as {addresses[0]!r}"
    )


def main():
    """Measure, report, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=PARTS, help="measure one part")
    parser.add_argument("--runs", type=int, default=3, help="Lighthouse runs per page")
    parser.add_argument("--pages", default="*", help="a pattern of addresses, such as 'book/*'")
    options = parser.parse_args()
    parts = [options.only] if options.only else PARTS
    chromium = runpy.run_path(str(ROOT / "tools" / "chromium.py"))["find"]()
    if not (SITE / "index.html").exists() or not chromium:
        sys.exit("the measurements need the built site and a Chromium; run: make book chromium")
    has_node = site_lighthouse.install()
    results = {"machine": machine(), "load before": load(), "runs": options.runs}
    results["pages"] = {page: {"noindex": is_unlisted(page)} for page in pages(options.pages)}
    with ExitStack() as stack:
        home = stack.enter_context(serving(SITE))
        addresses = {page: f"{home}/{page}" for page in results["pages"]}
        if has_node:
            results["pages"][DEFAULT] = {"noindex": False}
            home = stack.enter_context(serving(site_builds.default_site()))
            addresses[DEFAULT] = f"{home}/page.html"
        if "lighthouse" in parts and has_node:
            for page, address in addresses.items():
                note(f"Lighthouse: {page}")
                scores = site_lighthouse.measure(address, chromium, options.runs)
                results["pages"][page]["lighthouse"] = scores
                write(results)  # a long measurement that stops has not been in vain
        if "browser" in parts:
            measure_in_browser(chromium, addresses, results)
    write(results)
    if "builds" in parts:
        note("builds, in a copy")
        results["builds"] = site_builds.time_builds()
    print(write(results))
    if not has_node:
        print(f"SKIPPED: {site_lighthouse.NO_NODE}", file=sys.stderr)
    return 0 if has_node else 1


def write(results):
    """Write what is known so far; returns the tables."""
    results["load after"] = load()
    text = report(results, DEFAULT)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "site.md").write_text(text, encoding="utf-8")
    (OUT / "site.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return text


def measure_in_browser(chromium, addresses, results):
    """First views of every page, then every explorer once, on the first page that shows it."""
    explorers = {}
    with site_browser.chromium(chromium) as browser:
        for page, address in addresses.items():
            note(f"first view: {page}")
            seen = site_browser.first_view(browser, address)
            for anchor in seen.pop("explorers"):
                explorers.setdefault(anchor, page)
            results["pages"][page] |= seen
        results["explorers"] = {}
        for anchor, page in explorers.items():
            note(f"explorer: {anchor}")
            times = site_browser.explorer(browser, addresses[page], anchor)
            results["explorers"][anchor.removeprefix("explore-")] = times
            write(results)
        if DEFAULT in addresses:
            note(f"chart of the {DEFAULT}")
            times = site_browser.default_chart(browser, addresses[DEFAULT])
            results["explorers"][DEFAULT] = times


def load():
    """How many programs wait for the processor, where the system says so."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def is_unlisted(page):
    """Tell whether the page asks search engines to leave it out."""
    return '<meta name="robots" content="noindex"' in (SITE / page).read_text(encoding="utf-8")


def note(text):
    """Say what is being measured."""
    print(f"  {text} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

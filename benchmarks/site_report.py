"""The measured numbers as tables, with what the book wants to reach beside them."""

from site_lighthouse import CATEGORIES

FIRST_VIEW = 120_000  # bytes
REPAINT = {"unthrottled": 16, "4x": 50}  # milliseconds


def report(results, default):
    """Markdown: targets, pages, explorers, builds."""
    ours = {name: page for name, page in results["pages"].items() if name != default}
    parts = [
        "# The site, measured\n",
        f"{results['machine']}; load {results['load before']} before and "
        f"{results['load after']} after; Lighthouse: mobile, median of {results['runs']}. "
        "A load near or above the number of cores makes every time too long.\n",
        *(f"- {'✓' if met else '✗'} {text}" for met, text in targets(results, ours, default)),
        "\n## Pages\n",
        *_table(_page_rows(results["pages"])),
        *_lost(ours),
    ]
    if "explorers" in results:
        parts += ["\n## Explorers (milliseconds)\n", *_table(_explorer_rows(results["explorers"]))]
    if "builds" in results:
        parts += ["\n## Builds (seconds)\n", *_table(_build_rows(results["builds"]))]
    return "\n".join(parts) + "\n"


def targets(results, ours, default):
    """Pairs of whether a target is met and what it says, for whatever was measured."""
    rated = {name: page["lighthouse"] for name, page in ours.items() if "lighthouse" in page}
    if rated:
        chapters = [s["performance"] for n, s in rated.items() if n.startswith("notebooks/")]
        lowest = min(scores["performance"] for scores in rated.values())
        if chapters:  # a run of some pages, or the first page of a run, may have none
            yield min(chapters) == 100, f"performance of chapters: {min(chapters)} (wanted: 100)"
        yield lowest >= 98, f"performance of every page: {lowest} (wanted: 98)"
        for category in CATEGORIES[1:]:
            found = [
                scores[category]
                for name, scores in rated.items()
                if category != "seo" or not ours[name]["noindex"]
            ]
            if found:
                yield min(found) == 100, f"{category} of every page: {min(found)} (wanted: 100)"
    if any("bytes" in page for page in ours.values()):
        size, name = max((page["bytes"], name) for name, page in ours.items())
        wanted = f"(wanted: {FIRST_VIEW / 1000:.0f} kB)"
        yield (
            size <= FIRST_VIEW,
            f"first view: {size / 1000:.0f} kB on {name}, the heaviest {wanted}",
        )
        asked = sorted({host for page in ours.values() for host in page["outside"]})
        yield not asked, f"other hosts asked: {', '.join(asked) or 'none'} (wanted: none)"
    explorers = {n: t for n, t in results.get("explorers", {}).items() if n != default}
    for speed, most in REPAINT.items() if explorers else ():
        moved = [(t[speed]["work"]["p95"], n) for n, t in explorers.items() if "work" in t[speed]]
        if moved:
            worst, name = max(moved)
            yield (
                worst <= most,
                f"slider to repaint, {speed}, p95: {worst:.1f} ms in {name} (wanted: {most})",
            )


def _page_rows(pages):
    yield (
        "page",
        "performance",
        "accessibility",
        "best practices",
        "SEO",
        "LCP, s",
        "TBT, ms",
        "CLS",
        "first view, kB",
        "requests",
    )
    for name, page in pages.items():
        scores = page.get("lighthouse")
        cells = ["—"] * 7
        if scores:
            cells = [f"{scores[category]}" for category in CATEGORIES]
            cells += [f"{scores['lcp'] / 1000:.1f}", f"{scores['tbt']:.0f}", f"{scores['cls']:.3f}"]
        if page["noindex"]:
            cells[3] = "unlisted"
        size = f"{page['bytes'] / 1000:.0f}" if "bytes" in page else "—"
        yield name, *cells, size, str(page.get("requests", "—"))


def _lost(pages):
    """Say which audits cost a page points, other than those of a speed that still scores 100."""
    for name, page in pages.items():
        lost = page.get("lighthouse", {}).get("lost", [])
        if lost and any(page["lighthouse"][category] < 100 for category in CATEGORIES):
            yield f"\n{name} lost points by: {', '.join(lost)}"


def _explorer_rows(explorers):
    yield (
        "explorer",
        "wakes",
        "wakes, 4×",
        "repaint p50",
        "p95",
        "4×: p50",
        "p95",
        "seen p50",
        "p95",
        "4×: p50",
        "p95",
        "handler p50",
        "4×: p50",
    )
    for name, times in explorers.items():
        fast, slow = times["unthrottled"], times["4x"]
        cells = [f"{speed['hydration']:.0f}" for speed in (fast, slow)]
        for kind in ("work", "seen"):
            cells += [
                f"{speed[kind][p]:.1f}" if kind in speed else "—"
                for speed in (fast, slow)
                for p in ("p50", "p95")
            ]
        cells += [f"{s['handler']['p50']:.1f}" if "handler" in s else "—" for s in (fast, slow)]
        yield name, *cells


def _build_rows(builds):
    yield "build", "seconds"
    for name, seconds in builds.items():
        yield name, f"{seconds:.1f}"


def _table(rows):
    head, *lines = rows
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(line)} |" for line in lines)

"""What axe finds wrong with an open page."""

from axe_playwright_python.sync_playwright import Axe

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def problems(opened, within=None):
    """Rule, element and explanation of every violation, in the page or a part; none if accessible."""
    wanted = {"runOnly": STANDARDS, "resultTypes": ["violations"]}  # the rest doubles the time
    result = Axe().run(opened, context=within, options=wanted)
    return [
        (problem["id"], node["target"], node.get("failureSummary", ""))
        for problem in result.response["violations"]
        for node in problem["nodes"]
    ]

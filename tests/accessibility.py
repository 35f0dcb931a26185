"""What axe finds wrong with an open page."""

from axe_playwright_python.sync_playwright import Axe

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def problems(opened):
    """Rule, element and explanation of every violation; none on an accessible page."""
    wanted = {"runOnly": STANDARDS, "resultTypes": ["violations"]}  # the rest doubles the time
    result = Axe().run(opened, options=wanted)
    return [
        (problem["id"], node["target"], node.get("failureSummary", ""))
        for problem in result.response["violations"]
        for node in problem["nodes"]
    ]

"""Lighthouse from npm, at the versions of ``package-lock.json``, on pages of the local server."""

import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path

from environment import OUT

HERE = Path(__file__).parent
MODULES = OUT / "node_modules"
RECIPE = ("package.json", "package-lock.json", ".npmrc")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AUDITS = {
    "lcp": "largest-contentful-paint",
    "tbt": "total-blocking-time",
    "cls": "cumulative-layout-shift",
}
NO_NODE = (
    "Lighthouse and the default page need Node.js 18.20 or later with npm, and none was found; "
    "install it (Debian and Ubuntu: apt-get install nodejs npm; macOS: brew install node; "
    "Windows: winget install OpenJS.NodeJS.LTS) and run: make bench"
)
CHROME = (
    "--headless=new --no-sandbox --disable-gpu "
    "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
)


def install():
    """Bring the npm packages to the locked versions; returns whether there is a Node to do so."""
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        return False
    recipe = [(HERE / name).read_bytes() for name in RECIPE]
    copies = [OUT / name for name in RECIPE]
    stamp = MODULES / ".installed"
    if stamp.exists() and stamp.read_bytes() == b"".join(recipe):
        return True
    OUT.mkdir(parents=True, exist_ok=True)
    for copy, content in zip(copies, recipe, strict=True):
        copy.write_bytes(content)
    print(f"installing Lighthouse into {MODULES} ...", flush=True)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=OUT, check=True)
    stamp.write_bytes(b"".join(recipe))
    return True


def measure(address, chromium, runs):
    """Medians of `runs` mobile runs, and the audits that cost a page points."""
    reports = [_run(address, chromium) for _ in range(runs)]
    result = {
        category: round(
            100 * statistics.median(r["categories"][category]["score"] for r in reports)
        )
        for category in CATEGORIES
    }
    for name, audit in AUDITS.items():
        result[name] = statistics.median(r["audits"][audit]["numericValue"] for r in reports)
    result["lost"] = sorted({audit for report in reports for audit in _lost(report)})
    return result


def _run(address, chromium):
    command = [
        "node",
        MODULES / "lighthouse" / "cli" / "index.js",
        address,
        "--quiet",
        "--output=json",
        "--no-enable-error-reporting",
        f"--chrome-flags={CHROME}",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    env = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(
        command, check=False, env=env, capture_output=True, text=True, timeout=300
    )
    report = json.loads(done.stdout) if done.returncode == 0 else {}
    if not report or "runtimeError" in report:
        trouble = report.get("runtimeError", {}).get("message") or done.stderr[-500:]
        raise SystemExit(f"Lighthouse could not measure {address}: {trouble}")
    return report


def _lost(report):
    for category in CATEGORIES:
        for ref in report["categories"][category]["auditRefs"]:
            score = report["audits"][ref["id"]]["score"]
            if ref["weight"] and score is not None and score < 0.995:
                yield f"{ref['id']} {score:.2f}"

"""The chapters in JupyterLab: run for real, a slider moved, the sentence read back."""

import json
import os
import re
import shutil
import subprocess
import sys
import time

import pytest
from parts import ROOT
from playwright.sync_api import expect

from platformlab import figures
from platformlab.charts.theme import COLOURS

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lab")]

TOKEN = "a-token-for-this-test"
OPTIONS = [
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port=0",
    f"--IdentityProvider.token={TOKEN}",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
]
SETTINGS = {  # every cell is drawn at once, not when it is scrolled to
    "notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"},
}
# The colours of a part, by their names.
COLOURED = (
    "(part, names) => names.map((name) => getComputedStyle(part).getPropertyValue(name).trim())"
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab on copies of the chapters, with no settings of this machine's user."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", home / "notebooks")
    for name, setting in SETTINGS.items():
        file = home / "settings/@jupyterlab" / name
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(setting), encoding="utf-8")
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    env = os.environ | {name: str(home / place) for name, place in places.items()}
    env["PYTHONPATH"] = str(ROOT)
    with (home / "log.txt").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--ServerApp.root_dir={home}"],
            env=env,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield _address(home, server)
        finally:
            server.terminate()
            server.wait(timeout=120)


def _address(home, server):
    for _ in range(3000):
        if server.poll() is not None:
            break
        for file in (home / "runtime").glob("jpserver-*.json"):
            return json.loads(file.read_text(encoding="utf-8"))["url"]
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{(home / 'log.txt').read_text()}")


def _wait_for_kernel(opened, lab):
    """Run All on a notebook whose kernel has not started opens a dialog instead."""
    for _ in range(1500):
        sessions = opened.request.get(f"{lab}api/sessions?token={TOKEN}").json()
        if any(session["kernel"]["execution_state"] == "idle" for session in sessions):
            return
        opened.wait_for_timeout(200)
    pytest.fail("the kernel of the chapter did not start")


@pytest.fixture
def chapter(lab, tab):
    """The chapter on critical mass, every cell run."""
    opened = tab(viewport={"width": 1400, "height": 1000})
    opened.set_default_timeout(300_000)
    opened.goto(f"{lab}lab/tree/notebooks/critical_mass.ipynb?reset&token={TOKEN}")
    opened.locator(".jp-NotebookPanel .jp-Cell").first.wait_for()
    _wait_for_kernel(opened, lab)
    opened.locator(".lm-MenuBar-item", has_text=re.compile("^Run$")).click()
    opened.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = opened.locator(".jp-CodeCell .jp-InputPrompt").last
    expect(last).to_have_text(re.compile(r"^\[\d+\]:$"), timeout=300_000)
    return opened


def test_moved_slider_in_jupyterlab_says_what_python_says_and_its_dark_theme_has_dark_colours(
    chapter,
):
    errors = chapter.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']")
    expect(errors).to_have_count(0)
    explorer = figures.critical_mass
    face = chapter.locator(".jp-OutputArea-output .widget-vbox", has_text=explorer.title).first
    said = face.locator(".pl-live-sentence")
    expect(said).to_have_text(explorer.say())
    labels = face.locator(".widget-label").all_text_contents()
    for control in explorer.controls:
        assert control.label in labels
    handle = face.locator(".noUi-handle").first
    before, drawn = float(handle.get_attribute("aria-valuenow")), face.locator("svg").inner_html()
    handle.focus()
    for _ in range(30):
        chapter.keyboard.press("ArrowRight")
    expect(said).not_to_have_text(explorer.say())
    share = float(handle.get_attribute("aria-valuenow"))
    assert share > before
    expect(said).to_have_text(explorer.say(share=share))
    chapter.wait_for_function(
        "([face, drawn]) => face.querySelector('svg').innerHTML !== drawn",
        arg=[face.element_handle(), drawn],
    )
    # JupyterLab's own setting decides, not that of the system: the page says it on its body.
    live, names = face.locator(".pl-live").first, [f"--pl-{role}" for role in COLOURS]
    assert set(live.evaluate(COLOURED, names)) == {""}, "a drawing is light of itself"
    chapter.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert live.evaluate(COLOURED, names) == [dark for _, dark in COLOURS.values()]

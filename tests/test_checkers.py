"""What checks the code: its types, its scripts and style sheets, other Pythons."""

import json
import os
import re
import subprocess
import sys

import lint_web
import locked_npm
import other_pythons
import pytest
from parts import ROOT
from tool import run

# The type checker


@pytest.mark.slow
def test_text_where_a_number_is_wanted_is_named_with_file_and_line(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text('from platformlab.words import numbers\n\nnumbers.share("a third")\n')
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-pretty", str(planted)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert 'planted.py:3: error: Argument 1 to "share" has incompatible type "str"' in done.stdout


def test_what_the_type_checker_is_told_to_ignore_has_its_code_and_a_reason():
    told = re.compile(r"# type: ignore(?!\[[a-z-]+\]  # \w)")
    files = (ROOT / "platformlab").rglob("*.py")
    assert [file.name for file in files if told.search(file.read_text(encoding="utf-8"))] == []


# The linter of scripts and style sheets


def test_machine_without_npm_is_told_what_is_not_linted(tmp_path):
    done = run("lint_web.py", PATH=str(tmp_path))
    assert done.returncode == 0
    assert done.stderr == (
        "scripts and style sheets are not linted: there is no npm on this machine; install it (Debian "
        "and Ubuntu: apt-get install npm; elsewhere it comes with Node.js), and run it again\n"
    )


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_linter_that_cannot_be_installed_stops_ci_and_nobody_else(tmp_path, ci, code):
    (tmp_path / "npm").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (tmp_path / "npm").chmod(0o755)
    forgotten = "import pathlib; pathlib.Path.is_file = lambda path: False"
    done = run("lint_web.py", before=forgotten, PATH=f"{tmp_path}:{os.environ['PATH']}", CI=ci)
    assert done.returncode == code
    assert "not linted: npm could not install the linters: repair what it says" in done.stderr


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "set NODE_EXTRA_CA_CERTS to that certificate"),
        (
            "npm error network request to https://registry.npmjs.org/zod failed: EAI_AGAIN",
            "the net",
        ),
        ("npm error code ECONNREFUSED", "set HTTPS_PROXY"),
        ("npm error code ENOSPC", "the disk is full"),
        ("npm error code EACCES", "may not be written by you"),
        ("npm error code EUSAGE", "repair what it says"),
    ],
)
def test_npm_that_fails_is_said_with_the_true_cause_its_repair_and_its_words(said, cause):
    answer = locked_npm.explained(
        f"{said}\nnpm error A complete log of this run can be found in: x"
    )
    assert cause in answer.splitlines()[0]
    assert answer.splitlines()[0].endswith(", and run it again")
    assert answer.splitlines()[1:] == [f"  {said}"]


def test_browsers_that_the_book_names_are_the_oldest_that_its_scripts_and_styles_are_held_to():
    listed = json.loads((ROOT / "tools/lint/package.json").read_text("utf-8"))["browserslist"]
    oldest = dict(line.split(" >= ") for line in listed)
    assert oldest["chrome"] == oldest["edge"]
    assert oldest["safari"] == oldest["ios_saf"]
    versions = [oldest[name] for name in ("chrome", "firefox", "safari")]
    named = [
        line
        for file in ("book/how-to-use.md", "platformlab/words/en.toml")
        for line in (ROOT / file).read_text("utf-8").splitlines()
        if "Firefox" in line
    ]
    assert named
    for line in named:
        assert re.findall(r"(?:version|from) (\d+(?:\.\d+)?)", line) == versions, line


@pytest.mark.slow
def test_script_and_style_too_new_for_the_oldest_browser_are_refused(tmp_path, monkeypatch, capsys):
    if not (ROOT / "tools/lint/node_modules/.bin/eslint").exists():
        pytest.skip("the linters are not there; run: make lint")
    for folder in ("platformlab/x/static", "book/_styles"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "platformlab/x/static/new.js").write_text(
        "window.found = Object.groupBy([1], String);\n", encoding="utf-8"
    )
    (tmp_path / "book/_styles/new.css").write_text(
        "p {\n  hanging-punctuation: first;\n}\n", encoding="utf-8"
    )
    monkeypatch.setattr(lint_web, "ROOT", tmp_path)
    assert [lint_web.said(command) > 0 for command in lint_web.commands()][1:] == [True, True]
    found = capsys.readouterr().err
    assert "ES2024 'Object.groupBy' is forbidden" in found
    assert "css-hanging-punctuation" in found


# Other Pythons


def test_python_that_is_not_here_is_said_and_no_failure(monkeypatch, capsys):
    monkeypatch.setattr(other_pythons, "found", lambda name: None)
    assert other_pythons.main() == 0
    assert "is not on this machine" in capsys.readouterr().out


def test_shim_that_stands_for_no_python_is_not_taken(monkeypatch, tmp_path):
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert other_pythons.found("python3.13") is None

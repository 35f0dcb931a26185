# From Pipelines to Platforms. `make` alone lists what there is.

PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
PY := $(BIN)/python
SITE := _build/html
export BASE_URL

.DEFAULT_GOAL := help
.PHONY: help book page lab serve check test assignments course grade mark tidy bench mutants lock lint chromium clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 13

.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) tools/check_python.py
	@echo "installing the locked packages into .venv (about a minute) ..."
	@$(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --constraint requirements.txt uv
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(PY) -r requirements.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/jupyter labextension disable --level=sys_prefix @jupyter/nbgrader  # readers have no class
	@touch $@

book: .venv/installed  ## execute the notebooks and build the site into _build/html
	@$(PY) tools/build.py

page: .venv/installed  ## build one chapter alone, in seconds: make page TOPIC=giants
	@$(PY) tools/build.py $(TOPIC)

lab: .venv/installed  ## open the chapters in JupyterLab
	$(BIN)/jupyter lab notebooks

serve: book  ## serve the built site on http://localhost:8000
	$(PY) -m http.server --bind 127.0.0.1 --directory $(SITE) 8000

lint: .venv/installed
	@$(BIN)/ruff check --quiet && $(BIN)/ruff format --check --quiet
	@$(PY) tools/notebooks.py --check
	@$(PY) tools/lint_web.py

check: lint  ## lint and the fast tests, in seconds
	@$(PY) -m pytest -q -n auto -m "not slow"

test: lint chromium book  ## everything CI runs, the browser tests too
	@$(PY) -m pytest -n auto --dist loadgroup
	@$(PY) -m pytest -q --nbval notebooks

chromium:
	@$(PYTHON) tools/chromium.py

assignments: .venv/installed  ## make the student versions of all assignments, and check them
	@$(PY) -m grading.assignments

course: .venv/installed  ## make the folder of a class: make course COURSE=../autumn
	@$(PY) -m grading.course make $(COURSE)

grade: .venv/installed  ## grade what its students handed in: make grade COURSE=../autumn
	@$(PY) -m grading.course grade $(COURSE) $(SANDBOX)

mark: .venv/installed  ## read and mark its argued answers: make mark COURSE=../autumn
	@$(PY) -m grading.course mark $(COURSE)

tidy: .venv/installed  ## format code and notebooks, store what their cells print
	@$(BIN)/ruff check --fix --quiet; $(BIN)/ruff format --quiet
	@$(PY) tools/notebooks.py

bench: book chromium  ## measure the site and the models; writes _build/bench/
	@$(PY) benchmarks/models.py
	@$(PY) benchmarks/network_diffusion.py
	@$(PY) benchmarks/site.py

mutants: .venv/installed  ## change the models on purpose and count what the tests notice (an hour)
	@$(PY) benchmarks/mutants.py

lock: .venv/installed  ## compile requirements.txt anew from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --all-extras --no-emit-index-url --no-annotate pyproject.toml -o requirements.txt

clean:  ## remove everything that was built; the packages stay
	rm -rf _build

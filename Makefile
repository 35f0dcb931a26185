# From Pipelines to Platforms. `make` alone lists what there is.

PYTHON ?= python3
PY := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)/python
SITE := _build/html
STUDENTS ?= 300
export BASE_URL TOPIC COURSE SANDBOX WORKERS CLUSTER EDITION NAME

# Kernels, JupyterLab, uv and the browser keep their files in the home folder. Some have none that can
# be written (HOME of nobody, a read-only container); theirs is made here.
ifneq ($(OS),Windows_NT)
ifneq ($(shell test -d "$$HOME" -a -w "$$HOME" && echo usable),usable)
export HOME := $(CURDIR)/_build/home
unexport XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
$(shell mkdir -p _build/home)
endif
endif

# Some shells and containers forbid Python to keep what it has compiled. Then each of the hundreds of
# processes that tests and builds start would compile the package, and each worker all tests, once more.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help book pdf epub handouts page lms slides lab serve check picked fast fast-numbers fast-book test hostile assignments course grade mark project audit tidy bench stale mutants lock lint lint-python lint-book lint-web chromium engines rehearse other-pythons clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 13

.venv/installed: requirements.txt pyproject.toml tools/install.py
	@command -v "$(PYTHON)" >/dev/null || { echo "PYTHON names $(PYTHON), and there is no such program; install Python 3.11, 3.12 or 3.13 and run: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) tools/check_python.py  # before a Python that cannot even read the next
	@$(PYTHON) tools/install.py

book: .venv/installed  ## execute the notebooks and build the site into _build/html; EDITION=teacher adds plans and answers
	@$(PY) tools/build.py

pdf: chromium  ## make the PDF of the book: _build/pdf
	@$(PY) tools/pdf.py

epub: .venv/installed  ## make the EPUB of the book: _build/epub
	@$(PY) tools/epub.py

handouts: chromium  ## bets, quizzes and worksheet on paper, and their answers apart: _build/handouts
	@$(PY) tools/handouts.py

page: .venv/installed  ## build one chapter and its derivations, in seconds: make page TOPIC=giants
	@$(PY) tools/build.py "$$TOPIC"

lms: .venv/installed  ## write quizzes and bets for Moodle, Canvas and others: make lms [BASE_URL=https://...]
	@$(PY) -m platformlab.lms

slides: .venv/installed  ## build the decks for teachers into _build/slides: make slides [TOPIC=giants]
	@$(PY) tools/slides.py $${TOPIC:+"$$TOPIC"}

lab: .venv/installed  ## open the chapters in JupyterLab
	@$(PY) -m jupyterlab --allow-root --log-level=WARN --LabApp.log_level=WARN notebooks  # a container has no user but root

serve: book  ## serve the built site on http://localhost:8000
	$(PY) -m http.server --bind 127.0.0.1 --directory $(SITE) 8000

lint: lint-python lint-book lint-web

lint-python: .venv/installed
	@$(PY) -m ruff check --quiet && $(PY) -m ruff format --check --quiet
	@$(PY) -m mypy || (echo "the types do not fit: mend the line, or the signature that it disagrees with" && exit 1)

lint-book: .venv/installed
	@$(PY) tools/notebooks.py --check
	@$(PY) tools/count_rows.py --check

lint-web: .venv/installed
	@$(PY) tools/lint_web.py

SIDE_BY_SIDE := $(MAKE) --no-print-directory --jobs $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

check: .venv/installed  ## lint, the tests of the house, and those of what you changed
	@$(SIDE_BY_SIDE) lint picked

picked: .venv/installed
	@$(PY) tools/picked.py

# Each half is loaded once, in a process of its own: workers would each load all.
fast: .venv/installed  ## every test that needs no build, browser or long time, in some minutes
	@$(SIDE_BY_SIDE) fast-numbers fast-book

FAST := -m pytest -q -m "not slow" -p no:nbval -p no:anyio -p no:pytest_cov  # three that are slow to load
NUMBERS := tests/models platformlab/models tests/data tests/test_data.py

fast-numbers: .venv/installed
	@$(PY) $(FAST) $(NUMBERS)

fast-book: .venv/installed
	@$(PY) $(FAST) $(addprefix --ignore=,$(NUMBERS))

# One run of pytest for all: a second one would load everything once more, and end with a worker alone.
test: .venv/installed  ## everything CI runs, the browser tests too
	@$(SIDE_BY_SIDE) lint
	@$(MAKE) --no-print-directory chromium book
	@$(PY) -m pytest platformlab tests --nbval notebooks -n auto --dist loadgroup --no-loadscope-reorder

hostile: chromium book  ## try hostile and careless hands on grading, pages and data, and nothing else
	@$(PY) -m pytest -n 2 --dist loadgroup --no-loadscope-reorder -m hostile tests

chromium: .venv/installed
	@$(PY) tools/chromium.py

engines: .venv/installed  ## install Firefox and WebKit, in which `make test` then drives the pages too
	@$(PY) tools/engines.py

assignments: .venv/installed  ## make the student versions of all assignments, and check them
	@$(PY) -m grading.assignments

course: .venv/installed  ## make the folder of a class: make course COURSE=../autumn
	@$(PY) -m grading.course make $${COURSE:+"$$COURSE"}

grade: .venv/installed  ## grade what its students handed in: make grade COURSE=../autumn
	@$(PY) -m grading.course grade $${COURSE:+"$$COURSE"} $${SANDBOX:+--sandbox "$$SANDBOX"} \
	    $${WORKERS:+--workers "$$WORKERS"} $${CLUSTER:+--cluster "$$CLUSTER"}

mark: .venv/installed  ## read and mark its argued answers: make mark COURSE=../autumn
	@$(PY) -m grading.course mark $${COURSE:+"$$COURSE"}

project: .venv/installed  ## make the folder of a final project, an audit: make project NAME=../audit
	@$(PY) -m audits new "$$NAME"

audit: .venv/installed  ## check a project and build its ledger, its code in a sandbox: make audit NAME=../audit
	@$(PY) -m grading.audited "$$NAME" $${SANDBOX:+--sandbox "$$SANDBOX"}

tidy: .venv/installed  ## format code and notebooks, store what their cells print, count rows of data
	@$(PY) -m ruff check --fix --quiet; $(PY) -m ruff format --quiet
	@$(PY) tools/count_rows.py
	@$(PY) tools/notebooks.py

bench: book chromium  ## measure site, models and the grading of a class; writes _build/bench/
	@$(PY) benchmarks/models.py
	@$(PY) benchmarks/launch.py
	@$(PY) benchmarks/network_diffusion.py
	@$(PY) benchmarks/site.py
	@$(PY) benchmarks/grading.py --students $(STUDENTS)

stale: .venv/installed  ## list the data sets that somebody should look up again
	@$(PY) tools/stale.py

mutants: .venv/installed  ## change the models on purpose and count what the tests notice (an hour)
	@$(PY) benchmarks/mutants.py

rehearse:  ## type the README's commands on a bare Debian, as root and as a user: make rehearse [SHORT=1]
	@$(PYTHON) tools/rehearse.py $(if $(SHORT),--short)

other-pythons: .venv/installed  ## run the fast tests with the oldest and the newest Python, where they are
	@$(PY) tools/other_pythons.py

lock: .venv/installed  ## compile requirements.txt anew from pyproject.toml
	@$(PY) -m uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --all-extras --no-emit-index-url --no-annotate pyproject.toml -o requirements.txt

clean:  ## remove everything that was built; the packages stay
	rm -rf _build

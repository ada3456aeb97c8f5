# Everything a person or a machine needs here, on nothing but Python (3.11 or newer) and make.
# The first target to be run makes .venv/ and what it needs in it; after that a run is quick.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CORE := $(VENV)/.core-installed
DEV := $(VENV)/.dev-installed
REVIEW := $(VENV)/.review-installed

# A third of a start is reading our own source where Python may not write what it made of it.
BYTECODE := $(BIN)/python -m compileall -q src

DEMO := corpora/accounts/demo.docx
RUBRIC := residential_attachment
COHORT := build/cohort
PYTEST_ARGS ?= -n auto

.DEFAULT_GOAL := help
.PHONY: help demo workspace test check lint types soak pictures bench format clean

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(CORE)  ## mark a Word account: the report in the terminal and as a page; and a small cohort in build/cohort
	@mkdir -p build
	$(BIN)/markassist mark $(DEMO) -r $(RUBRIC)
	$(BIN)/markassist mark $(DEMO) -r $(RUBRIC) -f html -o build/demo.html
	@rm -rf build/accounts; mkdir -p build/accounts; cp $(DEMO) build/accounts/
	@for n in 1 2 3 4; do cp corpora/gold/dA$$n.txt "build/accounts/learner $$n.txt"; done
	@$(BIN)/markassist batch build/accounts -r $(RUBRIC) -o $(COHORT) --resume
	@echo
	@echo "The same report as a page: $(CURDIR)/build/demo.html"
	@echo "To decide on that small cohort in the assessor's workspace, in your browser: make workspace"
	@echo "(which installs markassist[review] and runs: markassist review $(COHORT))"

workspace: $(REVIEW)  ## open the assessor's workspace on the demo's cohort, in the browser
	@test -d $(COHORT) || $(MAKE) --no-print-directory demo
	$(BIN)/markassist review $(COHORT)

test: $(DEV)  ## run every test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: lint types test  ## format, lint, layers, types and every test

lint: $(DEV)  ## format, lint and the layers between the rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(DEV)  ## mypy, strict
	$(BIN)/mypy

soak: $(DEV)  ## kill a batch, and assessors deciding, fifty times at random moments: nothing may be lost
	MARKASSIST_KILLS=50 $(BIN)/python -m pytest -q tests/batch/test_kill.py tests/review/test_kill.py

pictures: $(DEV)  ## take the pictures of docs/assessors.md anew
	$(BIN)/python docs/pictures/make.py

bench: $(DEV)  ## speed, memory and growth
	$(BIN)/python benchmarks

format: $(DEV)  ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove .venv/ and everything that was made
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name .git -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "markassist needs Python 3.11 or newer; '$(PYTHON)' is not there. Try: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "markassist needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "Making $(VENV)/, once ..."
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python cannot make $(VENV)/. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(CORE): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing markassist into $(VENV)/, once: a minute or so ..."
	@$(PIP) install -c constraints.txt -e .
	@$(BYTECODE)
	@touch $@

$(REVIEW): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what the workspace needs into $(VENV)/, once: a minute or so ..."
	@$(PIP) install -c constraints.txt -e '.[batch,review]'
	@$(BYTECODE)
	@touch $(CORE) $@

$(DEV): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing markassist and its test tools into $(VENV)/, once: a minute or so ..."
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@$(BYTECODE)
	@touch $(CORE) $(REVIEW) $@

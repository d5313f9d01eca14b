# Two commands matter: `make demo` shows what Standpoint does, `make test` shows that it works.
# Both start from nothing: they make their own environment in .venv, from the pinned versions.

PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2
BIN := $(VENV)/bin

.PHONY: help demo test lint gate unit bench docs lock chromium clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | sort

demo: $(VENV)/.demo ## run the sample corpus and open the dashboard
	$(BIN)/standpoint demo

test: lint gate chromium ## everything: lint, types, contracts, gate, tests, coverage floor
	@$(MAKE) --no-print-directory unit

lint: $(VENV)/.test ## ruff, mypy strict, import contracts, generated docs
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/build_docs.py --check

gate: $(VENV)/.test ## measure against the pinned floors
	$(BIN)/standpoint gate

unit: $(VENV)/.test # the tests alone; the last line is pytest's own
	$(BIN)/pytest -n $(JOBS) --dist loadfile --cov --cov-report=term

bench: $(VENV)/.test ## articles a second and peak memory: make bench RECORDS=articles.jsonl N=2000
	$(BIN)/python bench/throughput.py $(RECORDS) --n $(or $(N),2000)

docs: $(VENV)/.test ## write the generated pages again
	$(BIN)/python tools/build_docs.py --write

lock: $(VENV)/.test ## pin the newest versions that the ranges in pyproject.toml allow
	$(BIN)/pip install --quiet -e '.[dev]'
	$(BIN)/python tools/build_lock.py --write

chromium:
	@tools/ensure_chromium.sh

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis standpoint-demo

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { \
	  echo "Standpoint needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) -V 2>&1)." \
	    "Say which: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp a lock: what is installed is what the lock says, and nothing is installed twice.
$(VENV)/.demo: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.test: requirements-test.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-test.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@ $(VENV)/.demo

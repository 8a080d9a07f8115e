# The stable commands. Each does its own set-up; `make help` lists them.
PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done),python3)
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
TESTS ?= tests
# what meets the database through the stages; the jobs are proven on both in tests/services
ON_DATABASE ?= $(filter-out %/base %/rules %/paper %/fairness %/language %/proof %/browser %/services %/emptying %/__pycache__,$(filter-out %.py,$(wildcard tests/*)))

.PHONY: help setup setup-media setup-s3 setup-dev demo test test-postgres check bench format messages docs lock

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

setup: ## packages of a running installation, in .venv
	@$(PYTHON) tools/setup.py base

setup-media: ## the same with what reads videos, cleans and signs documents (+155 MB)
	@$(PYTHON) tools/setup.py media

setup-s3: setup ## beside either, what keeps the files in an S3-compatible store (+35 MB)
	@$(PYTHON) tools/setup.py s3

setup-dev: ## the same with everything the tests need
	@$(PYTHON) tools/setup.py dev

demo: setup ## the 2024 contest with invented people on http://HOST:PORT
	@exec $(BIN)/baiqau demo --host $(HOST) --port $(PORT)

test: setup-dev ## the whole suite on the embedded database
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(TESTS)

test-postgres: setup-dev ## the same suite on a private PostgreSQL
	@$(BIN)/python -m tests.services.postgres -- $(BIN)/python -m pytest -n 2 --dist loadgroup $(ON_DATABASE)

check: setup-dev ## everything but the tests: style, types, layers, drift, words
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/check.py

bench: setup-dev ## the figures of docs/performance.md
	@$(BIN)/python -m bench

format: setup-dev ## bring the code into its form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .

messages: setup-dev ## compile the catalogues and say what is missing
	@$(BIN)/python -m baiqau.base.catalogues
	@$(BIN)/python -m baiqau.base.catalogues missing

docs: setup-dev ## write the parts of docs that are printed from the code
	@$(BIN)/python tools/docs.py

lock: ## compile the locked requirements anew (needs uv)
	@for which in base media s3 dev; do \
	  uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	    pyproject.toml --extra postgres --group build $$([ $$which = media -o $$which = dev ] && echo --extra media --extra pades) $$([ $$which = s3 -o $$which = dev ] && echo --extra s3) $$([ $$which = dev ] && echo --group dev) \
	    -o requirements/$$which.txt; done

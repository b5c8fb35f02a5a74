.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.run-installed
DEV := .venv/.dev-installed
DATA ?= ../shared/data

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 20

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv

$(RUN): requirements/run.txt pyproject.toml .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(RUN) ## read the bundled sample story, print it, write story.html and story.json
	$(BIN)/variorum demo --html story.html --json story.json

test: $(DEV) ## run all tests
	$(BIN)/python -m pytest -n auto

lint: $(DEV) ## check style, spelling and which way imports run
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/lint-imports

types: $(DEV) ## check types, strictly
	$(BIN)/mypy

bench: $(DEV) ## measure speed, start-up and memory against spaCy's bare parse
	$(BIN)/python -m benchmarks

evaluate: $(DEV) ## measure the reading on public data (DATA=folder); fail if a figure falls below its floor
	$(BIN)/variorum evaluate --data $(DATA) --record evaluation

floors: $(DEV) ## measure, raise the floors, keep the result, write the table into docs/evaluation.md
	$(BIN)/variorum evaluate --data $(DATA) --record evaluation --raise-floors
	$(BIN)/python scripts/write_evaluation.py

meaning: ## train the model of meaning anew (three quarters of an hour; 6 GB of packages into build/train)
	$(PYTHON) -m venv build/train
	build/train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/train.txt
	PYTHONPATH=src build/train/bin/python scripts/train_meaning.py --data $(DATA)

screenshots: $(DEV) ## take pictures of the sample story's page, into build/screenshots
	mkdir -p build
	$(BIN)/variorum demo --quiet --html build/story.html
	$(BIN)/python scripts/screenshots.py build/story.html build/screenshots

schema: $(RUN) ## write docs/story.schema.json from the model
	$(BIN)/python scripts/write_schema.py

lock: ## pin the requirements again (needs uv)
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --quiet \
	  -o requirements/run.txt requirements/build.in pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --quiet \
	  --group dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --quiet \
	  --group train -o requirements/train.txt requirements/build.in pyproject.toml

clean: ## remove everything that make has made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist story.html story.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help demo test lint types bench evaluate floors screenshots schema meaning lock clean

# Two commands matter: `make run` and `make test`. Each sets itself up; a second run skips what is done.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: run shell test test-slow browser-test soak bench-drafting bench-reading check format lock pictures clean

run: $(VENV)/.run
	$(BIN)/python -m bot

shell: $(VENV)/.run
	$(BIN)/python -m bot shell

# What Python compiles is kept, whatever the environment says: compiling the tests anew takes each worker as long as all the rest of its start.
test: $(VENV)/.dev
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 -m "not browser and not soak and not slow"

test-slow: $(VENV)/.dev
	$(BIN)/python -m pytest -m slow

browser-test: $(VENV)/.dev
	$(BIN)/python -m pytest -m browser

soak: $(VENV)/.dev
	$(BIN)/python -m pytest -m soak

bench-drafting: $(VENV)/.dev
	$(BIN)/python -m tests.briefings.drafting.bench

bench-reading: $(VENV)/.dev
	$(BIN)/python -m tests.briefings.reading.bench

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

lock: $(VENV)/.dev
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra preview pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --all-extras pyproject.toml -o requirements-dev.txt

pictures: $(VENV)/.dev
	$(BIN)/python -m docs.pictures.draw

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "On Record needs Python 3.11 or newer; set PYTHON=python3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache dist

# Two commands that start from a clean clone, with Python 3.11 or later, pip, git and make present:
#   make demo    sets everything up and reads an example page
#   make check   sets everything up and runs every check; what CI runs

PYTHON ?= $(shell for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
VENV ?= .venv
BIN := $(VENV)/bin
EXAMPLE ?= examples/state-visit.html

export PIP_NO_INPUT = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_ROOT_USER_ACTION = ignore

.PHONY: demo check environment dev server format lint types layers lexicons test gate wheel picture

demo: environment
	@$(BIN)/marsad code $(EXAMPLE) --format table

check: lint types layers lexicons test gate wheel
	@echo "all checks passed"

environment:
	@test -n "$(PYTHON)" || { echo "marsad needs Python 3.11 or later; none was found"; exit 1; }
	@$(PYTHON) tools/environment.py $(VENV)

dev:
	@test -n "$(PYTHON)" || { echo "marsad needs Python 3.11 or later; none was found"; exit 1; }
	@$(PYTHON) tools/environment.py $(VENV) --dev

format: dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

layers: dev
	$(BIN)/lint-imports

lexicons: dev
	$(BIN)/marsad lexicon check

server:
	@$(PYTHON) tools/postgresql.py

test: dev server
	$(BIN)/pytest --numprocesses auto --dist worksteal

gate: dev
	$(BIN)/python evaluation/gate.py

wheel: dev
	$(BIN)/pytest -m wheel

picture: dev
	$(BIN)/python docs/picture.py

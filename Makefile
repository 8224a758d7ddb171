# `make demo` sets up and reads the sample papers; `make test` sets up and runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DB := boardpapers.db

.PHONY: demo test check docs clean

demo: $(VENV)/.installed
	@$(BIN)/boardpapers run corpus/papers --db $(DB)

test: $(VENV)/.installed-dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(MAKE) --no-print-directory check

# every check, with the tools on the PATH
check:
	ruff check .
	mypy
	lint-imports
	python -m boardpapers.reference docs --check
	python -m pytest

# the generated pages of docs/
docs: $(VENV)/.installed-dev
	$(BIN)/python -m boardpapers.reference docs

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "boardpapers needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "Making an environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	@echo "Installing boardpapers and what it needs (a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.created pyproject.toml
	@echo "Installing boardpapers with its test tools (a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) $(DB) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build *.egg-info

# make demo: set up and check a sample report.  make test: set up and run every check of the code.
# Everything is installed into .venv; a second run finds it there and installs nothing.

PYTHON ?= python3
BIN := .venv/bin
SAMPLE := samples/区司法局-2022.docx
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint unit eval docs bench samples clean

demo: .venv/ready
	$(BIN)/check $(SAMPLE) --unit 区司法局

test: lint unit

lint: .venv/ready-for-development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: .venv/ready-for-development
	$(BIN)/pytest -n auto

eval: .venv/ready
	$(BIN)/check eval tests/gold/dev
	$(BIN)/check eval tests/gold/own/held
	$(BIN)/check eval tests/gold/formal/held
	$(BIN)/check eval tests/gold/loose/held

docs: .venv/ready-for-development
	$(BIN)/python -m scripts.update_docs

bench: .venv/ready-for-development
	$(BIN)/python -m benchmarks

samples: .venv/ready-for-development
	$(BIN)/python -m scripts.make_samples

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "需要 Python 3.11 以上，请先安装，或用 make PYTHON=python3.12 … 指明。"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' || \
		{ echo "缺少 venv，请先安装：sudo apt install python3-venv"; exit 2; }
	$(PYTHON) -m venv .venv

# pip 25.1 is the first that reads dependency groups; Debian 12 brings 23.0.
.venv/ready: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/ready-for-development: pyproject.toml | .venv/ready
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

# make run    set up, load the sample company, serve, print one link
# make test   set up, run every test
# make rehearse   set up, hold a whole room in real browsers, write a report with pictures
PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
DATA ?= var
PORT ?= 8000
TEST_WORKERS ?= 2
MINUTES ?= 90
OUT ?=

.PHONY: run test setup lint wheel bench rehearse lock clean

run: setup
	@$(BIN)/python tools/run_sample.py --data-dir $(DATA) --port $(PORT)

test: setup tests/js/node_modules
	@$(BIN)/python tools/chromium.py
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile
	$(BIN)/node --test "tests/js/**/*.test.js"

setup: .venv/.installed
	@$(BIN)/python tools/build_frontend.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

wheel: setup
	rm -rf build dist
	$(BIN)/python -m build --wheel --no-isolation

bench: setup
	$(BIN)/customer-room bench

rehearse: setup
	@$(BIN)/python tools/chromium.py
	@$(BIN)/python -m tests.rehearse --minutes $(MINUTES) $(if $(OUT),--out $(OUT))

lock: .venv/.installed
	$(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --no-header --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --extra dev --extra postgresql \
	  --output-file requirements.lock pyproject.toml

.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

tests/js/node_modules: tests/js/package-lock.json
	$(BIN)/npm ci --prefix tests/js --silent --no-audit --no-fund
	@touch $@

clean:
	rm -rf .venv .web .build build dist customer_room/_web *.egg-info

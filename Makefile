# `make help` lists what there is. Everything sets itself up: nothing but Python 3.11+ and make is needed.
# Pass options on with ARGS, such as: make serve ARGS="--port 9000"

BIN := .venv/bin
# Slow tests run in CI, and anywhere with ALL=1.
PYTEST_SELECT := $(if $(CI)$(ALL),,-m "not slow")
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-config
LOCK := $(COMPILE) pyproject.toml --extra build

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev setup-botapi serve test lint format bench eval lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## prepare .venv for running the assistant
	@scripts/setup

setup-dev: ## prepare .venv for working on the assistant
	@scripts/setup dev

setup-botapi: setup-dev ## prepare the Bot API server that the Telegram tests and bench talk to
	@scripts/setup botapi

serve: setup ## start the web page and the API (the first start builds the index)
	@$(BIN)/policy-assistant serve $(ARGS)

test: setup-botapi ## run the tests (ALL=1 runs the slow ones as well)
	@$(BIN)/pytest -n 2 --dist worksteal $(PYTEST_SELECT) $(ARGS)

lint: setup-dev ## check style, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: setup-dev ## put the code into the house format
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: setup-botapi ## compare retrieval with stock baselines, and measure speed and memory
	@$(BIN)/python -m evals.bench $(ARGS)

eval: setup ## answer the evaluation questions and report the scores
	@$(BIN)/policy-assistant eval $(ARGS)

lock: setup-dev ## renew the lock files after a change to pyproject.toml (ARGS=--upgrade for newer versions)
	@$(LOCK) $(ARGS) -o requirements.lock >/dev/null
	@$(LOCK) $(ARGS) --extra dev -c requirements.lock -o requirements-dev.lock >/dev/null
	@$(COMPILE) $(ARGS) --group pyproject.toml:botapi -o requirements-botapi.lock >/dev/null

clean: ## remove .venv and caches, keep the index and conversations in var/
	@rm -rf .venv .venv-botapi .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info

# 两条命令 · the two commands: `make demo` and `make test`
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
SOURCES := ontology loaders queries graph tests

.PHONY: help demo test lint types floors tests bench screenshots docs lock clean

help: ## 列出目标 · list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

# The environment is made anew when a lock file or the project file changes; --no-deps: the lock names them all.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
$(VENV)/installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本 · Python 3.11 or newer is needed"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@
$(VENV)/developed: requirements-dev.lock $(VENV)/installed
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/installed ## 建番禺报告的图谱并回答一个问题 · build the shipped report's graph and answer a question
	@$(BIN)/plan-graph build
	@$(BIN)/plan-graph query projects-serving-programme -p programme=百千万工程
	@$(BIN)/plan-graph view -o out/panyu.html

test: lint types floors tests ## 全部检查 · lint, types, import floors and tests

lint: $(VENV)/developed
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: $(VENV)/developed
	$(BIN)/mypy

floors: $(VENV)/developed
	$(BIN)/lint-imports --no-cache

tests: $(VENV)/developed
	$(BIN)/pytest -q

bench: $(VENV)/developed ## 计时 · measure
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_page

screenshots: $(VENV)/developed ## README 里的图 · the pictures of the README (needs Chromium)
	@$(BIN)/plan-graph build --store out/store
	@$(BIN)/plan-graph view --store out/store -o out/panyu.html
	@$(BIN)/plan-graph site --store out/store -o out/site
	$(BIN)/python -m tests.screenshots out/panyu.html out/site docs/screenshots

COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
lock: ## 更新锁文件 · write the lock files anew (needs uv)
	$(COMPILE) --group build pyproject.toml -o requirements.lock
	$(COMPILE) --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## 删除环境与产物 · remove what was made
	rm -rf $(VENV) store out .mypy_cache .ruff_cache .pytest_cache

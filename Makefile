# The commands of the project. `make run` and `make test` work from a fresh clone.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.SUFFIXES:

PYTHON ?= python3
PORT ?= 8000
export PORT
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# What collected static files are made from.
STATIC_SOURCES := $(shell find static site/lvcuo/staticfiles.py requirements.txt -type f 2>/dev/null)

.PHONY: help run dev test check bench lint types imports messages lock audit clean
help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.runtime: requirements.txt
	@test -x $(BIN)/pip || { rm -rf $(VENV); $(PYTHON) -m venv $(VENV); }
	@echo "Installing requirements …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	@echo "Installing test requirements …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

var/static/.collected: $(VENV)/.runtime $(STATIC_SOURCES)
	@echo "Collecting static files …"
	@DJANGO_SETTINGS_MODULE=lvcuo.settings.demo $(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@

run: export DJANGO_SETTINGS_MODULE = lvcuo.settings.demo
run: $(VENV)/.runtime var/static/.collected ## the site on http://127.0.0.1:$PORT, as visitors get it
	@$(MANAGE) prepare
	@exec $(BIN)/gunicorn --config deploy/gunicorn.conf.py --bind 127.0.0.1:$(PORT) lvcuo.wsgi

dev: export DJANGO_SETTINGS_MODULE = lvcuo.settings.dev
dev: $(VENV)/.runtime ## debug server with reload
	@$(MANAGE) prepare
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

test: $(VENV)/.dev ## everything CI checks
	@bash tests/everything.sh

check: $(VENV)/.dev lint types imports ## the fast part of `make test`
	@$(BIN)/python -m pytest -q -m "not browser and not slow" tests

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/djlint --quiet --lint site home streets

types: $(VENV)/.dev
	@$(BIN)/mypy home streets site/lvcuo manage.py

imports: $(VENV)/.dev
	@PYTHONPATH=site:. $(BIN)/lint-imports --no-cache

bench: $(VENV)/.dev ## the benchmarks of docs/performance.md
	@PYTHONPATH=site:. $(BIN)/python tests/bench/pages.py

messages: $(VENV)/.dev ## extract and compile the translations (needs GNU gettext)
	@$(MANAGE) makemessages --locale zh_Hans --no-wrap --no-location --no-obsolete --ignore var --ignore .venv --ignore tests
	@$(MANAGE) compilemessages --locale zh_Hans --ignore .venv

LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
lock: ## pin the requirements anew (needs uv)
	$(LOCK) deploy/requirements/runtime.in --output-file requirements.txt
	$(LOCK) deploy/requirements/dev.in --output-file requirements-dev.txt
	@for name in object-storage search-cluster psycopg2-from-source; do \
	  $(LOCK) deploy/requirements/$$name.in --output-file deploy/requirements/$$name.txt; \
	done

audit: $(VENV)/.dev ## known holes in the requirements, and the SBOM (needs the network)
	@$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.txt
	@mkdir -p var && $(BIN)/cyclonedx-py requirements requirements.txt --output-file var/sbom.json

clean: ## forget the demonstration: database, uploads, collected files
	rm -rf var

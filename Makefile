# `make` lists what can be made. All of it stays in this folder: the first target that needs it lays out .venv.

ENV := .venv
RUN := $(ENV)/bin/python -m
STAMP := $(ENV)/.laid-out
SPARK_ENV := .venv-spark
SPARK_STAMP := $(SPARK_ENV)/.laid-out
BROWSER_ENV := .venv-browser
BROWSER_STAMP := $(BROWSER_ENV)/.laid-out
OPENAPI_ENV := .venv-openapi
OPENAPI_STAMP := $(OPENAPI_ENV)/.laid-out
MODELS_ENV := .venv-models
MODELS_STAMP := $(MODELS_ENV)/.laid-out
AXE := axe-core@4.14.1
DOCS := README.md $(wildcard docs/*.md)
COG := $(RUN) cogapp -P -I tools

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help env demo test test-browser test-models test-openapi test-spark lint format types docs docs-check bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

env: $(STAMP) ## the environment in .venv, with uv or with pip

$(STAMP): pyproject.toml uv.lock tools/environment.sh tools/environment.py
	@echo "Laying out $(ENV) ..."
	@sh tools/environment.sh
	@touch $(STAMP)

demo: $(STAMP) ## the story of Belavia, without a network
	@$(ENV)/bin/inforce demo

test: $(STAMP) ## all tests, on every core
	$(RUN) pytest --numprocesses auto --dist loadfile

test-spark: $(SPARK_STAMP) ## screening in Spark's local mode, in an environment of its own; needs Java 17 or newer
	$(SPARK_ENV)/bin/python -m pytest tests/spark

$(SPARK_STAMP): pyproject.toml uv.lock tools/environment.py $(STAMP)
	@echo "Laying out $(SPARK_ENV) ..."
	@$(ENV)/bin/python tools/environment.py $(SPARK_ENV) locked --editable '.[spark]' filelock hypothesis 'psycopg[binary]' pytest
	@touch $(SPARK_STAMP)

test-browser: $(BROWSER_STAMP) ## the pages in Chromium, in an environment of its own; needs Chromium, and npm for axe-core
	$(BROWSER_ENV)/bin/python -m pytest tests/browser

$(BROWSER_STAMP): pyproject.toml uv.lock tools/environment.py $(STAMP)
	@echo "Laying out $(BROWSER_ENV) ..."
	@$(ENV)/bin/python tools/environment.py $(BROWSER_ENV) locked --editable '.[web]' filelock hypothesis playwright 'psycopg[binary]' pytest
	@cd $(BROWSER_ENV) && npm pack --silent $(AXE) >/dev/null && tar -xzf axe-core-*.tgz package/axe.min.js
	@touch $(BROWSER_STAMP)

test-openapi: $(OPENAPI_STAMP) ## the service asked all that its OpenAPI description allows, by schemathesis, in an environment of its own
	$(OPENAPI_ENV)/bin/python -m pytest tests/openapi

$(OPENAPI_STAMP): pyproject.toml uv.lock tools/environment.py $(STAMP)
	@echo "Laying out $(OPENAPI_ENV) ..."
	@$(ENV)/bin/python tools/environment.py $(OPENAPI_ENV) locked --editable '.[web]' filelock hypothesis 'psycopg[binary]' pytest schemathesis
	@touch $(OPENAPI_STAMP)

test-models: $(MODELS_STAMP) ## what spaCy's pipelines add to a reading, in an environment of its own
	$(MODELS_ENV)/bin/python -m pytest tests/models

$(MODELS_STAMP): pyproject.toml uv.lock tools/environment.py $(STAMP)
	@echo "Laying out $(MODELS_ENV) ..."
	@$(ENV)/bin/python tools/environment.py $(MODELS_ENV) locked --editable '.[models,web]' filelock hypothesis 'psycopg[binary]' pytest
	@touch $(MODELS_STAMP)

lint: $(STAMP) ## ruff: rules and form
	$(RUN) ruff check .
	$(RUN) ruff format --check .

format: $(STAMP) ## ruff: mend what it can
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

types: $(STAMP) ## mypy, strict
	$(RUN) mypy

docs: $(STAMP) ## write transcripts and the reference anew from the real program
	$(COG) -r $(DOCS)

docs-check: $(STAMP) ## fail where the docs differ from what the program prints
	$(COG) --check --diff $(DOCS)

bench: $(STAMP) ## measure on the real data beside this folder: speed and size, reading and judging
	$(ENV)/bin/python benchmarks/registers.py
	$(ENV)/bin/python benchmarks/reports.py
	$(ENV)/bin/python benchmarks/names.py

clean: ## remove the environment and all caches
	rm -rf $(ENV) $(SPARK_ENV) $(BROWSER_ENV) $(OPENAPI_ENV) $(MODELS_ENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} +

.DEFAULT_GOAL := help
PYTHON ?= python3
VENV_PYTHON := .venv/bin/python

.PHONY: help run test lint bench messages pins

help: ## Say what there is
	@sed -n 's/^\([a-z]*\): ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 14

run: ## From a bare checkout to a running clinic (obeys PORT, DATABASE_URL, DEMO)
	@$(PYTHON) scripts/bootstrap.py requirements.txt
	@exec $(VENV_PYTHON) scripts/run.py

test: ## Install what the tests need and run them all (ARGS="tests/faq -k slug" for some)
	@$(PYTHON) scripts/bootstrap.py requirements-dev.txt
	@$(PYTHON) scripts/programs.py
	$(VENV_PYTHON) -m pytest -n 2 --dist loadfile $(ARGS)

lint: ## Style, the house's order, templates, migrations, deployment settings
	@$(PYTHON) scripts/bootstrap.py requirements-dev.txt
	@$(VENV_PYTHON) scripts/lint.py

bench: ## Measure the site (see benchmarks/)
	@$(PYTHON) scripts/bootstrap.py requirements-dev.txt
	$(VENV_PYTHON) -m benchmarks

messages: ## Collect the interface's words into locale/ and compile them
	@$(PYTHON) scripts/bootstrap.py requirements-dev.txt
	$(VENV_PYTHON) -m scripts.messages

pins: ## Renew requirements.txt and requirements-dev.txt from pyproject.toml
	scripts/pin_requirements

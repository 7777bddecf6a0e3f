# make demo [KAFKA=1] [ARGS="--speed 4"]   everything on this machine, http://localhost:8000
# make test | check | test-shared | bench   install what they need and run
SHELL := /bin/sh
PYTHON := $(shell for p in python3 python3.11 python3.12 python3.13; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
ARGS ?=
# Much of a test run is waiting: three workers keep two processors busy. Each has its own PostgreSQL; what
# shares more stays on one of them (tests/schedule.py).
# What judges by the clock runs afterwards, with nothing beside it.
WORKERS ?= -n 3
# ARGS may choose tests of one kind only: then pytest ends the other call with 5, "nothing collected".
FEWER := { test $$? -eq 5 && $(if $(ARGS),true,false); }

# Where it is set, every process compiles all that it imports: a start takes 4.4 s of work instead of 1.7 s.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := demo
.PHONY: demo generate install install-tests check test test-whisperx bench clean python \
	built brokers test-shared shared-speech shared-others

python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is missing: install one and start again."; exit 1; }

demo: python
	@$(PYTHON) scripts/demo.py $(if $(KAFKA),--kafka) $(ARGS)

install: python
	@$(PYTHON) scripts/install.py

install-tests: python
	@$(PYTHON) scripts/install.py --for-tests

check: install
	@$(BIN)/python -m scripts.check

# What is written from the code: event catalog, OpenAPI, the frontend's client.
generate: install
	@$(BIN)/python -m scripts.generate

# Two things to be made ready, each on one processor: together.
test: install-tests
	@$(MAKE) --no-print-directory -j 2 built brokers
	cd frontend && npm test --silent
	$(BIN)/python -m pytest --ignore=tests/shared --ignore=tests/whisperx -m "not alone" $(WORKERS) $(ARGS) || $(FEWER)
	$(BIN)/python -m pytest --ignore=tests/shared --ignore=tests/whisperx -m alone $(ARGS) || $(FEWER)

built:
	@$(BIN)/python -m scripts.frontend

brokers:
	@$(BIN)/python -m scripts.kafka prepare

# Over ../shared/data: real recordings and texts, which are not ours to publish. The speech models take as
# long as everything else together: beside it. Not by workers, which would keep the printed figures.
test-shared: install-tests
	@$(BIN)/python -m scripts.frontend
	@$(MAKE) --no-print-directory -j 2 $(if $(filter output-sync,$(.FEATURES)),-O) shared-speech shared-others

shared-speech:
	$(BIN)/python -m pytest tests/shared/test_speech.py $(ARGS) || $(FEWER)

shared-others:
	$(BIN)/python -m pytest tests/shared --ignore=tests/shared/test_speech.py $(ARGS) || $(FEWER)

# The post-call engine of a full installation, in an environment of its own: 8 GB in .ringback/whisperx.
test-whisperx: install
	@$(BIN)/python -m scripts.whisperx
	.ringback/whisperx/bin/python -m pytest tests/whisperx $(ARGS)

bench: install-tests
	$(BIN)/python -m tests.bench $(ARGS)

# The demo's data too. A running demo is left alone: it must be stopped first.
clean: python
	@$(PYTHON) scripts/clean.py

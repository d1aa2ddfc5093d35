# Two commands do everything: `make run` (the demo at http://127.0.0.1:3000) and `make test` (what CI runs).
# Each step prints its name and, when it is done, its seconds.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.ONESHELL:
MAKEFLAGS += --no-print-directory

LISTEN ?= 127.0.0.1:3000
# How the client is built: for people, or for a first look (`--quick`, larger).
CLIENT ?=
BUILT := $(or $(CARGO_TARGET_DIR),target)
# What the compiler keeps for the next edit takes a third of the first build of our own crates; it is kept from the second one on.
ifeq ($(wildcard $(BUILT)/debug/muraciet),)
export CARGO_INCREMENTAL ?= 0
endif
# One choice of crates and features for every step, so that nothing is compiled twice.
WHOLE := --locked --workspace --features app/ssr

# step,what it does,command: a heading, the command, the seconds it took.
define step
	@printf '\n== %s\n' '$(1)'; began=$$SECONDS; $(2); printf '== %s: done in %s s\n' '$(1)' $$((SECONDS - began))
endef

.PHONY: help run test lint lint-pages lint-pages-beside unit end2end bench shots fmt tools bundler site client compiled demo

help: ## this list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## build what is missing and serve the demo
	$(MAKE) site CLIENT=$(or $(CLIENT),--quick)
	$(call step,serve http://$(LISTEN),exec $(BUILT)/debug/muraciet serve --demo --listen $(LISTEN))

# Our crates are compiled once: what compiles them for the tests lints them (decision 43).
test: export LINTING := RUSTC_WORKSPACE_WRAPPER=$(CURDIR)/server/setup/linting-compiler.sh
test: ## everything CI runs
	$(call step,format,cargo fmt --all -- --check)
	$(MAKE) --jobs=2 tools bundler
	$(MAKE) --jobs=2 client unit
	$(call step,the client is within its budget,$(BUILT)/debug/bundle --release --budget)
	$(call step,browser for the journeys,end2end/setup.sh)
	$(MAKE) --jobs=2 end2end lint-pages-beside || { cat end2end/results/failed.txt 2>/dev/null; exit 1; }

lint: tools ## warnings are errors, on the host and for the browser
	$(call step,lint for the host,cargo clippy $(WHOLE) --all-targets -- -D warnings)
	$(MAKE) lint-pages

lint-pages:
	$(call step,lint the pages as the browser runs them,app/bundle/setup/lint-browser.sh)

lint-pages-beside: # in the time that the journeys leave over: whoever else wakes up goes first, where the machine can do that
	$(shell chrt --idle 0 true 2>/dev/null && echo chrt --idle 0) nice -n 19 $(MAKE) lint-pages

unit: compiled ## unit and integration tests, on SQLite and on a throw-away PostgreSQL
	$(call step,tests on SQLite and PostgreSQL,$(LINTING) server/setup/with-postgres.sh cargo test $(WHOLE))

end2end: ## the journeys in a real browser
	$(call step,browser for the journeys,end2end/setup.sh)
	$(call step,journeys,server/setup/with-postgres.sh node end2end/run.mjs)

bench: site ## one table of speed: what we do beside what the machine itself can do, in the same run
	$(call step,programs of the measurement (7 to 10 minutes the first time),cargo build --release $(WHOLE) --example map_speed --example commit_rate; cargo bench $(WHOLE) --bench speed --no-run)
	$(call step,the table,$(BUILT)/release/examples/map_speed; $(BUILT)/release/examples/commit_rate; cargo bench --quiet $(WHOLE) --bench speed)
	$(call step,packages of Lighthouse,end2end/setup.sh; app/bundle/setup/packages.sh end2end/lighthouse)
	$(call step,a phone on a slow network,node end2end/lighthouse/measure.mjs)

shots: site ## pictures of the screens in three sizes
	$(call step,browser for the pictures,end2end/setup.sh)
	$(call step,pictures,node end2end/shots.mjs)

fmt: ## format the sources
	cargo fmt --all

tools: ## find or make the compiler for the browser
	$(call step,compiler for the browser,app/bundle/setup/browser-target.sh)

# The browser's library and the client's last steps keep one core busy, cargo both: side by side they take less.
site: ## build the server with its demo, and what the browser loads
	$(MAKE) --jobs=2 tools bundler
	$(MAKE) --jobs=2 client demo

# The client for a first look is done before the server: it gives way, so that its last steps, on one core, fall to the time of the demo's data.
client: AFTER_SERVER = $(if $(filter --quick,$(CLIENT)),nice -n 10)

bundler:
	$(call step,the bundler (1 to 2 minutes the first time),$(LINTING) cargo build $(WHOLE) --bin bundle)

client:
	$(call step,packages for the browser,app/bundle/setup/packages.sh app/bundle)
	$(call step,browser bundle,$(AFTER_SERVER) $(BUILT)/debug/bundle $(or $(CLIENT),--release))

compiled:
	$(call step,compile with the tests,$(LINTING) cargo build $(WHOLE) --all-targets)

demo:
	$(call step,server (up to 9 minutes the first time, beside the client),cargo build $(WHOLE) --bins)
	$(call step,demo data,$(BUILT)/debug/muraciet seed --demo)

#!/usr/bin/env bash
# The compiler of `make test` for the crates of the project: clippy compiles what it lints, and a warning is an error.
# Cargo calls it (RUSTC_WORKSPACE_WRAPPER) with the compiler and its words; clippy is the one that came with that compiler.
driver=$(dirname "$1")/clippy-driver
[ -x "$driver" ] || driver=clippy-driver
exec "$driver" "$@" -D warnings

#!/usr/bin/env bash
# Lints the client as the browser runs it, with the compiler for the browser; where that compiler has no clippy,
# the compiler's own warnings count.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

value() { sed -n "s/^$1=//p" target/browser-toolchain.env; }
RUSTC=$(value RUSTC) CARGO=$(value CARGO) LINKER=$(value LINKER) FLAGS=$(value FLAGS)
tools=$(dirname "$CARGO")

# A variable with flags hides those of .cargo/config.toml: they are said again here, from there.
ours=$(sed -n 's/^rustflags = \[\(.*\)\]$/\1/p' .cargo/config.toml | tr -d '",')
[ -n "$ours" ] || { echo '   .cargo/config.toml names no rustflags' >&2; exit 1; }

# The library that is served was built with flags that a stable compiler keeps closed.
case $FLAGS in *-Z*) export RUSTC_BOOTSTRAP=1 ;; esac
unset LD_LIBRARY_PATH RUSTUP_TOOLCHAIN CARGO_BUILD_TARGET
export RUSTC CARGO_TARGET_DIR=$PWD/target/browser RUSTFLAGS="$FLAGS${LINKER:+ -C linker=$LINKER} $ours"
what=(--locked --package app --lib --no-default-features --features hydrate --target wasm32-unknown-unknown)

has_clippy() { [ -x "$tools/cargo-clippy" ] && [ -x "$tools/clippy-driver" ]; }

if ! has_clippy && [ "$tools" = /usr/bin ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "   installing clippy for Debian's compiler (about 10 s) …"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends rust-web-clippy >/dev/null 2>&1 || true
fi

if has_clippy; then
  PATH="$tools:$PATH" "$CARGO" clippy "${what[@]}" -- -D warnings
else
  echo "   $CARGO has no clippy: the compiler's own warnings count instead."
  RUSTFLAGS="$RUSTFLAGS -D warnings" "$CARGO" check "${what[@]}"
fi

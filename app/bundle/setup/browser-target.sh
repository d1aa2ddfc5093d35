#!/usr/bin/env bash
# Finds, or makes, a Rust compiler that can build for the browser (wasm32-unknown-unknown) and writes how to call it
# to target/browser-toolchain.env, which `cargo bundle` and the Makefile read. Usage: browser-target.sh [small|telling]
#
# The standard library is built for size, so that people load less (decision 8):
#   small    what is served: an impossible state stops the program at once, without a sentence (the default)
#   telling  for the edit loop, `cargo bundle --dev`: it says in the console what and where
# The first way that works is taken:
#   1. the compiler brings its library's sources (rust-src): the library is built from them;
#   2. rustup adds the sources (never when RUSTUP_AUTO_INSTALL=0: then rustup must not install), then as in 1;
#   3. the compiler has the target, or rustup adds it: the library as delivered, a client some percent larger;
#   4. Debian's rustc-web brings the sources: its packages are installed, then as in 1.
# What is built or decided is stamped with `rustc -vV` and this script; after a change of either it is made again.
set -euo pipefail
readonly KIND=${1:-small}
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

readonly TARGET=wasm32-unknown-unknown
case $KIND in
  small) readonly RECORD=target/browser-toolchain.env PANIC='-Zunstable-options -Cpanic=immediate-abort' ;;
  telling) readonly RECORD=target/browser-toolchain.dev.env PANIC='' ;;
  *) echo "   unknown kind of library: $KIND; known: small (default), telling" >&2; exit 2 ;;
esac
readonly SYSROOTS=target/browser-sysroot
readonly DEBIAN_PACKAGES=(rustc-web cargo-web rust-web-src)

say() { printf '   %s\n' "$*"; }
fail() { echo >&2; printf '   %s\n' "$@" >&2; exit 1; }

# The identity of a compiler: version, commit and host, and the file itself (a rebuild of the same version moves it);
# and of this script, which says how its library is built.
identity() { { "$1" -vV; stat -Lc '%Y %s' "$(command -v "$1")"; cat app/bundle/setup/browser-target.sh; } | sha256sum | cut -c1-16; }

has_target() { compgen -G "$("$1" --print target-libdir --target "$TARGET" 2>/dev/null)/libstd-*.rlib" >/dev/null; }

has_sources() { [ -f "$("$1" --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ]; }

# Plain paths, so that the record stays true whatever toolchain a later shell prefers.
real_tool() { if [ "$1" = "/usr/bin/$2" ]; then echo "$1"; else rustup which "$2" 2>/dev/null || command -v "$2"; fi; }

record() { # rustc cargo linker [flags]
  mkdir -p target
  cat >"$RECORD.next" <<EOF
# Written by app/bundle/setup/browser-target.sh: how to build for the browser. Made again when the compiler changes.
IDENTITY=$(identity "$1")
RUSTC=$1
CARGO=$2
LINKER=$3
FLAGS=${4:-}
EOF
  mv "$RECORD.next" "$RECORD"
}

# True when an earlier run's answer still holds: same compiler, and its library is still where it was.
still_true() {
  [ -f "$RECORD" ] || return 1
  local IDENTITY='' RUSTC='' CARGO='' LINKER='' FLAGS=''
  # shellcheck disable=SC1090
  . <(grep -E '^(IDENTITY|RUSTC|CARGO|LINKER)=' "$RECORD")
  FLAGS=$(sed -n 's/^FLAGS=//p' "$RECORD")
  [ -x "$RUSTC" ] && [ -x "$CARGO" ] && { [ -z "$LINKER" ] || [ -x "$LINKER" ]; } || return 1
  [ "$(identity "$RUSTC")" = "$IDENTITY" ] || return 1
  # shellcheck disable=SC2086
  compgen -G "$(RUSTC_BOOTSTRAP=1 "$RUSTC" $FLAGS --print target-libdir --target "$TARGET")/libstd-*.rlib" >/dev/null
}

# rustup's compilers bring their own linker (rust-lld); Debian's does not: the newest wasm-ld there is.
linker_for() {
  local host
  host=$("$1" -vV | sed -n 's/^host: //p')
  if [ -x "$("$1" --print sysroot)/lib/rustlib/$host/bin/rust-lld" ]; then echo ''; else newest_wasm_ld; fi
}

newest_wasm_ld() { compgen -G '/usr/bin/wasm-ld*' | sort -V | tail -n 1 || true; }

# Builds the standard library for the browser from the compiler's own sources, into a system root of the project.
# Nothing is written outside target/. RUSTC_BOOTSTRAP opens `-Zbuild-std`, and the way panics end, for the browser's builds only.
build_library() { # rustc cargo linker
  local rustc=$1 cargo=$2 linker=$3 root libdir crate began=$SECONDS
  root=$PWD/$SYSROOTS/$KIND-$(identity "$rustc")
  libdir=$root/lib/rustlib/$TARGET/lib
  if ! compgen -G "$libdir/libstd-*.rlib" >/dev/null; then
    say "building the standard library for the browser with $("$rustc" --version) (half a minute, once) …"
    rm -rf "$SYSROOTS/$KIND"-*
    crate=$(mktemp -d)
    mkdir -p "$crate/src"
    : >"$crate/src/lib.rs"
    printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[lib]\ncrate-type = ["cdylib"]\n[workspace]\n' >"$crate/Cargo.toml"
    if ! (cd "$crate" && env -u CARGO_BUILD_TARGET -u RUSTUP_TOOLCHAIN PATH="$(dirname "$rustc"):/usr/bin:/bin" RUSTC="$rustc" RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$crate/target" \
      CARGO_PROFILE_RELEASE_OPT_LEVEL=z RUSTFLAGS="${linker:+-C linker=$linker} $PANIC" \
      "$cargo" build --release --quiet -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size --target "$TARGET"); then
      rm -rf "$crate"
      return 1
    fi
    mkdir -p "$libdir"
    find "$crate/target/$TARGET/release/deps" -name 'lib*.rlib' ! -name 'libempty*' -exec cp {} "$libdir/" \;
    rm -rf "$crate"
    say "built in $((SECONDS - began)) s."
  fi
  record "$rustc" "$cargo" "$linker" "--sysroot $root${PANIC:+ $PANIC}"
}

use_own_sources() {
  local rustc cargo
  command -v rustc >/dev/null && command -v cargo >/dev/null || return 1
  rustc=$(real_tool rustc rustc) cargo=$(real_tool cargo cargo)
  has_sources "$rustc" || return 1
  build_library "$rustc" "$cargo" "$(linker_for "$rustc")"
}

use_rustup() {
  may_rustup || return 1
  say "rustup adds the library's sources to the toolchain in use (some seconds) …"
  rustup component add rust-src || { say 'rustup could not; trying the next way.'; return 1; }
  use_own_sources
}

may_rustup() { command -v rustup >/dev/null && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; }

use_as_delivered() {
  local rustc cargo
  command -v rustc >/dev/null && command -v cargo >/dev/null || return 1
  rustc=$(real_tool rustc rustc) cargo=$(real_tool cargo cargo)
  has_target "$rustc" || { may_rustup && rustup target add "$TARGET" && has_target "$rustc"; } || return 1
  say 'the standard library is the one delivered: the client will be some percent larger than its budget counts with.'
  record "$rustc" "$cargo" "$(linker_for "$rustc")"
}

debian_is_ready() { [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && has_sources /usr/bin/rustc && [ -n "$(newest_wasm_ld)" ]; }

# The newest linker in the archive: versions move, so none is named here.
newest_lld() { apt-cache search --names-only '^lld-[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1; }

install_debian() {
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" != 0 ]; then
    fail 'No compiler here can build for the browser. As root, once:' \
      "    apt-get update && apt-get install -y --no-install-recommends ${DEBIAN_PACKAGES[*]} $(newest_lld || echo lld)" \
      'Then run the same command again.'
  fi
  say "installing ${DEBIAN_PACKAGES[*]} and a linker from Debian (about 30 s) …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${DEBIAN_PACKAGES[@]}" "$(newest_lld)" >/dev/null
}

use_debian() {
  debian_is_ready || install_debian || return 1
  debian_is_ready && build_library /usr/bin/rustc /usr/bin/cargo "$(newest_wasm_ld)"
}

if still_true; then exit 0; fi
use_own_sources || use_rustup || use_as_delivered || use_debian || fail \
  'No Rust compiler here can build for the browser (wasm32-unknown-unknown).' \
  'With rustup: rustup component add rust-src' \
  "On Debian, as root: apt-get install ${DEBIAN_PACKAGES[*]} and the newest lld-*" \
  'Then run the same command again.'
say "browser compiler: $(sed -n 's/^RUSTC=//p' "$RECORD")"

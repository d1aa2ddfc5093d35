#!/usr/bin/env bash
# Makes ready what the journeys need: a Chromium, the same without windows, and the npm packages. Does nothing when all are there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

has_chromium() { [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] || [ -x /usr/bin/chromium ]; }
has_windowless() { [ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium-headless-shell ]; }
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }

if ! has_chromium; then
  command -v apt-get >/dev/null || { echo '   Chromium is missing: install it, or name it in CHROMIUM.' >&2; exit 1; }
  if [ "$(id -u)" != 0 ]; then
    printf '   %s\n' 'Chromium is missing. As root, once:' '    apt-get update && apt-get install -y --no-install-recommends chromium chromium-headless-shell' 'Then run the same command again.' >&2
    exit 1
  fi
  echo '   installing Chromium from Debian (about 20 s) …'
  apt-get update -qq
  install chromium
fi

# Without it the journeys take longer, nothing else.
if ! has_windowless && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo '   installing the Chromium without windows from Debian (about 10 s) …'
  { apt-get update -qq && install chromium-headless-shell; } || echo '   not to be had: the whole Chromium does it, in more time.'
fi

app/bundle/setup/packages.sh end2end

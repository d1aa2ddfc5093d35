#!/usr/bin/env bash
# Makes ready what the journeys need: a Chromium and the npm packages. Does nothing when both are there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

has_chromium() { [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] || [ -x /usr/bin/chromium ]; }

if ! has_chromium; then
  command -v apt-get >/dev/null || { echo '   Chromium is missing: install it, or name it in CHROMIUM.' >&2; exit 1; }
  if [ "$(id -u)" != 0 ]; then
    printf '   %s\n' 'Chromium is missing. As root, once:' '    apt-get update && apt-get install -y --no-install-recommends chromium' 'Then run the same command again.' >&2
    exit 1
  fi
  echo '   installing Chromium from Debian (about 20 s) …'
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi

app/bundle/setup/packages.sh end2end

#!/usr/bin/env bash
# Installs the npm packages of a folder exactly as its lock file says; does nothing when they are there already.
# Usage: packages.sh FOLDER
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
cd "$1"

command -v npm >/dev/null || { echo '   npm is missing: install Node.js 20 or newer.' >&2; exit 1; }

mark=node_modules/.made-from
if [ -f "$mark" ] && cmp -s "$mark" package-lock.json; then
  exit 0
fi
echo "   installing the packages of $1 (about 15 s) …"
npm ci --no-audit --no-fund --loglevel=error
cp package-lock.json "$mark"

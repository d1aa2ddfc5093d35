#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL: MURACIET_TEST_POSTGRES=postgres://… names its database server.
# The cluster lives in a temporary folder, listens on a free loopback port, forgets safety (fsync off), and is removed after.
# Usage: with-postgres.sh COMMAND [ARGUMENT…]
set -euo pipefail

# A cluster that the caller already has is used as it is.
if [ -n "${MURACIET_TEST_POSTGRES:-}" ]; then exec "$@"; fi

fail() { printf '   %s\n' "$@" >&2; exit 1; }

programs() { compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 | xargs -r dirname; }

find_programs() {
  local found
  found=$(programs)
  if [ -z "$found" ] && command -v initdb >/dev/null; then found=$(dirname "$(readlink -f "$(command -v initdb)")"); fi
  echo "$found"
}

bin=$(find_programs)
if [ -z "$bin" ]; then
  command -v apt-get >/dev/null || fail 'PostgreSQL (initdb, pg_ctl) is missing: install it, then run the same command again.'
  [ "$(id -u)" = 0 ] || fail 'PostgreSQL is missing. As root, once:' '    apt-get update && apt-get install -y --no-install-recommends postgresql' 'Then run the same command again.'
  echo '   installing PostgreSQL from Debian (about 20 s) …'
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
  bin=$(find_programs)
fi

# The server refuses to run as root: another account runs it then.
account=$(id -un)
if [ "$(id -u)" = 0 ]; then account=$(id -un postgres 2>/dev/null || echo nobody); fi
as_account() { if [ "$(id -un)" = "$account" ]; then "$@"; else runuser -u "$account" -- "$@"; fi; }

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/muraciet-postgres.XXXXXX")
chmod 711 "$folder"
[ "$(id -un)" = "$account" ] || chown "$account" "$folder"

stop() {
  as_account "$bin/pg_ctl" -D "$folder/cluster" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cd_home() { cd "$folder"; }
(cd_home && as_account "$bin/initdb" -D "$folder/cluster" -U muraciet --auth=trust --encoding=UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1) ||
  { cat "$folder/initdb.log" >&2; fail 'initdb failed.'; }

# Another program may take the port between the asking and the starting: then the next one.
started=no
for _ in 1 2 3 4 5; do
  port=$(free_port)
  options="-h 127.0.0.1 -p $port -k '$folder' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c logging_collector=off"
  if (cd_home && as_account "$bin/pg_ctl" -D "$folder/cluster" -w -t 30 -l "$folder/cluster/server.log" -o "$options" start >/dev/null 2>&1); then
    started=yes
    break
  fi
done
[ "$started" = yes ] || { tail -n 20 "$folder/cluster/server.log" >&2; fail 'PostgreSQL did not start.'; }

export MURACIET_TEST_POSTGRES="postgres://muraciet@127.0.0.1:$port/postgres"
status=0
"$@" || status=$?
exit "$status"

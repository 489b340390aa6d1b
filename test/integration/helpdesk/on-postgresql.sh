#!/bin/sh
# Runs the tests of the help desk's API and of its bridges on a real PostgreSQL in a temporary folder. Needs Debian's package postgresql.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d)
port=${PANDU_TEST_POSTGRES_PORT:-54329}
# PostgreSQL refuses to run as root.
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
as "$bin/initdb" -D "$folder/data" -U postgres -A trust >/dev/null
as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-p $port -k $folder -c listen_addresses=127.0.0.1" start >/dev/null
trap 'as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null; rm -rf "$folder"' EXIT
PANDU_TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" npx vitest run --project integration \
  test/integration/helpdesk test/integration/bridges "$@"

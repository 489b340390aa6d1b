#!/bin/bash
# A real Redmine 5 on loopback for the tests: Debian's package with SQLite and puma, a copy of it in one folder. Needs root.
#   redmine-server.sh install              the packages, where they are missing
#   redmine-server.sh start FOLDER PORT    writes FOLDER/env: REDMINE_URL, REDMINE_PROJECT, REDMINE_BRIDGE_KEY, REDMINE_AGENT_KEY, ...
#   redmine-server.sh stop FOLDER | resume FOLDER    only the server, by its pid
set -euo pipefail
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
what=${1:-}
packages=(redmine redmine-sqlite puma)
fail() { echo "$*" >&2; exit 1; }
installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_packages() {
  missing=()
  for one in "${packages[@]}"; do installed "$one" || missing+=("$one"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  installed dbconfig-common || missing+=(dbconfig-no-thanks)
  log=$(mktemp)
  echo 'redmine redmine/instances/default/dbconfig-install boolean false' | debconf-set-selections 2>/dev/null || true
  apt=(apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-unsafe-io -o Dpkg::Options::=--force-confold)
  "${apt[@]}" install --no-install-recommends "${missing[@]}" >"$log" 2>&1 ||
    { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
    { tail -3 "$log" >&2; fail "Redmine cannot be had. Type: sudo apt-get install ${missing[*]}"; }
  rm -f "$log"
}

as_www() {
  (cd "$folder/app" && exec setpriv --reuid=www-data --regid=www-data --clear-groups --no-new-privs -- env HOME="$folder/home" \
    RAILS_ENV=production REDMINE_INSTANCE=pandu REDMINE_LANG=en SCHEMA=/dev/null BUNDLE_GEMFILE="$folder/app/Gemfile" "$@")
}
step() { as_www "$@" >>"$folder/setup.log" 2>&1 </dev/null || { tail -5 "$folder/setup.log" >&2; fail "Redmine could not be set up: $*"; }; }

configure() {
  mkdir -p "$folder/home"
  chmod 755 "$folder"
  cp -r /usr/share/redmine "$folder/app"
  # The copy keeps nothing of the package's own instance, nor of its list of gems, which has neither puma nor SQLite.
  rm -f "$folder/app/instances" "$folder/app/config/database.yml" "$folder/app/Gemfile.lock"
  printf '%s\n' 'gem "puma"' 'gem "sqlite3"' >"$folder/app/Gemfile.local"
  instance=$folder/app/instances/pandu
  mkdir -p "$instance"/{config,files,log,public,tmp/cache}
  printf '%s\n' production: '  adapter: sqlite3' "  database: $instance/redmine.sqlite3" '  timeout: 20000' >"$instance/config/database.yml"
  head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$instance/config/secret_key.txt"
  chown -R www-data:www-data "$folder/app" "$folder/home"
  step bundle install --local --quiet
  step bundle exec rake db:migrate
  step bundle exec rake redmine:load_default_data
  as_www bundle exec rails runner "$folder/seed.rb" >"$folder/seed.out" 2>"$folder/seed.log" </dev/null ||
    { tail -5 "$folder/seed.log" >&2; fail 'Redmine could not be seeded'; }
  (umask 077; { echo "REDMINE_URL=http://127.0.0.1:$port"; grep '^REDMINE_' "$folder/seed.out"; } >"$folder/env")
}

serve() {
  port=$(sed -n 's/^REDMINE_URL=.*:\([0-9]*\)$/\1/p' "$folder/env")
  # A session of its own: its pid is that of the group, and it does not hold our pipes.
  (cd "$folder/app" && exec setsid setpriv --reuid=www-data --regid=www-data --clear-groups --no-new-privs -- env HOME="$folder/home" \
    RAILS_ENV=production REDMINE_INSTANCE=pandu BUNDLE_GEMFILE="$folder/app/Gemfile" \
    bundle exec puma -b "tcp://127.0.0.1:$port" -t 1:5 -e production config.ru) </dev/null >>"$folder/server.log" 2>&1 &
  echo $! >"$folder/redmine.pid"
  for _ in $(seq 300); do
    node -e 'fetch(process.argv[1], { signal: AbortSignal.timeout(10_000) }).then(({ status }) => process.exit(status === 401 ? 0 : 1), () => process.exit(1))' \
      "http://127.0.0.1:$port/users/current.json" && return
    kill -0 "$(cat "$folder/redmine.pid")" 2>/dev/null || { tail -5 "$folder/server.log" >&2; fail 'Redmine ended by itself'; }
    sleep 0.3
  done
  fail 'Redmine does not answer'
}

stop() {
  pid=$(cat "$folder/redmine.pid" 2>/dev/null) || return 0
  # Another program may have this number by now.
  grep -qsa puma "/proc/$pid/cmdline" || return 0
  kill -TERM -- "-$pid" 2>/dev/null || true
  for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  kill -KILL -- "-$pid" 2>/dev/null || true
  rm -f "$folder/redmine.pid"
}

case $what in
  install | start | stop | resume) ;;
  *) fail "usage: $0 install | start FOLDER PORT | stop FOLDER | resume FOLDER" ;;
esac
[ "$(id -u)" = 0 ] || fail "Redmine for the tests needs root. Type: sudo npm run test:channels"
folder=${2:-} port=${3:-}
case $what in
  install) install_packages ;;
  start)
    install_packages
    mkdir -p "$folder"
    if [ ! -s "$folder/env" ]; then
      cp "$(dirname "$0")/seed.rb" "$folder/seed.rb"
      configure
    fi
    serve ;;
  resume) serve ;;
  stop) stop ;;
esac

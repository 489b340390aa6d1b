#!/bin/bash
# A real Request Tracker 5 on loopback for the tests: Debian's package with SQLite, everything of ours in one folder. Needs root.
#   rt-server.sh install              the packages, where they are missing
#   rt-server.sh start FOLDER PORT    writes FOLDER/env: RT_URL, RT_QUEUE, RT_BRIDGE_TOKEN, RT_AGENT_TOKEN
#   rt-server.sh stop FOLDER | resume FOLDER    only the server, by its pid
set -euo pipefail
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
what=${1:-}
packages=(request-tracker5 rt5-db-sqlite rt5-standalone sqlite3)
fail() { echo "$*" >&2; exit 1; }
installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_packages() {
  missing=()
  for one in "${packages[@]}"; do installed "$one" || missing+=("$one"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  # Both are asked for by RT; the smallest that do it, unless there is one already.
  dpkg-query -W -f='${db:Status-Status} ${Provides}\n' | grep -q '^installed .*mail-transport-agent' || missing+=(msmtp-mta)
  installed dbconfig-common || missing+=(dbconfig-no-thanks)
  log=$(mktemp)
  printf '%s\n' 'request-tracker5 request-tracker5/dbconfig-install boolean false' \
    'request-tracker5 request-tracker5/install-cronjobs boolean false' | debconf-set-selections 2>/dev/null || true
  apt=(apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-unsafe-io -o Dpkg::Options::=--force-confold)
  "${apt[@]}" install --no-install-recommends "${missing[@]}" >"$log" 2>&1 ||
    { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
    { tail -3 "$log" >&2; fail "Request Tracker cannot be had. Type: sudo apt-get install ${missing[*]}"; }
  rm -f "$log"
}

as_www() { (cd / && exec setpriv --reuid=www-data --regid=www-data --clear-groups --no-new-privs -- "$@"); }

configure() {
  mkdir -p "$folder/etc/none.d" "$folder/db"
  chmod 755 "$folder"
  cat >"$folder/etc/RT_SiteConfig.pm" <<PERL
Set(\$rtname, 'pandu-test');
Set(\$Organization, 'pandu.test');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $port);
Set(\$WebPath, '');
Set(\$WebBaseURL, 'http://127.0.0.1:$port');
Set(\$WebURL, 'http://127.0.0.1:$port/');
Set(\$CanonicalizeRedirectURLs, 0);
Set(\$Timezone, 'UTC');
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$folder/db/rt.sqlite3');
Set(\$MailCommand, 'sendmailpipe');
Set(\$SendmailPath, '/bin/true');
Set(\$SendmailArguments, '');
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'warning');
Set(\$LogToFile, undef);
Set(\$MaxAttachmentSize, 10485760);
Set(\$WebSecureCookies, 0);
Set(\$HTMLFormatter, 'core');
1;
PERL
  chown www-data:www-data "$folder/db"
  head -c 18 /dev/urandom | base64 | tr -dc A-Za-z0-9 >"$folder/db/word"
  chown www-data:www-data "$folder/db/word"
  as_www /usr/sbin/rt-setup-database-5 --action init --skip-create --root-password-file "$folder/db/word" >"$folder/init.log" 2>&1 </dev/null ||
    { tail -5 "$folder/init.log" >&2; fail 'Request Tracker did not make its database'; }
  # Readers do not hold up the writer; a crash of this computer may cost the test its data.
  as_www sqlite3 "$folder/db/rt.sqlite3" 'PRAGMA journal_mode=WAL;' >/dev/null
  as_www perl "$folder/seed.pl" >"$folder/seed.out" 2>"$folder/seed.log" || { tail -5 "$folder/seed.log" >&2; fail 'Request Tracker could not be seeded'; }
  (umask 077; { echo "RT_URL=http://127.0.0.1:$port"; echo RT_QUEUE=Pandu; cat "$folder/seed.out"; } >"$folder/env")
}

answers() {
  node -e 'fetch(process.argv[1], { signal: AbortSignal.timeout(10_000) }).then(({ status }) => process.exit(status === 401 ? 0 : 1), () => process.exit(1))' \
    "http://127.0.0.1:$1/REST/2.0/rt"
}

serve() {
  port=$(sed -n 's/^RT_URL=.*:\([0-9]*\)$/\1/p' "$folder/env")
  # A session of its own: its pid is that of the group, and it does not hold our pipes.
  (cd / && exec setsid setpriv --reuid=www-data --regid=www-data --clear-groups --no-new-privs -- \
    perl /usr/share/request-tracker5/libexec/rt-server --server Starlet --env deployment --host 127.0.0.1 --port "$port" \
    --max-workers 3 --max-reqs-per-child 1000 --timeout 60) </dev/null >>"$folder/server.log" 2>&1 &
  echo $! >"$folder/rt.pid"
  for _ in $(seq 200); do
    answers "$port" && return
    kill -0 "$(cat "$folder/rt.pid")" 2>/dev/null || { tail -5 "$folder/server.log" >&2; fail 'Request Tracker ended by itself'; }
    sleep 0.3
  done
  fail 'Request Tracker does not answer'
}

stop() {
  pid=$(cat "$folder/rt.pid" 2>/dev/null) || return 0
  # Another program may have this number by now.
  grep -qsa rt-server "/proc/$pid/cmdline" || return 0
  kill -TERM -- "-$pid" 2>/dev/null || true
  for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  kill -KILL -- "-$pid" 2>/dev/null || true
  rm -f "$folder/rt.pid"
}

case $what in
  install | start | stop | resume) ;;
  *) fail "usage: $0 install | start FOLDER PORT | stop FOLDER | resume FOLDER" ;;
esac
[ "$(id -u)" = 0 ] || fail "Request Tracker for the tests needs root. Type: sudo npm run test:channels"
folder=${2:-} port=${3:-}
export RT_SITE_CONFIG=$folder/etc/RT_SiteConfig.pm RT_SITE_CONFIG_DIR=$folder/etc/none.d
case $what in
  install) install_packages ;;
  start)
    install_packages
    mkdir -p "$folder"
    if [ ! -s "$folder/env" ]; then
      cp "$(dirname "$0")/seed.pl" "$folder/seed.pl"
      configure
    fi
    serve ;;
  resume) serve ;;
  stop) stop ;;
esac

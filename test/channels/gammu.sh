#!/bin/sh
# Starts gammu-smsd on its dummy device for the tests, with everything of it in one folder, or ends it by its own pid.
#   gammu.sh start FOLDER | stop FOLDER      both may be repeated
set -eu
what=$1 folder=$2
running() { [ -s "$folder/pid" ] && kill -0 "$(cat "$folder/pid")" 2>/dev/null; }

start() {
  running && return
  for name in inbox outbox sent error phone/sms/1; do mkdir -p "$folder/$name"; done
  cat >"$folder/smsdrc" <<RC
[gammu]
model = dummy
connection = none
port = $folder/phone
gammuloc = /dev/null
[smsd]
service = files
inboxpath = $folder/inbox/
outboxpath = $folder/outbox/
sentsmspath = $folder/sent/
errorsmspath = $folder/error/
inboxformat = unicode
transmitformat = auto
logfile = $folder/log
debuglevel = 1
commtimeout = 1
receivefrequency = 1
loopsleep = 1
multiparttimeout = 5
checksecurity = 0
checkbattery = 0
checksignal = 0
RC
  # As a service runs; without a locale it loses what is not ASCII.
  LC_ALL=C.UTF-8 gammu-smsd --config "$folder/smsdrc" --pid "$folder/pid" --daemon >>"$folder/out" 2>&1
  # Up to 10 s: it tells its pid once it runs by itself.
  tries=0
  until running; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { cat "$folder/out" >&2; exit 1; }
    sleep 0.1
  done
}

stop() {
  running || return 0
  kill "$(cat "$folder/pid")"
  while running; do sleep 0.1; done
  rm -f "$folder/pid"
}

case $what in
  start) start ;;
  stop) stop ;;
esac

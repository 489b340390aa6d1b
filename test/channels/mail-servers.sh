#!/bin/sh
# Starts Postfix and Dovecot on loopback for the tests, with everything of theirs in one folder, or ends them.
#   mail-servers.sh unpack FOLDER           Postfix without installing it: other packages may want another mail server
#   mail-servers.sh start FOLDER SMTP IMAP  ports; needs root, since both give up their rights
#   mail-servers.sh stop FOLDER | start-smtp FOLDER | stop-smtp FOLDER | start-imap FOLDER | stop-imap FOLDER
set -eu
what=$1 folder=$2
px=$folder/postfix conf=$folder/postfix-conf
postfix() { PATH=$px/usr/sbin:$PATH LD_LIBRARY_PATH=$px/usr/lib/postfix "$px/usr/sbin/postfix" -c "$conf" "$@" >>"$folder/postfix.out" 2>&1; }

unpack() {
  [ -x "$px/usr/sbin/postfix" ] && return
  mkdir -p "$folder/deb" "$px"
  (cd "$folder/deb" && apt-get -q download postfix >/dev/null) ||
    { echo "Postfix cannot be had: type  apt-get update && apt-get download postfix" >&2; exit 1; }
  dpkg -x "$folder"/deb/postfix_*.deb "$px"
}

configure() {
  smtp=$1 imap=$2
  mkdir -p "$conf" "$folder/spool" "$folder/lib" "$folder/mail" "$folder/dovecot"
  chmod 755 "$folder"
  owner=$(getent passwd postfix >/dev/null && echo postfix || echo nobody)
  drop=$(getent group postdrop >/dev/null && echo postdrop || echo mail)
  chown "$owner" "$folder/lib"
  chown mail:mail "$folder/mail"
  cat >"$conf/main.cf" <<CF
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/lib
command_directory = $px/usr/sbin
daemon_directory = $px/usr/lib/postfix/sbin
shlib_directory = $px/usr/lib/postfix
meta_directory = $px/etc/postfix
mail_owner = $owner
setgid_group = $drop
myhostname = mx.desk.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
maillog_file = $folder/postfix.log
maillog_file_prefixes = $folder
recipient_delimiter = +
virtual_mailbox_domains = desk.test, home.test
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = inline:{ help@desk.test=help/, budi@home.test=budi/ }
virtual_uid_maps = static:$(id -u mail)
virtual_gid_maps = static:$(id -g mail)
virtual_minimum_uid = 1
default_privs = daemon
import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ LANG=C LD_LIBRARY_PATH=$px/usr/lib/postfix PATH=$px/usr/sbin:/usr/sbin:/usr/bin:/sbin:/bin
alias_maps =
local_recipient_maps =
message_size_limit = 80000000
virtual_mailbox_limit = 0
smtpd_recipient_restrictions = permit_mynetworks, reject
CF
  sed -n '/^[a-z]/p' "$px/usr/share/postfix/master.cf.dist" 2>/dev/null | sed "s/^smtp *inet /127.0.0.1:$smtp inet /" >"$conf/master.cf"
  sed -i -E 's/^(\S+\s+\S+\s+\S+\s+\S+\s+)y(\s)/\1n\2/' "$conf/master.cf"
  printf '%s\n' "help:{plain}secret:$(id -u mail):$(id -g mail)::$folder/mail/help" "budi:{plain}secret:$(id -u mail):$(id -g mail)::$folder/mail/budi" >"$folder/users"
  cat >"$folder/dovecot.conf" <<CF
base_dir = $folder/dovecot/run
state_dir = $folder/dovecot/state
log_path = $folder/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:$folder/mail/%u
passdb {
  driver = passwd-file
  args = $folder/users
}
userdb {
  driver = passwd-file
  args = $folder/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
CF
}

case $what in
  unpack) unpack ;;
  start) unpack; configure "$3" "$4"; postfix start; dovecot -c "$folder/dovecot.conf" >>"$folder/dovecot.out" 2>&1 ;;
  start-smtp) postfix start ;;
  stop-smtp) postfix stop ;;
  start-imap) dovecot -c "$folder/dovecot.conf" >>"$folder/dovecot.out" 2>&1 ;;
  stop-imap) doveadm -c "$folder/dovecot.conf" stop ;;
  stop) postfix stop || true; doveadm -c "$folder/dovecot.conf" stop || true ;;
esac

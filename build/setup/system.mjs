import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { lastLines, run, SetUpError, tell } from './tell.mjs';

/** Each line is one need; the names in it are tried in order, since Ubuntu 24.04 and Debian 13 renamed some (`t64`). */
const needs = {
  /** What Electron's executable is linked against. */
  electron: [
    'libgtk-3-0t64 libgtk-3-0',
    'libnss3',
    'libasound2t64 libasound2',
    'libgbm1',
    'libxss1',
    'libxtst6',
    'dbus',
    'hicolor-icon-theme',
  ],
  /** A desktop of our own: display, session bus, window manager, panel with a tray, notifications, tools to look and click. */
  desktop: [
    'xvfb',
    'dbus-x11',
    'libglib2.0-bin',
    'xdotool',
    'x11-utils',
    'imagemagick',
    'xfwm4',
    'xfce4-panel',
    'xfce4-notifyd',
    'xfconf',
    'openbox',
    'dunst',
    'adwaita-icon-theme',
    'fonts-dejavu-core',
  ],
  /** For the console's tests. Ubuntu has it as a snap only, which is no use here: there Playwright brings its own. */
  browser: ['chromium'],
  rpm: ['rpm'],
  /** What is broken for real by test/faults and the crash tests. */
  faults: [
    ...['e2fsprogs', 'iproute2', 'faketime', 'cups-daemon', 'cups-client', 'samba', 'gvfs-backends', 'gvfs-fuse', 'libglib2.0-bin', 'dbus'],
    ...['libreoffice-writer', 'firefox-esr firefox', 'systemd-coredump', 'systemd'],
  ],
  /** What `npm run bench -- diagnose` and `diagnose-all` are held against, and what counts the programs that they start. */
  rivals: ['inxi', 'fusioninventory-agent', 'strace'],
  /** Servers that test/channels starts for itself; Postfix it unpacks, since only one mail server can be installed. */
  channels: ['dovecot-imapd', 'gammu-smsd'],
  /** What test/live reads while it runs. */
  live: [
    ...[
      'cups-daemon',
      'cups-client',
      'printer-driver-cups-pdf',
      'iproute2',
      'samba',
      'gvfs-backends',
      'gvfs-fuse',
      'libglib2.0-bin',
      'dbus',
    ],
    ...['libreoffice-writer', 'firefox-esr firefox', 'network-manager', 'pipewire', 'pipewire-pulse', 'wireplumber', 'pulseaudio-utils'],
  ],
};

/** Services that some of these bring, which nobody asked for on this computer: the tests start their own. */
const services = {
  'cups-daemon': ['cups.service', 'cups.socket', 'cups.path'],
  'dovecot-imapd': ['dovecot.service', 'dovecot.socket'],
  'fusioninventory-agent': ['fusioninventory-agent.service'],
  'network-manager': ['NetworkManager.service', 'NetworkManager-wait-online.service', 'NetworkManager-dispatcher.service'],
  'gammu-smsd': ['gammu-smsd.service'],
  samba: ['smbd.service', 'nmbd.service', 'samba-ad-dc.service'],
};
/** The same, of everybody's session. */
const sessionServices = {
  pipewire: ['pipewire.service', 'pipewire.socket'],
  'pipewire-pulse': ['pipewire-pulse.service', 'pipewire-pulse.socket'],
  wireplumber: ['wireplumber.service'],
};

/** @typedef {keyof typeof needs} Need */

// Placeholders of dpkg-query, not of a template string.
const field = (/** @type {string} */ name) => `$\{${name}}`;
const format = `-f=${field('db:Status-Status')} ${field('Package')}\n`;

/** In one go: a dpkg-query for each name would cost most of a second. @param {readonly string[]} names */
function installedOf(names) {
  const { stdout } = spawnSync('dpkg-query', ['-W', format, ...names], { encoding: 'utf8' });
  return new Set(
    (stdout ?? '')
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length)),
  );
}

const installable = (/** @type {string} */ name) => {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout ?? '');
};

/** How to act as the administrator, or null. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

/**
 * Installs what is missing of Debian's and Ubuntu's packages.
 * @param {string} root
 * @param {readonly Need[]} kinds
 */
export async function ensureSystemPackages(root, kinds) {
  const groups = kinds.flatMap((kind) => needs[kind]).map((line) => line.split(' '));
  if (spawnSync('dpkg-query', ['--version'], { stdio: 'ignore' }).status !== 0) {
    tell(`this is not Debian or Ubuntu, so I cannot look whether these are there: ${groups.map((names) => names.at(-1)).join(' ')}`);
    return;
  }
  const present = installedOf(groups.flat());
  const missing = groups.filter((names) => !names.some((name) => present.has(name)));
  if (missing.length === 0) return;

  const guess = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.map((names) => names.at(-1)).join(' ')}`;
  const prefix = asRoot();
  if (!prefix) throw new SetUpError('some system packages are missing and I may not install them', guess);
  const apt = async (/** @type {string[]} */ ...args) => {
    const [command = 'apt-get', ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      '-o',
      'DPkg::Lock::Timeout=120',
      ...args,
    ];
    return run(root, command, rest, { seconds: 900 });
  };
  tell(`fetching the lists of system packages (${missing.length} are missing)`);
  await apt('update'); // A broken third-party list is no reason to stop: what counts is whether the packages can be had.
  const names = missing.map((group) => group.find(installable) ?? group.at(-1) ?? '');
  tell(`installing ${names.join(' ')}`);
  const { output } = await withoutServices(root, prefix, names, () => apt('install', '-y', '--no-install-recommends', ...names));
  const now = installedOf(names);
  const failed = names.filter((name) => !now.has(name));
  if (failed.length > 0) throw new SetUpError(`these system packages did not install: ${failed.join(' ')}\n${lastLines(output, 5)}`, guess);
}

/**
 * Neither started now nor at the next boot, and the kernel hands crashes to whom it did before: others use this computer.
 * @template T
 * @param {string} root
 * @param {readonly string[]} prefix how to act as the administrator
 * @param {readonly string[]} names packages
 * @param {() => Promise<T>} install
 */
async function withoutServices(root, prefix, names, install) {
  const unitsOf = (/** @type {Record<string, string[]>} */ all) =>
    Object.entries(all).flatMap(([name, own]) => (names.includes(name) ? own : []));
  const [units, sessionUnits] = [unitsOf(services), unitsOf(sessionServices)];
  const catcher = '/proc/sys/kernel/core_pattern';
  const before = names.includes('systemd-coredump') && existsSync(catcher) ? readFileSync(catcher, 'utf8').trim() : null;
  const act = (/** @type {string[]} */ ...line) => {
    const [command = 'true', ...args] = [...prefix, ...line];
    return run(root, command, args, { seconds: 60 });
  };
  // invoke-rc.d(8) asks it whether a service may be started: 101 is no.
  const policy = '/usr/sbin/policy-rc.d';
  const own = units.length > 0 && !existsSync(policy);
  if (own) await act('sh', '-c', `printf '#!/bin/sh\\nexit 101\\n' > ${policy} && chmod 755 ${policy}`);
  try {
    return await install();
  } finally {
    if (own) await act('rm', '-f', policy);
    if (units.length > 0) {
      await act('systemctl', 'disable', ...units);
      tell(`not started, and not at the next boot either: ${units.join(' ')}`);
    }
    if (sessionUnits.length > 0) {
      await act('systemctl', '--global', 'disable', ...sessionUnits);
      tell(`not started with a session either: ${sessionUnits.join(' ')}`);
    }
    if (before !== null && readFileSync(catcher, 'utf8').trim() !== before) {
      await act('sh', '-c', `printf '%s' "$1" > ${catcher}`, 'sh', before);
      tell(`crashes are handed on as before: ${before}`);
    }
  }
}

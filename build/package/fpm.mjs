#!/usr/bin/env node
/**
 * What electron-builder asks of fpm, done by dpkg-deb and rpmbuild, which the distribution has and fpm is not.
 * electron-builder starts it as `fpm -s dir -t deb|rpm …options SOURCE=DESTINATION…`.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const flags = new Set(['--force', '--debug', '--verbose']);
const scripts = { 'after-install': 'postinst', 'after-remove': 'postrm', 'before-install': 'preinst', 'before-remove': 'prerm' };

/** @param {string[]} words */
function read(words) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  /** @type {{ source: string, destination: string }[]} */
  const files = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (flags.has(word)) continue;
    const whole = /^--?([\w-]+)(?:=(.*))?$/s.exec(word);
    if (whole) {
      const name = whole[1] === 'd' ? 'depends' : (whole[1] ?? '');
      const value = whole[2] ?? words[++at] ?? '';
      options.set(name, [...(options.get(name) ?? []), value]);
    } else {
      const cut = word.lastIndexOf('=/');
      if (cut < 0) throw new Error(`unknown argument ${word}`);
      files.push({ source: word.slice(0, cut), destination: word.slice(cut + 1) });
    }
  }
  const all = (/** @type {string} */ name) => options.get(name) ?? [];
  return { all, one: (/** @type {string} */ name) => all(name).at(-1) ?? '', files };
}

/** @typedef {ReturnType<typeof read>} Wanted */

/** The files as they will lie on the user's disk. @param {Wanted} wanted @param {string} tree */
function lay(wanted, tree) {
  for (const { source, destination } of wanted.files) {
    const target = join(tree, destination);
    mkdirSync(dirname(target), { recursive: true });
    if (source.endsWith('/')) cpSync(source, target, { recursive: true, verbatimSymlinks: true });
    else {
      copyFileSync(source, target);
      chmodSync(target, 0o644);
    }
  }
  execFileSync('find', [tree, '-type', 'd', '-exec', 'chmod', '755', '{}', '+']);
}

/** @param {Wanted} wanted @param {string} tree */
function deb({ one, all }, tree) {
  const control = join(tree, 'DEBIAN');
  const kilobytes = execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0];
  const [summary, ...rest] = one('description').trim().split('\n');
  const lists = ['depends', 'deb-recommends', 'deb-suggests', 'conflicts', 'provides', 'replaces'];
  const title = (/** @type {string} */ name) => name.replace('deb-', '').replace(/^./, (letter) => letter.toUpperCase());
  mkdirSync(control);
  const lines = [
    `Package: ${one('name')}`,
    `Version: ${one('version')}${one('iteration') && `-${one('iteration')}`}`,
    `Architecture: ${one('architecture')}`,
    `Maintainer: ${one('maintainer')}`,
    `Installed-Size: ${kilobytes}`,
    ...lists.filter((name) => all(name).length > 0).map((name) => `${title(name)}: ${all(name).join(', ')}`),
    `Section: ${one('category') || 'utils'}`,
    `Priority: ${one('deb-priority') || 'optional'}`,
    ...(one('url') ? [`Homepage: ${one('url')}`] : []),
    `Description: ${summary}`,
    ...rest.map((line) => ` ${line.trim() || '.'}`),
  ];
  writeFileSync(join(control, 'control'), `${lines.join('\n')}\n`);
  for (const [option, name] of Object.entries(scripts)) {
    if (!one(option)) continue;
    copyFileSync(one(option), join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  const compression = one('deb-compression').replace(/^gz$/, 'gzip').replace('bzip2', 'gzip') || 'xz';
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', `-Z${compression}`, tree, one('package')], { stdio: 'inherit' });
}

/** @param {Wanted} wanted @param {string} tree @param {string} work */
function rpm({ one, all }, tree, work) {
  const find = ['-mindepth', '1', '(', '!', '-type', 'd', '-o', '-path', '*/opt/?*', ')', '-printf', '%y %P\n'];
  const owned = execFileSync('find', [tree, ...find], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const script = (/** @type {string} */ section, /** @type {string} */ option) =>
    one(option) ? [`%${section}`, readFileSync(one(option), 'utf8')] : [];
  const spec = [
    `Name: ${one('name')}`,
    `Version: ${one('version').replaceAll('-', '_')}`,
    `Release: ${one('iteration') || 1}`,
    `Summary: ${one('rpm-summary') || one('description').trim().split('\n')[0]}`,
    `License: ${one('license') || 'Apache-2.0'}`,
    ...(one('url') ? [`URL: ${one('url')}`] : []),
    'AutoReqProv: no',
    ...all('depends').map((name) => `Requires: ${name}`),
    // Electron's files go in as they are: no stripping, no links by build id.
    '%global __strip /bin/true',
    '%global _build_id_links none',
    '%global debug_package %{nil}',
    '%global __os_install_post %{nil}',
    `%define _binary_payload ${one('rpm-compression').startsWith('xz') ? 'w2.xzdio' : 'w6.gzdio'}`,
    '%description',
    one('description').trim(),
    '%install',
    `mkdir -p %{buildroot}; cp -a ${tree}/. %{buildroot}/`,
    ...script('post', 'after-install'),
    ...script('postun', 'after-remove'),
    '%files',
    '%defattr(-,root,root,-)',
    ...owned.map((line) => `${line.startsWith('d ') ? '%dir ' : ''}"/${line.slice(2)}"`),
  ];
  writeFileSync(join(work, 'pandu.spec'), `${spec.join('\n')}\n`);
  const args = ['-bb', '--target', one('architecture'), '--define', `_topdir ${work}/rpm`, '--define', `_rpmdir ${work}/out`];
  execFileSync('rpmbuild', [...args, '--define', '_rpmfilename pandu.rpm', join(work, 'pandu.spec')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  copyFileSync(join(work, 'out/pandu.rpm'), one('package'));
}

const work = mkdtempSync(join(tmpdir(), 'pandu-package-'));
try {
  const wanted = read(process.argv.slice(2));
  const tree = join(work, 'tree');
  lay(wanted, tree);
  rmSync(wanted.one('package'), { force: true });
  if (wanted.one('t') === 'deb') deb(wanted, tree);
  else if (wanted.one('t') === 'rpm') rpm(wanted, tree, work);
  else throw new Error(`can make deb and rpm, not ${wanted.one('t')}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

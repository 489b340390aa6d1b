#!/usr/bin/env node
/**
 * What electron-builder asks of fpm, done by dpkg-deb and rpmbuild, which the distribution has and fpm is not.
 * electron-builder starts it as `fpm -s dir -t deb|rpm …options SOURCE=DESTINATION…`.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { debCompression, debControl, debScripts } from './deb-control.mjs';
import { rpmProcessor, rpmSpec } from './rpm-spec.mjs';

const flags = new Set(['--force', '--debug', '--verbose']);

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
  mkdirSync(tree);
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

/**
 * electron-builder's script of this kind; empty when there is none. It makes /usr/bin/pandu a link to the app: we put the start
 * script there, which knows the commands too. @param {Wanted} wanted @param {string} option
 */
function scriptOf(wanted, option) {
  const file = wanted.one(option);
  return file ? readFileSync(file, 'utf8').replaceAll("'/opt/Pandu/pandu'", "'/opt/Pandu/bin/pandu'") : '';
}

/** @param {Wanted} wanted @param {string} tree */
function deb(wanted, tree) {
  const control = join(tree, 'DEBIAN');
  const kilobytes = Number.parseInt(execFileSync('du', ['-sk', tree], { encoding: 'utf8' }), 10);
  mkdirSync(control);
  writeFileSync(join(control, 'control'), debControl(wanted, kilobytes));
  for (const [option, name] of Object.entries(debScripts)) {
    const script = scriptOf(wanted, option);
    if (script) writeFileSync(join(control, name), script, { mode: 0o755 });
  }
  // A test need not wait for a good compression.
  const compression = process.env.PANDU_PACKAGE_QUICK ? 'none' : debCompression(wanted.one('deb-compression'));
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', `-Z${compression}`, tree, wanted.one('package')], { stdio: 'inherit' });
}

/** @param {Wanted} wanted @param {string} tree @param {string} work */
function rpm(wanted, tree, work) {
  const find = ['-mindepth', '1', '(', '!', '-type', 'd', '-o', '-path', '*/opt/?*', ')', '-printf', '%y %P\n'];
  const owned = execFileSync('find', [tree, ...find], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => ({ folder: line.startsWith('d '), path: line.slice(2) }));
  const scripts = { install: scriptOf(wanted, 'after-install'), remove: scriptOf(wanted, 'after-remove') };
  writeFileSync(join(work, 'pandu.spec'), rpmSpec(wanted, tree, owned, scripts));
  const target = rpmProcessor(wanted.one('architecture'));
  const args = ['-bb', '--target', target, '--define', `_topdir ${work}/rpm`, '--define', `_rpmdir ${work}/out`];
  execFileSync('rpmbuild', [...args, '--define', '_rpmfilename pandu.rpm', join(work, 'pandu.spec')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  copyFileSync(join(work, 'out/pandu.rpm'), wanted.one('package'));
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

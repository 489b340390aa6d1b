/** @typedef {import('./deb-control.mjs').Options} Options */

/** electron-builder names processors as Debian does, and fpm translates. */
const processors = new Map([
  ['amd64', 'x86_64'],
  ['arm64', 'aarch64'],
  ['armhf', 'armv7hl'],
  ['i386', 'i686'],
]);

/** @param {string} name @returns {string} */
export const rpmProcessor = (name) => processors.get(name) ?? name;

/** A percent sign begins a macro of rpm's. @param {string} text @returns {string} */
const plain = (text) => text.replaceAll('%', '%%');

/**
 * The text of the spec file.
 * @param {Options} options
 * @param {string} tree folder with the files as they will lie on the user's disk
 * @param {readonly { folder: boolean, path: string }[]} owned what belongs to the package, relative to the root
 * @param {{ install: string, remove: string }} scripts texts of bash scripts, empty for none
 * @returns {string}
 */
export function rpmSpec({ one, all }, tree, owned, scripts) {
  const lines = [
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
    plain(one('description').trim()),
    '%install',
    `mkdir -p %{buildroot}; cp -a ${tree}/. %{buildroot}/`,
    ...(scripts.install ? ['%post -p /bin/bash', plain(scripts.install)] : []),
    // An upgrade runs the old package's script after the new one's: it must not undo what that did.
    ...(scripts.remove ? ['%postun -p /bin/bash', '[ "$1" = 0 ] || exit 0', plain(scripts.remove)] : []),
    '%files',
    '%defattr(-,root,root,-)',
    ...owned.map(({ folder, path }) => `${folder ? '%dir ' : ''}"/${path}"`),
  ];
  return `${lines.join('\n')}\n`;
}

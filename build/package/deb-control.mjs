/** @typedef {{ one(name: string): string, all(name: string): string[] }} Options */

/** Names of fpm's options, to the files of a deb's control archive. */
export const debScripts = {
  'after-install': 'postinst',
  'after-remove': 'postrm',
  'before-install': 'preinst',
  'before-remove': 'prerm',
};

const lists = ['depends', 'deb-recommends', 'deb-suggests', 'conflicts', 'provides', 'replaces'];
const title = (/** @type {string} */ name) => name.replace('deb-', '').replace(/^./, (letter) => letter.toUpperCase());

/** The text of DEBIAN/control. @param {Options} options @param {number} kilobytes @returns {string} */
export function debControl({ one, all }, kilobytes) {
  const [summary, ...rest] = one('description').trim().split('\n');
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
  return `${lines.join('\n')}\n`;
}

/** What dpkg-deb calls the compression that electron-builder asks for. @param {string} wanted @returns {string} */
export function debCompression(wanted) {
  return wanted.replace(/^gz$/, 'gzip').replace('bzip2', 'gzip') || 'xz';
}

import type { Files } from './files.ts';

export interface Icon {
  readonly mediaType: 'image/png' | 'image/svg+xml';
  readonly bytes: Uint8Array;
}

/** Larger ones are photographs by mistake; a data URL of this still fits the IPC contract. */
const maxBytes = 250_000;

/** hicolor is where applications put their own icons (icon-theme-spec); the themes come after it. Near 48 px first. */
const themes = ['hicolor', 'Adwaita', 'breeze', 'Yaru', 'Papirus', 'gnome', 'elementary-xfce', 'Mint-Y'];
const sizes = ['48x48', 'scalable', '64x64', '128x128', '256x256', '512x512', '32x32', '24x24', '16x16'];
const kinds = ['apps', 'legacy', 'mimetypes', 'places'];

function load(files: Files, path: string): Icon | null {
  if (files.kind(path) !== 'file') return null;
  const bytes = files.bytes(path, maxBytes + 1);
  if (!bytes || bytes.length === 0 || bytes.length > maxBytes) return null;
  if (bytes.length > 8 && bytes.readUInt32BE(0) === 0x89504e47) return { mediaType: 'image/png', bytes: new Uint8Array(bytes) };
  const head = bytes.toString('utf8', 0, 1000);
  return path.endsWith('.svg') && head.includes('<svg') ? { mediaType: 'image/svg+xml', bytes: new Uint8Array(bytes) } : null;
}

/** @param name as in a .desktop file: a name in a theme, or an absolute path */
export function findIcon(files: Files, dataFolders: readonly string[], name: string): Icon | null {
  if (name.startsWith('/')) return load(files, name);
  if (!/^[\w.+-]{1,200}$/.test(name)) return null;
  const stem = name.replace(/\.(?:png|svg|xpm)$/, '');
  for (const folder of dataFolders) {
    for (const theme of themes) {
      const base = `${folder}/icons/${theme}`;
      if (files.kind(base) !== 'folder') continue;
      for (const size of sizes) {
        for (const kind of kinds) {
          // breeze and Mint-Y turn the two around: apps/48.
          for (const place of [`${base}/${size}/${kind}`, `${base}/${kind}/${size.split('x')[0]}`]) {
            const found = load(files, `${place}/${stem}.png`) ?? load(files, `${place}/${stem}.svg`);
            if (found) return found;
          }
        }
      }
    }
    const loose = load(files, `${folder}/pixmaps/${stem}.png`) ?? load(files, `${folder}/pixmaps/${stem}.svg`);
    if (loose) return loose;
  }
  return null;
}

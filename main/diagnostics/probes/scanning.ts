import type { Files } from '../../platform/files.ts';
import type { Probe } from '../probe.ts';

/** Folders in which distributions keep SANE's backends, libsane-NAME.so.1 (sane-dll(5)). */
function backends(files: Files): number {
  const folders = ['/usr/lib', '/usr/lib64', ...files.list('/usr/lib').map((name) => `/usr/lib/${name}`)].map((folder) => `${folder}/sane`);
  // "dll" only loads the others, and "net" only asks another computer.
  return new Set(folders.flatMap((folder) => files.list(folder)).filter((name) => /^libsane-(?!dll\.).+\.so\.1$/.test(name))).size;
}

export const scanning: Probe = {
  id: 'scanning',
  knows: /^(?:simple-scan|org\.gnome\.simplescan|xsane|skanlite|org\.kde\.skanlite|skanpage|org\.kde\.skanpage|document-scanner)$/,
  processes: ['simple-scan', 'xsane', 'skanlite', 'skanpage', 'saned'],
  types: [],
  // A flatpak brings its own backends, or none and asks through eSCL.
  look: ({ files, application }) => (application?.source === 'flatpak' ? {} : { scanning: { backends: backends(files) } }),
};

import type { Rule } from '../rule.ts';

/** File systems that are read-only by nature, or often on purpose. */
const byNature = /^(?:squashfs|iso9660|udf|erofs|cramfs|tmpfs|overlay|9p|nfs4?|cifs|smb3)$/;

/** Image-based systems (ostree, Silverblue, MicroOS) have a read-only "/" in good health; then /var and /home are apart. */
export const readonlyFilesystem: Rule = ({ storage }) => {
  const separate = storage?.filesystems.some(
    ({ mount, readOnly }) => (mount === '/var' || mount === '/home' || mount === '/sysroot') && !readOnly,
  );
  const hit = storage?.filesystems.filter(
    ({ mount, type, readOnly }) =>
      readOnly && !byNature.test(type) && (mount === '/home' || mount === '/var' || (mount === '/' && !separate)),
  );
  if (!hit?.length) return null;
  return {
    id: 'readonly-filesystem',
    severity: 'serious',
    cause: 'desktop',
    text: {
      en: 'The disk can only be read at the moment, which often means that it had an error. Please tell the help desk.',
      id: 'Disk saat ini hanya bisa dibaca, biasanya karena ada gangguan pada disk. Silakan beri tahu meja bantuan.',
    },
    evidence: hit
      .map(({ mount, device, type }) => `${mount} (${device}, ${type}) is mounted read-only`)
      .join('; ')
      .slice(0, 1000),
    section: 'storage',
    tip: 'disk-failing',
  };
};

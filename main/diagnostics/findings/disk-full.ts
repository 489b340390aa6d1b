import { isBoot, isWritable, type Rule, roomText, usedPercent } from '../rule.ts';

/** Saving fails now or very soon: under 2 % or 100 MB left. Small partitions may be full on purpose. */
export const diskFull: Rule = ({ storage }) => {
  const full = storage?.filesystems.filter(
    (one) => isWritable(one) && !isBoot(one) && one.size > 1e9 && (usedPercent(one) >= 98 || one.available < 1e8),
  );
  if (!full?.length) return null;
  return {
    id: 'disk-full',
    severity: 'serious',
    cause: 'desktop',
    text: {
      en: 'The disk is full, so saving files or starting programs may fail.',
      id: 'Disk sudah penuh, jadi menyimpan berkas atau membuka program bisa gagal.',
    },
    evidence: full.map(roomText).join('; ').slice(0, 1000),
    section: 'storage',
    tip: 'disk-full',
  };
};

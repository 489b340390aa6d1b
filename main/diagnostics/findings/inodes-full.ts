import { isWritable, type Rule } from '../rule.ts';

/** There is room, but no new file can be made. btrfs and others without a fixed number say nothing. */
export const inodesFull: Rule = ({ storage }) => {
  const full = storage?.filesystems.filter((one) => isWritable(one) && (one.inodesUsedPercent ?? 0) >= 98);
  if (!full?.length) return null;
  return {
    id: 'inodes-full',
    severity: 'serious',
    cause: 'desktop',
    text: {
      en: 'There are so many small files on the disk that no new ones can be made.',
      id: 'Terlalu banyak berkas kecil di disk, sehingga berkas baru tidak bisa dibuat.',
    },
    evidence: full
      .map((one) => `${one.mount}: ${one.inodesUsedPercent} % of inodes used`)
      .join('; ')
      .slice(0, 1000),
    section: 'storage',
    tip: 'disk-full',
  };
};

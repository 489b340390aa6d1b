import { type Rule, roomText } from '../rule.ts';

/** A new kernel with its initrd takes some 100 MB; with less than 60 MB updates fail half-way. */
export const bootFull: Rule = ({ storage }) => {
  const boot = storage?.filesystems.find((one) => one.mount === '/boot' && !one.readOnly);
  if (!boot || boot.available >= 6e7) return null;
  return {
    id: 'boot-full',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'The small disk area for starting the computer is full, so updates may fail.',
      id: 'Bagian disk untuk menyalakan komputer sudah penuh, jadi pembaruan bisa gagal.',
    },
    evidence: roomText(boot),
    section: 'storage',
    tip: 'boot-full',
  };
};

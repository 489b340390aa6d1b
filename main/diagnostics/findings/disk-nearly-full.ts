import { isBoot, isWritable, type Rule, roomText, usedPercent } from '../rule.ts';

/** Between 90 and 98 %, and less than 20 GB left: 10 % of a large disk is room for a year. */
export const diskNearlyFull: Rule = ({ storage }) => {
  const nearly = storage?.filesystems.filter((one) => {
    const used = usedPercent(one);
    return isWritable(one) && !isBoot(one) && one.size > 1e9 && used >= 90 && used < 98 && one.available >= 1e8 && one.available < 2e10;
  });
  if (!nearly?.length) return null;
  return {
    id: 'disk-nearly-full',
    severity: 'warning',
    cause: 'desktop',
    text: { en: 'The disk is nearly full.', id: 'Disk hampir penuh.' },
    evidence: nearly.map(roomText).join('; ').slice(0, 1000),
    section: 'storage',
    tip: 'disk-full',
  };
};

import type { Rule } from '../rule.ts';

/** Nearly everything waits for the disk. Under that, a large copy or an update is enough to explain it. */
export const diskPressure: Rule = ({ memory }) => {
  const share = memory?.pressure?.io ?? 0;
  if (share < 60) return null;
  return {
    id: 'disk-pressure',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The disk is very busy, so programs may answer slowly for a while.',
      id: 'Disk sedang sangat sibuk, jadi program bisa terasa lambat untuk sementara.',
    },
    evidence: `I/O pressure (some, 60 s): ${share} %`,
    section: 'memory',
    tip: 'slow-computer',
  };
};

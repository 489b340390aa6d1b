import type { Rule } from '../rule.ts';

/** Kerberos refuses from five minutes on. */
export const clockFarOff: Rule = ({ connection }) => {
  const offset = connection?.clockOffsetSeconds;
  if (offset === undefined || Math.abs(offset) < 120) return null;
  return {
    id: 'clock-far-off',
    severity: Math.abs(offset) >= 300 ? 'serious' : 'warning',
    cause: 'desktop',
    text: {
      en: 'The clock of this computer is wrong, which can make sign-in and web sites fail.',
      id: 'Jam komputer ini tidak tepat, sehingga masuk akun dan membuka situs web bisa gagal.',
    },
    evidence: `the clock is ${Math.abs(offset)} s ${offset > 0 ? 'ahead of' : 'behind'} that of ${connection?.web.host ?? 'the server'}`,
    section: 'connection',
    tip: 'clock-wrong',
  };
};

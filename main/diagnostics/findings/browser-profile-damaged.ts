import type { Rule } from '../rule.ts';

/** A browser starts with what it can still read: bookmarks or passwords may seem to be lost. */
export const browserProfileDamaged: Rule = ({ probe }) => {
  const damage = probe?.probe === 'firefox' || probe?.probe === 'chromium' ? probe.profile?.damage : undefined;
  if (!damage?.length) return null;
  return {
    id: 'browser-profile-damaged',
    severity: 'warning',
    cause: 'application',
    text: {
      en: 'Some data of the browser is damaged, so bookmarks, passwords or settings may be missing.',
      id: 'Sebagian data peramban rusak, sehingga markah, kata sandi, atau pengaturan bisa hilang.',
    },
    evidence: damage
      .map(({ file, problem }) => `${file}: ${problem}`)
      .join('; ')
      .slice(0, 1000),
    section: 'probe',
    tip: 'browser-data',
  };
};

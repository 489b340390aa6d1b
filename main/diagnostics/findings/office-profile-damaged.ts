import type { Rule } from '../rule.ts';

/** LibreOffice reads its settings once, at the start: a cut or empty file stops it there. */
export const officeProfileDamaged: Rule = ({ probe }) => {
  const damage = probe?.probe === 'libreoffice' ? probe.profile?.damage : undefined;
  if (!damage?.length) return null;
  return {
    id: 'office-profile-damaged',
    severity: 'warning',
    cause: 'application',
    text: {
      en: 'The settings of LibreOffice are damaged, so it may not start or may close again.',
      id: 'Pengaturan LibreOffice rusak, sehingga bisa gagal dibuka atau menutup sendiri.',
    },
    evidence: damage
      .map(({ file, problem }) => `${file}: ${problem}`)
      .join('; ')
      .slice(0, 1000),
    section: 'probe',
    tip: 'office-crashes',
  };
};

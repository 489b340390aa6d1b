import type { Rule } from '../rule.ts';

/** Carlito and Caladea have the measures of Calibri and Cambria. The package names of Debian, Fedora, openSUSE, Arch. */
const carlito = /^(?:fonts-crosextra-carlito|google-carlito-fonts|google-crosextra-carlito-fonts|ttf-carlito|ttf-mscorefonts-installer) /m;

/**
 * Only where documents are written with a LibreOffice from the system; the Flatpak carries its fonts. The font files that are
 * there count more than packages: fonts can be copied by hand.
 */
export const fontsMissing: Rule = ({ packages, fonts }) => {
  if (!packages || !/^libreoffice(?:-core|-writer)? /m.test(packages.all)) return null;
  const absent = fonts?.substitutes.filter(({ font, by }) => by === undefined && font !== 'Courier New').map(({ font }) => font);
  if (absent ? absent.length === 0 : carlito.test(packages.all)) return null;
  return {
    id: 'fonts-missing',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'Fonts that fit Microsoft documents are missing, so their layout may look different.',
      id: 'Fon yang cocok untuk dokumen Microsoft belum ada, jadi tata letaknya bisa tampak berbeda.',
    },
    evidence: absent
      ? `LibreOffice is installed; nothing of the same measures as ${absent.join(', ')}`
      : 'LibreOffice is installed; no package with Carlito (Calibri) is',
    section: fonts ? 'fonts' : 'packages',
    tip: 'missing-fonts',
  };
};

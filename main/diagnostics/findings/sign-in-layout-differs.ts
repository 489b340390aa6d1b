import type { Rule } from '../rule.ts';

export const signInLayoutDiffers: Rule = ({ input }) => {
  const base = (layout: string): string => layout.replace(/[+-].*/, '');
  const own = input?.layouts.map(base) ?? [];
  const system = input?.systemLayouts.map(base) ?? [];
  if (input?.layoutsFrom !== 'desktop' || own.length === 0 || system.length === 0 || own.some((layout) => system.includes(layout)))
    return null;
  // Input methods are no layouts, and name their languages in their own ways.
  if (own.some((layout) => layout.includes(':') || layout.length > 3)) return null;
  return {
    id: 'sign-in-layout-differs',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'At sign-in the keyboard has another layout than later, so a password can come out wrong.',
      id: 'Tata letak papan ketik saat masuk berbeda dari sesudahnya, sehingga kata sandi bisa salah ketik.',
    },
    evidence: `at sign-in: ${system.join(', ')}; in the session: ${own.join(', ')}`.slice(0, 1000),
    section: 'input',
    tip: 'keyboard-layout',
  };
};

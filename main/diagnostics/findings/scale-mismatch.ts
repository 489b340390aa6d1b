import type { Rule } from '../rule.ts';

export const scaleMismatch: Rule = ({ displays }) => {
  const known = (displays?.displays ?? []).flatMap(({ name, connected, enabled, width, widthMm, scale }) =>
    // Projectors and televisions claim odd sizes.
    connected && enabled && width && widthMm && widthMm > 150 && widthMm < 1000 ? [{ name, perInch: width / (widthMm / 25.4), scale }] : [],
  );
  const sharpest = [...known].sort((a, b) => b.perInch - a.perInch)[0];
  const coarsest = [...known].sort((a, b) => a.perInch - b.perInch)[0];
  // Unknown scales are no reason to complain.
  if (!sharpest || !coarsest || sharpest.scale === undefined || sharpest.scale !== coarsest.scale) return null;
  if (sharpest.perInch < 150 || sharpest.perInch < coarsest.perInch * 1.6) return null;
  return {
    id: 'scale-mismatch',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'Two screens of very different sharpness have the same scale, so one looks blurry or too small.',
      id: 'Dua layar yang ketajamannya jauh berbeda memakai skala yang sama, sehingga salah satunya tampak buram atau terlalu kecil.',
    },
    evidence: `${[sharpest, coarsest].map(({ name, perInch, scale }) => `${name}: ${Math.round(perInch)} dots per inch at ${scale}`).join('; ')}`,
    section: 'displays',
    tip: 'blurry-display',
  };
};

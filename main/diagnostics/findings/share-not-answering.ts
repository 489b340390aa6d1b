import type { Rule } from '../rule.ts';

export const shareNotAnswering: Rule = ({ shares }) => {
  const silent = shares?.shares.filter(({ state }) => state === 'not-answering') ?? [];
  if (silent.length === 0) return null;
  return {
    id: 'share-not-answering',
    severity: 'warning',
    cause: 'server',
    text: {
      en: 'A network folder does not answer, so programs that use it have to wait.',
      id: 'Sebuah folder jaringan tidak menjawab, sehingga program yang memakainya harus menunggu.',
    },
    evidence: silent
      .map(({ place, kind }) => `${place} (${kind}) does not answer`)
      .join('; ')
      .slice(0, 1000),
    section: 'shares',
    tip: 'network-drive',
  };
};

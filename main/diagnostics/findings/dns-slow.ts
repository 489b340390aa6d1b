import type { Rule } from '../rule.ts';

/** A name server of the own network answers within a few, one on the other side of the world within 300. */
const slowMs = 1000;

export const dnsSlow: Rule = ({ connection }) => {
  const dns = connection?.dns ?? [];
  const answering = dns.filter(({ state }) => state !== 'no-answer');
  if (answering.length === 0) return null;
  // The first one is asked first, and given seconds before the next one is.
  const silentFirst = dns[0]?.state === 'no-answer';
  const fastest = Math.min(...answering.map(({ ms }) => ms ?? 0));
  if (!silentFirst && fastest < slowMs) return null;
  return {
    id: 'dns-slow',
    severity: 'hint',
    cause: 'server',
    text: {
      en: 'Looking up the names of web sites takes long, so pages start slowly.',
      id: 'Pencarian nama situs web lama, sehingga halaman lambat terbuka.',
    },
    evidence: dns
      .map(({ server, state, ms }) => `${server}: ${state}${ms === undefined ? '' : ` in ${ms} ms`}`)
      .join('; ')
      .slice(0, 1000),
    section: 'connection',
    tip: 'no-internet',
  };
};

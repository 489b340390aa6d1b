import { createHash } from 'node:crypto';
import type { Finding } from '../../shared/model/finding.ts';
import { type FreshSet, freshSetSchema } from '../../shared/model/fresh-set.ts';
import type { Section } from '../../shared/model/section.ts';
import { withoutData } from './build-report.ts';

export interface FreshEvidence {
  readonly takenAt: string;
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
}

/**
 * The same evidence and choice give the same bytes, however often: the preview shows what is kept and sent.
 * @param id of the request
 * @param sectionsOff what the user or policy keeps: it leaves as `off` without data, and so do the findings made of it
 */
export function buildFreshSet(
  id: string,
  { takenAt, sections, findings }: FreshEvidence,
  sectionsOff: readonly string[],
  version: string,
): { readonly bytes: Uint8Array; readonly sha256: string } {
  const off = new Set(sectionsOff);
  const set = freshSetSchema.parse({
    schema: 1,
    id,
    takenAt,
    findings: findings.filter(({ section }) => !off.has(section)),
    sections: sections.map((section) => (off.has(section.id) ? withoutData(section) : section)),
    pandu: { version },
  } satisfies FreshSet);
  const bytes = Buffer.from(JSON.stringify(set, null, 1), 'utf8');
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import { quickCollectors } from './collectors.ts';
import { bootFull } from './findings/boot-full.ts';
import { diskFull } from './findings/disk-full.ts';
import { diskNearlyFull } from './findings/disk-nearly-full.ts';
import { diskPressure } from './findings/disk-pressure.ts';
import { fontsMissing } from './findings/fonts-missing.ts';
import { graphicsWithoutDriver } from './findings/graphics-without-driver.ts';
import { inodesFull } from './findings/inodes-full.ts';
import { memoryLow } from './findings/memory-low.ts';
import { memoryPressure } from './findings/memory-pressure.ts';
import { noDns } from './findings/no-dns.ts';
import { noNetwork } from './findings/no-network.ts';
import { packagesBroken } from './findings/packages-broken.ts';
import { printerDriverMissing } from './findings/printer-driver-missing.ts';
import { printerJobsStuck } from './findings/printer-jobs-stuck.ts';
import { printerNeedsAttention } from './findings/printer-needs-attention.ts';
import { printerStopped } from './findings/printer-stopped.ts';
import { readonlyFilesystem } from './findings/readonly-filesystem.ts';
import { scaleMismatch } from './findings/scale-mismatch.ts';
import type { Facts, Rule } from './rule.ts';

/**
 * To add one: a file in `findings/`, a line here or in slow-findings.ts, and its tip's id must exist in tips/. These are the
 * rules for which the sections of the quick set suffice: no others are loaded for it.
 */
export const quickRules: readonly Rule[] = [
  diskFull,
  diskNearlyFull,
  inodesFull,
  bootFull,
  readonlyFilesystem,
  memoryLow,
  memoryPressure,
  diskPressure,
  noNetwork,
  noDns,
  printerStopped,
  packagesBroken,
  fontsMissing,
  printerJobsStuck,
  printerDriverMissing,
  printerNeedsAttention,
  graphicsWithoutDriver,
  scaleMismatch,
];

const order: Readonly<Record<Finding['severity'], number>> = { serious: 0, warning: 1, hint: 2 };

const isQuick = ({ id }: Section): boolean => quickCollectors.some((collector) => collector.id === id);

/** The rules that these sections can make fire. */
export async function rulesFor(sections: readonly Section[]): Promise<readonly Rule[]> {
  return sections.every(isQuick) ? quickRules : [...quickRules, ...(await import('./slow-findings.ts')).slowRules];
}

/** What the rules say over the sections that are there, the worst first. Sections that do not fit their schema are left out. */
export function findingsOf(sections: readonly Section[], rules: readonly Rule[]): Finding[] {
  const whole = sections.filter(({ status, data }) => (status === 'ok' || status === 'partial') && data !== undefined);
  const facts = Object.fromEntries(whole.map(({ id, data }) => [id, data])) as Facts;
  const found = rules.flatMap((rule) => {
    try {
      return rule(facts) ?? [];
    } catch {
      // Data of a partial section that does not fit: the section says so itself, and no rule can be sure about it.
      return [];
    }
  });
  return found.sort((a, b) => order[a.severity] - order[b.severity]);
}

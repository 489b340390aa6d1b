import { expect, test } from 'vitest';
import { findingsOf, quickRules } from '../../../../main/diagnostics/findings.ts';
import { slowRules } from '../../../../main/diagnostics/slow-findings.ts';
import { findingSchema } from '../../../../shared/model/finding.ts';
import { sectionData } from '../../../../shared/model/sections.ts';

const untilAt = '2026-11-24T08:00:00.000Z';
const hoursBefore = (hours: number): string => new Date(Date.parse(untilAt) - hours * 3_600_000).toISOString();
const upgrade = (name: string, hours: number, kind = 'upgraded') => ({ at: hoursBefore(hours), kind, name, from: '1', to: '2' });
const kernel = (hours: number) => upgrade('linux', hours, 'kernel');
const application = {
  application: { name: 'LibreOffice Writer', package: 'libreoffice-writer' },
  running: false,
  processes: [],
  relatedPackages: [{ name: 'libreoffice-core', version: '7' }],
};

const rules = [...quickRules, ...slowRules];

function fired(items: readonly object[], about: object | null = application): string[] {
  const changes = { sinceAt: hoursBefore(300), untilAt, basis: 'last-healthy', items };
  const sections = Object.entries({ changes, ...(about ? { application: about } : {}) }).map(([id, data]) => {
    expect(sectionData[id as 'changes'].safeParse(data).success).toBe(true);
    return { id, status: 'ok' as const, takenAt: untilAt, durationMs: 1, data };
  });
  return findingsOf(sections, rules).map((finding) => {
    expect(findingSchema.safeParse(finding).success).toBe(true);
    expect(finding).toMatchObject({ severity: 'hint', section: 'changes', evidence: expect.stringMatching(/1 -> 2/) });
    return finding.id;
  });
}

test('the application of the report was updated within two days, by its own package or one that belongs to it', () => {
  expect(fired([upgrade('libreoffice-writer', 20)])).toEqual(['application-upgraded-just-before']);
  expect(fired([upgrade('libreoffice-core', 47)])).toEqual(['application-upgraded-just-before']);
  const flatpak = { ...application, application: { name: 'GIMP', package: 'org.gimp.GIMP' } };
  expect(fired([upgrade('org.gimp.GIMP (flatpak)', 1)], flatpak)).toEqual(['application-upgraded-just-before']);
});

test('longer ago, another package, its removal or its installation is none', () => {
  expect(fired([upgrade('libreoffice-writer', 49)])).toEqual([]);
  expect(fired([upgrade('libreoffice-writer-extras', 1), upgrade('firefox-esr', 1)])).toEqual([]);
  expect(fired([upgrade('libreoffice-writer', 1, 'removed'), upgrade('libreoffice-writer', 1, 'installed')])).toEqual([]);
});

test('the kernel, and a step to another release', () => {
  expect(fired([kernel(30)])).toEqual(['kernel-changed-just-before']);
  expect(fired([kernel(60)])).toEqual([]);
  const many = (count: number, hours: number) => Array.from({ length: count }, (_, index) => upgrade(`p${index}`, hours));
  expect(fired(many(200, 10))).toEqual(['many-packages-changed']);
  expect(fired(many(200, 50))).toEqual([]);
  expect(fired(many(60, 10))).toEqual([]);
});

test('a machine that was updated today, of which nobody reports an application, is healthy', () => {
  const today = [kernel(1), ...Array.from({ length: 300 }, (_, index) => upgrade(`p${index}`, 1))];
  expect(fired(today, null)).toEqual([]);
});

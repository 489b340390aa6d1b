import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../../shared/model/tip.ts';
import { type AudienceFacts, concerns, undecided } from '../../../../shared/tips/audience.ts';

const facts: AudienceFacts = { distributions: ['ubuntu', 'debian'], desktops: ['ubuntu', 'GNOME'], applications: null, language: 'en' };
const wave3 = '019ab000-0000-7000-8000-000000000003';
const migrated = (day: string): Partial<AudienceFacts> => ({
  groups: [{ id: wave3, name: 'Wave 3', migratedOn: day }],
  today: '2026-11-24',
});

describe('concerns', () => {
  test.each<[Audience, Partial<AudienceFacts>, boolean]>([
    [{}, {}, true],
    [{ distributions: ['Debian'] }, {}, true],
    [{ distributions: ['fedora'] }, {}, false],
    [{ desktops: ['gnome'] }, {}, true],
    [{ desktops: ['KDE'] }, {}, false],
    [{ desktops: ['KDE'] }, { desktops: [] }, true],
    [{ languages: ['id'] }, {}, false],
    [{ languages: ['id'] }, { language: 'id' }, true],
    [{ applications: ['LibreOffice'] }, { applications: ['LibreOffice Calc'] }, true],
    [{ applications: ['LibreOffice Calc'] }, { applications: ['LibreOffice'] }, true],
    [{ applications: ['Firefox'] }, { applications: ['LibreOffice'] }, false],
    [{ applications: ['Firefox'] }, { applications: null }, true],
    [{ versions: [{ application: 'LibreOffice', below: '24.8' }] }, {}, true],
    [
      { versions: [{ application: 'LibreOffice', below: '24.8' }] },
      { versions: { 'LibreOffice Calc': '4:24.2.7-0ubuntu0.24.04.1' } },
      true,
    ],
    [{ versions: [{ application: 'LibreOffice', below: '24.8' }] }, { versions: { 'LibreOffice Calc': '24.10.1' } }, false],
    [{ versions: [{ application: 'LibreOffice', below: '24.8' }] }, { versions: { Firefox: '140' } }, true],
    [{ versions: [{ application: 'Firefox', min: '115', below: '128' }] }, { versions: { 'Firefox ESR': '128.0' } }, false],
    [{ versions: [{ application: 'Firefox', min: '115' }] }, { versions: { Firefox: '115' } }, true],
    [{ applications: [], desktops: ['GNOME'], distributions: ['fedora'] }, {}, false],
    [{ groups: [wave3] }, { groups: [{ id: wave3, name: 'Wave 3', migratedOn: '2026-11-04' }] }, true],
    [{ groups: [wave3] }, { groups: [] }, false],
    [{ groups: [wave3] }, {}, true],
    [{ sessionTypes: ['wayland'] }, { sessionType: 'x11' }, false],
    [{ sessionTypes: ['wayland'] }, { sessionType: 'unknown' }, true],
    [{ daysSinceMigration: { below: 30 } }, migrated('2026-11-04'), true],
    [{ daysSinceMigration: { below: 20 } }, migrated('2026-11-04'), false],
    [{ daysSinceMigration: { min: 20 } }, migrated('2026-11-04'), true],
    [{ daysSinceMigration: { below: 30 } }, migrated('2026-12-24'), false],
    [{ daysSinceMigration: { below: 30 } }, { ...migrated('2026-11-04'), groups: [] }, false],
    [{ daysSinceMigration: { below: 30 } }, {}, true],
    [{ daysSinceMigration: {} }, { ...migrated('2026-11-04'), groups: [] }, true],
    [{ findings: ['disk-full'] }, { findings: ['no-network'] }, false],
    [{ findings: ['disk-full'] }, { findings: ['no-network', 'disk-full'] }, true],
    [{ crashes: ['soffice.bin'] }, { crashes: [] }, false],
    [{ crashes: ['soffice.bin'] }, { crashes: ['soffice.bin'] }, true],
  ])('%j with %j: %s', (audience, more, expected) => {
    expect(concerns(audience, { ...facts, ...more })).toBe(expected);
  });
});

describe('undecided', () => {
  test('names what cannot be told, in the order of the conditions', () => {
    const audience: Audience = { desktops: ['GNOME'], versions: [{ application: 'LibreOffice', below: '24.8' }], findings: ['disk-full'] };
    expect(undecided(audience, facts)).toEqual(['versions', 'findings']);
    expect(undecided(audience, { ...facts, versions: { LibreOffice: '24.2' }, findings: ['disk-full'] })).toEqual([]);
  });

  test('one condition that surely does not fit settles it', () => {
    expect(undecided({ desktops: ['KDE'], findings: ['disk-full'] }, facts)).toBeNull();
  });
});

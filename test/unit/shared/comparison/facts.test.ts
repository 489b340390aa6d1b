import { expect, test } from 'vitest';
import { factsOf } from '../../../../shared/comparison/facts.ts';
import { officeSections } from '../../../support/seed-reports.ts';

const office = officeSections();
const valueIn = (facts: ReturnType<typeof factsOf>, measure: string, subject = '') =>
  facts.find((fact) => fact.measure === measure && fact.subject === subject)?.value;

test('an office computer says what can be compared, in shares and not in bytes', () => {
  const facts = factsOf(office);
  expect(valueIn(facts, 'disk-free', '/home')).toBe(0.3);
  expect(valueIn(facts, 'disk-free', '/')).toBe(28.1);
  expect(valueIn(facts, 'inodes-used', '/home')).toBe(44);
  expect(valueIn(facts, 'memory-available')).toBe(13.4);
  expect(valueIn(facts, 'swap-used')).toBe(81);
  expect(valueIn(facts, 'load'), '1.8 on six cores').toBe(0.3);
  expect(valueIn(facts, 'uptime')).toBe(93_784);
  expect(valueIn(facts, 'distribution')).toBe('Ubuntu 24.04.1 LTS');
  expect(valueIn(facts, 'desktop')).toBe('GNOME 46.2');
  expect(valueIn(facts, 'package', 'cups')).toBe('4:24.2.2-0ubuntu1');
  expect(valueIn(facts, 'printer', 'Lantai-2')).toBe('stopped');
});

test('what is off, failed, damaged or of another version is not there, and the rest is', () => {
  const broken = office.map((section) => (section.id === 'storage' ? { ...section, data: { filesystems: 'many' } } : section));
  expect(valueIn(factsOf(broken), 'disk-free', '/home')).toBeUndefined();
  expect(valueIn(factsOf(broken), 'kernel')).toBe('6.8.0-48-generic');
  const off = office.map((section) => (section.id === 'memory' ? { ...section, status: 'off' as const } : section));
  expect(valueIn(factsOf(off), 'memory-available')).toBeUndefined();
  expect(factsOf([])).toEqual([]);
});

test('nothing is divided by nothing, and a thousand packages are not a thousand facts', () => {
  const strange = office.map((section) => {
    const data = section.data as Record<string, unknown>;
    if (section.id === 'system') return { ...section, data: { ...data, cores: 0 } };
    if (section.id === 'memory') return { ...section, data: { ...data, total: 0, available: 0, swapTotal: 0, swapFree: 0 } };
    if (section.id === 'packages')
      return {
        ...section,
        data: { ...data, notable: Array.from({ length: 1000 }, (_, at) => ({ name: `p${at}`, version: '1', source: 'deb' })) },
      };
    return section;
  });
  const facts = factsOf(strange);
  expect(facts.filter(({ measure }) => ['load', 'memory-available', 'swap-used'].includes(measure))).toEqual([]);
  expect(facts.filter(({ measure }) => measure === 'package')).toHaveLength(24);
  expect(new Set(facts.map(({ measure, subject }) => `${measure} ${subject}`)).size).toBe(facts.length);
});

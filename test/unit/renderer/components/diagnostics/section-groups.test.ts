import { expect, test } from 'vitest';
import { groupSections } from '../../../../../renderer/components/diagnostics/section-groups.ts';
import type { Section } from '../../../../../shared/model/section.ts';
import { sectionIds } from '../../../../../shared/model/sections.ts';

const section = (id: string): Section => ({ id, status: 'ok', takenAt: '2026-11-24T04:10:00.000Z', durationMs: 1, data: {} });

test('every section has its group, once; one that a newer Pandu sends is of the computer', () => {
  const groups = groupSections([...sectionIds, 'of-tomorrow', 'constructor'].map(section));
  const all = groups.flatMap(({ sections }) => sections.map(({ id }) => id));
  expect(all).toHaveLength(sectionIds.length + 2);
  expect(new Set(all).size).toBe(all.length);
  expect(groups.find(({ group }) => group === 'computer')?.sections.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['memory', 'of-tomorrow', 'constructor']),
  );
});

test('a heading without sections is not there', () => {
  expect(groupSections([section('printers'), section('crash')]).map(({ group }) => group)).toEqual(['happened', 'devices']);
});

import { expect, test } from 'vitest';
import { daysSinceMigration, type Group } from '../../../../shared/model/group.ts';

const wave = (migratedOn: string | null): Group => ({ id: '019ab000-0000-7000-8000-000000000001', name: 'x', migratedOn });

test.each([
  ['in no group', [], null],
  ['in groups that are no waves', [wave(null)], null],
  ['of a wave still to come', [wave('2026-11-25')], null],
  ['on the day itself', [wave('2026-11-24')], 0],
  ['over the end of a month', [wave('2026-10-30')], 25],
  ['of two waves: the later one that has come', [wave('2026-09-01'), wave('2026-11-20'), wave('2026-12-01')], 4],
] as const)('days since migration, %s', (_, groups, days) => {
  expect(daysSinceMigration(groups, '2026-11-24')).toBe(days);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, diff } from '../../../../main/changes/diff.ts';
import { baseOf, baseSince, history } from '../../../../main/changes/history.ts';
import type { Snapshot, State } from '../../../../main/changes/state.ts';
import { changesSection } from '../../../../shared/model/sections/changes.ts';

const at = (day: number): string => new Date(Date.UTC(2026, 10, day)).toISOString();
const empty: State = { kernel: '6.1', bootedAt: 0, packages: {}, drivers: {}, settings: {}, devices: {}, unread: [] };
const moment = (day: number, state: Partial<State> = {}, healthy = true): Snapshot => ({
  version: 1,
  at: at(day),
  healthy,
  state: { ...empty, ...state },
});

const word = fc.oneof(fc.stringMatching(/^[a-z0-9.+_-]{1,12}$/), fc.constantFrom('__proto__', 'constructor', 'toString'));
const entries = fc.dictionary(word, word, { maxKeys: 12 });
const devices = fc
  .array(fc.tuple(fc.constantFrom('usb', 'sound', 'graphics', 'display', 'printer'), word), { maxLength: 8 })
  .map((all) => Object.fromEntries(all.map(([kind, name]) => [`${kind}:${name}`, '1'])));
const state: fc.Arbitrary<State> = fc.record({
  kernel: word,
  bootedAt: fc.constant(Date.UTC(2026, 10, 2)),
  packages: entries,
  drivers: entries,
  settings: entries,
  devices,
  unread: fc.constant([]),
});

/** What a list of changes makes of a state: the other direction of `diff`. */
function applied(before: State, changes: readonly Change[]): State {
  const parts = { packages: new Map(Object.entries(before.packages)), drivers: new Map(Object.entries(before.drivers)) };
  const more = { settings: new Map(Object.entries(before.settings)), devices: new Map(Object.entries(before.devices)) };
  let { kernel } = before;
  for (const { kind, name, to, device } of changes) {
    const part =
      kind === 'driver' ? parts.drivers : kind === 'setting' ? more.settings : kind.startsWith('device') ? more.devices : parts.packages;
    if (kind === 'kernel') kernel = to ?? '';
    else if (kind === 'device-added') part.set(`${device}:${name}`, '1');
    else if (kind === 'device-gone') part.delete(`${device}:${name}`);
    else if (to === undefined) part.delete(name);
    else part.set(name, to);
  }
  const { packages, drivers } = parts;
  return {
    ...before,
    kernel,
    packages: Object.fromEntries(packages),
    drivers: Object.fromEntries(drivers),
    settings: Object.fromEntries(more.settings),
    devices: Object.fromEntries(more.devices),
  };
}

describe('diff', () => {
  test('of a state with itself is empty', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(diff(moment(1, one), moment(2, one))).toEqual([]);
      }),
    );
  });

  test('tells everything: applied to the older state it makes the newer one', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        expect(applied(one, diff(moment(1, one), moment(3, other)))).toEqual({ ...other, bootedAt: one.bootedAt });
      }),
    );
  });

  test('backwards it has as many changes, with the sides swapped', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const there = diff(moment(1, one), moment(3, other)).map(({ name, from, to }) => ({ name, from, to }));
        const back = diff(moment(1, other), moment(3, one)).map(({ name, from, to }) => ({ name, from: to, to: from }));
        expect(back).toEqual(there);
      }),
    );
  });

  test('never yields more than there is in both', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const size = ({ packages, drivers, settings, devices: plugged }: State): number =>
          [packages, drivers, settings, plugged].reduce((sum, part) => sum + Object.keys(part).length, 1);
        expect(diff(moment(1, one), moment(3, other)).length).toBeLessThanOrEqual(size(one) + size(other));
      }),
    );
  });

  test('what could not be read is not gone', () => {
    const before = moment(1, { packages: { a: '1' }, settings: { 'gnome.theme': 'x', locale: 'id' }, devices: { 'printer:P': '1' } });
    const after = moment(2, { unread: ['packages', 'settings.gnome.', 'devices.printer:'] });
    expect(diff(before, after)).toEqual([{ at: at(2), kind: 'setting', name: 'locale', from: 'id' }]);
  });

  test('a kernel is new since the start with it, a second screen of the same kind was added', () => {
    const before = moment(1, { devices: { 'display:DEL U2412M': '1' } });
    const after = moment(4, { kernel: '6.2', bootedAt: Date.parse(at(3)), devices: { 'display:DEL U2412M': '2' } });
    expect(diff(before, after)).toEqual([
      { at: at(3), kind: 'kernel', name: 'linux', from: '6.1', to: '6.2' },
      { at: at(4), kind: 'device-added', name: 'DEL U2412M', device: 'display' },
    ]);
  });
});

describe('where the comparison begins', () => {
  const now = Date.parse(at(20));
  test('the last that was well and is a week old; else the oldest, and a week of logs in any case', () => {
    const days = (list: readonly (readonly [number, boolean])[]) => {
      const { since, basis, chain } = baseOf(
        list.map(([day, well]) => moment(day, {}, well)),
        now,
      );
      return { since: new Date(since).toISOString(), basis, chain: chain.map((one) => new Date(one.at).getUTCDate()) };
    };
    const many = [
      [5, true],
      [10, true],
      [12, false],
      [19, true],
    ] as const;
    expect(days(many)).toEqual({ since: at(10), basis: 'last-healthy', chain: [10, 12, 19] });
    expect(
      days([
        [16, false],
        [17, true],
      ]),
    ).toEqual({ since: at(13), basis: 'oldest', chain: [16, 17] });
    expect(
      days([
        [9, false],
        [17, true],
      ]),
    ).toEqual({ since: at(9), basis: 'oldest', chain: [9, 17] });
    expect(days([])).toEqual({ since: at(13), basis: 'logs', chain: [] });
  });

  test('asked for a time: the snapshot before it is compared, and nothing older is told', () => {
    const snapshots = [moment(5), moment(10, { packages: { a: '1' } }), moment(15, { packages: { a: '2' } })];
    const base = baseSince(snapshots, Date.parse(at(12)));
    expect(history(base, moment(20, { packages: { a: '2' } }), []).items).toMatchObject([{ at: at(15), name: 'a', from: '1', to: '2' }]);
  });
});

describe('the history', () => {
  test('goes step by step, newest first, and a log knows better when a package changed', () => {
    const base = baseOf(
      [moment(10, { packages: { a: '1' } }), moment(12, { packages: { a: '2' }, settings: { locale: 'en' } })],
      Date.parse(at(10)),
    );
    const logged: Change = { at: '2026-11-11T08:30:00.000Z', kind: 'upgraded', name: 'a', from: '1', to: '2' };
    const { items } = history(base, moment(20, { packages: { a: '2' }, settings: { locale: 'id' } }), [logged]);
    expect(items.map(({ at: time, name, to }) => [time, name, to])).toEqual([
      [at(20), 'locale', 'id'],
      [at(12), 'locale', 'en'],
      ['2026-11-11T08:30:00.000Z', 'a', '2'],
    ]);
  });

  test('a thousand packages do not push out the one screen, and what is left out is counted', () => {
    const packages = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`p${index}`, '1']));
    const base = baseOf([moment(10)], Date.parse(at(20)));
    const { items, omitted } = history(base, moment(20, { packages, devices: { 'display:Q': '1' } }), []);
    expect(items.filter(({ kind }) => kind === 'device-added')).toHaveLength(1);
    expect(items.length + omitted).toBe(1001);
    const section = { sinceAt: at(10), untilAt: at(20), basis: base.basis, items, omitted };
    expect(changesSection.safeParse(section).success).toBe(true);
  });
});

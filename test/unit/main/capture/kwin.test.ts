import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activeWindowFrom } from '../../../../main/capture/kwin.ts';

test('what KWin says of a window', () => {
  const said = { wmClass: 'firefox', desktopId: 'org.mozilla.firefox', pid: 4321 };
  expect(activeWindowFrom(JSON.stringify(said))).toEqual(said);
  expect(activeWindowFrom(JSON.stringify({ ...said, desktopId: '', caption: 'My bank' }))).toEqual({ wmClass: 'firefox', pid: 4321 });
});

test('names without an end are cut', () => {
  const found = activeWindowFrom(JSON.stringify({ wmClass: 'x'.repeat(9000), desktopId: 'y'.repeat(201) }));
  expect(found).toEqual({ wmClass: 'x'.repeat(200), desktopId: 'y'.repeat(200) });
});

test.each([
  ['no window is active', 'null'],
  ['nothing is answered in time', null],
  ['it is cut off', '{"pid":'],
  ['it is something else', '"firefox"'],
])('none when %s', (_, said) => {
  expect(activeWindowFrom(said)).toBeNull();
});

test('whatever any program on the bus sends, only a process number and two short names come out', () => {
  const field = fc.oneof(fc.string({ maxLength: 400 }), fc.integer(), fc.double(), fc.jsonValue());
  const window = fc.record({ pid: field, wmClass: field, desktopId: field, other: field }, { requiredKeys: [] });
  const sent = fc.oneof(
    window.map((one) => JSON.stringify(one)),
    fc.json(),
    fc.string(),
    fc.anything(),
  );
  fc.assert(
    fc.property(sent, (some) => {
      const found = activeWindowFrom(some);
      if (found === null) return;
      const { pid, wmClass, desktopId, ...rest } = found;
      expect(rest).toEqual({});
      if (pid !== undefined) expect(Number.isSafeInteger(pid) && pid > 0).toBe(true);
      for (const name of [wmClass, desktopId]) if (name !== undefined) expect(name.length > 0 && name.length <= 200).toBe(true);
    }),
    { numRuns: 500 },
  );
});

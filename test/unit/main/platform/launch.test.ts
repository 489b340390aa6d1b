import fc from 'fast-check';
import { expect, test } from 'vitest';
import { launchFrom, launchOf } from '../../../../main/platform/launch.ts';

test.each([
  ['the launcher entry', [], { kind: 'open', view: { name: 'home' } }],
  ['the hotkey of a desktop environment', ['--report'], { kind: 'open', view: { name: 'report' } }],
  ['My reports', ['--reports'], { kind: 'open', view: { name: 'reports' } }],
  ['the session, which starts it', ['--hidden'], { kind: 'stay' }],
  ['a package that is being removed', ['--quit'], { kind: 'quit' }],
  ['what Chromium adds', ['--no-sandbox', '--tips', '/usr/share/pandu'], { kind: 'open', view: { name: 'tips' } }],
  ['a view that is asked for at the start of the session', ['--hidden', '--report'], { kind: 'open', view: { name: 'report' } }],
  ['an end, whatever else is said', ['--report', '--quit'], { kind: 'quit' }],
  ['nothing that we know', ['constructor', '__proto__', '--toString', 'report'], { kind: 'open', view: { name: 'home' } }],
])('%s', (_, args, launch) => {
  expect(launchFrom(args)).toEqual(launch);
});

test('a second launch says it by what it handed over; its command line counts only without that', () => {
  expect(launchOf({ args: ['--report'] }, ['--tips'])).toEqual({ kind: 'open', view: { name: 'report' } });
  expect(launchOf({ args: [] }, ['--tips'])).toEqual({ kind: 'open', view: { name: 'home' } });
  expect(launchOf(undefined, ['--tips'])).toEqual({ kind: 'open', view: { name: 'tips' } });
});

test('whatever another process hands over, what comes out is a launch', () => {
  const args = fc.array(fc.oneof(fc.anything(), fc.constantFrom('--report', '--hidden', '--quit')));
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ args })), (data) => {
      const launch = launchOf(data, []);
      if (launch.kind === 'open') expect(['home', 'report']).toContain(launch.view.name);
      else expect(['stay', 'quit']).toContain(launch.kind);
    }),
    { numRuns: 200 },
  );
});

import { describe, expect, test } from 'vitest';
import { changesText, run, sinceTime } from '../../../../main/cli/changes.ts';
import type { Io } from '../../../../main/cli/command.ts';
import { changesSection } from '../../../../shared/model/sections/changes.ts';

const now = Date.UTC(2026, 10, 24, 12);

describe('pandu changes', () => {
  test.each([
    ['90m', now - 90 * 60_000],
    ['12h', now - 12 * 3_600_000],
    ['7d', now - 7 * 86_400_000],
    ['2w', now - 14 * 86_400_000],
    ['2026-11-20', new Date('2026-11-20T00:00:00').getTime()],
  ])('--since %s', (text, time) => expect(sinceTime(text, now)).toBe(time));

  test.each(['', '7', 'd', '7 d', '-7d', '7days', '999999w', '2026-13-01', '2027-01-01', 'yesterday'])(
    '--since %j is no time in the past',
    (text) => expect(sinceTime(text, now)).toBeNull(),
  );

  test('one line a change, with what it was and what it is', () => {
    const at = new Date('2026-11-22T10:05:00').toISOString();
    const text = changesText({
      sinceAt: at,
      untilAt: at,
      basis: 'logs',
      items: [
        { at, kind: 'upgraded', name: 'firefox-esr', from: '128.4', to: '128.5' },
        { at, kind: 'device-added', name: 'DELL U2412M', device: 'display' },
      ],
      omitted: 3,
    });
    expect(text).toBe(
      [
        '2026-11-22 10:05  upgraded      firefox-esr  128.4 -> 128.5',
        '2026-11-22 10:05  device-added  display: DELL U2412M',
        '… and 3 more\n',
      ].join('\n'),
    );
    expect(changesText({ sinceAt: at, untilAt: at, basis: 'logs', items: [] })).toBe('Nothing changed since 2026-11-22 10:05.\n');
  });

  test('--json is one object on one line that fits the contract', async () => {
    const said: string[] = [];
    const home = '/nonexistent';
    const io: Io = {
      env: {},
      home,
      out: async (text) => void said.push(text),
      note: () => undefined,
      stdin: () => process.stdin,
      signal: new AbortController().signal,
    };
    await run(['--since', '1m', '--json'], io);
    expect(said.join('')).toMatch(/^[^\n]+\n$/);
    expect(changesSection.parse(JSON.parse(said.join(''))).basis).toBe('logs');
  });
});

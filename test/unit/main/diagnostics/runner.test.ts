import { describe, expect, test } from 'vitest';
import type { Collector } from '../../../../main/diagnostics/collector.ts';
import { createDiagnostics } from '../../../../main/diagnostics/diagnostics.ts';
import { validateSection } from '../../../../main/diagnostics/validate.ts';
import { sectionSchema } from '../../../../shared/model/section.ts';

const good: Collector<'memory'> = {
  id: 'memory',
  title: 'good',
  cost: 'quick',
  timeLimitMs: 1000,
  collect: () => ({ data: { total: 8e9, available: 4e9, swapTotal: 0, swapFree: 0 } }),
};
const hanging: Collector<'journal'> = {
  id: 'journal',
  title: 'hangs',
  cost: 'slow',
  timeLimitMs: 50,
  collect: () => new Promise(() => {}),
};
const broken: Collector<'network'> = {
  id: 'network',
  title: 'throws',
  cost: 'quick',
  timeLimitMs: 1000,
  collect: () => {
    throw new Error('cannot read /home/budi/x with password=hunter2');
  },
};
const wrong = { ...good, id: 'storage', collect: () => ({ data: { filesystems: 'none' } }) } as unknown as Collector;

function diagnosticsOf(...collectors: readonly unknown[]) {
  return createDiagnostics({
    env: {},
    uid: 1000,
    home: '/home/budi',
    now: () => Date.UTC(2026, 10, 24),
    exec: null,
    validate: validateSection,
    collectors: collectors as readonly Collector[],
    identity: { userName: 'budi', home: '/home/budi' },
  });
}

describe('a collector', () => {
  test('that hangs, throws or yields nonsense costs nothing else', async () => {
    const seen: string[] = [];
    const { sections } = await diagnosticsOf(good, hanging, broken, wrong).run({ onSection: ({ id }) => seen.push(id) });
    expect(sections.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'memory ok',
      'journal timeout',
      'network failed',
      'storage partial',
    ]);
    expect(sections.every((section) => sectionSchema.safeParse(section).success)).toBe(true);
    expect(new Set(seen)).toEqual(new Set(['memory', 'journal', 'network', 'storage']));
    expect(seen.at(-1)).toBe('journal');
  });

  test('that throws gives its reason, redacted', async () => {
    const { sections } = await diagnosticsOf(broken).run();
    expect(sections[0]?.error).toBe('cannot read ~/x with password=[secret-1]');
  });

  test('that is switched off collects nothing', async () => {
    let asked = 0;
    const counting = {
      ...good,
      collect: () => {
        asked += 1;
        return null;
      },
    };
    const { sections } = await diagnosticsOf(counting).run({ off: ['memory'] });
    expect(sections[0]).toMatchObject({ id: 'memory', status: 'off' });
    expect(sections[0]).not.toHaveProperty('data');
    expect(asked).toBe(0);
  });

  test('hears of its time limit', async () => {
    let heard: AbortSignal | null = null;
    const listening = {
      ...hanging,
      collect: ({ signal }: { signal: AbortSignal }) => {
        heard = signal;
        return new Promise<null>(() => {});
      },
    };
    await diagnosticsOf(listening).run();
    expect(heard).toMatchObject({ aborted: true });
  });
});

test('an aborted run ends at once, and says so in each section', async () => {
  const stop = new AbortController();
  const run = diagnosticsOf({ ...hanging, timeLimitMs: 60_000 }).run({ signal: stop.signal });
  stop.abort();
  expect((await run).sections[0]).toMatchObject({ status: 'failed', error: 'stopped' });
});

test('the quick set leaves out what is slow; ids choose', async () => {
  const all = diagnosticsOf(good, hanging);
  expect((await all.run({ quick: true })).sections.map(({ id }) => id)).toEqual(['memory']);
  expect((await all.run({ ids: ['journal'] })).sections.map(({ id }) => id)).toEqual(['journal']);
});
